package desk

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// tryAreas sends what somebody chose about a file with re-organisations or boundaries.
func (d *Desk) tryAreas(r *web.Request, v app.FigureImportPage) error {
	names := []string{"overnemen", "codeveld", "gebiedsjaar", "bron", "licentie", "indelingnaam", "grenzenjaar"}
	for i := range v.AreaFile.Recodings {
		names = append(names, kompas.ShareField(i), kompas.BasisField(i))
	}
	try := r.App.TryRecodings
	switch v.Kind {
	case kompas.ImportBoundaries:
		try = r.App.TryBorders
	case kompas.ImportOwnAreas:
		try = r.App.TryOwnAreas
	}
	if err := try(r.Ctx(), r.Actor, v.ID, r.Form(names...), r.Key()); err != nil {
		return r.Again(chooseForm, names, err, func(s web.FormState) error { return d.drawImport(r, s) })
	}
	return r.See(r.Space("cijfers-inlezen", v.ID))
}

func (p importPage) undoneWords() string {
	if p.Kind == kompas.ImportOwnAreas {
		return p.P.T("eigen.bestand-terug", "Deze indeling is niet meer te kiezen. Cijfers over haar gebieden blijven bewaard.")
	}
	if p.Kind != kompas.ImportFigures {
		return p.P.T("gebiedsinvoer.terug", "Wat er daarvoor gold, geldt weer.")
	}
	return p.P.T("invoer.terug.uitleg", "De cijfers die er daarvoor waren, gelden weer.")
}

// recognised says in one sentence what the file is.
func (p importPage) recognised() string {
	if p.Kind == kompas.ImportRecodings {
		return p.P.T("herindeling.herkend", "{0} herindelingen herkend", p.count(int64(len(p.AreaFile.Recodings))))
	}
	if own := p.AreaFile.Own; own != nil {
		return p.P.T("eigen.bestand-herkend", "{0} eigen gebieden herkend", p.count(int64(len(own.Areas))))
	}
	b := p.AreaFile.Borders
	parts := []string{p.P.T("grenzen.gebieden", "{0} gebieden", p.count(int64(b.Areas)))}
	if b.Areas == 1 {
		parts[0] = p.P.T("grenzen.gebied", "{0} gebied", "1")
	}
	if b.Level != "" {
		parts = append(parts, lowerFirst(levelsWord(p.Request, b.Level)))
	}
	if b.Year > 0 {
		parts = append(parts, strconv.Itoa(b.Year))
	}
	parts = append(parts, p.systemWords())
	if n := p.AreaFile.Borders.Water; n > 0 {
		parts = append(parts, p.P.T("grenzen.water", "vlakken met water weggelaten: {0}", strconv.Itoa(n)))
	}
	return p.P.T("grenzen.herkend", "{0} herkend", strings.Join(parts, ", "))
}

func (p importPage) systemWords() string {
	if p.AreaFile.Borders.Metres {
		return p.P.T("grenzen.rd", "Rijksdriehoek, omgerekend naar WGS84")
	}
	return "WGS84"
}

// kindCounts says how many lines there are of each kind.
func (p importPage) kindCounts() string {
	var parts []string
	for _, k := range []area.RecodingKind{area.Merged, area.Split, area.BorderMoved, area.Remained} {
		n := 0
		for _, r := range p.AreaFile.Recodings {
			if r.Kind == k {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, p.count(int64(n))+" "+lowerFirst(p.P.Code("herindelingssoort_"+string(k))))
		}
	}
	return strings.Join(parts, ", ") + "."
}

// divided are the municipalities that went to several.
func (p importPage) divided() []area.RecodingGroup {
	return slices.DeleteFunc(area.Groups(p.AreaFile.Recodings), func(g area.RecodingGroup) bool { return !g.Divided() })
}

func (p importPage) oldName(g area.RecodingGroup) string {
	r := p.AreaFile.Recodings[g.At[0]]
	return p.P.T("herindeling.gedeeld", "{0} ({1}), 1 januari {2}", r.OldName, r.OldCode, r.Year)
}

func (p importPage) shareLabel(at int) string {
	r := p.AreaFile.Recodings[at]
	if r.Kind == area.Remained {
		return p.P.T("herindeling.blijft", "Deel dat {0} bleef, in procenten", r.NewName)
	}
	return p.P.T("herindeling.deel", "Deel naar {0} ({1}), in procenten", r.NewName, r.NewCode)
}

// percent writes a weight as somebody types it; nothing when nobody knows it.
func (p importPage) percent(w float64) string {
	if w == 0 {
		return ""
	}
	text := strconv.FormatFloat(w*100, 'f', -1, 32)
	if p.lang() == "nl" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// recodings is every line of the file.
func (p importPage) recodings() ui.Table {
	t := ui.Table{ID: "herindelingen", Stacked: true, Caption: p.P.T("herindeling.lijst", "Alle herindelingen in het bestand"), Hidden: true, Columns: []ui.Column{
		{Name: p.P.T("herindeling.jaar", "1 januari"), Number: true}, {Name: p.P.T("herindeling.van", "Van")}, {Name: p.P.T("herindeling.naar", "Naar")},
		{Name: p.P.T("herindeling.soort", "Wat er gebeurde")}, {Name: p.P.T("herindeling.aandeel", "Deel"), Number: true}, {Name: p.P.T("herindeling.grondslag", "Geteld in")}}}
	for _, r := range p.AreaFile.Recodings {
		part := p.P.T("herindeling.geheel", "100%")
		switch {
		case r.Kind == area.Merged:
		case r.Weight > 0:
			part = p.percent(r.Weight) + "%"
		default:
			part = p.P.T("herindeling.weet-niet", "niet bekend")
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(r.Year), r.OldName + " (" + r.OldCode + ")", r.NewName + " (" + r.NewCode + ")",
			p.P.Code("herindelingssoort_" + string(r.Kind)), part, r.Basis})
	}
	return t
}

// unweighed is how many divided municipalities have no weights.
func (p importPage) unweighed() int {
	n := 0
	for _, g := range p.divided() {
		if p.AreaFile.Recodings[g.At[0]].Weight == 0 {
			n++
		}
	}
	return n
}

func (p importPage) traits() []ui.Option {
	var out []ui.Option
	for _, t := range p.AreaFile.Borders.Properties {
		out = append(out, ui.Option{Value: t.Name, Text: p.P.T("grenzen.kenmerk", "{0} (bij het eerste gebied: {1})", t.Name, t.Example)})
	}
	return out
}

func (p importPage) borderYear() string {
	if p.AreaFile.Borders.Year == 0 {
		return ""
	}
	return strconv.Itoa(p.AreaFile.Borders.Year)
}

// matchWords says how the areas of the file lie beside our list.
func (p importPage) matchWords() string {
	b := p.AreaFile.Borders
	if b.Listed == 0 {
		return p.P.T("grenzen.geen-lijst", "Wij hebben geen lijst met gebieden om dit naast te leggen.")
	}
	return p.P.T("grenzen.naast-lijst", "{0} van de {1} gebieden staan in onze lijst van {2}.", p.count(int64(b.Matched)), p.count(int64(b.Areas)), b.Listed)
}

// someOf gives the first of many names and says how many more there are.
func (p importPage) someOf(names []string) string {
	const most = 30
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	if len(names) == most+1 {
		return strings.Join(names, ", ")
	}
	return p.P.T("grenzen.en-meer", "{0} en nog {1} andere", strings.Join(names[:most], ", "), len(names)-most)
}

func (p importPage) applyWords() string {
	if p.Kind == kompas.ImportOwnAreas {
		return p.P.T("eigen.bestand-lees-in", "Maak deze indeling")
	}
	if p.Kind == kompas.ImportRecodings {
		return p.P.T("herindeling.lees-in", "Lees deze herindelingen in")
	}
	return p.P.T("grenzen.lees-in", "Lees deze grenzen in")
}

// ownAreas is every own area of the file, with what it is made of.
func (p importPage) ownAreas() ui.Table {
	t := ui.Table{ID: "eigen-gebieden", Stacked: true, Caption: p.P.T("eigen.bestand-lijst", "Alle gebieden in het bestand"), Hidden: true, Columns: []ui.Column{
		{Name: p.P.T("eigen.bestand-gebied", "Gebied")}, {Name: p.P.T("eigen.bestand-aantal", "Wijken en buurten"), Number: true}, {Name: p.P.T("eigen.bestand-codes", "Codes")}}}
	for _, a := range p.AreaFile.Own.Areas {
		t.Rows = append(t.Rows, []string{a.Name, p.count(int64(len(a.Members))), p.someOf(a.Members)})
	}
	return t
}

// ownName is what the division of a file is called until somebody says otherwise: as the file.
func (p importPage) ownName() string {
	if name := p.AreaFile.Own.Division.Name; name != "" {
		return name
	}
	return strings.ReplaceAll(strings.TrimSuffix(p.FileName, path.Ext(p.FileName)), "_", " ")
}

func (p importPage) ownYear() string {
	if year := p.AreaFile.Own.Division.Year; year > 0 {
		return strconv.Itoa(year)
	}
	if len(p.OwnYears) > 0 {
		return strconv.Itoa(p.OwnYears[0])
	}
	return ""
}

func (p importPage) ownYears() []ui.Option {
	var out []ui.Option
	for _, year := range p.OwnYears {
		out = append(out, ui.Option{Value: strconv.Itoa(year), Text: strconv.Itoa(year)})
	}
	return out
}
