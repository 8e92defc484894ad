package api

import (
	"encoding/json"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/i18n"
	"kompas/web"
)

// What a program reads. openapi.json says what each field means; a test holds the two together.

type indicatorList struct {
	Indicators []indicator `json:"indicatoren"`
}

type indicator struct {
	Key        string     `json:"sleutel"`
	Name       string     `json:"naam"`
	Definition string     `json:"definitie"`
	Unit       string     `json:"eenheid"`
	Direction  string     `json:"richting,omitempty"`
	Basis      string     `json:"grondslag"`
	Source     string     `json:"bron"`
	Table      string     `json:"brontabel"`
	Licence    string     `json:"licentie"`
	Note       string     `json:"toelichting,omitempty"`
	Coverage   []coverage `json:"dekking,omitempty"`
}

type coverage struct {
	Level   area.Level `json:"niveau"`
	Within  string     `json:"binnen"`
	First   string     `json:"eerstePeriode"`
	Last    string     `json:"laatstePeriode"`
	Periods int        `json:"aantalPerioden"`
}

type place struct {
	Code string `json:"code"`
	Name string `json:"naam"`
}

// value is a figure as the gate let it through; without one, why.
type value struct {
	Period      string      `json:"periode,omitempty"`
	Value       json.Number `json:"waarde,omitempty"`
	Lower       json.Number `json:"ondergrens,omitempty"`
	Upper       json.Number `json:"bovengrens,omitempty"`
	Reason      string      `json:"reden,omitempty"`
	Provisional bool        `json:"voorlopig,omitempty"`
	Break       bool        `json:"andereMeetwijze,omitempty"`
}

type seriesAnswer struct {
	Indicator indicator `json:"indicator"`
	Place     place     `json:"gebied"`
	Series    []value   `json:"reeks"`
	Alike     *alike    `json:"vergelijkbaar,omitempty"`
	All       []spread  `json:"alleGebieden"`
}

type alike struct {
	Codes  []string `json:"gemeenten"`
	Median []value  `json:"midden"`
}

type mapAnswer struct {
	Indicator indicator     `json:"indicator"`
	Level     area.Level    `json:"niveau"`
	Period    string        `json:"periode"`
	Division  string        `json:"indeling"`
	Figures   []placeFigure `json:"cijfers"`
}

type placeFigure struct {
	place
	value
}

type spread struct {
	Period string      `json:"periode"`
	Level  area.Level  `json:"niveau"`
	Of     int         `json:"aantalGebieden"`
	Areas  int         `json:"aantalMetCijfer"`
	Mean   json.Number `json:"gemiddelde,omitempty"`
	Points *points     `json:"percentielen,omitempty"`
}

type points struct {
	P10 json.Number `json:"p10"`
	P25 json.Number `json:"p25"`
	P50 json.Number `json:"p50"`
	P75 json.Number `json:"p75"`
	P90 json.Number `json:"p90"`
}

type spreadAnswer struct {
	Indicator indicator `json:"indicator"`
	spread
}

type meanList struct {
	Means []mean `json:"gemiddelden"`
}

type mean struct {
	Indicator string `json:"indicator"`
	spread
}

func writeIndicator(r *web.Request, c figure.CatalogueIndicator) indicator {
	x := indicator{Key: c.Key, Name: c.Name, Definition: c.Definition, Unit: string(c.Unit), Direction: string(c.Direction), Basis: string(c.Basis),
		Source: c.Publisher, Table: c.SourceTable, Licence: c.Licence, Note: c.Note}
	if r.P.Lang == i18n.English {
		x.Name, x.Definition, x.Note = c.NameEN, c.DefinitionEN, c.NoteEN
	}
	return x
}

func writeOpen(r *web.Request, o app.OpenIndicator) indicator {
	x := writeIndicator(r, o.CatalogueIndicator)
	for _, c := range o.Coverage {
		x.Coverage = append(x.Coverage, coverage{c.Level, c.Scope, c.First, c.Last, c.Periods})
	}
	return x
}

// number writes a figure; empty where there is none.
func number(s figure.Shown) json.Number { return json.Number(s.CSV()) }

func writeValue(s figure.Shown) value {
	lower, upper := s.BoundsCSV()
	return value{Value: number(s), Lower: json.Number(lower), Upper: json.Number(upper), Reason: s.Reason(), Provisional: s.Provisional(), Break: s.BreakBefore()}
}

func writeSeries(list []figure.Shown) []value {
	out := make([]value, len(list))
	for i, s := range list {
		out[i] = writeValue(s)
		out[i].Period = s.Period().String()
	}
	return out
}

func writePlace(a area.Area) place { return place{a.Code, a.Name} }

func writeOpenSeries(r *web.Request, s app.OpenSeries) seriesAnswer {
	out := seriesAnswer{Indicator: writeIndicator(r, s.About), Place: writePlace(s.Place), Series: writeSeries(s.Series), All: make([]spread, len(s.All))}
	if s.Peers != nil {
		out.Alike = &alike{Codes: []string{}, Median: writeSeries(s.Median)}
		for _, m := range s.Peers.Members {
			out.Alike.Codes = append(out.Alike.Codes, m.Code)
		}
	}
	for i, x := range s.All {
		out.All[i] = writeSpread(x)
	}
	return out
}

func writeMap(r *web.Request, m app.OpenMap) mapAnswer {
	out := mapAnswer{Indicator: writeIndicator(r, m.About), Level: area.Level(m.Layer.Level), Period: m.Layer.Period, Division: m.Layer.Division,
		Figures: make([]placeFigure, len(m.Figures))}
	for i, p := range m.Figures {
		out.Figures[i] = placeFigure{writePlace(p.Area), writeValue(p.Figure)}
	}
	return out
}

func writeSpread(s app.Spread) spread {
	out := spread{Period: s.Period.String(), Level: s.Level, Of: s.Of, Areas: s.Areas, Mean: number(s.Mean)}
	if len(s.Points) > 0 && s.Points[0].Present() {
		p := s.Points
		out.Points = &points{number(p[0]), number(p[1]), number(p[2]), number(p[3]), number(p[4])}
	}
	return out
}
