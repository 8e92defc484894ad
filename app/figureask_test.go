package app_test

import (
	"fmt"
	"strings"
	"testing"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
)

// asks tries with a form that is not enough, and says what is asked.
func (p *imports) asks(v app.FigureImportPage, form map[string]string) string {
	p.t.Helper()
	return codesOf(p.app.TryFigures(p.t.Context(), p.analyst(), v.ID, form, ""))
}

func TestNumbersOfAreasUnderAnyHeaderAreConfirmedFirst(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("nummers.csv", "code;jaar;Leerlingen\n308;2024;10\n342;2024;12\n")
		form := topics(own(), "aantal")
		if got := p.asks(v, form); got != "genummerd cijferinvoer_genummerd" {
			t.Errorf("%q", got)
		}
		form["genummerd"] = "ja"
		p.apply(p.try(v, form))
		p.shows("Leerlingen", "GM0308", "2024 10")
		p.shows("Leerlingen", "GM0342", "2024 12")
	})
}

func TestNumbersThatMayMeanNoFigureAreAskedAbout(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		const text = "gemeentecode;jaar;Dichtheid\nGM0308;2024;99997\nGM0342;2024;7\n"
		v := p.upload("omgezet.csv", text)
		form := topics(own(), "aantal")
		if got := p.asks(v, form); got != "codegetal geen_keuze" {
			t.Errorf("%q", got)
		}
		form["codegetal"] = kompas.DoubtfulNone
		if v = p.try(v, form); v.Outcome.New != 1 {
			t.Errorf("%+v", v.Outcome)
		}
		p.apply(v)
		p.shows("Dichtheid", "GM0308", "2024 onderdrukt")
		v = p.upload("gewoon.csv", strings.Replace(text, "Dichtheid", "Bedrag", 1))
		form["codegetal"] = kompas.DoubtfulFigure
		p.apply(p.try(v, form))
		p.shows("Bedrag", "GM0308", "2024 99997")
	})
}

func TestOneUnitIsAskedForAllTopicsOfWhichTheFileDoesNotSayIt(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		head, line := "gemeentecode;jaar;Aantal winkels", "\nGM0308;2024;3"
		for i := range 40 {
			head, line = head+fmt.Sprintf(";Score %d", i), line+fmt.Sprintf(";%d,5", i)
		}
		v := p.upload("breed.csv", head+line+"\n")
		if u := v.Choices.Topics[0].Unit; u != figure.Count || v.Choices.Topics[1].Unit != "" {
			t.Errorf("proposed %q %q", u, v.Choices.Topics[1].Unit)
		}
		form := own("getalnotatie", "komma", "alles", "ja", "eenheid-0", "aantal")
		for i := range v.Table.Topics {
			form[topicName(i)] = "niet"
		}
		if got := p.asks(v, form); got != "eenheid geen_keuze" {
			t.Errorf("asked %q", got)
		}
		form["eenheid"], form["eenheid-2"] = "gemiddelde", "procent"
		v = p.apply(p.try(v, form))
		for at, want := range []figure.Unit{figure.Count, figure.Mean, figure.Percent, figure.Mean} {
			if got := v.Choices.Topics[at].Unit; got != want {
				t.Errorf("topic %d: %q, want %q", at, got, want)
			}
		}
		p.shows("Score 39", "GM0308", "2024 39.5")
	})
}

func TestWordsForNoFigureAreCountedAndHiddenFiguresStayHidden(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("woorden.csv", "gemeentecode;jaar;Score\nGM0308;2024;geheim\nGM0342;2024;7\nGM0363;2024;onbekend\nGM0344;2024;x\nGM0310;2024;n.v.t.\nGM0312;2024;\nGM0313;2024;-\nGM0317;2024;x\n")
		got := map[string]int64{}
		for _, w := range v.Survey.Words {
			got[w.Word+" "+w.Code] = w.Count
		}
		for word, n := range map[string]int64{"geheim onderdrukt": 1, "onbekend geen_cijfer": 1, "x onderdrukt": 2, "n.v.t. niet_van_toepassing": 1, " geen_cijfer": 1, "- geen_cijfer": 1} {
			if got[word] != n {
				t.Errorf("%q: %d, want %d", word, got[word], n)
			}
		}
		if s := v.Survey.Tallies["onderdrukt"].First; len(s) != 3 || s[0].Line != 2 || s[0].Column != "Score" || s[0].Text != "geheim" {
			t.Errorf("%+v", s)
		}
		p.apply(p.try(v, topics(own(), "gemiddelde")))
		p.shows("Score", "GM0308", "2024 onderdrukt")
		p.shows("Score", "GM0310", "2024 niet_van_toepassing")
	})
}

func TestFiguresThatWouldGoAreNeverTakenAwayUnasked(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		p.apply(p.try(p.upload("eerst.csv", "gemeentecode;jaar;Score\nGM0308;2024;5\nGM0342;2024;7\n"), topics(own(), "gemiddelde")))
		v := p.upload("deel.csv", "gemeentecode;jaar;Score\nGM0308;2024;6\n")
		v = p.try(v, keep(v, own()))
		if v.Outcome.Gone != 1 {
			t.Fatalf("%+v", v.Outcome)
		}
		if err := p.app.ApplyFigures(t.Context(), p.analyst(), v.ID, false, ""); codesOf(err) != "vervallen cijferinvoer_vervallen" {
			t.Errorf("%v", codesOf(err))
		}
		p.shows("Score", "GM0342", "2024 7")
		p.apply(v)
		p.shows("Score", "GM0308", "2024 6")
		p.shows("Score", "GM0342", "2024 geen_cijfer")
	})
}

func TestLinesWithATotalAreNoArea(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("totaal.csv", "Gemeente;Jaar;Aanvragen\nBaarn;2024;10\nSoest;2024;20\nTotaal;2024;30\n")
		if len(v.Areas.Sums) != 1 || v.Areas.Blocked() {
			t.Errorf("%+v", v.Areas)
		}
		if v = p.try(v, topics(own(), "aantal")); v.Outcome.New != 2 {
			t.Errorf("%+v", v.Outcome)
		}
	})
}

func TestPartsOfAreaCodesAreNeverGuessed(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("postcode.csv", "postcode;jaar;Meldingen\n3741;2024;5\n3742;2024;6\n")
		if v.State != kompas.ImportFailed || v.Problem.Code != "postcodes_geen_gebieden" || v.Problem.Line != 1 || v.Problem.Column != "postcode" {
			t.Errorf("%s %+v", v.State, v.Problem)
		}
		v = p.upload("afgekort.csv", "gemeentecode;jaar;Bedrag\nGM0308;2024;1,00E+03\nGM0342;2024;250\n")
		form := topics(own(), "euro")
		if got := p.asks(v, form); got != "overslaan cijferinvoer_fouten" {
			t.Errorf("%q", got)
		}
		if s := v.Survey.Tallies["fout"].First; len(s) != 1 || s[0].Line != 2 || s[0].Column != "Bedrag" || s[0].Code != "getal_afgekort" {
			t.Errorf("%+v", s)
		}
		p.layers(0)
	})
}
