package app

import (
	"errors"
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
	"kompas/gather"
	"kompas/kompas"
	"kompas/store"
)

// defaultGather is how many values are kept in memory while a file is tried; the others wait in a file.
const defaultGather = 1 << 18

// maxColumns bounds the columns of one file: more is a column that is not what it seems.
const maxColumns = 500_000

// figureTry is trying one file: its values gather by column, each column is held against what is in force, and what differs
// is stored as layers that are not in force yet.
type figureTry struct {
	*figureWork
	shelf   shelf
	named   []figure.SourceArea // the areas of the file
	check   AreaCheck
	lists   map[area.Level]area.List
	levels  []area.Level
	at      map[string]int // by what the file calls an area: place among spots, -1 when it is left out
	spots   []spot
	topics  []kompas.TopicChoice
	gather  *gather.Gatherer
	combos  []combo
	comboAt map[combo]int
	unread  int64
	digits  []int // decimals of each topic, as they are written
	out     kompas.ImportOutcome
	pending []pendingLayer
	bytes   int
	pace    pace
}

// shelf (plank) is what a file is held against, and where its layers go.
type shelf interface {
	// inForce gives the parts of a column that are in force, the areas they are about, and the number of the last edition.
	inForce(choice kompas.TopicChoice, list area.List, period, breakdown string) (have []store.Layer, before area.List, edition int, err error)
	// same says that a column is what is in force already, so that it is not kept again.
	same(d kompas.ColumnOutcome, made []pendingLayer, have []store.Layer, before, list area.List) bool
	// put keeps layers.
	put(layers []pendingLayer) error
}

// spot is where the value of an area goes.
type spot struct {
	level int
	pos   uint32
}

// combo is what values of a column share, beside their topic.
type combo struct {
	period, breakdown string
	level             int
}

// pendingLayer is a layer that waits to be stored.
type pendingLayer struct {
	indicator kompas.IndicatorID
	list      string
	figure.Layer
	blob []byte
}

// try reads a file, stores the layers that differ from what is in force, and notes what would change.
func (w *figureWork) try() error {
	if err := w.dropLayers(); err != nil { // of a try that was broken off, or with other choices
		return err
	}
	t := newTry(w)
	t.shelf = spaceShelf{t}
	if err := w.space.View(w.ctx, t.prepare); err != nil {
		return err
	}
	src, _, err := t.open()
	if err != nil {
		return err
	}
	if err := t.hold(src); err != nil {
		return err
	}
	return w.space.Update(w.ctx, t.conclude)
}

func newTry(w *figureWork) *figureTry {
	return &figureTry{figureWork: w, at: map[string]int{}, comboAt: map[combo]int{}, topics: w.f.Choices.Topics, digits: make([]int, len(w.f.Choices.Topics))}
}

// hold reads a file and holds it against what is in force.
func (t *figureTry) hold(src figure.FigureSource) error {
	t.gather = gather.New(t.gatherLimit(), "")
	err := t.read(src)
	if err == nil {
		err = t.build()
	}
	return errors.Join(err, t.gather.Close())
}

func (a *App) gatherLimit() int {
	if a.out.Gather > 0 {
		return a.out.Gather
	}
	return defaultGather
}

// prepare finds out where values go.
func (t *figureTry) prepare(tx *store.Tx) error {
	var err error
	if t.f.BasedOn, err = tx.FigureChanges(); err != nil {
		return err
	}
	if t.f.Table.Regional {
		text, err := tx.ImportAreas(t.f.ID)
		if err != nil {
			return err
		}
		t.named = readAreas(text)
	}
	return t.prepareAreas(tx)
}

// prepareAreas finds the place of each area.
func (t *figureTry) prepareAreas(tx *store.Tx) error {
	var err error
	if t.check, err = t.checkAreas(tx, t.f, t.named); err != nil {
		return err
	}
	with := map[string]bool{area.CountryCode: !t.f.Table.Regional}
	for _, x := range t.named {
		name := x.Code
		if !t.f.Table.Codes {
			name = x.Name
		}
		if p, ok := t.check.areas[name]; ok && x.Values > 0 {
			with[p.Code] = true
		}
	}
	t.lists = t.check.lists(t.f.Choices.AreaYear, func(code string) bool { return with[code] })
	for level := range t.lists {
		t.levels = append(t.levels, level)
	}
	slices.Sort(t.levels)
	for name, p := range t.check.areas {
		t.at[name] = -1
		if pos, ok := t.lists[p.Level].Pos(p.Code); ok {
			t.at[name] = len(t.spots)
			t.spots = append(t.spots, spot{slices.Index(t.levels, p.Level), uint32(pos)})
		}
	}
	return nil
}

// read gathers the values of the file.
func (t *figureTry) read(src figure.FigureSource) error {
	g := gatherer{figureTry: t, codes: src.Table().Codes, typed: src.Table().Typed, combo: -1, spot: -1}
	n := 0
	err := src.Values(func(v *figure.SourceValue) error {
		if n++; n%progressEvery == 0 {
			if err := t.headway(int64(v.Line), int64(t.f.Survey.Lines)); err != nil {
				return err
			}
		}
		if v.Fault != nil {
			return t.leaveOut(v, v.Fault)
		}
		if v.Topic >= len(t.topics) || !t.topics[v.Topic].Use {
			return nil
		}
		return g.add(v)
	})
	t.gather.End()
	t.out.Skipped = t.unread
	return err
}

// leaveOut leaves a value out that cannot be right, when a person said so.
func (t *figureTry) leaveOut(v *figure.SourceValue, err error) error {
	if !t.f.Choices.SkipFaults {
		if read := (*figure.ReadError)(nil); errors.As(err, &read) {
			return err
		}
		return figure.Unreadable(err, v.Line, t.f.Table.Topics[v.Topic].Key, v.Text)
	}
	t.unread++
	return nil
}

// gatherer turns values of the file into records. It remembers where the last one went, for files are in some order.
type gatherer struct {
	*figureTry
	codes, typed bool
	name         string // of the last area
	spot         int
	key          combo // of the last value
	combo        int
}

func (g *gatherer) add(v *figure.SourceValue) error {
	at, err := g.place(v)
	if at < 0 || err != nil {
		return err
	}
	r := gather.Record{Area: g.spots[at].pos, Line: uint32(v.Line), Part: partPlace(v.Part), Flag: figure.Flag(v.Absence)}
	if v.Absence == figure.Present && v.Text == "" {
		r.Flag = figure.Flag(figure.Missing)
	}
	if reason, doubt := figure.DoubtfulNumber(v.Text); doubt && r.Flag == 0 && g.f.Choices.Doubtful == kompas.DoubtfulNone {
		r.Flag = figure.Flag(reason)
	}
	if r.Flag == 0 {
		c, err := g.number(v)
		if err != nil {
			return g.leaveOut(v, err)
		}
		g.digits[v.Topic] = max(g.digits[v.Topic], c.Decimals)
		for c.Decimals > 0 && c.Unscaled%10 == 0 {
			c.Unscaled, c.Decimals = c.Unscaled/10, c.Decimals-1
		}
		r.Value, r.Decimals, r.Flag = c.Unscaled, uint8(c.Decimals), figure.Flag(c.Absence)
		if c.Provisional || v.Provisional {
			r.Flag |= figure.FlagProvisional
		}
	}
	if err := g.column(v, g.spots[at].level); err != nil {
		return err
	}
	r.Column = uint32(g.combo*len(g.topics) + v.Topic)
	return g.gather.Add(r)
}

func (g *gatherer) number(v *figure.SourceValue) (figure.Reading, error) {
	if g.typed || v.Typed {
		return figure.ParseReading(v.Text, figure.Point)
	}
	return g.f.Choices.Format.Parse(v.Text)
}

// place finds where the value of an area goes; -1 when it is left out.
func (g *gatherer) place(v *figure.SourceValue) (int, error) {
	name := v.Area
	switch {
	case !g.f.Table.Regional:
		name = ""
	case !g.codes:
		name = v.AreaName
	}
	if g.spot >= 0 && name == g.name {
		return g.spot, nil
	}
	at, known := g.at[name]
	if !known {
		code := strings.TrimSpace(name)
		if g.codes {
			if c, _, err := area.ParseCode(code); err == nil {
				code = c
			}
		}
		if at, known = g.at[code]; !known {
			at = -1
		}
		g.at[strings.Clone(name)] = at
	}
	if at >= 0 {
		g.name, g.spot = strings.Clone(name), at
	}
	return at, nil
}

// column finds the column of a value.
func (g *gatherer) column(v *figure.SourceValue, level int) error {
	if g.combo >= 0 && v.Period == g.key.period && v.Breakdown == g.key.breakdown && level == g.key.level {
		return nil
	}
	k := combo{v.Period, v.Breakdown, level}
	at, known := g.comboAt[k]
	if !known {
		at = len(g.combos)
		if (at+1)*len(g.topics) > maxColumns {
			return figure.Unreadable(figure.ErrManyPeriods, v.Line, "", v.Period+" "+v.Breakdown)
		}
		k.period, k.breakdown = strings.Clone(k.period), strings.Clone(k.breakdown)
		g.combos = append(g.combos, k)
		g.comboAt[k] = at
	} else {
		k = g.combos[at]
	}
	g.key, g.combo = k, at
	return nil
}

// partPlace gives the place of a part in gather.Parts.
func partPlace(p figure.Part) uint8 {
	switch p {
	case figure.PartLower:
		return 1
	case figure.PartUpper:
		return 2
	case figure.PartN:
		return 3
	case figure.PartNumerator:
		return 4
	case figure.PartDenominator:
		return 5
	}
	return 0
}
