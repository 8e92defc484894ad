package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"kompas/area"
	"kompas/figure"
	"kompas/refdata"
)

// seriesFile holds figures of the buurten of one municipality over the years,
// gathered by a third party from the yearly tables of CBS.
type seriesFile struct {
	input
	data struct {
		Metadata struct {
			Code  string `json:"gemeente_code"`
			Years []int  `json:"jaren"`
		}
		Gemeente seriesArea
		Buurten  map[string]seriesArea
	}
}

// seriesArea is an area of a series: numbers by topic and year. A topic that the
// table of a year does not have, has no such year; null is no figure.
type seriesArea struct {
	Name   string                             `json:"naam"`
	Series map[string]map[string]*json.Number `json:"tijdreeksen"`
}

func (b *referenceBuild) series() ([]seriesFile, error) {
	files, err := b.inputs("cbs/*-sociaal-*.json")
	if err != nil {
		return nil, err
	}
	var out []seriesFile
	for _, in := range files {
		f := seriesFile{input: in}
		about := refdata.Source{Publisher: "CBS", Title: fmt.Sprint("Kerncijfers wijken en buurten, tien jaar tot en met ", in.year), Licence: licenceCC, Note: noteThirdParty}
		if err := b.read(in, about, func(r io.Reader) error { return json.NewDecoder(r).Decode(&f.data) }); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// seriesLayers makes a layer per year of every catalogue indicator that names a
// topic of the series, for the municipality and for its buurten.
func (b *referenceBuild) seriesLayers() error {
	files, err := b.series()
	if err != nil {
		return err
	}
	for _, f := range files {
		var d refdata.Division
		for _, have := range b.out.Divisions {
			if have.Scope == f.data.Metadata.Code {
				d = have
			}
		}
		for _, recipe := range recipes() {
			if recipe.series == "" {
				continue
			}
			if err := b.oneSeries(f, d, recipe); err != nil {
				return fmt.Errorf("%s: %s: %w", f.name, recipe.series, err)
			}
		}
	}
	return nil
}

var errNoSeries = errors.New("no figures in the series")

func (b *referenceBuild) oneSeries(f seriesFile, d refdata.Division, recipe recipe) error {
	levels := []struct {
		level area.Level
		areas map[string]seriesArea
	}{
		{area.Municipality, map[string]seriesArea{f.data.Metadata.Code: f.data.Gemeente}},
		{area.Neighbourhood, f.data.Buurten},
	}
	for _, l := range levels {
		var years []*column
		for _, year := range f.data.Metadata.Years {
			c, present, err := seriesColumn(d, l.level, l.areas, recipe, year)
			if err != nil {
				return err
			}
			if present {
				years = append(years, c)
			}
		}
		if len(years) == 0 {
			return errNoSeries
		}
		markNotYet(years)
		for _, c := range years {
			if err := b.addColumn(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// seriesColumn gathers one year of one level; present is false when the table of
// that year does not have the topic at all.
func seriesColumn(d refdata.Division, level area.Level, areas map[string]seriesArea, recipe recipe, year int) (c *column, present bool, err error) {
	period, note := strconv.Itoa(year), noteThirdParty
	if year == recipe.jump {
		note = noteJump
	}
	c = newColumn(figure.Layer{
		Indicator: recipe.Key, Period: period, Division: d.Key, Level: string(level), Basis: recipe.Basis,
		Source: "CBS", SourceID: kwbTable(year), SourceYear: period, Licence: licenceCC, Note: note,
	}, d.Len(level))
	for _, code := range slices.Sorted(maps.Keys(areas)) {
		pos, ok := d.Pos(level, code)
		if !ok {
			return nil, false, fmt.Errorf("%s is not in division %s", code, d.Key)
		}
		number, ok := areas[code].Series[recipe.series][period]
		if !ok {
			continue
		}
		present = true
		cell := figure.Reading{Absence: figure.Missing}
		if number != nil {
			if cell, err = figure.ParseReading(number.String(), figure.Point); err != nil {
				return nil, false, fmt.Errorf("%s %s: %w", code, period, err)
			}
		}
		if err := c.put(pos, recipe.inUnit(cell)); err != nil {
			return nil, false, fmt.Errorf("%s %s: %w", code, period, err)
		}
	}
	return c, present, nil
}

// markNotYet tells "not yet published" from "no figure": CBS fills a table over
// two years, so a year after the last one with any figure is still to come.
func markNotYet(years []*column) {
	for i := len(years) - 1; i >= 0 && years[i].empty(); i-- {
		for pos := range years[i].cells {
			years[i].cells[pos].Absence = figure.NotYetPublished
		}
	}
}
