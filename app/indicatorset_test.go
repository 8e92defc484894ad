package app_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// setWorld is a partnership that keeps a set, a municipality and a provider that may use it, and a space that has nothing
// to do with it.
type setWorld struct {
	depthWorld
	owner, theirs, outside app.Actor // of the partnership, of the provider, of the other space
	set                    kompas.IndicatorSetID
	item                   string
}

func withSet(t *testing.T, w *apptest.World) *setWorld {
	t.Helper()
	x := &setWorld{depthWorld: withDepth(t, w)}
	for slug, a := range map[string]struct {
		kind kompas.SpaceKind
		by   *app.Actor
	}{"bruggen": {kompas.PartnershipSpace, &x.owner}, "buurtkracht": {kompas.ProviderSpace, &x.theirs}, "elders": {kompas.PartnershipSpace, &x.outside}} {
		space := w.AddSpace(kompas.Space{Kind: a.kind, Name: "Ruimte " + slug, Slug: slug, HorizonDefault: 4})
		p := w.AddPerson("Iemand van " + slug)
		w.AddMembership(space, p, kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace})
		*a.by = w.ActorOf(p, slug)
	}
	id, err := w.App.AddSet(t.Context(), x.owner, map[string]string{"setnaam": "Hulp aan huis", "setdomein": "wmo"}, "")
	x.must(err)
	x.set = kompas.IndicatorSetID(id)
	x.item, err = w.App.AddSetItem(t.Context(), x.owner, x.set, setWords(), "")
	x.must(err)
	return x
}

// setWords is an indicator as the form of a set asks it.
func setWords(change ...string) map[string]string {
	form := map[string]string{"indicator": "Kan zelf de dag door", "definitie": "Deel dat zegt zich thuis te redden", "aard": "beleving", "eenheid": "procent",
		"richting": "omhoog", "grondslag": "steekproef", "aspect": "doelrealisatie", "over-wie": "voorziening"}
	for i := 0; i+1 < len(change); i += 2 {
		form[change[i]] = change[i+1]
	}
	return form
}

func (x *setWorld) must(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

func (x *setWorld) invite(by app.Actor, address string) error {
	return x.App.InviteToSet(x.t.Context(), by, x.set, map[string]string{"ruimteadres": address}, "")
}

func (x *setWorld) join(by app.Actor) error { return x.App.JoinSet(x.t.Context(), by, x.set, "") }

// reword changes an indicator of the set as its form does.
func (x *setWorld) reword(by app.Actor, spelling string, change ...string) error {
	x.t.Helper()
	p, err := x.App.SetPage(x.t.Context(), x.owner, x.set)
	x.must(err)
	e := app.Edit{Version: p.Items[0].Version}
	for field, value := range setWords(change...) {
		e.Changes = append(e.Changes, app.Change{Field: field, Value: value})
	}
	_, err = x.App.EditSetItem(x.t.Context(), by, x.set, x.item, spelling, e)
	return err
}

// history gives what the history of a space says about sets, newest first.
func (x *setWorld) history(by app.Actor) string {
	x.t.Helper()
	var out []string
	x.must(x.Store.Tenant(by.Space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		lines, err := tx.History("", "", 100)
		for _, l := range lines {
			if strings.HasPrefix(l.Action, "set_") {
				out = append(out, l.PersonName+" "+l.Action)
			}
		}
		return err
	}))
	return strings.Join(out, ", ")
}

// offered says whether somebody finds the set among the examples of the municipality.
func (x *setWorld) offered(by app.Actor) []kompas.Offer {
	x.t.Helper()
	p, err := x.App.ExamplesPage(x.t.Context(), by, x.slug, inDutch)
	x.must(err)
	return slices.DeleteFunc(p.Offers, func(o kompas.Offer) bool { return o.From == "" })
}

func code(err error) string {
	e := fault.As(err)
	switch {
	case e == nil:
		return fmt.Sprint(err)
	case len(e.Fields) == 1:
		return e.Fields[0].Field + " " + e.Fields[0].Code
	}
	return e.Code
}

func TestASetIsSharedByInvitationAndAnsweredByTheOtherSpace(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withSet(t, w)
		x.must(x.invite(x.owner, "https://kompas.example/r/baarn/kompassen"))
		p, err := w.App.SetsPage(t.Context(), x.policy)
		if err != nil || len(p.Waiting) != 1 || p.Waiting[0].Owner != "Ruimte bruggen" || len(p.Joined)+len(p.Own) != 0 {
			t.Fatalf("the invitation: %+v %v", p, err)
		}
		if got := x.offered(x.policy); len(got) != 0 {
			t.Errorf("offered before there was an answer: %+v", got)
		}
		x.must(x.join(x.policy))
		got := x.offered(x.policy)
		if len(got) != 1 || got[0].Set != "Hulp aan huis" || got[0].From != "Ruimte bruggen" || len(got[0].Indicators) != 1 || got[0].Indicators[0].SetEdition != 1 {
			t.Errorf("offered: %+v", got)
		}
		page, err := w.App.SetPage(t.Context(), x.owner, x.set)
		if err != nil || len(page.Members) != 1 || page.Members[0].AnsweredOn != w.App.Today() || len(page.Invitations) != 0 {
			t.Errorf("the owner sees: %+v %v", page, err)
		}
		if theirs, err := w.App.SetPage(t.Context(), x.policy, x.set); err != nil || len(theirs.Members)+len(theirs.Invitations) != 0 || theirs.IsOwner {
			t.Errorf("who takes part sees who else does: %+v %v", theirs, err)
		}
		x.must(w.App.LeaveSet(t.Context(), x.policy, x.set, ""))
		if len(x.offered(x.policy)) != 0 {
			t.Error("offered after leaving")
		}
		if _, err := w.App.SetPage(t.Context(), x.policy, x.set); !fault.Is(err, fault.NotFound) {
			t.Errorf("after leaving: %v", err)
		}
		if got := x.history(x.policy); got != x.policy.Person.Name+" set_leave, "+x.policy.Person.Name+" set_join, Ruimte bruggen set_invite" {
			t.Errorf("history of the municipality: %s", got)
		}
		if got := x.history(x.owner); got != "Gemeente Baarn set_leave, Gemeente Baarn set_join, Iemand van bruggen set_invite" {
			t.Errorf("history of the partnership: %s", got)
		}
		if _, err := x.Store.Verify(context.Background(), nil, func(f *fault.Error) { t.Error(f) }); err != nil {
			t.Error(err)
		}
	})
}

func TestAnInvitationTellsNobodyWhichSpacesThereAre(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withSet(t, w)
		for address, want := range map[string]string{"": "ruimteadres verplicht", "bruggen": "ruimteadres eigen_ruimte", "geen adres": "ruimteadres geen_ruimteadres",
			"https://x.nl/r/bruggen/kompassen": "ruimteadres eigen_ruimte"} {
			if err := x.invite(x.owner, address); code(err) != want {
				t.Errorf("%q: %v", address, code(err))
			}
		}
		for _, address := range []string{"baarn", "nergens"} { // one that is, and one that is not
			x.must(x.invite(x.owner, address))
			if err := x.invite(x.owner, address); code(err) != "ruimteadres set_al_uitgenodigd" {
				t.Errorf("%s asked twice: %v", address, code(err))
			}
		}
		p, err := w.App.SetPage(t.Context(), x.owner, x.set)
		if err != nil || len(p.Members) != 0 || len(p.Invitations) != 2 || p.Invitations[0].InvitedOn != p.Invitations[1].InvitedOn {
			t.Errorf("the owner sees a difference: %+v %v", p, err)
		}
		for _, address := range []string{"baarn", "nergens"} {
			x.must(w.App.WithdrawFromSet(t.Context(), x.owner, x.set, address, ""))
			if err := w.App.WithdrawFromSet(t.Context(), x.owner, x.set, address, ""); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s taken back twice: %v", address, code(err))
			}
		}
		if err := x.join(x.policy); code(err) != "set_uitnodiging_ingetrokken" {
			t.Errorf("accepting what was taken back: %v", err)
		}
		late := w.AddSpace(kompas.Space{Kind: kompas.ProviderSpace, Name: "Nergens", Slug: "nergens", HorizonDefault: 4})
		person := w.AddPerson("Late Komer")
		w.AddMembership(late, person, kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace})
		if err := x.join(w.ActorOf(person, "nergens")); !fault.Is(err, fault.NotFound) {
			t.Errorf("a space that came later: %v", err)
		}
		x.must(x.invite(x.owner, "baarn"))
		x.must(x.join(x.policy))
		if err := x.invite(x.owner, "baarn"); code(err) != "ruimteadres set_doet_al_mee" {
			t.Errorf("who takes part is asked again: %v", code(err))
		}
		if err := x.join(x.policy); code(err) != "set_uitnodiging_voorbij" {
			t.Errorf("accepted twice: %v", code(err))
		}
		if err := w.App.DeclineSet(t.Context(), x.policy, x.set, ""); code(err) != "set_uitnodiging_voorbij" {
			t.Errorf("declined after accepting: %v", code(err))
		}
	})
}

func TestASetIsNotThereForWhoTakesNoPartAndNotChangedByWhoOnlyUsesIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withSet(t, w)
		ctx := t.Context()
		x.must(x.invite(x.owner, "baarn"))
		x.must(x.join(x.policy))
		writes := func(by app.Actor) map[string]error {
			_, edited := w.App.EditSet(ctx, by, x.set, app.Edit{Changes: []app.Change{{Field: "setnaam", Value: "Anders"}}})
			_, added := w.App.AddSetItem(ctx, by, x.set, setWords("indicator", "Iets anders"), "")
			return map[string]error{"edit": edited, "add": added, "reword": x.reword(by, "", "eenheid", "aantal"), "remove": w.App.RemoveSetItem(ctx, by, x.set, x.item),
				"restore": w.App.RestoreSetItem(ctx, by, x.set, x.item), "invite": x.invite(by, "elders"), "withdraw": w.App.WithdrawFromSet(ctx, by, x.set, "elders", "")}
		}
		for what, err := range writes(x.policy) {
			if !fault.Is(err, fault.Forbidden) {
				t.Errorf("who only uses it may %s: %v", what, err)
			}
		}
		all := writes(x.outside)
		_, all["read"] = w.App.SetPage(ctx, x.outside, x.set)
		all["join"], all["leave"] = x.join(x.outside), w.App.LeaveSet(ctx, x.outside, x.set, "")
		for what, err := range all {
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("who has nothing to do with it, %s: %v", what, err)
			}
		}
		for _, role := range []kompas.Role{kompas.RoleGuide, kompas.RoleExecutive, kompas.RoleProvider, kompas.RoleManager, kompas.RoleCouncil} {
			by := w.Actor(role)
			if err := w.App.LeaveSet(ctx, by, x.set, ""); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s answers for the space: %v", role, err)
			}
			if _, err := w.App.AddSet(ctx, by, map[string]string{"setnaam": "x", "setdomein": "eigen"}, ""); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s makes a set: %v", role, err)
			}
			_, err := w.App.SetPage(ctx, by, x.set)
			if reads := role == kompas.RoleGuide || role == kompas.RoleExecutive || role == kompas.RoleProvider; (err == nil) != reads {
				t.Errorf("%s reads: %v", role, err)
			}
		}
		if p, err := w.App.SetPage(ctx, x.owner, x.set); err != nil || p.Name != "Hulp aan huis" || len(p.Items) != 1 || p.Items[0].Edition != 1 {
			t.Errorf("something changed: %+v %v", p, err)
		}
	})
}

// follow gives the municipality an indicator of the set, and how its page is opened and a newer edition is taken over.
func (x *setWorld) follow() (look func() app.IndicatorPage, take func() error) {
	x.t.Helper()
	ctx := x.t.Context()
	x.must(x.invite(x.owner, "baarn"))
	x.must(x.join(x.policy))
	address, _ := x.withIndicator()
	_, err := x.App.TakeOver(ctx, x.policy, x.slug, inDutch, map[string]string{"aanbod": x.offered(x.policy)[0].Key, "waar": address}, []string{x.item}, "")
	x.must(err)
	page, err := x.App.SetPage(ctx, x.policy, x.set)
	if err != nil || len(page.Items[0].Uses) != 1 || page.Items[0].Uses[0].Older || page.Items[0].Uses[0].Address != address {
		x.t.Fatalf("uses: %+v %v", page.Items, err)
	}
	own := string(page.Items[0].Uses[0].FollowedIndicator.ID)
	look = func() app.IndicatorPage {
		p, err := x.App.IndicatorPage(ctx, x.policy, x.slug, address, own)
		x.must(err)
		return p
	}
	return look, func() error {
		return x.App.TakeEdition(ctx, x.policy, x.slug, address, own, look().View.Version, "")
	}
}

func TestANewEditionDoesNotOverruleWhatWasMeasuredOrAimedAt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withSet(t, w)
		look, take := x.follow()
		x.must(x.reword(x.owner, "", "richting", "omlaag"))
		if err := take(); code(err) != "doel_tegen_richting" || look().View.SetEdition != 1 {
			t.Errorf("another direction under a target: %v", err)
		}
		p := look()
		x.must(w.App.Measure(t.Context(), x.policy, x.slug, app.ResultAddress(p.Result), string(p.View.ID), map[string]string{"periode": "2025", "n": "200", "waarde": "40"}, ""))
		x.must(x.reword(x.owner, "", "eenheid", "aantal"))
		if err := take(); code(err) != "eenheid_ligt_vast" || look().View.SetEdition != 1 {
			t.Errorf("another unit over what was measured: %v", err)
		}
	})
}

func TestANewEditionIsToldAndTakenOverByWhoUsesTheOld(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withSet(t, w)
		ctx := t.Context()
		look, take := x.follow()
		if o := look().Origin; o == nil || o.Item.Owner != "Ruimte bruggen" || o.Edition != 1 || o.Newer != nil {
			t.Errorf("origin: %+v", o)
		}
		x.must(x.reword(x.owner, "ja", "definitie", "Deel dat zegt zich thuis te redden."))
		if err := take(); code(err) != "set_geen_nieuwere_uitgave" {
			t.Errorf("spelling only: %v", err)
		}
		x.must(x.reword(x.owner, "", "definitie", "Deel van wie hulp krijgt, dat zich redt"))
		o := look().Origin
		if o.Item.Edition != 2 || len(o.Newer) != 8 || look().View.Definition != "Deel dat zegt zich thuis te redden" {
			t.Errorf("after the next edition: %+v", o)
		}
		if got := x.history(x.policy); !strings.HasPrefix(got, "Ruimte bruggen set_edition") {
			t.Errorf("told: %s", got)
		}
		page, err := w.App.SetPage(ctx, x.policy, x.set)
		if err != nil || !page.Items[0].Uses[0].Older {
			t.Error("the set does not say that the old edition is used")
		}
		x.must(take())
		if page, _ = w.App.SetPage(ctx, x.policy, x.set); page.Items[0].Uses[0].Older {
			t.Error("the set says that the old edition is used still")
		}
		if p := look(); p.Origin.Newer != nil || p.View.SetEdition != 2 || p.View.Definition != "Deel van wie hulp krijgt, dat zich redt" || p.View.Direction != "omhoog" {
			t.Errorf("taken over: %+v", p.View.Indicator)
		}
		x.must(w.App.LeaveSet(ctx, x.policy, x.set, ""))
		if o := look().Origin; o == nil || o.Item != nil || o.Edition != 2 {
			t.Errorf("after leaving: %+v", o)
		}
		if err := take(); code(err) != "set_geen_nieuwere_uitgave" {
			t.Errorf("taking over after leaving: %v", err)
		}
	})
}

func TestANameStandsOnceInASetAndWhatIsTakenOutComesBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withSet(t, w)
		ctx := t.Context()
		if _, err := w.App.AddSetItem(ctx, x.owner, x.set, setWords("indicator", "kan zélf de dag door"), ""); code(err) != "indicator staat_al_in_de_set" {
			t.Errorf("twice: %v", code(err))
		}
		if _, err := w.App.AddSetItem(ctx, x.owner, x.set, setWords("indicator", "Anders", "definitie", " "), ""); code(err) != "definitie verplicht" {
			t.Errorf("nothing to count: %v", code(err))
		}
		x.must(w.App.RemoveSetItem(ctx, x.owner, x.set, x.item))
		if err := w.App.RemoveSetItem(ctx, x.owner, x.set, x.item); !fault.Is(err, fault.NotFound) {
			t.Errorf("taken out twice: %v", err)
		}
		x.must(w.App.RestoreSetItem(ctx, x.owner, x.set, x.item))
		other, err := w.App.AddSet(ctx, x.owner, map[string]string{"setnaam": "Jeugd", "setdomein": "jeugd"}, "")
		x.must(err)
		if err := w.App.RemoveSetItem(ctx, x.owner, kompas.IndicatorSetID(other), x.item); !fault.Is(err, fault.NotFound) {
			t.Errorf("by way of another set: %v", err)
		}
		if _, err := w.App.AddSet(ctx, x.owner, map[string]string{"setdomein": "x"}, ""); fault.As(err) == nil || len(fault.As(err).Fields) != 2 {
			t.Errorf("a set without a name: %v", err)
		}
	})
}

func TestASetThatEndsIsGoneForAllAndWhatWasTakenOverStays(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withSet(t, w)
		look, _ := x.follow()
		if err := w.App.EndSet(t.Context(), x.owner, x.set, "", ""); code(err) != "set-einde-zeker set_einde_niet_zeker" {
			t.Errorf("without a word for it: %v", code(err))
		}
		if err := w.App.EndSet(t.Context(), x.policy, x.set, "ja", ""); !fault.Is(err, fault.Forbidden) {
			t.Errorf("by who only takes part: %v", err)
		}
		x.must(w.App.EndSet(t.Context(), x.owner, x.set, "ja", ""))
		for name, by := range map[string]app.Actor{"the owner": x.owner, "who took part": x.policy} {
			if _, err := w.App.SetPage(t.Context(), by, x.set); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s finds it: %v", name, err)
			}
			if got := x.history(by); !strings.Contains(strings.Split(got, ",")[0], "set_end") {
				t.Errorf("history of %s: %s", name, got)
			}
		}
		if err := w.App.EndSet(t.Context(), x.owner, x.set, "ja", ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("twice: %v", err)
		}
		if p := look(); len(x.offered(x.policy)) != 0 || p.Origin == nil || p.Origin.Item != nil {
			t.Errorf("what was taken over: %+v, offered %+v", p.Origin, x.offered(x.policy))
		}
	})
}

func TestAnIndicatorIsNotedAsOpenedOnceADayAndNoPageChangesByIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		address, id := d.withIndicator()
		look := func() string {
			p, err := w.App.IndicatorPage(t.Context(), d.policy, d.slug, address, id)
			if err != nil {
				t.Fatal(err)
			}
			return p.View.OpenedOn
		}
		version := func() (v, revision int64) {
			err := d.Store.Tenant(d.policy.Space.ID).View(t.Context(), func(tx *store.Tx) (err error) {
				if err := tx.QueryRow(`/* test.version */ select version from indicator where tenant_id = $1 and id = $2`, tx.Tenant(), id).Scan(&v); err != nil {
					return err
				}
				revision, err = tx.Revision()
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return v, revision
		}
		v, r := version()
		if first, second := look(), look(); first != "" || second != w.App.Today() {
			t.Errorf("opened %q, then %q", first, second)
		}
		if v2, r2 := version(); v2 != v || r2 != r {
			t.Error("looking is a change")
		}
		w.Clock.Set(w.Clock.Now().AddDate(0, 0, 3))
		before := look()
		if _, err := w.App.ResultPage(t.Context(), d.policy, d.slug, address, true); err != nil {
			t.Fatal(err)
		}
		if after := look(); before == w.App.Today() || after != w.App.Today() {
			t.Errorf("three days later %q, then %q", before, after)
		}
	})
}
