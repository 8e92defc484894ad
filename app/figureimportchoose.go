package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// manyTopics is from how many topics on only those that are known here are proposed: nobody wants all of a table of a hundred.
const manyTopics = 25

// proposal is what a person is asked to confirm about a file.
func proposal(f kompas.FigureImport, known []store.SourceTopic, newID func() string) kompas.ImportChoices {
	c := kompas.ImportChoices{Format: f.Survey.Numbers.Proposal(), AreaYear: f.Table.AreaYear, Basis: figure.Census, CountKind: figure.Stock,
		Source: f.Table.Publisher, Publisher: f.Table.Publisher, Licence: f.Table.Licence}
	if f.Table.Publisher != "" || f.Table.Format != figure.FormatLong && f.Table.Format != figure.FormatWide {
		c.Origin = figure.SourceFigures
	}
	if slices.Contains(f.Survey.Parts, figure.PartLower) {
		c.Basis = figure.Sample
	}
	if f.Survey.NoPeriod && c.AreaYear > 0 {
		c.Period = strconv.Itoa(c.AreaYear)
	}
	keys := topicKeys(f.Table)
	for i, topic := range f.Table.Topics {
		t := kompas.TopicChoice{Name: topicName(f.Table, i), About: shortened(topic.About)}
		if t.Unit, _ = unitOf(topic.Unit); t.Unit == "" {
			t.Unit = unitInName(topic)
		}
		if twice(f.Table, i) { // nothing but the number of its column tells it apart, and that changes: a person says what it is
			t.New, t.Name, t.Indicator = true, t.Name+" ("+topic.Key+")", kompas.IndicatorID(newID())
			c.Topics = append(c.Topics, t)
			continue
		}
		if at := findTopic(known, keys[i], t.Name); at >= 0 {
			t.Use, t.Indicator, t.Name, t.Unit = true, known[at].ID, known[at].Name, known[at].Unit
		} else {
			t.Use, t.New, t.Indicator = len(f.Table.Topics) <= manyTopics, true, kompas.IndicatorID(newID())
		}
		t.Use = t.Use && f.Survey.Topics[i].Present > 0
		c.Topics = append(c.Topics, t)
	}
	return c
}

// twice says whether another topic of a table has the same path and unit.
func twice(t figure.SourceTable, at int) bool {
	for i, other := range t.Topics {
		if i != at && other.Unit == t.Topics[at].Unit && slices.Equal(other.Path, t.Topics[at].Path) {
			return true
		}
	}
	return false
}

// topicKeys gives how each topic is known again next year: by publisher, path and unit, never by the key of a column.
func topicKeys(t figure.SourceTable) []string {
	out := make([]string, len(t.Topics))
	for i, topic := range t.Topics {
		key := t.Publisher + "|" + strings.Join(topic.Path, " / ") + "|" + topic.Unit
		if slices.Contains(out[:i], key) {
			key += "|" + topic.Key
		}
		out[i] = key
	}
	return out
}

// findTopic finds the indicator of a topic: known by the same source, or else by the same name; -1 when there is none.
func findTopic(known []store.SourceTopic, key, name string) int {
	if at := slices.IndexFunc(known, func(k store.SourceTopic) bool { return k.Topic == key }); at >= 0 {
		return at
	}
	same := func(k store.SourceTopic) bool { return kompas.Fold(k.Name) == kompas.Fold(name) }
	at := slices.IndexFunc(known, same)
	if at >= 0 && slices.IndexFunc(known[at+1:], same) >= 0 {
		return -1 // two have this name: a person says which
	}
	return at
}

// topicName is what an indicator is called after a topic: its title, with the heading above it where the title comes twice,
// and the unit where it is none of ours.
func topicName(t figure.SourceTable, at int) string {
	topic := t.Topics[at]
	title := topic.Key
	if n := len(topic.Path); n > 0 {
		title = topic.Path[n-1]
		for i, other := range t.Topics {
			if i != at && n > 1 && len(other.Path) > 0 && other.Path[len(other.Path)-1] == title {
				title = topic.Path[n-2] + ": " + title
				break
			}
		}
	}
	if _, ours := unitOf(topic.Unit); !ours && topic.Unit != "" {
		title += " (" + topic.Unit + ")"
	}
	if r := []rune(title); len(r) > kompas.MaxName {
		title = string(r[:kompas.MaxName])
	}
	return title
}

// unitOf gives our word for a unit of a source; another unit is a plain number, and its word goes with the name. Without a
// word a person has to say.
func unitOf(text string) (u figure.Unit, ours bool) {
	switch strings.NewReplacer("1.000", "1000", "1 000", "1000").Replace(strings.ToLower(strings.TrimSpace(text))) {
	case "":
		return "", true
	case "%", "procent", "in procenten":
		return figure.Percent, true
	case "aantal", "personen", "inwoners", "huishoudens", "woningen":
		return figure.Count, true
	case "euro":
		return figure.Euro, true
	case "per 1000 inwoners", "per 1000", "‰":
		return figure.PerMille, true
	case "index":
		return figure.Index, true
	}
	return figure.Mean, false
}

// TryFigures notes what a person chose about a file and has it tried: nothing comes into force yet.
func (a *App) TryFigures(ctx context.Context, by Actor, id string, form map[string]string, key string) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		f, err := by.openFigures(tx, id, kompas.ImportSeen)
		if err != nil {
			return "", err
		}
		known, err := tx.SourceTopics()
		if err != nil {
			return "", err
		}
		wrong := readChoices(&f, form, known, tx.NewID)
		check, err := a.areasOfFile(tx, f)
		if err != nil {
			return "", err
		}
		wrong = append(wrong, checkAreaChoices(f, check)...)
		if len(wrong) > 0 {
			return "", fault.Form(wrong)
		}
		f.State, f.Outcome, f.Done, f.Total = kompas.ImportTrying, kompas.ImportOutcome{}, 0, int64(f.Survey.Lines)
		record(tx, by, "choose", kindFigures, f.ID, "", "", f.FileName)
		if err := tx.UpdateFigureImport(&f); err != nil {
			return "", err
		}
		return "", planFigures(tx, id)
	})
	a.hurry()
	return err
}

// readChoices reads what a person chose into an import.
func readChoices(f *kompas.FigureImport, form map[string]string, known []store.SourceTopic, newID func() string) []*fault.Error {
	c := &f.Choices
	var wrong []*fault.Error
	say := func(field, code string, params ...any) { wrong = append(wrong, fault.Field(field, code, params...)) }
	tick := func(name string) bool {
		on, err := ticked(form, name)
		if err != nil {
			wrong = append(wrong, err)
		}
		return on
	}
	c.TakeOver, c.SkipFaults, c.IsNational, c.Sensitive = tick("overnemen"), tick("overslaan"), tick("landelijk"), tick("gevoelig")
	unread := f.Survey.Count(figure.TallyFault)
	if asksFormat(*f) {
		c.Format = figure.NumberFormat(form["getalnotatie"])
		if !c.Format.Valid() {
			say("getalnotatie", "getalnotatie_kiezen")
		} else {
			unread += f.Survey.Numbers.Unread(c.Format)
		}
	}
	if unread > 0 && !c.SkipFaults {
		say("overslaan", "cijferinvoer_fouten", unread)
	}
	if f.Table.Regional {
		year, err := strconv.Atoi(strings.TrimSpace(form["gebiedsjaar"]))
		if c.AreaYear = year; err != nil || year < 1990 || year > 2100 {
			c.AreaYear = 0
			say("gebiedsjaar", "jaar_ongeldig")
		}
		if c.Numbered = tick("genummerd"); f.Table.Numbered != "" && !c.Numbered {
			say("genummerd", "cijferinvoer_genummerd")
		}
	} else if !c.IsNational {
		say("landelijk", "cijferinvoer_landelijk")
	}
	if c.Doubtful = ""; f.Survey.Count(figure.TallyDoubtful) > 0 {
		if c.Doubtful = form["codegetal"]; c.Doubtful != kompas.DoubtfulFigure && c.Doubtful != kompas.DoubtfulNone {
			c.Doubtful = ""
			say("codegetal", "geen_keuze")
		}
	}
	if f.Survey.NoPeriod {
		p, err := figure.ParsePeriod(strings.TrimSpace(form["periode"]))
		if c.Period = p.String(); err != nil {
			c.Period = ""
			say("periode", "periode_ongeldig")
		}
	}
	wrong = append(wrong, readOrigin(c, form)...)
	return append(wrong, readTopics(f, form, known, newID)...)
}

// readOrigin reads whose figures they are and how they came about.
func readOrigin(c *kompas.ImportChoices, form map[string]string) []*fault.Error {
	var wrong []*fault.Error
	choose := func(field string, ok bool) {
		if !ok {
			wrong = append(wrong, fault.Field(field, "geen_keuze"))
		}
	}
	c.Basis = figure.Basis(form["grondslag"])
	choose("grondslag", c.Basis.Valid())
	c.CountKind = figure.KindOfNumber(form["soort-telling"])
	choose("soort-telling", c.CountKind == figure.Stock || c.CountKind == figure.Flow)
	name, err := kompas.CleanText("bron", form["bron"], kompas.MaxName, false)
	if err != nil {
		wrong = append(wrong, err)
	}
	if name == "" && err == nil {
		wrong = append(wrong, fault.Field("bron", "verplicht"))
	}
	if c.Licence, err = kompas.CleanText("licentie", form["licentie"], kompas.MaxName, false); err != nil {
		wrong = append(wrong, err)
	}
	c.Source, c.Publisher = name, ""
	switch form["herkomst"] {
	case "eigen":
		c.Origin = figure.OwnFigures
	case "bron":
		c.Origin, c.Publisher = figure.SourceFigures, name
	default:
		choose("herkomst", false)
	}
	return wrong
}

// readTopics reads which indicator each topic becomes.
func readTopics(f *kompas.FigureImport, form map[string]string, known []store.SourceTopic, newID func() string) []*fault.Error {
	var wrong []*fault.Error
	everything, _ := ticked(form, "alles")
	taken := map[kompas.IndicatorID]bool{}
	used := 0
	for i := range f.Choices.Topics {
		t := &f.Choices.Topics[i]
		field := "onderwerp-" + strconv.Itoa(i)
		choice := form[field]
		if choice == "niet" && everything && f.Survey.Topics[i].Present > 0 {
			choice = "nieuw"
		}
		if t.Use = choice != "niet" && choice != ""; !t.Use {
			continue
		}
		used++
		if choice == "nieuw" {
			if !t.New {
				t.New, t.Indicator, t.Name = true, kompas.IndicatorID(newID()), topicName(f.Table, i)
			}
			if text, asked := form[AboutField(i)]; asked {
				about, err := kompas.CleanText(AboutField(i), text, kompas.MaxSentence, true)
				if t.About = about; err != nil {
					wrong = append(wrong, err)
				}
			}
			if t.Unit = figure.Unit(form["eenheid-"+strconv.Itoa(i)]); t.Unit == "" {
				t.Unit, _ = unitOf(f.Table.Topics[i].Unit)
			}
			if t.Unit == "" {
				t.Unit = figure.Unit(form[OneUnitField])
			}
			if !slices.Contains(figure.Units(), t.Unit) {
				wrong = appendOnce(wrong, unitFault(f, i))
			}
		} else {
			at := slices.IndexFunc(known, func(k store.SourceTopic) bool { return string(k.ID) == choice })
			if at < 0 {
				wrong = append(wrong, fault.Field(field, "geen_keuze"))
				continue
			}
			if u, ours := unitOf(f.Table.Topics[i].Unit); ours && u != "" && u != known[at].Unit {
				wrong = append(wrong, fault.Field(field, "cijferinvoer_eenheid"))
			}
			t.New, t.Indicator, t.Name, t.Unit = false, known[at].ID, known[at].Name, known[at].Unit
		}
		if taken[t.Indicator] {
			wrong = append(wrong, fault.Field(field, "cijferinvoer_onderwerp_dubbel"))
		}
		taken[t.Indicator] = true
	}
	if used == 0 {
		wrong = append(wrong, fault.Field("onderwerp-0", "cijferinvoer_geen_onderwerp"))
	}
	return wrong
}

// OneUnitField is where a person says in what the topics are counted of which neither the file nor she says it one by one.
const OneUnitField = "eenheid"

// UnitSaid says whether the file itself says in what a topic is counted.
func UnitSaid(f kompas.FigureImport, at int) bool {
	unit, ours := unitOf(f.Table.Topics[at].Unit)
	return unit != "" || !ours
}

// AsksOneUnit says whether one unit is asked for all topics of which the file does not say it: two or more.
func AsksOneUnit(f kompas.FigureImport) bool {
	n := 0
	for i, t := range f.Choices.Topics {
		if t.New && !UnitSaid(f, i) {
			n++
		}
	}
	return n > 1
}

// unitFault asks for a unit: once for all topics, where there are several.
func unitFault(f *kompas.FigureImport, at int) *fault.Error {
	if AsksOneUnit(*f) {
		return fault.Field(OneUnitField, "geen_keuze")
	}
	return fault.Field("eenheid-"+strconv.Itoa(at), "geen_keuze")
}

// appendOnce adds a fault unless its field has one.
func appendOnce(list []*fault.Error, e *fault.Error) []*fault.Error {
	if slices.ContainsFunc(list, func(x *fault.Error) bool { return x.Field == e.Field }) {
		return list
	}
	return append(list, e)
}

// unitInName proposes the unit that a header speaks of: "Aantal winkels", "% 65-plussers". A person sees it and may say otherwise.
func unitInName(t figure.SourceTopic) figure.Unit {
	name := strings.ToLower(strings.Join(t.Path, " "))
	first, _, _ := strings.Cut(name, " ")
	switch {
	case strings.Contains(name, "per 1.000") || strings.Contains(name, "per 1000") || strings.Contains(name, "per 1 000") || strings.Contains(name, "promille"):
		return figure.PerMille
	case strings.Contains(name, "%") || strings.Contains(name, "percentage") || strings.Contains(name, "procent") || strings.HasPrefix(name, "p_"):
		return figure.Percent
	case strings.HasPrefix(first, "gemiddeld"):
		return figure.Mean
	case first == "aantal" || strings.HasPrefix(name, "aantal_") || strings.HasPrefix(name, "a_"):
		return figure.Count
	}
	return ""
}

// checkAreaChoices holds what was chosen against the areas of the file.
func checkAreaChoices(f kompas.FigureImport, c AreaCheck) []*fault.Error {
	if !f.Table.Regional || f.Choices.AreaYear == 0 {
		return nil
	}
	var wrong []*fault.Error
	if c.Blocked() {
		wrong = append(wrong, fault.Field("gebiedsjaar", "cijferinvoer_namen"))
	}
	if n := c.Unlisted(); n > 0 && !f.Choices.TakeOver {
		wrong = append(wrong, fault.Field("overnemen", "cijferinvoer_onbekende_gebieden", n))
	}
	if n := c.With[area.StandingUnread]; n > 0 && !f.Choices.SkipFaults {
		wrong = append(wrong, fault.Field("overslaan", "cijferinvoer_onleesbare_gebieden", n))
	}
	return wrong
}

// asksFormat says whether a person has to confirm how the numbers of a file are written.
func asksFormat(f kompas.FigureImport) bool { return f.Survey.Numbers.Marked() > 0 }

// AboutField is where a person says what a topic is.
func AboutField(at int) string { return "uitleg-" + strconv.Itoa(at) }

// AsksAbout says whether a person is asked what each topic of a file is. Of a table of a hundred that is too much.
func AsksAbout(f kompas.FigureImport) bool { return len(f.Table.Topics) <= manyTopics }

// shortened cuts what a source says of a topic to what an indicator can hold.
func shortened(text string) string {
	if r := []rune(text); len(r) > kompas.MaxSentence {
		return string(r[:kompas.MaxSentence-1]) + "…"
	}
	return text
}

// newIndicator makes the indicator of a new topic.
func (t *figureTry) newIndicator(at int) kompas.Indicator {
	topic, choice, c := t.f.Table.Topics[at], t.topics[at], t.f.Choices
	i := kompas.Indicator{ID: choice.Indicator, Name: choice.Name, Definition: choice.About, Nature: figure.Fact, Unit: choice.Unit, Decimals: topic.Decimals,
		NumberKind: figure.Score, Basis: c.Basis, IsSensitive: c.Sensitive, SourceName: c.Source, SourcePublisher: c.Publisher, SourceLicence: c.Licence,
		Level: kompas.Society, SourceTopic: topicKeys(t.f.Table)[at]}
	if i.Decimals < 0 {
		i.Decimals = min(t.digits[at], 3)
	}
	switch choice.Unit {
	case figure.Count:
		i.NumberKind = c.CountKind
	case figure.Percent, figure.PerMille, figure.Mean, figure.Euro:
		i.NumberKind = figure.Ratio
	}
	return i
}

// staleUnless says that somebody was first, unless there is an error to tell.
func staleUnless(err error) error {
	if err != nil {
		return err
	}
	return fault.New(fault.Stale, "verouderd")
}
