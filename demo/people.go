package demo

import (
	"strings"

	"kompas/kompas"
)

// The spaces of the demonstration, by the last part of their address.
const (
	baarn      = "gemeente-baarn"
	wissel     = "welzijn-wisselplaats"
	bruggen    = "samenwerking-drie-bruggen"
	founding   = -440 // the day on which the spaces begin
	joined     = -125 // the day after which municipalities of the partnership have their own people in it
	baarnCode  = "GM0308"
	linkOfDemo = "DEM0-BAAR-N001" // opens the compass on getting by to residents: a demonstration has no secrets
)

// Link is the address by which a visitor takes part as a resident.
func Link() string { return "/r/" + baarn + "/m/" + linkOfDemo }

// Person is somebody of the demonstration: who, and which roles in which space.
type Person struct {
	key   string
	Name  string
	Roles []Role
}

// Role is a role of a person in a space; who speaks for a party names it.
type Role struct {
	Space        string
	Role         kompas.Role
	organisation string
	area         string // whose college or council it is, in a partnership
}

// address gives the e-mail address of a person; nobody can have it.
func address(key string) string { return key + "@demo.example" }

// People lists everybody. Nobody of them exists.
func People() []Person {
	return []Person{
		{"tineke", "Tineke Vermaat", []Role{{baarn, kompas.RoleManager, "", ""}}},
		{"karim", "Karim Boukari", []Role{{baarn, kompas.RoleGuide, "", ""}}},
		{"marloes", "Marloes Haverkate", []Role{{baarn, kompas.RolePolicy, "", ""}}},
		{"jesse", "Jesse Oldenkamp", []Role{{baarn, kompas.RoleAreaAdvisor, "", ""}}},
		{"priya", "Priya Ramdat", []Role{{baarn, kompas.RoleAnalyst, "", ""}}},
		{"wessel", "Wessel Drogendijk", []Role{{baarn, kompas.RolePurchaser, "", ""}}},
		{"annelien", "Annelien van Eikeren", []Role{{baarn, kompas.RoleExecutive, "", ""}, {bruggen, kompas.RoleExecutive, "", baarnCode}}},
		{"rutger", "Rutger Spaanstra", []Role{{baarn, kompas.RoleClerk, "", ""}, {bruggen, kompas.RoleClerk, "", baarnCode}}},
		{"noor", "Noor Abbink", []Role{{baarn, kompas.RoleCouncil, "", ""}, {bruggen, kompas.RoleCouncil, "", baarnCode}}},
		{"dilek", "Dilek Sarisoy", []Role{{baarn, kompas.RoleProvider, wisselplaats, ""},
			{wissel, kompas.RoleGuide, "", ""}, {wissel, kompas.RoleManager, "", ""}, {wissel, kompas.RolePolicy, "", ""}}},
		{"bram", "Bram Kuitert", []Role{{baarn, kompas.RoleProfessional, wisselplaats, ""}}},
		{"ida", "Ida Roelvink", []Role{{baarn, kompas.RoleVolunteer, buurttafel, ""}}},
		{"femke", "Femke Zuurbier", []Role{{baarn, kompas.RolePrivacy, "", ""}}},
		{"hidde", "Hidde Postmus", []Role{{bruggen, kompas.RoleGuide, "", ""}, {bruggen, kompas.RolePolicy, "", ""}, {bruggen, kompas.RoleManager, "", ""}}},
		{"lodewijk", "Lodewijk Teunisse", []Role{{bruggen, kompas.RoleExecutive, "", soestCode}}},
		{"wieke", "Wieke Tollenaar", []Role{{bruggen, kompas.RoleExecutive, "", eemnesCode}}},
	}
}

// Parties that take part. None of them exists.
const (
	wisselplaats = "Welzijn Wisselplaats"
	buurttafel   = "Buurttafel Om de Hoek"
	rekentafel   = "Budgetmaatjes De Rekentafel"
	zevendehuis  = "Woonstichting Het Zevende Huis"
	boekenbrug   = "Bibliotheek De Boekenbrug"
	werkbank     = "Werkplaats De Gouden Bank"
	regenvogel   = "Basisschool De Regenvogel"
	bredebries   = "Thuiszorg Brede Bries"
	gemeente     = "Gemeente Baarn"
)

// peopleSteps makes the spaces and who is in them.
func peopleSteps() []step {
	steps := []step{
		spaceStep(kompas.Space{Kind: kompas.MunicipalitySpace, Name: "Gemeente Baarn", AreaCode: baarnCode}),
		spaceStep(kompas.Space{Kind: kompas.ProviderSpace, Name: wisselplaats}),
		spaceStep(kompas.Space{Kind: kompas.PartnershipSpace, Name: "Samenwerking Drie Bruggen"}),
	}
	for _, p := range People() {
		for _, r := range p.Roles {
			day := founding
			if r.area != "" {
				day = joined
			}
			steps = append(steps, step{day, p.key + " " + string(r.Role) + " " + r.Space, func(s *stage) (string, error) {
				form := map[string]string{"naam": p.Name, "email": address(p.key), "rol": string(r.Role), "bereik": "tenant", "organisatie": r.organisation}
				if r.Role == kompas.RoleAreaAdvisor {
					form["bereik"] = kompas.ScopeText(kompas.ScopeArea, baarnCode)
				}
				if r.area != "" {
					form["bereik"] = kompas.ScopeText(kompas.ScopeArea, r.area)
				}
				return "", s.app.AddDemoPerson(s.ctx, r.Space, form)
			}})
		}
	}
	return steps
}

func spaceStep(space kompas.Space) step {
	return step{founding, "ruimte " + strings.ToLower(space.Name), func(s *stage) (string, error) { return s.app.AddDemoSpace(s.ctx, space) }}
}

// spaceSteps says where people can turn to.
func spaceSteps() []step {
	return []step{{-439, "contact " + baarn, func(s *stage) (string, error) {
		by, err := s.as("tineke", baarn)
		if err != nil {
			return "", err
		}
		_, err = s.app.EditSpace(s.ctx, by, edit("contact", "kompas@baarn.example"))
		return "", err
	}}}
}
