package demo

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"kompas/app"
	"kompas/figure"
)

// figureFile is a file with figures that somebody brings. What stands in it is invented and says so.
type figureFile struct {
	day     int
	by      string
	name    string
	text    string
	choices map[string]string // none: it waits for them
	apply   bool              // else it waits to be read in
}

// figureFiles are the files of the demonstration: some that were read in, one of them a correction, one of which can be seen what it would change, and
// some that wait for choices.
func figureFiles() []figureFile {
	choices := map[string]string{"gebiedsjaar": "2024", "getalnotatie": "komma", "herkomst": "eigen", "bron": "Verzonnen vragenlijst (voorbeeld)", "grondslag": "steekproef",
		"soort-telling": "stand", "onderwerp-0": "nieuw", "eenheid-0": "procent", "overnemen": "ja"}
	counted := maps.Clone(choices)
	maps.Copy(counted, map[string]string{"getalnotatie": "", "grondslag": "telling", "soort-telling": "stroom", "eenheid-0": "aantal", "bron": "Verzonnen registratie (voorbeeld)"})
	return []figureFile{
		{-40, "priya", "buurtcontact-voorbeeld.csv", "indicator;gebied;periode;waarde;ondergrens;bovengrens;n\n" +
			"Elke week contact met buren (verzonnen);GM0308;2023;58,0;54,1;61,9;612\n" +
			"Elke week contact met buren (verzonnen);GM0308;2024;60,5;56,7;64,3;634\n" +
			"Elke week contact met buren (verzonnen);GM0308;2025;61,0;57,3;64,7;655\n" +
			"Elke week contact met buren (verzonnen);WK030800;2025;57,0;51,2;62,8;281\n" +
			"Elke week contact met buren (verzonnen);WK030801;2025;64,0;58,6;69,4;302\n", choices, true},
		{-30, "priya", "hulp-vragen-voorbeeld.csv", helpFile, choices, true},
		{-28, "priya", "vragen-aan-het-wijkteam-voorbeeld.csv", teamFile, counted, true},
		{-14, "priya", "vragen-aan-het-wijkteam-herzien-voorbeeld.csv", "indicator;gebied;periode;waarde\nVragen aan het wijkteam (verzonnen);GM0308;2025-Q3;264\n", counted, true},
		{-2, "priya", "wijkteams-nieuwe-indeling-voorbeeld.csv", "gebied;code\nTeam Noord (verzonnen);WK030801\nTeam Noord (verzonnen);WK030802\nTeam Zuid (verzonnen);WK030800\n", nil, false},
		{-3, "priya", "meedoen-voorbeeld.csv", "indicator;gebied;periode;waarde;n\n" +
			"Doet mee aan een club (verzonnen);GM0308;2024;1.204;2.150\n" +
			"Doet mee aan een club (verzonnen);WK030800;2024;512;940\n" +
			"Doet mee aan een club (verzonnen);WK030899;2024;n.v.t.;12\n", nil, false},
		{-2, "priya", "buurtcontact-herzien-voorbeeld.csv", "indicator;gebied;periode;waarde;ondergrens;bovengrens;n\n" +
			"Elke week contact met buren (verzonnen);GM0308;2025;61,4;57,7;65,1;655\n" +
			"Elke week contact met buren (verzonnen);WK030800;2025;57,0;51,2;62,8;281\n" +
			"Elke week contact met buren (verzonnen);WK030801;2025;64,0;58,6;69,4;302\n", choices, false},
		{-2, "priya", "herindelingen-haaren-2021.csv", "ingangsjaar_1_januari;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort\n" +
			"2021;GM0788;Haaren;GM0757;Boxtel;opheffing-splitsing\n2021;GM0788;Haaren;GM0824;Oisterwijk;opheffing-splitsing\n" +
			"2021;GM0788;Haaren;GM0855;Tilburg;opheffing-splitsing\n2021;GM0788;Haaren;GM0865;Vught;opheffing-splitsing\n", nil, false},
		{-2, "priya", "grens-verzonnen-voorbeeld-2024.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"wijkcode":"WK030800","wijknaam":"Verzonnen vierkant"},` +
			`"geometry":{"type":"Polygon","coordinates":[[[5.27,52.2],[5.3,52.2],[5.3,52.22],[5.27,52.22],[5.27,52.2]]]}}]}`, nil, false},
		{-20, "priya", "buurtcontact-verbeterd-voorbeeld.csv", "indicator;gebied;periode;waarde;ondergrens;bovengrens;n\n" +
			"Elke week contact met buren (verzonnen);GM0308;2024;59,4;55,6;63,2;646\n", choices, true},
		{-38, "priya", "vraagt-hulp-voorbeeld.csv", "indicator;gebied;periode;waarde;n\n" + asksHelp + ";GM0308;2021;44;402\n" + asksHelp + ";GM0308;2022;46;410\n" +
			asksHelp + ";GM0308;2023;47;398\n", choices, true},
		{-9, "priya", "vraagt-hulp-2025-voorbeeld.csv", "indicator;gebied;periode;waarde;n\n" + asksHelp + ";GM0308;2024;58;420\n" + asksHelp + ";GM0308;2025;59;415\n", choices, true},
	}
}

// teamFile counts per quarter what is asked; the last year is not complete.
const teamFile = "indicator;gebied;periode;waarde\n" +
	"Vragen aan het wijkteam (verzonnen);GM0308;2023-Q1;246\nVragen aan het wijkteam (verzonnen);GM0308;2023-Q2;238\n" +
	"Vragen aan het wijkteam (verzonnen);GM0308;2023-Q3;221\n" +
	"Vragen aan het wijkteam (verzonnen);GM0308;2023-Q4;241\nVragen aan het wijkteam (verzonnen);GM0308;2024-Q1;288\n" +
	"Vragen aan het wijkteam (verzonnen);GM0308;2024-Q2;263\nVragen aan het wijkteam (verzonnen);GM0308;2024-Q3;247\n" +
	"Vragen aan het wijkteam (verzonnen);GM0308;2024-Q4;279\nVragen aan het wijkteam (verzonnen);GM0308;2025-Q1;281\n" +
	"Vragen aan het wijkteam (verzonnen);GM0308;2025-Q2;259\nVragen aan het wijkteam (verzonnen);GM0308;2025-Q3;252\n"

// helpFile tells apart wijken and age groups, some of them so small that nobody may see them.
const helpFile = "indicator;gebied;periode;uitsplitsing;waarde;n\n" +
	"Kan iemand om hulp vragen (verzonnen);GM0308;2023;;71,0;402\n" +
	"Kan iemand om hulp vragen (verzonnen);GM0308;2025;;74,0;430\n" +
	"Kan iemand om hulp vragen (verzonnen);WK030800;2025;;76,0;216\n" +
	"Kan iemand om hulp vragen (verzonnen);WK030801;2025;;73,0;207\n" +
	"Kan iemand om hulp vragen (verzonnen);WK030802;2025;;71,0;7\n" +
	"Kan iemand om hulp vragen (verzonnen);GM0308;2025;leeftijd:18 tot 65;77,0;268\n" +
	"Kan iemand om hulp vragen (verzonnen);GM0308;2025;leeftijd:65 tot 80;72,0;121\n" +
	"Kan iemand om hulp vragen (verzonnen);GM0308;2025;leeftijd:80 en ouder;61,0;41\n"

// asksHelp is the indicator that counts something else since a while.
const asksHelp = "Vraagt anderen om hulp (verzonnen)"

// redefinitions say what the figures count, and later that it is something else.
func redefinitions() []step {
	first := slices.IndexFunc(figureFiles(), func(f figureFile) bool { return strings.Contains(f.text, asksHelp) })
	var out []step
	for i, d := range []struct {
		day   int
		words string
	}{{-37, "Inwoners die het afgelopen jaar een buur om hulp vroegen."}, {-10, "Inwoners die het afgelopen jaar iemand om hulp vroegen: een buur, familie of vrienden."}} {
		out = append(out, step{day: d.day, name: fmt.Sprint("omschrijving ", i+1), do: func(s *stage) (string, error) {
			by, err := s.as("priya", baarn)
			if err != nil {
				return "", err
			}
			p, err := s.app.FigureImport(s.ctx, by, s.Names[fmt.Sprint("cijfers ", first+1)])
			if err == nil {
				_, err = s.app.EditImported(s.ctx, by, figure.OwnKey(string(p.Choices.Topics[0].Indicator)), app.Edit{Changes: []app.Change{{Field: "definitie", Value: d.words}}, Key: s.key})
			}
			return "", err
		}})
	}
	return out
}

func figureSteps() []step {
	out := redefinitions()
	for i, f := range figureFiles() {
		out = append(out, step{day: f.day, name: fmt.Sprint("cijfers ", i+1), do: func(s *stage) (string, error) {
			by, err := s.as(f.by, baarn)
			if err != nil {
				return "", err
			}
			id, err := s.app.ReceiveFigures(s.ctx, by, f.name, strings.NewReader(f.text), s.key)
			if err != nil {
				return "", err
			}
			work := func() error {
				return s.app.WorkOnFigures(s.ctx, app.Job{Kind: app.FigureJob, Tenant: by.Space.ID, ObjectID: id})
			}
			if err := work(); err != nil || f.choices == nil {
				return id, err
			}
			if err := s.app.TryFigures(s.ctx, by, id, chosen(s, by, id, f.choices), s.key+" proef"); err != nil {
				return "", err
			}
			if err := work(); err != nil {
				return "", err
			}
			if f.apply {
				err = s.app.ApplyFigures(s.ctx, by, id, true, s.key+" inlezen")
			}
			return id, err
		}})
	}
	return out
}

// chosen puts a topic that is known here with its indicator.
func chosen(s *stage, by app.Actor, id string, choices map[string]string) map[string]string {
	out := maps.Clone(choices)
	if p, err := s.app.FigureImport(s.ctx, by, id); err == nil && len(p.Choices.Topics) > 0 && !p.Choices.Topics[0].New {
		out["onderwerp-0"] = string(p.Choices.Topics[0].Indicator)
	}
	return out
}
