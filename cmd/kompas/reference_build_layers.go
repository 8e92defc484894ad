package main

import (
	"errors"
	"fmt"
	"io"

	"kompas/area"
	"kompas/figure"
	"kompas/refdata"
	"kompas/tabular"
)

// column gathers the cells of one layer. Areas the source does not name stay
// Missing.
type column struct {
	layer figure.Layer
	cells []figure.Reading
	set   []bool
}

func newColumn(layer figure.Layer, areas int) *column {
	layer.Edition = 1
	if layer.Part == "" {
		layer.Part = figure.PartValue
	}
	c := &column{layer: layer, cells: make([]figure.Reading, areas), set: make([]bool, areas)}
	for i := range c.cells {
		c.cells[i].Absence = figure.Missing
	}
	return c
}

var errTwice = errors.New("a second value for the same area")

func (c *column) put(pos int, cell figure.Reading) error {
	if c.set[pos] {
		return errTwice
	}
	c.cells[pos], c.set[pos] = cell, true
	return nil
}

// empty reports whether no area has a figure.
func (c *column) empty() bool {
	for _, cell := range c.cells {
		if cell.Absence == figure.Present {
			return false
		}
	}
	return true
}

// errDigits says that a value needs more digits than a layer holds.
var errDigits = errors.New("value does not fit in a layer")

// finish scales all values to the fewest decimals that lose nothing.
func (c *column) finish() (figure.Layer, error) {
	l := c.layer
	for _, cell := range c.cells {
		for _, ok := cell.Scaled(l.Decimals); !ok && cell.Absence == figure.Present && l.Decimals < cell.Decimals; _, ok = cell.Scaled(l.Decimals) {
			l.Decimals++
		}
	}
	l.Values = make([]int32, len(c.cells))
	flags, any := make([]figure.Flag, len(c.cells)), false
	for i, cell := range c.cells {
		flags[i] = figure.Flag(cell.Absence)
		if cell.Provisional {
			flags[i] |= figure.FlagProvisional
		}
		any = any || flags[i] != 0
		if cell.Absence != figure.Present {
			continue
		}
		v, ok := cell.Scaled(l.Decimals)
		if !ok {
			return l, fmt.Errorf("%w: area %d", errDigits, i)
		}
		l.Values[i] = v
	}
	if any {
		l.Flags = flags
	}
	return l, nil
}

// addColumn adds the finished layer, unless the source has no such level at all.
func (b *referenceBuild) addColumn(c *column) error {
	if len(c.cells) == 0 {
		return nil
	}
	l, err := c.finish()
	if err != nil {
		return err
	}
	b.out.Layers = append(b.out.Layers, l)
	return nil
}

// eachStatLine opens the StatLine downloads of the key figures.
func (b *referenceBuild) eachStatLine(use func(in input, t *tabular.StatLine) error) error {
	files, err := b.inputs("cbs/statline-csv/Kerncijfers_wijken_en_buurten_*.csv")
	if err != nil {
		return err
	}
	for _, in := range files {
		about := refdata.Source{Publisher: "CBS", Title: fmt.Sprint("Kerncijfers wijken en buurten ", in.year), Licence: licenceCC}
		err := b.read(in, about, func(r io.Reader) error {
			t, err := tabular.OpenStatLine(r)
			if err != nil {
				return err
			}
			return use(in, t)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// statLineLayers makes a layer per level of every catalogue indicator that names
// a topic of the StatLine downloads.
func (b *referenceBuild) statLineLayers() error {
	return b.eachStatLine(func(in input, t *tabular.StatLine) error {
		d, err := b.division(fmt.Sprint(in.year))
		if err != nil {
			return err
		}
		levels := [...]area.Level{area.Country, area.Municipality, area.District, area.Neighbourhood}
		columns := map[area.Level]map[int]*column{}
		for _, recipe := range recipes() {
			if recipe.statLine == nil {
				continue
			}
			at, err := t.Find(recipe.statLine...)
			if err != nil {
				return err
			}
			for _, level := range levels {
				if columns[level] == nil {
					columns[level] = map[int]*column{}
				}
				columns[level][at] = newColumn(figure.Layer{
					Indicator: recipe.Key, Period: fmt.Sprint(in.year), Division: d.Key, Level: string(level), Basis: recipe.Basis,
					Source: "CBS", SourceID: kwbTable(in.year), SourceYear: fmt.Sprint(in.year), Licence: licenceCC,
				}, d.Len(level))
			}
		}
		for p, err := range t.Places() {
			if err != nil {
				return err
			}
			if err := putPlace(d, p, columns[p.Level]); err != nil {
				return err
			}
		}
		for _, level := range levels {
			for _, c := range columns[level] {
				if err := b.addColumn(c); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func putPlace(d refdata.Division, p tabular.Place, columns map[int]*column) error {
	pos, ok := d.Pos(p.Level, p.Code)
	if !ok {
		return fmt.Errorf("line %d: %s is not in division %s", p.Line, p.Code, d.Key)
	}
	for at, c := range columns {
		cell, err := p.Cell(at)
		if err != nil {
			return err
		}
		if err := c.put(pos, cell); err != nil {
			return p.Fail(err, at)
		}
	}
	return nil
}

// errRIVM says that a health monitor file holds something we cannot place.
var errRIVM = errors.New("unknown code in the health monitor")

// rivmLayers makes layers of the health monitor of RIVM and GGD regions, for
// every catalogue indicator that names one of its stems.
func (b *referenceBuild) rivmLayers() error {
	files, err := b.inputs("rivm/50140NED-*.csv")
	if err != nil {
		return err
	}
	for _, in := range files {
		about := refdata.Source{Publisher: "RIVM en GGD'en", Title: fmt.Sprint("Gezondheidsmonitor Jongvolwassenen ", in.year, ", tabel 50140NED"), Licence: licenceUnknown}
		if err := b.read(in, about, func(r io.Reader) error { return b.rivmFile(in, r) }); err != nil {
			return err
		}
	}
	return nil
}

// monitorKey is one layer of the health monitor.
type monitorKey struct {
	column int
	level  area.Level
	part   figure.Part
}

// monitor reads one file of the health monitor.
type monitor struct {
	*tabular.Table
	division                refdata.Division
	traits, margins, region int
	year                    string
	recipes                 map[int]recipe // by column
	columns                 map[monitorKey]*column
}

func (b *referenceBuild) rivmFile(in input, r io.Reader) error {
	d, err := b.division(fmt.Sprint(in.year))
	if err != nil {
		return err
	}
	sheet, err := tabular.OpenTyped(r)
	if err != nil {
		return err
	}
	m := &monitor{Table: sheet, division: d, year: fmt.Sprint(in.year), recipes: map[int]recipe{}, columns: map[monitorKey]*column{}}
	for stem, into := range map[string]*int{"Persoonskenmerken": &m.traits, "Marges": &m.margins, "RegioS": &m.region} {
		if *into, err = sheet.Find(stem); err != nil {
			return err
		}
	}
	for _, recipe := range recipes() {
		if recipe.stem != "" {
			at, err := sheet.Find(recipe.stem)
			if err != nil {
				return err
			}
			m.recipes[at] = recipe
		}
	}
	for row, err := range sheet.Rows() {
		if err != nil {
			return err
		}
		if err := m.put(row); err != nil {
			return err
		}
	}
	for _, c := range m.columns {
		if err := b.addColumn(c); err != nil {
			return err
		}
	}
	return nil
}

// put takes one row: an area, all persons, the value or one of its bounds.
func (m *monitor) put(row *tabular.Row) error {
	region := row.Text(m.region)
	if region == "CG01" { // the Caribbean Netherlands are in no division of ours
		return nil
	}
	code, level, err := area.ParseCode(region)
	if err != nil {
		return row.Fail(err, m.region)
	}
	pos, ok := m.division.Pos(level, code)
	if !ok {
		return row.Fail(errRIVM, m.region)
	}
	part, ok := map[string]figure.Part{"MW00000": figure.PartValue, "MOG0095": figure.PartLower, "MBG0095": figure.PartUpper}[row.Text(m.margins)]
	if !ok || row.Text(m.traits) != "T009002" {
		return row.Fail(errRIVM, m.margins)
	}
	for at, recipe := range m.recipes {
		cell, err := row.Cell(at)
		if err != nil {
			return err
		}
		key := monitorKey{at, level, part}
		if m.columns[key] == nil {
			m.columns[key] = newColumn(figure.Layer{
				Indicator: recipe.Key, Period: m.year, Division: m.division.Key, Level: string(level), Part: part, Basis: recipe.Basis,
				Source: "RIVM en GGD'en", SourceID: "50140NED", SourceYear: m.year, Licence: licenceUnknown, Note: noteNoMargin,
			}, m.division.Len(level))
		}
		if err := m.columns[key].put(pos, cell); err != nil {
			return row.Fail(err, m.region)
		}
	}
	return nil
}
