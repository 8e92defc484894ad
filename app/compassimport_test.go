package app_test

import (
	"bytes"
	"fmt"
	"maps"
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// smallFile is a valid file with one of most things.
const smallFile = `{
  "product": "Kwaliteitskompas",
  "format": 1,
  "exported": {"on": "2026-03-01", "from": "Gemeente Elders"},
  "organisation": [{"id": "11111111-0000-7000-8000-000000000001", "name": "Stichting Buurtkracht", "kind": "aanbieder", "createdAt": "2026-01-01T00:00:00.000Z"}],
  "compass": [{"id": "11111111-0000-7000-8000-000000000002", "slug": "minder-eenzaamheid", "title": "Minder eenzaamheid", "areaCode": "GM0308", "startYear": 2026, "horizonYears": 4, "status": "in_opbouw", "createdAt": "2026-01-01T00:00:00.000Z"}],
  "compassCycle": [{"id": "11111111-0000-7000-8000-000000000003", "compassId": "11111111-0000-7000-8000-000000000002", "number": 1, "startedOn": "2026-01-01"}],
  "seat": [{"id": "11111111-0000-7000-8000-000000000004", "compassId": "11111111-0000-7000-8000-000000000002", "perspective": "aanbieder", "name": "Buurtkracht", "organisationId": "11111111-0000-7000-8000-000000000001", "joinedOn": "2026-01-01"}],
  "result": [
    {"id": "11111111-0000-7000-8000-000000000005", "compassId": "11111111-0000-7000-8000-000000000002", "number": 1, "slug": "een", "createdAt": "2026-01-01T00:00:00.000Z"},
    {"id": "11111111-0000-7000-8000-000000000006", "compassId": "11111111-0000-7000-8000-000000000002", "number": 2, "slug": "twee", "createdAt": "2026-01-01T00:00:00.000Z", "parentId": "11111111-0000-7000-8000-000000000005"}],
  "resultVersion": [
    {"id": "11111111-0000-7000-8000-000000000007", "resultId": "11111111-0000-7000-8000-000000000005", "text": "minder mensen alleen zijn", "startYear": 2026, "horizonYears": 4, "horizonConfirmed": true, "status": "concept", "createdAt": "2026-01-01T00:00:00.000Z"},
    {"id": "11111111-0000-7000-8000-000000000017", "resultId": "11111111-0000-7000-8000-000000000006", "text": "meer mensen buiten komen", "startYear": 2026, "horizonYears": 4, "status": "concept", "createdAt": "2026-01-01T00:00:00.000Z"}],
  "indicator": [{"id": "11111111-0000-7000-8000-000000000008", "name": "Eenzaam", "unit": "procent", "decimals": 0, "isExample": false, "catalogueKey": "bestaat_hier_niet", "createdAt": "2026-01-01T00:00:00.000Z"}],
  "resultIndicator": [{"id": "11111111-0000-7000-8000-000000000009", "resultVersionId": "11111111-0000-7000-8000-000000000007", "indicatorId": "11111111-0000-7000-8000-000000000008", "position": 1, "targetValue": 12.5}],
  "activity": [
    {"id": "11111111-0000-7000-8000-000000000010", "compassId": "11111111-0000-7000-8000-000000000002", "slug": "koffie", "name": "Koffie", "formality": "formeel", "novelty": "bestaand", "status": "loopt", "createdAt": "2026-01-01T00:00:00.000Z"},
    {"id": "11111111-0000-7000-8000-000000000011", "compassId": "11111111-0000-7000-8000-000000000002", "slug": "wandelen", "name": "Wandelen", "formality": "informeel", "novelty": "nieuw", "status": "idee", "createdAt": "2026-01-01T00:00:00.000Z"}],
  "activityRelation": [{"id": "11111111-0000-7000-8000-000000000012", "compassId": "11111111-0000-7000-8000-000000000002", "fromId": "11111111-0000-7000-8000-000000000010", "toId": "11111111-0000-7000-8000-000000000011", "kind": "keten_na", "createdAt": "2026-01-01T00:00:00.000Z"}],
  "story": [{"id": "11111111-0000-7000-8000-000000000013", "compassId": "11111111-0000-7000-8000-000000000002", "text": "Ik kom weer buiten.", "toldBy": "Mevrouw T.", "toldOn": "2026-02-01", "perspective": "inwoner", "consentSession": true, "consentGivenOn": "2026-02-01", "consentTextVersion": "1", "state": "vrijgegeven", "createdAt": "2026-02-01T00:00:00.000Z"}]
}
`

func upload(t *testing.T, w *apptest.World, by app.Actor, content string) (string, error) {
	t.Helper()
	return w.App.UploadCompass(t.Context(), by, "kompas.json", strings.NewReader(content))
}

// swap puts something else in the file.
func swap(old, by string) string {
	if !strings.Contains(smallFile, old) {
		panic("not in the file: " + old)
	}
	return strings.Replace(smallFile, old, by, 1)
}

// hostileBytes are files that are no compass, or hold what no field can; each with the code and the place that the
// refusal names.
func hostileBytes() map[string][3]string {
	return map[string][3]string{
		"empty":                {"", "meenemen_leeg", ""},
		"a web page":           {"<!doctype html><p>hoi", "meenemen_html", ""},
		"packed":               {"PK\x03\x04rest", "meenemen_zip", ""},
		"no JSON":              {"Beste collega, hierbij het kompas.", "meenemen_geen_json", ""},
		"a list":               {"[1, 2]", "meenemen_soort_waarde", ""},
		"another product":      {`{"product": "Iets anders", "format": 1}`, "meenemen_geen_kompasbestand", ""},
		"no head":              {`{"compass": []}`, "meenemen_geen_kompasbestand", ""},
		"a later format":       {swap(`"format": 1`, `"format": 2`), "meenemen_versie", "2"},
		"cut off":              {smallFile[:len(smallFile)*2/3], "meenemen_afgebroken", "result"},
		"cut off in a text":    {smallFile[:strings.Index(smallFile, "minder mensen")+5], "meenemen_afgebroken", "resultVersion[0]"},
		"something behind":     {smallFile + "{}", "meenemen_te_veel_erachter", ""},
		"a byte order mark":    {"\xef\xbb\xbf" + smallFile, "meenemen_bom", ""},
		"UTF-16":               {"\xff\xfe{\x00", "meenemen_bom", ""},
		"not UTF-8":            {swap("Mevrouw T.", "Mevrouw \xe9"), "meenemen_geen_utf8", ""},
		"deep nesting":         {swap(`"Minder eenzaamheid"`, strings.Repeat("[", 100_000)), "meenemen_te_diep", ""},
		"an object for a text": {swap(`"Minder eenzaamheid"`, `{"nl": "x"}`), "meenemen_soort_waarde", "compass[0].title"},
		"a number for a text":  {swap(`"Minder eenzaamheid"`, `12`), "meenemen_soort_waarde", "compass[0].title"},
		"a text for a number":  {swap(`"startYear": 2026, "horizonYears": 4, "status": "in_opbouw"`, `"startYear": "2026"`), "meenemen_soort_waarde", "compass[0].startYear"},
		"a half":               {swap(`"startYear": 2026`, `"startYear": 2026.5`), "meenemen_soort_waarde", "compass[0].startYear"},
		"no number":            {swap(`12.5`, `NaN`), "meenemen_geen_json", "resultIndicator[0]"},
		"an endless number":    {swap(`12.5`, `1e999`), "meenemen_soort_waarde", "resultIndicator[0].targetValue"},
		"no day":               {swap(`"joinedOn": "2026-01-01"`, `"joinedOn": "gisteren"`), "meenemen_datum", "seat[0].joinedOn"},
		"no moment":            {swap(`"createdAt": "2026-01-01T00:00:00.000Z"`, `"createdAt": "2026"`), "meenemen_soort_waarde", "organisation[0].createdAt"},
		"an unknown field":     {swap(`"slug": "koffie"`, `"slug": "koffie", "isAdmin": true`), "meenemen_veld_onbekend", "activity[0].isAdmin"},
		"an unknown kind":      {swap(`"compass": [`, `"person": [], "compass": [`), "meenemen_veld_onbekend", "person"},
		"memberships":          {swap(`"compass": [`, `"membership": [{"id": "x"}], "compass": [`), "meenemen_veld_onbekend", "membership"},
		"a field twice":        {swap(`"slug": "koffie"`, `"slug": "koffie", "slug": "thee"`), "meenemen_veld_dubbel", "activity[0].slug"},
		"a kind twice":         {swap(`"story": [`, `"seat": [], "story": [`), "meenemen_veld_dubbel", "seat"},
		"kinds out of order":   {swap(`"createdAt": "2026-02-01T00:00:00.000Z"}]`, `"createdAt": "2026-02-01T00:00:00.000Z"}], "insight": []`), "meenemen_volgorde", "insight"},
	}
}

// hostileThings are files that hold things which no compass has.
func hostileThings() map[string][3]string {
	return map[string][3]string{
		"no id":                       {swap(`"id": "11111111-0000-7000-8000-000000000010", `, ``), "meenemen_verplicht", "activity[0].id"},
		"an id of another form":       {swap(`"id": "11111111-0000-7000-8000-000000000010"`, `"id": "'; drop table compass"`), "meenemen_nummer", "activity[0].id"},
		"an id twice":                 {swap(`"id": "11111111-0000-7000-8000-000000000011"`, `"id": "11111111-0000-7000-8000-000000000010"`), "meenemen_nummer_dubbel", "activity[1].id"},
		"an address twice":            {swap(`"slug": "wandelen"`, `"slug": "koffie"`), "meenemen_dubbel", "activity[1]"},
		"an address with tricks":      {swap(`"slug": "koffie"`, `"slug": "../beheer"`), "meenemen_vorm", "activity[0].slug"},
		"a dangling reference":        {swap(`"organisationId": "11111111-0000-7000-8000-000000000001"`, `"organisationId": "22222222-0000-7000-8000-000000000001"`), "meenemen_verwijst_nergens", "seat[0].organisationId"},
		"a reference to another kind": {swap(`"organisationId": "11111111-0000-7000-8000-000000000001"`, `"organisationId": "11111111-0000-7000-8000-000000000003"`), "meenemen_verwijst_verkeerd", "seat[0].organisationId"},
		"results in a ring":           {swap(`"number": 1, "slug": "een"`, `"number": 1, "slug": "een", "parentId": "11111111-0000-7000-8000-000000000006"`), "meenemen_kring", "result["},
		"activities in a ring":        {swap(`"kind": "keten_na", "createdAt": "2026-01-01T00:00:00.000Z"}]`, `"kind": "keten_na", "createdAt": "2026-01-01T00:00:00.000Z"}, {"id": "11111111-0000-7000-8000-000000000014", "compassId": "11111111-0000-7000-8000-000000000002", "fromId": "11111111-0000-7000-8000-000000000011", "toId": "11111111-0000-7000-8000-000000000010", "kind": "keten_na", "createdAt": "2026-01-01T00:00:00.000Z"}]`), "meenemen_kring", "activity["},
		"two compasses":               {swap(`"compassCycle"`, `"compass": [], "compassCycle"`), "meenemen_veld_dubbel", "compass"},
		"no compass":                  {`{"product": "Kwaliteitskompas", "format": 1, "exported": {"on": "2026-01-01", "from": "x"}}`, "meenemen_geen_kompas", ""},
		"script":                      {swap(`Minder eenzaamheid`, `<script>alert(1)</script>`), "meenemen_geen_opmaak", "compass[0].title"},
		"script with codes":           {swap(`Minder eenzaamheid`, `\u003cimg src=x onerror=alert(1)>`), "meenemen_geen_opmaak", "compass[0].title"},
		"hidden signs":                {swap(`Minder eenzaamheid`, `Minder \u202e een`), "meenemen_stuurtekens", "compass[0].title"},
		"a zero":                      {swap(`Minder eenzaamheid`, `Minder\u0000`), "meenemen_stuurtekens", "compass[0].title"},
		"a status of nobody":          {swap(`"status": "in_opbouw"`, `"status": "klaar"`), "meenemen_keuze", "compass[0].status"},
		"adopted by nobody":           {swap(`"horizonConfirmed": true, "status": "concept"`, `"status": "raad_vastgesteld", "edition": 1, "adoptedAt": "2026-01-01T00:00:00.000Z"`), "meenemen_zonder_besluit", "resultVersion[0]"},
		"adopted on no day":           {swap(`"horizonConfirmed": true, "status": "concept"`, `"status": "raad_vastgesteld"`), "meenemen_vastgesteld", "resultVersion[0].status"},
		"a story without consent":     {swap(`"consentGivenOn": "2026-02-01", "consentTextVersion": "1", `, ``), "meenemen_toestemming", "story[0]"},
		"words of a withdrawn story":  {swap(`"state": "vrijgegeven"`, `"state": "ingetrokken"`), "meenemen_ingetrokken", "story[0]"},
		"the age of who withdrew":     {strings.Replace(swap(`"text": "Ik kom weer buiten.", "toldBy": "Mevrouw T."`, `"ageBand": "65-plus"`), `"state": "vrijgegeven"`, `"state": "ingetrokken"`, 1), "meenemen_ingetrokken", "story[0]"},
		"an age of nobody":            {swap(`"toldBy": "Mevrouw T."`, `"toldBy": "Mevrouw T.", "ageBand": "84"`), "meenemen_keuze", "story[0].ageBand"},
		"a place that is none":        {swap(`"toldBy": "Mevrouw T."`, `"toldBy": "Mevrouw T.", "areaCode": "Dorpsstraat 3"`), "meenemen_vorm", "story[0].areaCode"},
		"a text without an end":       {swap(`Minder eenzaamheid`, strings.Repeat("a", 3<<20)), "meenemen_tekst_te_lang", ""},
		"a long text":                 {swap(`Minder eenzaamheid`, strings.Repeat("a", 30_000)), "meenemen_te_lang", "compass[0].title"},
	}
}

func TestAHostileFileIsRefusedWithItsPlaceAndStoresNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		by := w.Actor(kompas.RoleGuide)
		all := hostileBytes()
		maps.Copy(all, hostileThings())
		for name, want := range all {
			_, err := upload(t, w, by, want[0])
			f := fault.As(err)
			if f == nil || !strings.HasPrefix(f.Code, want[1]) || f.Field != "bestand" || want[2] != "" && !strings.Contains(fmt.Sprint(f.Params...), want[2]) {
				t.Errorf("%s: got %v %v", name, err, params(f))
			}
		}
		open, archived, err := w.App.Compasses(t.Context(), by)
		if err != nil || len(open)+len(archived) != 0 {
			t.Errorf("%d compasses after that, %v", len(open), err)
		}
	})
}

func params(f *fault.Error) []any {
	if f == nil {
		return nil
	}
	return f.Params
}

// What only the space itself can say is found at the preview, and then nothing is stored either.
func TestAValueThatNoFormAcceptsIsRefusedAtThePreview(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		by := w.Actor(kompas.RoleGuide)
		draft, err := upload(t, w, by, strings.Replace(smallFile, `"startYear": 2026, "horizonYears": 4, "status": "in_opbouw"`, `"startYear": 1850, "horizonYears": 4, "status": "in_opbouw"`, 1))
		if err != nil {
			t.Fatal(err)
		}
		for _, try := range []func() error{
			func() error { _, err := w.App.PreviewImport(t.Context(), by, draft); return err },
			func() error { _, err := w.App.ImportCompass(t.Context(), by, draft, "k"); return err },
		} {
			if err := try(); !fault.HasCode(err, "meenemen_waarde") || fmt.Sprint(fault.As(err).Params[0]) != "compass[0]" {
				t.Errorf("got %v", err)
			}
		}
		if open, _, _ := w.App.Compasses(t.Context(), by); len(open) != 0 {
			t.Error("something was stored")
		}
	})
}

func TestAFileIsTakenOverWholeAndNotedOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		by := w.Actor(kompas.RoleGuide)
		draft, err := upload(t, w, by, smallFile)
		if err != nil {
			t.Fatal(err, params(fault.As(err)))
		}
		p, err := w.App.PreviewImport(t.Context(), by, draft)
		if err != nil {
			t.Fatal(err, params(fault.As(err)))
		}
		if p.Head.From != "Gemeente Elders" || p.Compass.Title != "Minder eenzaamheid" || p.Counts["activity"] != 2 || fmt.Sprint(p.Known) != "[Stichting Buurtkracht]" ||
			len(p.New) != 0 || fmt.Sprint(p.Lost) != "[Eenzaam (bestaat_hier_niet)]" || p.Renamed {
			t.Errorf("the preview says %+v", p)
		}
		if open, _, _ := w.App.Compasses(t.Context(), by); len(open) != 0 {
			t.Fatal("the preview stored something")
		}
		for range 2 { // the second time is the same press of the button
			if slug, err := w.App.ImportCompass(t.Context(), by, draft, "knop"); err != nil || slug != "minder-eenzaamheid" {
				t.Fatal(slug, err)
			}
		}
		if _, err := w.App.ImportCompass(t.Context(), by, draft, "andere knop"); !fault.Is(err, fault.NotFound) {
			t.Errorf("the file is still there: %v", err)
		}
		changes, err := w.App.Changes(t.Context(), by, app.ChangesQuery{})
		if err != nil {
			t.Fatal(err)
		}
		if len(changes.Lines) != 1 || changes.Lines[0].Action != "import" || !strings.Contains(changes.Lines[0].After, p.Draft.Hash) {
			t.Errorf("the history says %+v", changes.Lines)
		}
	})
}

// A file may not point at a thing of the space it comes into, nor take its place.
func TestAFileNeverTouchesAnotherCompass(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		by := w.Actor(kompas.RoleGuide)
		slug, err := w.App.StartCompass(t.Context(), by, map[string]string{"titel": "Van ons"}, "begin")
		if err != nil {
			t.Fatal(err)
		}
		ours, err := w.App.Compass(t.Context(), by, slug)
		if err != nil {
			t.Fatal(err)
		}
		pointing := strings.Replace(smallFile, `"fromId": "11111111-0000-7000-8000-000000000010"`, `"fromId": "`+string(ours.ID)+`"`, 1)
		if _, err := upload(t, w, by, pointing); !fault.HasCode(err, "meenemen_verwijst_nergens") {
			t.Errorf("a file that points at ours: %v", err)
		}
		taking := strings.ReplaceAll(smallFile, "11111111-0000-7000-8000-000000000002", string(ours.ID))
		draft, err := upload(t, w, by, taking)
		if err != nil {
			t.Fatal(err)
		}
		p, err := w.App.PreviewImport(t.Context(), by, draft)
		if err != nil || !p.Renamed || p.Compass.ID == ours.ID {
			t.Fatalf("%v: it takes the place of ours: %+v", err, p.Compass)
		}
		if _, err := w.App.ImportCompass(t.Context(), by, draft, "knop"); err != nil {
			t.Fatal(err)
		}
		if still, err := w.App.Compass(t.Context(), by, slug); err != nil || still != ours {
			t.Errorf("ours became %+v, %v", still, err)
		}
		head, err := w.App.Changes(t.Context(), w.Actor(kompas.RoleManager), app.ChangesQuery{})
		if err != nil || !strings.Contains(fmt.Sprint(head.Lines), "refused_import") {
			t.Errorf("nobody can read that it was tried: %v %v", head.Lines, err)
		}
	})
}

func TestOnlyWhoMayTakesACompassInOrOut(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		guide := w.Actor(kompas.RoleGuide)
		slug, err := w.App.StartCompass(t.Context(), guide, map[string]string{"titel": "Van ons"}, "begin")
		if err != nil {
			t.Fatal(err)
		}
		for _, role := range kompas.AccountRoles() {
			by := w.Actor(role)
			allowed := role == kompas.RoleGuide || role == kompas.RoleManager // the provider only in its own space
			_, out := w.App.ExportCompass(t.Context(), by, slug)
			_, in := upload(t, w, by, smallFile)
			for what, err := range map[string]error{"out": out, "in": in} {
				if refused := fault.Is(err, fault.Forbidden) || fault.Is(err, fault.NotFound); allowed && err != nil || !allowed && !refused {
					t.Errorf("%s %s: %v", role, what, err)
				}
			}
		}
		draft, err := upload(t, w, guide, smallFile)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.App.PreviewImport(t.Context(), w.Actor(kompas.RoleManager), draft); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody else sees what waits: %v", err)
		}
		stranger := w.ActorOf(w.Stranger, w.Elsewhere.Slug)
		if _, err := w.App.ImportCompass(t.Context(), stranger, draft, "k"); !fault.Is(err, fault.NotFound) {
			t.Errorf("another space sees what waits: %v", err)
		}
	})
}

func TestAProviderTakesCompassesInAndOutOfItsOwnSpace(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		own := w.AddSpace(kompas.Space{Kind: kompas.ProviderSpace, Name: "Buurtkracht", Slug: "buurtkracht", HorizonDefault: 4})
		p := w.Person(kompas.RoleProvider)
		w.AddMembership(own, p, kompas.Membership{Role: kompas.RoleProvider, ScopeKind: kompas.ScopeSpace})
		by := w.ActorOf(p, own.Slug)
		draft, err := upload(t, w, by, smallFile)
		if err != nil {
			t.Fatal(err)
		}
		slug, err := w.App.ImportCompass(t.Context(), by, draft, "knop")
		if err != nil {
			t.Fatal(err)
		}
		f, err := w.App.ExportCompass(t.Context(), by, slug)
		if err != nil || !bytes.Contains(f.Content, []byte("Ik kom weer buiten.")) {
			t.Errorf("%v: %s", err, f.Content)
		}
	})
}
