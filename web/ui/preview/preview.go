// Package preview shows every part of the ui kit in every state, with invented content, so that a
// person or a test can look at it without clicking through the product. Nothing imports it but tests.
package preview

import (
	"strings"

	"github.com/a-h/templ"
	"kompas/web/ui"
)

// Long is a Dutch word and a sentence that test whether a part still fits.
const (
	Long         = "Samenwerkingsverband Gemeenten Noordwesthoek-Zuidoosterland"
	longSentence = "Over vier jaar willen we dat bewoners van alle wijken, ook in de verzorgingshuizen en woonzorgcomplexen, duurzaam en blijvend contact hebben met elkaar."
)

// Sheets gives the preview pages by name.
func Sheets(w ui.Words, lang string) map[string]templ.Component {
	desk := shell(w, lang)
	desk.Title, desk.Body = "Bouwstenen", parts(w)
	desk.Notices = ui.Undo(w, ui.UndoBar{Text: "‘Informatiemarkt’ verwijderd uit de doelenboom", Action: "/terug", Key: "k1"})

	forms := shell(w, lang)
	forms.Title, forms.Body = "Formulier", formulier(w, "", "")
	faulty := shell(w, lang)
	faulty.Title, faulty.Body = "Formulier met fouten", formulier(w, "Vul een percentage in tussen 0 en 100.", "Kies wie dit merkt.")

	long := shell(w, lang)
	long.Title, long.Body = longSentence, parts(w)
	long.Space.Name = Long
	long.Account.Name = "Wilhelmina van den Boogaard-Oosterhuis"
	for i := range long.Menu {
		long.Menu[i].Text += "overzichten"
	}

	public := shell(w, lang)
	public.Title, public.Account, public.Banner, public.Menu = "Openbaar", nil, nil, nil
	public.SignIn = &ui.Link{Text: "Aanmelden", URL: "/aanmelden"}
	public.Body = leeg(w)

	phone := shell(w, lang)
	phone.Title, phone.Audience, phone.Banner = "Een vraag", ui.ForResident, nil
	phone.Body = vraag(w)

	sheet := func(sample string) templ.Component {
		paper := shell(w, lang)
		paper.Title, paper.Audience = "Raadsblad", ui.ForPaper
		words := text(sample)
		paper.Body = raadsblad(words, len(words(340)))
		return ui.Shell(paper)
	}
	return map[string]templ.Component{
		"bouwstenen": ui.Shell(desk), "formulier": ui.Shell(forms), "fouten": ui.Shell(faulty), "lang": ui.Shell(long),
		"openbaar": ui.Shell(public), "inwoner": ui.Shell(phone), "raadsblad": sheet(usual), "raadsblad-vol": sheet(heavy),
	}
}

// text gives a maker of texts of n words, taken in turn from the sample.
func text(sample string) func(n int) string {
	list := strings.Fields(sample)
	return func(n int) string {
		var out []string
		for i := range n {
			out = append(out, list[i%len(list)])
		}
		return strings.Join(out, " ") + "."
	}
}

// Two samples for the council sheet: words as people write them, and words that are far too long.
const (
	usual = "We zien dat meer bewoners elkaar in de buurt ontmoeten omdat vrijwilligers mee op pad gaan en er elke week een plek open is waar iedereen welkom is"
	heavy = "Bewoners ontmoeten elkaar regelmatig in buurthuizen dankzij vrijwilligers en verenigingen waarmee eenzaamheid vermindert"
)

func shell(w ui.Words, lang string) ui.Page {
	return ui.Page{
		Words: w, Lang: lang,
		Space: ui.Space{Name: "Gemeente Voorbeeld"},
		Menu: []ui.MenuItem{
			{Text: "Overzicht", URL: "/"}, {Text: "Kompassen", URL: "/kompassen", Current: true}, {Text: "Wijken", URL: "/wijken"},
			{Text: "Gesprekken", URL: "/gesprekken"}, {Text: "Raad", URL: "/raad"},
		},
		Account: &ui.Account{
			Name: "Joris de Boer", URL: "/account", SignOut: "/afmelden",
			Spaces: []ui.SpaceLink{{Name: "Gemeente Voorbeeld", Role: "Regisseur", URL: "/", Current: true}, {Name: "Welzijn Voorbeeld", Role: "Meelezer", URL: "/r/welzijn"}},
			Links:  []ui.Link{{Text: "Wie mag wat zien", URL: "/wie-mag-wat-zien"}},
		},
		Language: &ui.Link{Text: "English", URL: "/en/", Lang: "en"},
		Banner:   &ui.Banner{Text: "Demonstratie: de plannen en verhalen zijn verzonnen.", Links: []ui.Link{{Text: "Kies een andere persoon", URL: "/demo"}}},
		Crumbs:   []ui.Crumb{{Text: "Kompassen", URL: "/kompassen"}, {Text: "Minder eenzaamheid onder 75-plussers"}},
		Footer:   []ui.Link{{Text: "Privacy", URL: "/privacy"}, {Text: "Toegankelijkheid", URL: "/toegankelijkheid"}, {Text: "Uitleg en begrippen", URL: "/uitleg"}},
		Notes:    []string{"Voorbeeldscherm: cijfers en verhalen zijn verzonnen"},
	}
}

// statuses is every status of rule S-17 with its word.
func statuses() []ui.StatusWord {
	return []ui.StatusWord{
		ui.ProgressStatus("op_koers", "Op koers"), ui.ProgressStatus("loopt_achter", "Te langzaam"),
		ui.ProgressStatus("niet_duidelijk", "Nog niet duidelijk"), ui.ProgressStatus("verkeerde_kant", "Verkeerde kant op"),
		ui.ProgressStatus("waarschijnlijk_bereikt", "Doel geraakt, nog niet zeker"), ui.ProgressStatus("bereikt", "Doel gehaald"),
		ui.ProgressStatus("niet_bereikt", "Doel niet gehaald"), ui.ProgressStatus("nog_niet_gemeten", "Nog niet gemeten"),
		ui.ProgressStatus("geen_betrouwbaarheid_bekend", "Geen oordeel, marge onbekend"),
	}
}

func steps() []ui.Step {
	return []ui.Step{
		{Number: 1, Name: "Monitoring & ambities", URL: "#1", State: ui.StepFresh, StateText: "Actueel", Summary: "Een op de acht 75-plussers voelt zich sterk eenzaam.", Fact: "cijfers van 2024", Who: []string{"Gemeente", "GGD", "Inwoners"}},
		{Number: 2, Name: "Maatschappelijk resultaat", URL: "#2", State: ui.StepFresh, StateText: "Actueel", Current: true, Summary: longSentence},
		{Number: 3, Name: "Activiteiten", URL: "#3", State: ui.StepAttention, StateText: "Vraagt aandacht", Fact: "1 van 2 resultaten heeft activiteiten"},
		{Number: 4, Name: "Input kwaliteit", URL: "#4", State: ui.StepBusy, StateText: "Bezig"},
		{Number: 5, Name: "Outcome", URL: "#5", State: ui.StepNotStarted, StateText: "Nog niet begonnen"},
		{Number: 6, Name: "Verbetercyclus", URL: "#6", State: ui.StepNotStarted, StateText: "Nog niet begonnen"},
	}
}

func seriesTable() ui.Table {
	return ui.Table{
		Caption: "Inwoners die elkaar elke week tegenkomen",
		Columns: []ui.Column{{Name: "Jaar"}, {Name: "Voorbeeld", Number: true}, {Name: "Marge", Number: true}, {Name: "Vergelijkbare gemeenten", Number: true}},
		Rows:    [][]string{{"2021", "54%", "51 – 57", "55%"}, {"2023", "59%", "56 – 62", "58%"}, {"2025", "63%", "60 – 66", "60%"}},
	}
}

func conflict() ui.Conflict {
	return ui.Conflict{
		Name: "zin", Other: "Joris", When: "2 minuten geleden",
		Mine:   "Over 4 jaar willen we dat bewoners blijvend contact hebben met elkaar.",
		Theirs: "Over 4 jaar willen we dat meer bewoners contact hebben met elkaar.",
	}
}

func changes() []ui.Change {
	return []ui.Change{
		{Who: "Samira El Amrani", When: "18 februari 2026, 10:42", What: "Doel gewijzigd", Before: "65%", After: "70%", Undo: &ui.Post{Action: "/terug", Plain: true, Button: ui.Button{Text: "Zet terug"}}},
		{Who: "Joris de Boer", When: "2 februari 2026, 9:15", What: "Verhaal verwijderd", Erased: "Gewist op 5 februari 2026, op verzoek van de verteller"},
	}
}
