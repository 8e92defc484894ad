package app

import (
	"math"
	"time"

	"kompas/area"
	"kompas/figure"
	"kompas/gather"
	"kompas/kompas"
	"kompas/store"
)

// partCells are the values of one part of a column while it is put together.
type partCells struct {
	values   []int64
	decimals []uint8
	flags    []figure.Flag
	lines    []uint32 // 0: nothing came
	any      bool
}

func (p *partCells) reset(n int) {
	if cap(p.values) < n {
		p.values, p.decimals, p.flags, p.lines = make([]int64, n), make([]uint8, n), make([]figure.Flag, n), make([]uint32, n)
	}
	p.values, p.decimals, p.flags, p.lines = p.values[:n], p.decimals[:n], p.flags[:n], p.lines[:n]
	clear(p.lines)
	for i := range p.flags {
		p.flags[i] = figure.Flag(figure.Missing)
	}
	p.any = false
}

// fill puts the values in a layer, with as many decimals as they have and there is room for. It gives the place of one that does
// not fit, or that would lose more than the noise of a computer; -1 when all do.
func (p *partCells) fill(l *figure.Layer) (misfit int) {
	var present []figure.Reading
	var places []int
	for pos, v := range p.values {
		if l.Flags[pos].Absence() == figure.Present {
			present, places = append(present, figure.Reading{Unscaled: v, Decimals: int(p.decimals[pos])}), append(places, pos)
		}
	}
	scaled, decimals, misfit := figure.Shared(present)
	if misfit >= 0 {
		return places[misfit]
	}
	l.Decimals = decimals
	for i, v := range scaled {
		l.Values[places[i]] = v
	}
	return -1
}

// fileColumn is a column of a file that is put together.
type fileColumn struct {
	topic int
	combo
	list  area.List
	cells [6]partCells
}

// build puts the columns together one by one, holds each against what is in force, and stores what differs.
func (t *figureTry) build() error {
	columns := t.gather.Columns()
	var c fileColumn
	for i := range columns {
		if err := t.headway(int64(i), int64(columns)); err != nil {
			return err
		}
		c.topic, c.combo = i%len(t.topics), t.combos[i/len(t.topics)]
		if !t.topics[c.topic].Use {
			continue
		}
		c.list = t.lists[t.levels[c.level]]
		some, err := t.fill(&c, i)
		if err != nil {
			return err
		}
		if some {
			if err := t.compare(&c); err != nil {
				return err
			}
		}
	}
	return t.flush()
}

// fill puts the values of a column at their places. It is false when none came.
func (t *figureTry) fill(c *fileColumn, column int) (some bool, err error) {
	for i := range c.cells {
		c.cells[i].reset(len(c.list.Areas))
	}
	err = t.gather.Column(column, func(r gather.Record) error {
		p := &c.cells[r.Part]
		if other := p.lines[r.Area]; other != 0 {
			return t.double(c, r, int(other))
		}
		p.lines[r.Area], p.values[r.Area], p.decimals[r.Area], p.flags[r.Area] = r.Line, r.Value, r.Decimals, r.Flag
		p.any, some = true, true
		return nil
	})
	return some, err
}

// double refuses two lines about the same figure.
func (t *figureTry) double(c *fileColumn, r gather.Record, other int) error {
	a := c.list.Areas[r.Area]
	text := a.Code + " " + a.Name
	for _, part := range []string{c.period, c.breakdown} {
		if part != "" {
			text += " · " + part
		}
	}
	return &doubleFigure{kompas.ImportProblem{Code: figure.ErrDouble.Error(), Line: int(r.Line), Other: other, Column: t.f.Table.Topics[c.topic].Key, Text: text}}
}

// leading is the part that tells whether there is a figure: the count of a column with counts, else the value.
func (c *fileColumn) leading() int {
	if c.cells[partPlace(figure.PartNumerator)].any && c.cells[partPlace(figure.PartDenominator)].any {
		return int(partPlace(figure.PartNumerator))
	}
	return int(partPlace(figure.PartValue))
}

// layers makes a layer of each part that came. Of a column with counts the values are not kept: they are worked out when
// they are read.
func (t *figureTry) layers(c *fileColumn, period string) ([]pendingLayer, error) {
	var out []pendingLayer
	choice := t.topics[c.topic]
	for i, name := range gather.Parts() {
		p := &c.cells[i]
		if !p.any || name == figure.PartValue && c.leading() != i {
			continue
		}
		l := figure.Layer{Level: string(c.list.Level), Period: period, Breakdown: c.breakdown, Part: name, Basis: t.f.Choices.Basis,
			Source: t.f.Choices.Source, SourceID: t.f.Table.ID, Published: publishedOn(t.f.Table.Modified), Licence: t.f.Choices.Licence, Values: make([]int32, len(p.values)), Flags: p.flags}
		at := p.fill(&l)
		if at >= 0 {
			return nil, figure.Unreadable(figure.ErrNoRoom, int(p.lines[at]), t.f.Table.Topics[c.topic].Key, c.list.Areas[at].Code)
		}
		blob, err := l.EncodeBlob()
		if err != nil {
			return nil, err
		}
		l.Values, l.Flags = nil, nil
		out = append(out, pendingLayer{choice.Indicator, c.list.ID, l, blob})
	}
	return out, nil
}

// publishedOn is the day on which a source changed a table, as far as it tells.
func publishedOn(modified string) string {
	if len(modified) < len(time.DateOnly) {
		return ""
	}
	day := modified[:len(time.DateOnly)]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return day
}

// compare holds a column against the one in force. What is the same is not stored again.
func (t *figureTry) compare(c *fileColumn) error {
	period := c.period
	if period == "" {
		period = t.f.Choices.Period
	}
	made, err := t.layers(c, period)
	if err != nil || len(made) == 0 {
		return err
	}
	choice := t.topics[c.topic]
	have, before, edition, err := t.shelf.inForce(choice, c.list, period, c.breakdown)
	if err != nil {
		return err
	}
	d := t.difference(c, made, have, before)
	d.Indicator, d.Name, d.Period, d.Level, d.Breakdown, d.Edition = choice.Indicator, choice.Name, period, string(c.list.Level), c.breakdown, edition+1
	t.out.New, t.out.Changed, t.out.Gone, t.out.Same = t.out.New+d.New, t.out.Changed+d.Changed, t.out.Gone+d.Gone, t.out.Same+d.Same
	if len(have) == 0 && d.New == 0 && !c.tells() || t.shelf.same(d, made, have, before, c.list) {
		return nil
	}
	if d.New+d.Changed+d.Gone == 0 {
		t.out.Beside++
	}
	if len(t.out.Columns) < maxShownColumns {
		t.out.Columns = append(t.out.Columns, d)
	}
	for _, l := range made {
		l.Edition = edition + 1
		t.pending = append(t.pending, l)
		t.bytes += len(l.blob)
		t.out.Layers++
	}
	if t.bytes > chunkBytes || len(t.pending) >= t.pace.atOnce() {
		return t.flush()
	}
	return nil
}

// tells says whether a column without a single figure still says something: that the source hides it, or that it cannot be.
func (c *fileColumn) tells() bool {
	for _, f := range c.cells[c.leading()].flags {
		if a := f.Absence(); a == figure.Suppressed || a == figure.NotApplicable {
			return true
		}
	}
	return false
}

// maxShownColumns bounds the table of what changes; the totals count everything.
const maxShownColumns = 2_000

// unchanged says whether the parts of a column are those in force, about the same areas.
func unchanged(made []pendingLayer, have []store.Layer, before, list area.List) bool {
	if len(made) != len(have) || len(have) == 0 || before.ID != list.ID {
		return false
	}
	for _, m := range made {
		same := false
		for _, h := range have {
			blob, err := figure.OpenBlob(m.blob)
			same = same || err == nil && h.Part == m.Part && h.Basis == m.Basis && h.Source == m.Source && blob.Equal(h.Blob)
		}
		if !same {
			return false
		}
	}
	return true
}

// changesShown is how many changed figures are shown.
const changesShown = 50

// difference counts what becomes another in a column, area by area.
func (t *figureTry) difference(c *fileColumn, made []pendingLayer, have []store.Layer, before area.List) kompas.ColumnOutcome {
	var d kompas.ColumnOutcome
	now, old := columnsOf(made), partsOf(have)
	unit := t.topics[c.topic].Unit
	for pos, a := range c.list.Areas {
		after, afterNot, flag := now.Read(pos, unit)
		at, ok := before.Pos(a.Code)
		if !ok {
			at = -1
		}
		was, wasNot, wasFlag := old.Read(at, unit)
		switch {
		case wasNot != figure.Present && afterNot != figure.Present:
			continue
		case wasNot != figure.Present:
			d.New++
			if len(have) == 0 {
				continue
			}
		case afterNot != figure.Present:
			d.Gone++
		case was.In(unit) == after.In(unit) && flag&figure.FlagProvisional == wasFlag&figure.FlagProvisional:
			d.Same++
			continue
		default:
			d.Changed++
		}
		t.example(c, a, was, wasNot, after, afterNot)
	}
	for at, a := range before.Areas {
		if _, still := c.list.Pos(a.Code); !still {
			if was, wasNot, _ := old.Read(at, unit); wasNot == figure.Present {
				d.Gone++
				t.example(c, a, was, wasNot, figure.Value{}, figure.Missing)
			}
		}
	}
	return d
}

// example keeps one of the first figures that become another.
func (t *figureTry) example(c *fileColumn, a area.Area, was figure.Value, wasNot figure.Absence, after figure.Value, afterNot figure.Absence) {
	if len(t.out.Examples) == changesShown {
		return
	}
	choice := t.topics[c.topic]
	x := kompas.FigureChange{Indicator: choice.Indicator, Name: choice.Name, Period: c.period, Breakdown: c.breakdown, Area: a.Code, AreaName: a.Name,
		BeforeNot: wasNot, AfterNot: afterNot, Decimals: t.digits[c.topic]}
	if x.Period == "" {
		x.Period = t.f.Choices.Period
	}
	// Own figures are told only through the gate, which needs all of an indicator: here it is said where, not what.
	if x.Hidden = t.f.Choices.Origin == figure.OwnFigures; !x.Hidden {
		if wasNot == figure.Present {
			x.Before = was.In(choice.Unit)
		}
		if afterNot == figure.Present {
			x.After = after.In(choice.Unit)
		}
	}
	if math.IsNaN(x.Before) || math.IsNaN(x.After) {
		x.Before, x.After, x.Hidden = 0, 0, true
	}
	t.out.Examples = append(t.out.Examples, x)
}

func columnsOf(made []pendingLayer) figure.Columns {
	var c figure.Columns
	for _, l := range made {
		if b, err := figure.OpenBlob(l.blob); err == nil {
			*c.Part(l.Part) = b
		}
	}
	return c
}

func partsOf(have []store.Layer) figure.Columns {
	var c figure.Columns
	for _, l := range have {
		if into := c.Part(l.Part); into != nil {
			*into = l.Blob
		}
	}
	return c
}

// chunkBytes is how many bytes of layers are stored in one transaction: few enough for others to write in between.
const chunkBytes = 1 << 20

// chunkTime is how long somebody else who writes should have to wait for one transaction.
const chunkTime = 50 * time.Millisecond

// pace is how many layers go into one transaction: fewer after one that took too long, more again after a quick one. The zero
// pace begins with few.
type pace struct{ layers int }

func (p *pace) atOnce() int {
	if p.layers == 0 {
		p.layers = layersAtOnce / 4
	}
	return p.layers
}

// took notes how long a transaction took.
func (p *pace) took(d time.Duration) {
	switch now := p.atOnce(); {
	case d > chunkTime:
		p.layers = max(1, now/2)
	case d < chunkTime/2:
		p.layers = min(2*now, layersAtOnce)
	}
}

// flush keeps the layers that wait.
func (t *figureTry) flush() error {
	if len(t.pending) == 0 {
		return nil
	}
	err := t.shelf.put(t.pending)
	t.pending, t.bytes = t.pending[:0], 0
	return err
}

// spaceShelf keeps the layers of a try in the space.
type spaceShelf struct{ *figureTry }

func (t spaceShelf) inForce(choice kompas.TopicChoice, list area.List, period, breakdown string) (have []store.Layer, before area.List, edition int, err error) {
	err = t.space.View(t.ctx, func(tx *store.Tx) error {
		var err error
		if have, err = tx.OwnParts(choice.Indicator, list.Level, period, breakdown); err != nil {
			return err
		}
		if len(have) > 0 {
			if before, err = tx.AreaList(store.ListOf(have[0].Division)); err != nil {
				return err
			}
		}
		edition, err = tx.LastOwnEdition(choice.Indicator, list.Level, period, breakdown, t.f.ID)
		return err
	})
	return have, before, edition, err
}

func (spaceShelf) same(_ kompas.ColumnOutcome, made []pendingLayer, have []store.Layer, before, list area.List) bool {
	return unchanged(made, have, before, list)
}

// put stores layers with the lists and indicators they need.
func (t spaceShelf) put(layers []pendingLayer) error {
	var began time.Time // when it is this one's turn: waiting for others is no work
	err := t.space.Update(t.ctx, func(tx *store.Tx) error {
		began = t.App.out.Now()
		if now, err := tx.FigureImport(t.f.ID); err != nil || now.Version != t.f.Version {
			return staleUnless(err)
		}
		if err := t.putNeeded(tx); err != nil {
			return err
		}
		for _, l := range layers {
			if err := tx.InsertOwnLayer(t.f.ID, l.indicator, l.list, l.Layer, l.blob); err != nil {
				return err
			}
		}
		return nil
	})
	t.pace.took(t.App.out.Now().Sub(began))
	return err
}

// putNeeded stores the lists of areas and the new indicators of the layers that wait.
func (t *figureTry) putNeeded(tx *store.Tx) error {
	known, err := tx.SourceTopics()
	if err != nil {
		return err
	}
	have := map[kompas.IndicatorID]bool{}
	for _, k := range known {
		have[k.ID] = true
	}
	lists := map[string]bool{}
	for _, l := range t.pending {
		if !lists[l.list] {
			lists[l.list] = true
			if err := tx.PutAreaList(t.lists[area.Level(l.Level)]); err != nil {
				return err
			}
		}
		if have[l.indicator] {
			continue
		}
		have[l.indicator] = true
		for i, topic := range t.topics {
			if topic.Indicator == l.indicator && topic.New {
				if err := tx.InsertIndicator(t.newIndicator(i)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
