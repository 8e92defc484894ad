package desk

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

func councilRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/raad/{kompas}/{resultaat}"
	return []web.Route{
		{Method: "GET", Path: "/r/{ruimte}/raad", Access: web.InSpace, Handle: d.council},
		{Method: "GET", Path: at, Access: web.InSpace, Handle: d.councilDraft},
		{Method: "POST", Path: at, Access: web.InSpace, Handle: d.startCouncilPage},
		{Method: "GET", Path: at + "/wijzigen", Access: web.InSpace, Handle: d.councilForm},
		{Method: "POST", Path: at + "/wijzigen", Access: web.InSpace, Handle: d.editCouncilPage},
		{Method: "POST", Path: at + "/verhaal", Access: web.InSpace, Handle: d.quoteStory},
		{Method: "POST", Path: at + "/vastleggen", Access: web.InSpace, Handle: d.freezeCouncilPage},
		{Method: "GET", Path: at + "/{datum}", Access: web.InSpace, Handle: d.frozenCouncilPage},
	}
}

// sheetPage is a council page as it is drawn: on the screen and, exactly, on one A4.
type sheetPage struct {
	*web.Request
	app.CouncilPageView
	Slug  string
	State web.FormState
	Of    *kompas.CouncilMember // the municipality of a partnership whose council reads it; nil for all
	All   []kompas.CouncilMember
}

// of lays the page out for the council of one municipality of a partnership: the one that is asked for, else the reader's own.
func (p sheetPage) of(areaCode string) sheetPage {
	p.All = p.Sheet.Members
	if areaCode == "" {
		areaCode = p.Actor.OwnMunicipality()
	}
	for _, m := range p.All {
		if areaCode != "" && m.AreaCode == areaCode {
			p.Of, p.Sheet = &m, p.Sheet.For(areaCode)
		}
	}
	return p
}

// readOf is the query that asks for the page of the municipality it is shown for.
func (p sheetPage) readOf(code string) string {
	if code == "" {
		return "?" + areaField + "=allemaal"
	}
	return areaQuery(code)
}

func (d *Desk) councilDraft(r *web.Request) error {
	v, err := r.App.CouncilDraft(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"))
	if err != nil {
		return err
	}
	return d.drawSheet(r, v, web.FormState{})
}

func (d *Desk) frozenCouncilPage(r *web.Request) error { return d.drawFrozen(r, web.FormState{}) }

func (d *Desk) drawFrozen(r *web.Request, s web.FormState) error {
	v, err := r.App.FrozenCouncilPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Param("datum"))
	if err != nil {
		return err
	}
	return d.drawSheet(r, v, s)
}

func (d *Desk) drawSheet(r *web.Request, v app.CouncilPageView, s web.FormState) error {
	p := sheetPage{Request: r, CouncilPageView: v, Slug: r.Param("kompas"), State: s}.of(r.Query(areaField))
	page := r.Page(web.Frame{Title: r.P.T("raad.raadsblad", "Raadsblad") + ": " + v.Sheet.CompassTitle, Audience: ui.ForPaper, Body: councilSheet(p)})
	if v.Council.Frozen() && r.Query("vorm") == "odt" {
		return r.ODT("raadsblad-"+v.Sheet.CompassSlug+"-"+v.Council.FrozenOn+".odt", page)
	}
	return r.HTML(http.StatusOK, page)
}

func (d *Desk) startCouncilPage(r *web.Request) error {
	address, err := r.App.StartCouncilPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Key())
	if err != nil {
		return err
	}
	return r.See(r.Space("raad", r.Param("kompas"), address, "wijzigen"))
}

// councilListPage is what the council sees: the sheets per compass; for those who write them also the results without one.
type councilListPage struct {
	*web.Request
	app.CouncilList
}

func (d *Desk) council(r *web.Request) error {
	l, err := r.App.CouncilList(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("menu.raad", "Raad"), Current: "raad", Body: councilListBody(councilListPage{Request: r, CouncilList: l})}))
}

// sheet is the newest frozen page of a result.
func (p councilListPage) sheet(x app.CouncilResult) sheetPage {
	return sheetPage{Request: p.Request, CouncilPageView: app.CouncilPageView{Sheet: *x.Newest}, Slug: x.CompassSlug}
}

// answer is the answer to the question of the page: its first sentence, and what follows.
func (p sheetPage) answer() (first, rest string) {
	text := p.Sheet.Blocks["stand"]
	for i, c := range text {
		if strings.ContainsRune(".!?", c) && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n') {
			return text[:i+1], strings.TrimSpace(text[i+1:])
		}
	}
	return text, ""
}

// toGoal writes where a row should go and when, to stand behind its newest figure.
func (p sheetPage) toGoal(row kompas.CouncilRow) string {
	if row.Target == nil {
		return ""
	}
	return " · " + p.P.T("raad.doel-woord", "doel {0}: {1}", row.TargetOn, p.target(row))
}

// nothingLearned is what to say while nothing was written about what was learned: nothing when a lesson stands there.
func (p sheetPage) nothingLearned() string {
	if p.Sheet.Lesson != nil {
		return ""
	}
	return p.P.T("raad.nog-leeg", "Nog niet ingevuld.")
}

// asOf is the day the sheet speaks of.
func (p sheetPage) asOf() string { return p.P.DateText(p.Sheet.AsOf) }

// underway says how far along the years of the result are.
func (p sheetPage) underway() string {
	now, err := time.Parse(time.DateOnly, p.Sheet.AsOf)
	if err != nil {
		return ""
	}
	done := min(max(now.Year()-p.Sheet.StartYear, 0), p.Sheet.HorizonYears)
	left := p.Sheet.HorizonYears - done
	switch {
	case now.Year() < p.Sheet.StartYear:
		return p.P.T("raad.begint", "begint in {0}", strconv.Itoa(p.Sheet.StartYear))
	case left == 0:
		return p.P.T("raad.laatste-jaar", "de looptijd is voorbij")
	case done == 0:
		return p.P.T("raad.net-begonnen", "net begonnen, nog {0} jaar te gaan", left)
	}
	return p.P.T("raad.onderweg", "{0} jaar onderweg, nog {1} te gaan", done, left)
}

// head is the line above the question: which compass, which result of how many.
func (p sheetPage) head() string {
	return p.P.T("raad.kop", "Raadsblad · {0} · resultaat {1} van {2}", p.Sheet.CompassTitle, p.Sheet.ResultNumber, max(p.Sheet.ResultCount, p.Sheet.ResultNumber))
}

// promise is the sentence that opens the table.
func (p sheetPage) promise() string {
	return p.P.T("resultaat.belofte", "Over {0} jaar willen we dat", p.Sheet.HorizonYears) + "…"
}

// adoption says on whose agreement the result rests.
func (p sheetPage) adoption() string {
	text := p.P.Code("vaststelling_" + string(p.Sheet.Adoption))
	if p.Of != nil {
		text = p.Of.Name + ": " + strings.ToLower(text)
	}
	if p.Sheet.Edition > 0 {
		text += " · " + p.P.T("versie.nummer", "versie {0}", p.Sheet.Edition)
	}
	if p.Sheet.AdoptedOn != "" {
		text += " · " + p.P.DateText(p.Sheet.AdoptedOn)
	}
	if p.Of == nil && len(p.Sheet.Members) > 0 {
		text += " · " + strings.TrimSuffix(membersText(p.Request, p.Sheet.Members), ".")
	}
	if len(p.Sheet.Owners) > 0 {
		text += " · " + p.P.T("raad.samen-van", "samen van {0}", listed(p.Request, p.Sheet.Owners))
	}
	if p.Sheet.Indicators != "" {
		text += " · " + p.P.T("raad.indicatoren", "indicatoren: {0}", strings.ToLower(p.P.Code("vaststelling_"+string(p.Sheet.Indicators))))
	}
	return text
}

// odtAt is the address of the page as a document: of the municipality whose page it is.
func (p sheetPage) odtAt() string {
	switch {
	case len(p.All) == 0:
		return p.Here() + "?vorm=odt"
	case p.Of == nil:
		return p.Here() + p.readOf("") + "&vorm=odt"
	}
	return p.Here() + p.readOf(p.Of.AreaCode) + "&vorm=odt"
}

func (p sheetPage) mini() chart.MiniCompass {
	var m chart.MiniCompass
	for i, s := range p.Sheet.States {
		m.Steps[i] = drawnState(s)
	}
	return m
}

func (p sheetPage) lang() string { return string(p.P.Lang) }

func (p sheetPage) number(row kompas.CouncilRow, v float64) string {
	return figure.Format(v, row.Decimals, figure.Unit(row.Unit), p.lang())
}

// now writes the newest figure of a row, or why there is none.
func (p sheetPage) now(row kompas.CouncilRow) string {
	if row.Now == nil {
		return figure.NoFigureMark
	}
	return p.number(row, row.Now.Value)
}

// margin writes of when the newest figure is, with the half width of its margin, or why there is none.
func (p sheetPage) margin(row kompas.CouncilRow) string {
	switch {
	case row.Now == nil && row.Reason != "":
		return p.P.Code(row.Reason)
	case row.Now == nil:
		return ""
	case row.Now.Lower != nil && row.Now.Upper != nil:
		return p.when(row.Now.Period) + ", ± " + figure.FormatNumber((*row.Now.Upper-*row.Now.Lower)/2, row.Decimals, p.lang())
	case row.Uncertain:
		return p.P.Code(figure.LabelNoMargin)
	}
	return p.when(row.Now.Period)
}

// peers writes the middle of comparable municipalities, and of when it is where the page keeps that.
func (p sheetPage) peers(row kompas.CouncilRow) string {
	if row.PeersOn == "" {
		return p.P.T("raad.vergelijkbaar", "vergelijkbaar: {0}", p.number(row, *row.Peers))
	}
	return p.P.T("raad.vergelijkbaar-in", "vergelijkbaar: {0} ({1})", p.number(row, *row.Peers), p.when(row.PeersOn))
}

// sourceYears writes from when to when the figures of a source are.
func (p sheetPage) sourceYears(periods string) string {
	first, last, several := strings.Cut(periods, " – ")
	if !several {
		return p.when(periods)
	}
	return p.when(first) + " – " + p.when(last)
}

// when writes a period of a frozen page in words.
func (p sheetPage) when(period string) string {
	on, err := figure.ParsePeriod(period)
	if err != nil {
		return period
	}
	return on.Text(p.lang())
}

// target writes where a row should go.
func (p sheetPage) target(row kompas.CouncilRow) string {
	if row.Target == nil {
		return figure.NoFigureMark
	}
	if row.TargetHi != nil {
		return p.number(row, *row.Target) + " – " + p.number(row, *row.TargetHi)
	}
	return p.number(row, *row.Target)
}

func (p sheetPage) status(row kompas.CouncilRow) ui.StatusWord {
	return ui.ProgressStatus(row.Status, p.P.Code(row.Status))
}

// spark draws the little line of a row.
func (p sheetPage) spark(row kompas.CouncilRow) chart.Spark {
	s := chart.Spark{Label: p.sparkWords(row)}
	for _, c := range row.Points {
		pt := chart.Point{At: c.Year, Label: c.Period, Value: c.Value, Text: p.number(row, c.Value), Break: c.Break}
		if c.Lower != nil && c.Upper != nil {
			pt.Low, pt.High = *c.Lower, *c.Upper
		}
		if period, err := figure.ParsePeriod(c.Period); err == nil {
			pt.Step = int(period.Kind())
		}
		s.Points = append(s.Points, pt)
	}
	s.Points = chart.InOrder(s.Points)
	if row.Target != nil && row.TargetHi == nil {
		if by, err := figure.ParsePeriod(row.TargetOn); err == nil {
			s.Target = &chart.Target{At: by.EndYears(), Label: row.TargetOn, Value: *row.Target, Text: p.target(row)}
		}
	}
	return s
}

// sparkWords says the line in words, for who cannot see it.
func (p sheetPage) sparkWords(row kompas.CouncilRow) string {
	var out []string
	for _, c := range row.Points {
		words := c.Period + ": " + p.number(row, c.Value)
		if c.Break {
			words = p.P.T("raad.vanaf-anders", "{0}, vanaf hier anders gemeten", words)
		}
		out = append(out, words)
	}
	if row.Target != nil {
		out = append(out, p.P.T("raad.doel-woord", "doel {0}: {1}", row.TargetOn, p.target(row)))
	}
	return row.Name + ". " + strings.Join(out, ", ")
}

// years is the span of the figures on the sheet.
func (p sheetPage) years() string {
	first, last := "", ""
	for _, row := range p.Sheet.Rows {
		for _, c := range row.Points {
			if y := c.Period[:min(4, len(c.Period))]; first == "" || y < first {
				first = y
			}
			if y := c.Period[:min(4, len(c.Period))]; y > last {
				last = y
			}
		}
	}
	if first == last {
		return first
	}
	return first + " – " + last
}

// sources writes where the figures come from, each once.
func (p sheetPage) sources() string {
	var out []string
	for _, s := range p.Sheet.Sources {
		text := s.Name + " " + p.sourceYears(s.Years) + " (" + strings.ToLower(p.P.Code(s.Basis))
		if s.N > 0 {
			text += ", n = " + figure.FormatNumber(float64(s.N), 0, p.lang())
		}
		out = append(out, text+")")
	}
	if len(out) == 0 {
		return p.P.T("raad.zonder-bron", "Er zijn nog geen cijfers.")
	}
	return p.P.T("raad.bronnen", "Bronnen: {0}.", strings.Join(out, "; "))
}

// points splits a block into the lines its writer made.
func points(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "-•*")); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// density counts the characters on the sheet, from which the size of its letter follows.
func (p sheetPage) density() int {
	if p.hasMap() {
		return p.characters() + mapSpace
	}
	return p.characters()
}

func (p sheetPage) characters() int {
	n := len(p.Sheet.Result) + len(p.Quote)
	for _, t := range p.Sheet.Blocks {
		n += len(t)
	}
	for _, r := range p.Sheet.Rows {
		n += len(r.Name) + 40
	}
	for _, l := range p.Sheet.Lifted {
		n += len(l.Reason) + 80
	}
	return n + len(p.values()) + 40*len(p.Sheet.Asks)
}

// values says in one line how the core values were answered; empty when they were not.
func (p sheetPage) values() string {
	if len(p.Sheet.Values) == 0 {
		return ""
	}
	var fits, doubts, misfits []string
	for _, v := range p.Sheet.Values {
		switch {
		case len(v.Misfits) > 0:
			misfits = append(misfits, v.Name)
		case len(v.Doubts) > 0:
			doubts = append(doubts, v.Name)
		case v.Fits > 0:
			fits = append(fits, v.Name)
		}
	}
	var parts []string
	if len(fits) > 0 {
		parts = append(parts, p.P.T("raad.kernwaarden-past", "past bij {0}", listed(p.Request, fits)))
	}
	if len(doubts) > 0 {
		parts = append(parts, p.P.T("raad.kernwaarden-twijfel", "twijfel bij {0}", listed(p.Request, doubts)))
	}
	if len(misfits) > 0 {
		parts = append(parts, p.P.T("raad.kernwaarden-niet", "past niet bij {0}", listed(p.Request, misfits)))
	}
	text := p.P.T("raad.kernwaarden", "Kernwaarden") + ": " + strings.Join(parts, ", ")
	if p.Sheet.ValuesSigned {
		return text + ". " + p.P.T("raad.kernwaarden-getekend", "De raad tekende.")
	}
	return text + "."
}
