package apptest

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"golang.org/x/crypto/argon2"

	"kompas/app"
	"kompas/kompas"
	"kompas/store"
)

// cast gives a name to the person of each role.
func cast() map[kompas.Role]string {
	return map[kompas.Role]string{
		kompas.RoleManager: "Tineke Bakker", kompas.RoleGuide: "Karin Begeleider", kompas.RolePolicy: "Bea Advies",
		kompas.RoleAreaAdvisor: "Gerard Gebied", kompas.RoleAnalyst: "Daan Cijfer", kompas.RolePurchaser: "Ina Koper",
		kompas.RoleExecutive: "Wout Houder", kompas.RoleClerk: "Greet Griffie", kompas.RoleCouncil: "Ruud Lid",
		kompas.RoleProvider: "Anja Aanbieder", kompas.RoleProfessional: "Petra Wijk", kompas.RoleVolunteer: "Vera Vrijwillig",
		kompas.RolePrivacy: "Fatima Privacy",
	}
}

// populate makes two spaces, an organisation and a signed-in person for every role.
func (w *World) populate() {
	w.T.Helper()
	w.Space = w.AddSpace(kompas.Space{Kind: kompas.MunicipalitySpace, Name: "Gemeente Baarn", Slug: "baarn", AreaCode: "GM0308", HorizonDefault: 4})
	w.Elsewhere = w.AddSpace(kompas.Space{Kind: kompas.MunicipalitySpace, Name: "Gemeente Soest", Slug: "soest", AreaCode: "GM0342", HorizonDefault: 4})
	w.Organisation = w.AddOrganisation(w.Space, "Stichting Buurtkracht", "aanbieder")
	for _, role := range kompas.AccountRoles() {
		m := kompas.Membership{Role: role, ScopeKind: kompas.ScopeSpace}
		switch role {
		case kompas.RoleProvider, kompas.RoleProfessional, kompas.RoleVolunteer:
			m.ScopeKind, m.ScopeID = kompas.ScopeOrganisation, string(w.Organisation.ID)
		case kompas.RoleAreaAdvisor:
			m.ScopeKind, m.ScopeID = kompas.ScopeArea, w.Space.AreaCode
		}
		w.people[role] = w.AddPerson(cast()[role])
		w.AddMembership(w.Space, w.people[role], m)
	}
	w.Stranger = w.AddPerson("Sanne Soest")
	w.AddMembership(w.Elsewhere, w.Stranger, kompas.Membership{Role: kompas.RoleManager, ScopeKind: kompas.ScopeSpace})
	w.AddMembership(w.Elsewhere, w.Stranger, kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace})
}

// AddSpace makes a space.
func (w *World) AddSpace(s kompas.Space) kompas.Space {
	w.T.Helper()
	w.must(w.Store.Update(w.T.Context(), func(tx *store.Tx) (err error) {
		s.ID, err = tx.InsertSpace(s)
		return err
	}))
	return s
}

// AddOrganisation makes an organisation in a space.
func (w *World) AddOrganisation(in kompas.Space, name string, kind kompas.OrganisationKind) kompas.Organisation {
	w.T.Helper()
	o := kompas.Organisation{ID: kompas.OrganisationID(w.Kit.NewID()), Name: name, Kind: kind, Version: 1}
	w.must(w.Store.Tenant(in.ID).Update(w.T.Context(), func(tx *store.Tx) error { return tx.InsertOrganisation(o) }))
	return o
}

// AddPerson makes an account and signs it in; the address is made from the name: vera.vrijwillig@voorbeeld.nl.
func (w *World) AddPerson(name string) kompas.Person {
	w.T.Helper()
	p := kompas.Person{ID: kompas.PersonID(w.Kit.NewID()), Name: name, Language: "nl",
		Email: strings.ReplaceAll(kompas.Fold(name), " ", ".") + "@voorbeeld.nl", Version: 1}
	w.must(w.Store.Update(w.T.Context(), func(tx *store.Tx) error { return tx.InsertPerson(p, "") }))
	w.SignIn(p)
	return p
}

// AddMembership gives a person a role in a space; from the first day of the year when it does not say.
func (w *World) AddMembership(in kompas.Space, p kompas.Person, m kompas.Membership) kompas.Membership {
	w.T.Helper()
	m.ID, m.PersonID = kompas.MembershipID(w.Kit.NewID()), p.ID
	if m.ValidFrom == "" {
		m.ValidFrom = "2026-01-01"
	}
	w.must(w.Store.Tenant(in.ID).Update(w.T.Context(), func(tx *store.Tx) error { return tx.InsertMembership(m, p.ID) }))
	return m
}

// signedIn is a person's newest sign-in.
type signedIn struct {
	token string
	at    time.Time
}

// SignIn signs a person in, beside the devices that were, and gives the token.
func (w *World) SignIn(p kompas.Person) string {
	w.T.Helper()
	token := w.newToken()
	l := kompas.Login{ID: w.Kit.NewID(), PersonID: p.ID, Device: "proef", SecondFactor: true, ExpiresAt: w.Clock.Now().Add(kompas.LoginMax)}
	w.must(w.Store.Update(w.T.Context(), func(tx *store.Tx) error { return tx.InsertLogin(l, app.HashToken(token)) }))
	w.tokens[p.ID] = signedIn{token, w.Clock.Now()}
	return token
}

// token gives the token of a person's sign-in, a new one when the test let more than an hour pass.
func (w *World) token(p kompas.Person) string {
	w.T.Helper()
	if in := w.tokens[p.ID]; w.Clock.Now().Sub(in.at) < time.Hour {
		return in.token
	}
	return w.SignIn(p)
}

func (w *World) must(err error) {
	w.T.Helper()
	if err != nil {
		w.T.Fatal(err)
	}
}

// SetPassword gives a person a password, at the lowest cost there is.
func (w *World) SetPassword(p kompas.Person, password string) {
	w.T.Helper()
	salt := []byte("zout van de test")
	b64 := base64.RawStdEncoding.EncodeToString
	hash := fmt.Sprintf("$argon2id$v=%d$m=8,t=1,p=1$%s$%s", argon2.Version, b64(salt), b64(argon2.IDKey([]byte(password), salt, 1, 8, 1, 32)))
	w.must(w.Store.Update(w.T.Context(), func(tx *store.Tx) error { return tx.SetPassword(p.ID, hash) }))
}
