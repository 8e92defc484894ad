package desk_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// ticked gives the fields of a form that holds everything that was offered: its boxes, and a number for each seat.
func ticked(page apptest.Page, people string) []string {
	var fields []string
	for _, m := range regexp.MustCompile(`name="(bewijs-[^"]+)"`).FindAllStringSubmatch(page.Body, -1) {
		fields = append(fields, m[1], "ja")
	}
	for _, m := range regexp.MustCompile(`name="(aanwezig-[^"]+)"`).FindAllStringSubmatch(page.Body, -1) {
		fields = append(fields, m[1], people)
	}
	return fields
}

// beginReview begins a review by its form, with all that is offered on the table, and gives its page.
func beginReview(t *testing.T, w *apptest.World, c *apptest.Client, subject string) apptest.Page {
	t.Helper()
	form := c.Get(eenzaamheid + "/verbeteren/nieuw?onderwerp=" + subject)
	page := c.Submit(form, "verbetergesprek", append(ticked(form, "3"), "gesprek", "nieuw", "datum", "2026-02-26", "tijd", "14.00", "plaats", "Buurthuis De Brink")...)
	if page.Status != http.StatusOK || !page.Has("Herkennen: zien we dit ook in de praktijk?") {
		t.Fatalf("got %d: %s", page.Status, page.Text())
	}
	return page
}

// seatNamed gives the id of a seat as the page of recognising links to it, or as a list offers it.
func seatNamed(t *testing.T, page apptest.Page, name string) string {
	t.Helper()
	for _, pattern := range []string{`\?stoel=([^#"]+)#antwoorden"[^>]*>(?:\s*<svg.*?</svg>)?\s*` + name, `<option value="([^"]+)"[^>]*>` + name} {
		if m := regexp.MustCompile(`(?s)` + pattern).FindStringSubmatch(page.Body); m != nil {
			return m[1]
		}
	}
	t.Fatalf("no seat %q: %s", name, page.Text())
	return ""
}

// sayAll lets every seat answer about A.
func sayAll(t *testing.T, c *apptest.Client, page apptest.Page, answer, note string) apptest.Page {
	t.Helper()
	for _, m := range regexp.MustCompile(`\?stoel=([^#"]+)#antwoorden`).FindAllStringSubmatch(page.Body, -1) {
		form := c.Get(strings.Split(page.Path, "?")[0] + "?stoel=" + m[1])
		if page = c.Submit(form, "herkennen", "herkend-A", answer, "toelichting-A", note); page.Status != http.StatusOK {
			t.Fatalf("got %d: %s", page.Status, page.Text())
		}
	}
	return page
}

// claimAnswerOf gives the id of the first form on which a claim is answered.
func claimAnswerOf(t *testing.T, page apptest.Page) string {
	t.Helper()
	m := regexp.MustCompile(`<form[^>]* id="(als-dan-[^"]+)"`).FindStringSubmatch(page.Body)
	if m == nil {
		t.Fatalf("no claim to answer: %s", page.Text())
	}
	return m[1]
}

// reviewable makes a compass with all that a review on its result or its activity asks for.
func reviewable(t *testing.T, w *apptest.World) *apptest.Client {
	t.Helper()
	officer := w.As(kompas.RolePolicy)
	filledCompass(t, w, officer)
	c, err := w.App.Compass(t.Context(), w.Actor(kompas.RoleGuide), "minder-eenzaamheid")
	if err != nil {
		t.Fatal(err)
	}
	addSeat(t, w, c, "Bewonersgroep", kompas.PerspectiveResident, "")
	addSeat(t, w, c, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
	return officer
}

// refuses checks that a page says what is still to be done, and that nothing went on.
func refuses(t *testing.T, what string, page apptest.Page, status int, words string) {
	t.Helper()
	if page.Status != status || !page.Has(words) {
		t.Errorf("%s: got %d, want %d with %q: %s", what, page.Status, status, words, page.Text())
	}
}

func TestAReviewIsWalkedByFormsFromBeginToEnd(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		list := eenzaamheid + "/verbeteren"
		if page := officer.Get(list); !page.Has("Nog geen verbetergesprek") || len(page.Links("Begin een verbetergesprek")) != 1 {
			t.Fatalf("the empty page does not invite: %s", page.Text())
		}
		page := beginReview(t, w, officer, "resultaat-1")
		refuses(t, "nobody was heard", officer.Submit(page, "verder"), http.StatusConflict, "Nog niet iedereen aan tafel is gehoord. Aantal stoelen zonder antwoord: 2.")
		page = sayAll(t, officer, page, "herken_ik_niet", "Bij ons is het anders")
		page = officer.Submit(page, "verder")
		refuses(t, "a claim is open", officer.Submit(page, "verder"), http.StatusConflict, "Nog zonder antwoord: 1.")
		page = officer.Submit(page, "verklaring", "toelichting", "De bus rijdt niet meer", "stoel", seatNamed(t, page, "Bewonersgroep"), "over-A", "ja", "over-C", "ja")
		if !page.Has("De bus rijdt niet meer hoort bij A en C") {
			t.Errorf("the explanation: %s", page.Text())
		}
		marked := regexp.MustCompile(`>\s*maakt dat het werkt`)
		if marked.MatchString(page.Body) {
			t.Error("it is marked before anybody said so")
		}
		page = officer.Submit(page, "verklaring", "toelichting", "Steeds dezelfde maatjes", "stoel", seatNamed(t, page, "Bewonersgroep"), "werkzaam", "ja")
		if !marked.MatchString(page.Body) {
			t.Errorf("what makes it work is not marked: %s", page.Text())
		}
		page = officer.Submit(page, claimAnswerOf(t, page), "klopt", "onbekend", "toelichting", "Te kort geleden")
		page = officer.Submit(page, "verder")
		refuses(t, "nothing stays", officer.Submit(page, "verder"), http.StatusConflict, "Wat gaat goed en moet blijven?")
		page = officer.Post(page.Form(t, "waardering").Action[:strings.LastIndex(page.Form(t, "waardering").Action, "/")]+"/niets", url.Values{"lijst": {"behouden"}, "ja": {"ja"}})
		if !page.Has("Niets, samen bevestigd") {
			t.Errorf("nothing was confirmed: %s", page.Text())
		}
		refuses(t, "nothing to do better", officer.Submit(page, "verder"), http.StatusConflict, "Wat kan of moet beter?")
		page = officer.Submit(page, "waardering", "oordeel", "kan_beter", "waardering", "Het vervoer")
		page = officer.Submit(page, "verder")
		refuses(t, "no action", officer.Submit(page, "verder"), http.StatusConflict, "Wat gaan we anders doen?")
		refuses(t, "an action without a step", officer.Submit(page, "actie", "actie", "Een belbus", "wie", "Welzijn Baarn"), http.StatusUnprocessableEntity, "(KC-606)")
		page = officer.Submit(page, "actie", "actie", "Een belbus", "waarbij", "stap3", "wie", "Welzijn Baarn", "wanneer", "2026-05-01")
		page = officer.Submit(page, "verder")
		if !page.Has("Wat kwam eruit?") || !page.Has("Een belbus") || !page.Has("Wijzigingen") {
			t.Errorf("the end: %s", page.Text())
		}
		if step := officer.Get(eenzaamheid + "/activiteiten"); !step.Has("Afgesproken bij het verbetergesprek van 26 februari 2026: Een belbus (Welzijn Baarn, voor 1 mei 2026).") {
			t.Errorf("step 3 does not tell it: %s", step.Text())
		}
		if step := officer.Get(eenzaamheid + "/kwaliteit"); step.Has("Een belbus") {
			t.Errorf("step 4 tells what is not its own")
		}
		if page := officer.Get(list); !page.Has("Een belbus") || !page.Has("Afgerond") || !page.Has("Begin ronde 2") {
			t.Errorf("the list: %s", page.Text())
		}
		if en := officer.Get("/en" + page.Path); !en.Has("What came out?") || !en.Has("This can or must be better") {
			t.Errorf("in English: %s", en.Text())
		}
	})
}

// judges are words that judge: statuses, targets, what a figure is compared with.
func judges(page apptest.Page) []string {
	var found []string
	body := page.Body[strings.Index(page.Body, "wat-we-weten"):]
	for _, word := range []string{"Op koers", "Verkeerde kant", "Nog niet duidelijk", "Loopt achter", "ereikt", "oel 20", "doel", "Doel", "ergelijkba", "status--goed", "status--mis", "status--letop"} {
		if strings.Contains(body, word) {
			found = append(found, word)
		}
	}
	return found
}

func TestNoPageJudgesBeforePartnersDo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		page := beginReview(t, w, officer, "resultaat-1")
		at := page.Path
		if found := judges(page); len(found) > 0 {
			t.Errorf("while recognising the page says %q", found)
		}
		page = officer.Submit(sayAll(t, officer, page, "herken_ik", ""), "verder")
		if found := judges(page); len(found) > 0 {
			t.Errorf("while explaining the page says %q", found)
		}
		page = officer.Submit(officer.Submit(page, claimAnswerOf(t, page), "klopt", "deels"), "verder")
		if !page.Has("Op koers") || !page.Has("doel 20% in 2029") {
			t.Errorf("while judging the page tells no status or target: %s", page.Text())
		}
		back := officer.Get(at + "?fase=herkennen")
		if found := judges(back); len(found) > 0 || !back.Has("U leest terug. Deze fase is voorbij.") || strings.Contains(back.Body, `id="herkennen"`) || strings.Contains(back.Body, `id="verder"`) {
			t.Errorf("reading back: %q: %s", found, back.Text())
		}
		refuses(t, "a phase to come", officer.Get(at+"?fase=verbeteren"), http.StatusConflict, "Begrijp eerst wat u ziet.")
		if got := officer.Get(at + "?fase=dansen"); got.Status != http.StatusNotFound {
			t.Errorf("a phase that does not exist: got %d", got.Status)
		}
	})
}

func TestAReviewIsNotHurriedNorTurnedBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		page := beginReview(t, w, officer, "resultaat-1")
		early := page
		post := eenzaamheid + "/verbeteren/gesprek/2026-02-26"
		refuses(t, "a judgement", officer.Post(post+"/waarderingen", url.Values{"oordeel": {"behouden"}, "waardering": {"De koffie"}}), http.StatusConflict, "Geef daarna pas een oordeel. (KC-602)")
		refuses(t, "an action", officer.Post(post+"/acties", url.Values{"actie": {"Een belbus"}, "waarbij": {"stap3"}, "wie": {"X"}}), http.StatusConflict, "(KC-602)")
		refuses(t, "a jump", officer.Post(post+"/verder", url.Values{"fase": {"waarderen"}}), http.StatusConflict, "(KC-602)")
		page = officer.Submit(sayAll(t, officer, page, "herken_ik", ""), "verder")
		refuses(t, "an answer afterwards", officer.Submit(early, "herkennen", "herkend-A", "weet_niet"), http.StatusConflict, "Deze fase is voorbij. U kunt haar teruglezen")
		refuses(t, "the same step again", officer.Post(post+"/verder", url.Values{"fase": {"herkennen"}}), http.StatusConflict, "Deze fase is voorbij.")
		if got := officer.Submit(early, "verder"); got.Status != http.StatusConflict || !officer.Get(page.Path).Has("Verklaren: hoe komt het?") {
			t.Errorf("an old page went on: %d", got.Status)
		}
	})
}

func TestEverybodyAtTheTableTakesPartAndNobodyElse(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		page := beginReview(t, w, officer, "resultaat-1")
		for _, role := range []kompas.Role{kompas.RoleProvider, kompas.RoleProfessional, kompas.RoleVolunteer} {
			guest := w.As(role)
			seen := guest.Get(page.Path)
			if seen.Status != http.StatusOK || strings.Contains(seen.Body, `id="verder"`) {
				t.Errorf("%s: got %d", role, seen.Status)
			}
			if got := guest.Submit(seen, "herkennen", "herkend-B", "weet_niet", "toelichting-B", "Gezien door "+string(role)); got.Status != http.StatusOK || !got.Has("Gezien door "+string(role)) {
				t.Errorf("%s answers: got %d", role, got.Status)
			}
			if got := guest.Get(eenzaamheid + "/verbeteren/nieuw"); got.Status != http.StatusForbidden {
				t.Errorf("%s begins one: got %d", role, got.Status)
			}
			if got := guest.Post(eenzaamheid+"/verbeteren/gesprek/2026-02-26/verder", url.Values{"fase": {"herkennen"}}); got.Status != http.StatusForbidden {
				t.Errorf("%s goes on: got %d", role, got.Status)
			}
		}
		for _, role := range []kompas.Role{kompas.RoleCouncil, kompas.RoleManager, kompas.RoleExecutive} {
			if got := w.As(role).Get(page.Path); got.Status != http.StatusForbidden {
				t.Errorf("%s reads a review: got %d", role, got.Status)
			}
		}
		if got := w.As(kompas.RoleExecutive).Get(eenzaamheid + "/verbeteren"); got.Status != http.StatusOK || len(got.Links("Verbetergesprek: Resultaat 1")) != 0 {
			t.Errorf("the executive sees step 6 without the way in: got %d", got.Status)
		}
		for _, path := range []string{page.Path, eenzaamheid + "/verbeteren"} {
			if got := w.Client(w.Stranger).Get(path); got.Status != http.StatusNotFound {
				t.Errorf("somebody of another space on %s: got %d", path, got.Status)
			}
		}
	})
}

func TestWhatIsNotOfThisReviewIsNotFound(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		page := beginReview(t, w, officer, "resultaat-1")
		post := eenzaamheid + "/verbeteren/gesprek/2026-02-26"
		for _, path := range []string{eenzaamheid + "/verbeteren/2026-02-27", eenzaamheid + "/verbeteren/acties/elders", eenzaamheid + "/verbeteren/nieuw?onderwerp=resultaat-9"} {
			if got := officer.Get(path); got.Status != http.StatusNotFound {
				t.Errorf("%s: got %d", path, got.Status)
			}
		}
		if got := officer.Post(post+"/herkennen/elders", url.Values{"herkend-A": {"herken_ik"}}); got.Status != http.StatusNotFound {
			t.Errorf("a seat that was not there: got %d", got.Status)
		}
		officer.Submit(sayAll(t, officer, page, "herken_ik", ""), "verder")
		for _, path := range []string{"/als-dan/elders", "/verklaringen/elders", "/verklaringen/elders/weghalen"} {
			if got := officer.Post(post+path, url.Values{"toelichting": {"x"}}); got.Status != http.StatusNotFound {
				t.Errorf("%s: got %d", path, got.Status)
			}
		}
		if got := officer.Post(post+"/verklaringen", url.Values{"toelichting": {"x"}, "stoel": {"elders"}}); got.Status != http.StatusUnprocessableEntity || !got.Has("Kies een stoel die bij dit gesprek aanwezig was.") {
			t.Errorf("a stranger explains: got %d", got.Status)
		}
	})
}

func TestBadInputOfAReviewComesBackAtItsField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		form := officer.Get(eenzaamheid + "/verbeteren/nieuw?onderwerp=resultaat-1")
		full := ticked(form, "3")
		for name, c := range map[string]struct {
			fields []string
			words  string
		}{
			"no conversation": {append(full, "gesprek", "elders"), "Kies bij welk gesprek dit hoort."},
			"no day":          {append(full, "gesprek", "nieuw", "datum", ""), "Welke dag: Vul dit in."},
			"a day to come":   {append(full, "gesprek", "nieuw", "datum", "2026-03-09"), "Dit gesprek is nog niet geweest."},
			"people in words": {append(ticked(form, "veel"), "gesprek", "nieuw", "datum", "2026-02-26"), "getal"},
			"markup":          {append(full, "gesprek", "nieuw", "datum", "2026-02-26", "plaats", "<b>hier</b>"), "Waar: Gebruik gewone tekst"},
		} {
			page := officer.Submit(form, "verbetergesprek", c.fields...)
			if page.Status != http.StatusUnprocessableEntity || !page.Has("Er klopt nog iets niet") || !page.Has(c.words) {
				t.Errorf("%s: got %d without %q: %s", name, page.Status, c.words, page.Text())
			}
		}
		refuses(t, "nobody there", officer.Submit(form, "verbetergesprek", append(ticked(form, ""), "gesprek", "nieuw", "datum", "2026-02-26")...), http.StatusConflict, "Vul bij het gesprek eerst in wie er aan tafel zaten.")
		refuses(t, "nothing on the table", officer.Submit(form, "verbetergesprek", "gesprek", "nieuw", "datum", "2026-02-26"), http.StatusConflict, "Er is nog geen cijfer om samen naar te kijken.")

		page := officer.Submit(sayAll(t, officer, beginReview(t, w, officer, "resultaat-1"), "herken_ik", ""), "verder")
		seat := seatNamed(t, page, "Bewonersgroep")
		for name, text := range map[string]string{"empty": "", "too long": strings.Repeat("a", 2001), "control": "a\x00b", "markup": "<script>"} {
			got := officer.Submit(page, "verklaring", "toelichting", text, "stoel", seat, "over-A", "ja")
			if got.Status != http.StatusUnprocessableEntity || !got.Has("Er klopt nog iets niet") || !regexp.MustCompile(`name="over-A"[^>]*checked`).MatchString(got.Body) {
				t.Errorf("%s: got %d", name, got.Status)
			}
		}
		if back := officer.Get(page.Path); !back.Has("Nog geen verklaring.") {
			t.Errorf("something was stored: %s", back.Text())
		}
	})
}

func TestTwoWhoAnswerAClaimGetBothTexts(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		page := officer.Submit(sayAll(t, officer, beginReview(t, w, officer, "resultaat-1"), "herken_ik", ""), "verder")
		id := claimAnswerOf(t, page)
		seen := w.As(kompas.RoleVolunteer).Get(page.Path)
		officer.Submit(page, id, "klopt", "deels", "toelichting", "Voor wie goed loopt")
		got := w.As(kompas.RoleVolunteer).Submit(seen, id, "klopt", "deels", "toelichting", "Alleen overdag")
		if got.Status != http.StatusConflict || !got.Has("Alleen overdag") || !got.Has("Voor wie goed loopt") {
			t.Errorf("got %d: %s", got.Status, got.Text())
		}
	})
}

func TestAStoryThatIsWithdrawnLeavesTheTable(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		page := beginReview(t, w, officer, "resultaat-1")
		if !page.Has("Sinds de koffie op dinsdag ken ik de halve straat") {
			t.Fatalf("it is not on the table: %s", page.Text())
		}
		stories := officer.Get(eenzaamheid + "/verhalen")
		for _, m := range regexp.MustCompile(`href="(`+eenzaamheid+`/verhalen/[0-9a-f-]{36})"`).FindAllStringSubmatch(stories.Body, -1) {
			officer.Post(m[1]+"/stand", url.Values{"naar": {"ingetrokken"}})
		}
		page = officer.Get(page.Path)
		if page.Has("Sinds de koffie") || !page.Has("Dit verhaal is ingetrokken of niet meer vrijgegeven.") {
			t.Errorf("it is still told: %s", page.Text())
		}
	})
}

func TestAnActionIsFollowedByItsButtons(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		page := officer.Submit(sayAll(t, officer, beginReview(t, w, officer, "resultaat-1"), "herken_ik", ""), "verder")
		page = officer.Submit(officer.Submit(page, claimAnswerOf(t, page), "klopt", "deels"), "verder")
		page = officer.Submit(page, "waardering", "oordeel", "behouden", "waardering", "De koffie")
		page = officer.Submit(officer.Submit(page, "waardering", "oordeel", "moet_beter", "waardering", "Het vervoer"), "verder")
		page = officer.Submit(page, "actie", "actie", "Een belbus", "waarbij", "stap3", "wie", "Welzijn Baarn", "wanneer", "2026-02-27")
		page = officer.Get(page.Links("Een belbus")[0])
		if !page.Has("Te laat") || !page.Has("Afgesproken bij het verbetergesprek van 26 februari 2026") {
			t.Errorf("got %s", page.Text())
		}
		move := func(next string) apptest.Page { return officer.Post(page.Path+"/stand", url.Values{"naar": {next}}) }
		refuses(t, "open to done", move("gedaan"), http.StatusConflict, "Een actie gaat van open naar bezig, gedaan en effect bekeken.")
		move("bezig")
		move("gedaan")
		refuses(t, "no effect", move("effect_bekeken"), http.StatusUnprocessableEntity, "Schrijf eerst op wat het effect was.")
		page = officer.Submit(officer.Get(page.Path), "effect", "effect", "Er komen nu ook mensen die slecht lopen")
		page = move("effect_bekeken")
		if page.Status != http.StatusOK || !page.Has("Effect bekeken") || strings.Contains(page.Body, `id="effect"`) {
			t.Errorf("closed: %d %s", page.Status, page.Text())
		}
		if list := officer.Get(eenzaamheid + "/verbeteren"); !list.Has("Afgesloten acties (1)") || !list.Has("Wat het deed: Er komen nu ook mensen die slecht lopen") {
			t.Errorf("the list: %s", list.Text())
		}
	})
}

func TestAReviewBelongsToAConversationThatWasHeld(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		talk := officer.Submit(officer.Get(eenzaamheid+"/gesprekken/nieuw"), "gesprek", "datum", "2026-02-12", "stap", "6", "plaats", "Buurthuis")
		for _, m := range regexp.MustCompile(`name="(aanwezig-[^"]+)"`).FindAllStringSubmatch(talk.Body, -1)[:1] {
			talk = officer.Submit(talk, "aanwezig", m[1], "4")
		}
		form := officer.Get(eenzaamheid + "/verbeteren/nieuw?onderwerp=resultaat-1")
		id := talk.Path[strings.LastIndex(talk.Path, "/")+1:]
		if !regexp.MustCompile(`value="` + id + `"[^>]*checked`).MatchString(form.Body) {
			t.Errorf("the conversation about step 6 is not chosen: %s", form.Text())
		}
		page := officer.Submit(form, "verbetergesprek", append(ticked(form, "9"), "gesprek", id, "datum", "")...)
		if page.Path != eenzaamheid+"/verbeteren/2026-02-12" || !page.Has("4 mensen: Bewonersgroep") || page.Has("9 mensen") {
			t.Fatalf("got %s: %s", page.Path, page.Text())
		}
		talk = officer.Get(talk.Path)
		if !talk.Has("De dag en wie er was staan daarom vast.") || len(talk.Links("Naar het verbetergesprek dat hier is gehouden")) != 1 {
			t.Errorf("the conversation: %s", talk.Text())
		}
		elsewhere := newCompass(t, w, "Ander kompas")
		id2, err := w.App.PlanConversation(t.Context(), w.Actor(kompas.RoleGuide), elsewhere.Slug, map[string]string{"datum": "2026-02-12"}, "")
		if err != nil {
			t.Fatal(err)
		}
		refuses(t, "a conversation of another compass", officer.Submit(form, "verbetergesprek", append(ticked(form, "3"), "gesprek", string(id2))...), http.StatusUnprocessableEntity, "Kies bij welk gesprek dit hoort.")
	})
}
