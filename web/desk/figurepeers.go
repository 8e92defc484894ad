package desk

import (
	"slices"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// peersWords say in a few words with which municipalities a page compares.
func (p figuresPage) peersWords() string {
	if p.Peers.Method == area.ByHand && len(p.Peers.Members) == 1 {
		return p.P.T("wijken.zelf-gekozen-een", "1 zelf gekozen gemeente")
	}
	if p.Peers.Method == area.ByHand {
		return p.P.T("wijken.zelf-gekozen", "{0} zelf gekozen gemeenten", len(p.Peers.Members))
	}
	return p.P.T("wijken.lijken-op", "{0} gemeenten die het meest op {1} lijken", len(p.Peers.Members), p.Peers.Own.Name)
}

// peersWhy tells which features decided, and which did not because they are not known.
func (p figuresPage) peersWhy() string {
	if p.Peers.Method == area.ByHand {
		return p.P.T("wijken.zelf-uitleg", "U koos deze gemeenten zelf.")
	}
	var used, missing, itself []string
	for _, f := range p.Peers.Features {
		used = append(used, p.P.T("wijken.kenmerk-jaar", "{0} ({1})", p.P.Code("kenmerk_"+string(f.Feature)), strconv.Itoa(f.Year)))
	}
	for _, f := range p.Peers.Missing {
		missing = append(missing, p.P.Code("kenmerk_"+string(f)))
	}
	for _, f := range p.Peers.Itself {
		itself = append(itself, p.P.Code("kenmerk_"+string(f)))
	}
	var out []string
	if len(used) > 0 {
		out = append(out, p.P.T("wijken.gekozen-op", "Deze gemeenten lijken het meest op {0} in {1}.", p.Peers.Own.Name, p.list(used)))
	}
	if len(missing) > 0 {
		out = append(out, p.P.T("wijken.niet-gebruikt", "Nog niet gebruikt: {0}.", p.list(missing)))
	}
	if len(itself) > 0 {
		out = append(out, p.P.T("wijken.zelf-onderwerp", "Niet gebruikt, want daar gaat dit cijfer zelf over: {0}.", p.list(itself)))
	}
	return strings.Join(out, " ")
}

// alikeInputs carry the choice by which municipalities are alike.
func alikeInputs(q app.FigureQuery) []ui.Hidden {
	var out []ui.Hidden
	if q.Alike.Count != "" {
		out = append(out, ui.Hidden{Name: "aantal", Value: q.Alike.Count})
	}
	if len(q.Alike.Features) > 0 {
		out = append(out, ui.Hidden{Name: "kenmerk", Value: strings.Join(q.Alike.Features, ",")})
	}
	return out
}

// alikeCount asks how many municipalities to find.
func (p figuresPage) alikeCount() ui.InputField {
	f := ui.InputField{Field: ui.Field{Name: "aantal", ID: "v-aantal", Label: p.P.T("wijken.hoeveel", "Hoeveel gemeenten?")}, InputMode: "numeric", Narrow: true, MaxLength: 3, Value: p.Alike.Count}
	if f.Value == "" {
		f.Value = strconv.Itoa(area.DefaultPeers)
	}
	if p.Peers.Wrong.Count != "" {
		f.Error = p.P.Code(p.Peers.Wrong.Count)
	}
	return f
}

// alikeBoxes ask by what municipalities are alike.
func (p figuresPage) alikeBoxes() ui.ChoiceField {
	f := ui.ChoiceField{Field: ui.Field{Name: "kenmerk", ID: "v-kenmerk", Label: p.P.T("wijken.waarop", "Waarop moeten ze lijken?")}}
	for _, x := range p.Peers.Known {
		f.Options = append(f.Options, ui.Option{Value: string(x.Feature), Text: upperFirst(p.P.T("wijken.kenmerk-jaar", "{0} ({1})", p.P.Code("kenmerk_"+string(x.Feature)), strconv.Itoa(x.Year)))})
		if len(p.Alike.Features) == 0 || slices.Contains(p.Alike.Features, string(x.Feature)) {
			f.Values = append(f.Values, string(x.Feature))
		}
	}
	if p.Peers.Wrong.Features != "" {
		f.Error = p.P.Code(p.Peers.Wrong.Features)
	}
	return f
}

// peerBoxes are the municipalities of the group, to be unticked.
func (p figuresPage) peerBoxes() ui.ChoiceField {
	f := ui.ChoiceField{Field: ui.Field{Name: "naast", Label: p.P.T("wijken.gemeenten", "Gemeenten")}, Options: areaOptions(p.Peers.Members)}
	for _, m := range p.Peers.Members {
		f.Values = append(f.Values, m.Code)
	}
	return f
}

func areaOptions(areas []area.Area) []ui.Option {
	sorted := slices.Clone(areas)
	slices.SortFunc(sorted, func(a, b area.Area) int { return strings.Compare(area.Fold(a.Name), area.Fold(b.Name)) })
	out := make([]ui.Option, len(sorted))
	for i, a := range sorted {
		out[i] = ui.Option{Value: a.Code, Text: a.Name}
	}
	return out
}

// nearest leads back to the municipalities that are most alike.
func (p figuresPage) nearest() string {
	q := p.FigureQuery
	q.Beside, q.Alike = nil, app.PeerChoice{}
	return p.address(q) + "#gemeenten"
}

func (p figuresPage) stripTitle(directed bool) string {
	if directed {
		return p.P.T("wijken.rijen", "{0} en andere gemeenten, elk onderwerp op een eigen schaal", p.Peers.Own.Name)
	}
	return p.P.T("wijken.rijen-neutraal", "Zonder goede of slechte kant")
}

// figures are the figures of the municipality in one of the plots.
func (part stripPart) figures() []figure.Shown {
	var out []figure.Shown
	for _, b := range part.Rows {
		if b.Own.Present() || len(b.Others) == 0 {
			out = append(out, b.Own)
		} else {
			out = append(out, b.Others[0])
		}
	}
	return out
}

// rankingTable gives the figures of the ranking in its order; where the map is missing or rows are left out, of all areas.
func (p figuresPage) rankingTable() *ui.Table {
	t := p.partsTable()
	if r := p.ranked(); p.Parts.Map != nil && r.left == 0 {
		t = p.tableOf(r.rows)
	}
	t.Caption = p.rankingTitle()
	return t
}

// mapWidth and rankingWidth share the width; the ranking gets the room that a missing map leaves.
func (p figuresPage) mapWidth() string {
	if p.Parts.Map == nil {
		return "k-5"
	}
	return "k-6"
}

func (p figuresPage) rankingWidth() string {
	if p.Parts.Map == nil {
		return "k-7"
	}
	return "k-6"
}

// noMapWords say why there is no map.
func (p figuresPage) noMapWords() string {
	if p.Level.Own() {
		return p.P.T("wijken.geen-eigen-kaart", "Geen kaart beschikbaar: niet van alle wijken en buurten van deze gebieden zijn de grenzen ingelezen. De cijfers staan in de lijst.")
	}
	return p.P.T("wijken.geen-kaart", "Geen kaart beschikbaar: de grenzen van deze {0} zijn nog niet ingelezen. De cijfers staan in de lijst.",
		lowerFirst(levelsWord(p.Request, p.Level)))
}

// trendTable gives the figures of the years, each with its own source.
func (p figuresPage) trendTable(t chart.Trend) *ui.Table {
	words := p.tableWords()
	words.Row = p.P.T("wijken.jaar", "Jaar")
	made := web.FigureTable(t.Table(words), t.Title)
	made.Program = p.seriesForPrograms()
	made.Columns = append(made.Columns, ui.Column{Name: p.P.T("wijken.bron-kop", "Bron")})
	for i, row := range made.Rows {
		source := ""
		for _, s := range slices.Concat(p.Past.Series, p.Past.Around, p.Past.Median) {
			if s.Period().String() == row[0] && source == "" {
				source = p.SourceOf(s)
			}
		}
		made.Rows[i] = append(row, source)
	}
	p.WithDefinitions(made, p.Past.Changes, periodsOf(made))
	return made
}

// periodsOf reads the periods that the rows of a table are called by.
func periodsOf(t *ui.Table) []figure.Period {
	out := make([]figure.Period, len(t.Rows))
	for i, row := range t.Rows {
		out[i], _ = figure.ParsePeriod(row[0])
	}
	return out
}

// mapNote says of which year the boundaries are and which areas they lack.
func (p figuresPage) mapNote() string {
	m := p.Parts.Map
	out := []string{p.P.T("wijken.grenzen", "Grenzen van 1 januari {0}: {1}, licentie {2}.", strconv.Itoa(p.Parts.MapYear), m.Source, p.P.Code(m.Licence))}
	if p.Parts.MapYear != p.Parts.Year {
		out = append(out, p.P.T("wijken.andere-grenzen", "De cijfers horen bij de indeling van {0}.", strconv.Itoa(p.Parts.Year)))
	}
	if p.Parts.Unmatched == 1 {
		out = append(out, p.P.T("wijken.een-niet-op-kaart", "Eén gebied met een cijfer staat niet op deze kaart, omdat de indeling veranderde. Het staat wel in de tabel."))
	}
	if p.Parts.Unmatched > 1 {
		out = append(out, p.P.T("wijken.niet-op-kaart", "{0} gebieden met een cijfer staan niet op deze kaart, omdat de indeling veranderde. Ze staan wel in de tabel.", p.Parts.Unmatched))
	}
	return strings.Join(out, " ")
}

// meaningLines say which side is better and what the reader must know.
func (p figuresPage) meaningLines() []string {
	var out []string
	if p.About.Direction != figure.NoDirection {
		out = append(out, p.P.Code(string(p.About.Direction))+".")
	} else {
		out = append(out, p.P.T("wijken.geen-richting", "Hoger of lager is hier niet vanzelf beter of slechter."))
	}
	if note := p.inLanguage(p.About.Note, p.About.NoteEN); note != "" {
		out = append(out, note)
	}
	if at := p.Spread.Points; len(at) > 0 && at[0].Present() {
		out = append(out, p.P.T("wijken.verdeling", "Van alle {0} {1} met een cijfer in {2} ligt de helft tussen {3} en {4}. Het midden is {5}.", p.Spread.Areas,
			lowerFirst(levelsWord(p.Request, p.Spread.Level)), p.period(p.Spread.Period), at[1].Text(p.lang()), at[3].Text(p.lang()), at[2].Text(p.lang())))
	}
	return out
}

func (p figuresPage) catalogueSource() string {
	if p.About.SourceTable == "" {
		return ""
	}
	return p.P.T("wijken.bron-catalogus", "{0}. {1}.", p.About.Publisher, p.About.SourceTable)
}
