package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"kompas/area"
	"kompas/figure"
	"kompas/refdata"
)

// derivedFile holds figures of municipalities that a third party has worked up
// from a CBS table: topics by group, as numbers. Its totals for the country are
// plain averages of municipalities, no figures for the country, and are left.
type derivedFile struct {
	input
	data struct {
		Gemeente map[string]derivedMunicipality
	}
}

type derivedMunicipality map[string]json.RawMessage

// topic returns the number under a group and topic; none is Missing.
func (m derivedMunicipality) topic(group, topic string) (figure.Reading, error) {
	var numbers map[string]json.Number
	if raw, ok := m[group]; ok {
		if err := json.Unmarshal(raw, &numbers); err != nil {
			return figure.Reading{}, fmt.Errorf("%s: %w", group, err)
		}
	}
	return figure.ParseReading(numbers[topic].String(), figure.Point)
}

func (m derivedMunicipality) text(key string) string {
	var s string
	if json.Unmarshal(m[key], &s) != nil {
		return ""
	}
	return s
}

func (b *referenceBuild) readDerived() error {
	files, err := b.inputs("cbs/kwb-*-gemeenten-afgeleid.json")
	if err != nil {
		return err
	}
	for _, in := range files {
		f := derivedFile{input: in}
		about := refdata.Source{Publisher: "CBS", Title: fmt.Sprint("Kerncijfers wijken en buurten ", in.year), Licence: licenceCC, Note: noteThirdParty}
		if err := b.read(in, about, func(r io.Reader) error { return json.NewDecoder(r).Decode(&f.data) }); err != nil {
			return err
		}
		b.derived = append(b.derived, f)
	}
	return nil
}

// derivedAreas takes municipalities, inhabitants, urbanity and province from the
// derived files. Names of municipalities abolished since are empty there and come
// from the table of re-organisations.
func (b *referenceBuild) derivedAreas(year func(int) *yearAreas) error {
	for _, f := range b.derived {
		y := year(f.year)
		if err := y.mustMatch(slices.Collect(maps.Keys(f.data.Gemeente))); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		y.sources = append(y.sources, fmt.Sprint("CBS, Kerncijfers wijken en buurten ", f.year, " (", noteThirdParty, ")"))
		for _, code := range slices.Sorted(maps.Keys(f.data.Gemeente)) {
			m := f.data.Gemeente[code]
			name := m.text("Naam")
			for _, r := range b.out.Recodings {
				if name == "" && r.OldCode == code {
					name = r.OldName
				}
			}
			if name == "" {
				return fmt.Errorf("%s: %s has no name", f.name, code)
			}
			y.name(code, name)
			if province := provinceCode(m.text("Provincie")); province != "" {
				y.province[code] = province
				y.name(province, m.text("Provincie"))
			}
			var people int
			if err := json.Unmarshal(m["Population"], &people); err != nil {
				return fmt.Errorf("%s: %s: %w", f.name, code, err)
			}
			urbanity, err := m.topic("Services", "Degree of urbanisation (1–5)")
			if err != nil {
				return fmt.Errorf("%s: %s: %w", f.name, code, err)
			}
			class, _ := urbanity.Scaled(0)
			y.profiles[code] = area.Profile{Code: code, Year: f.year, Inhabitants: people, SizeClass: area.SizeClassOf(people), Urbanity: int(class)}
		}
	}
	return nil
}

// provinceCode gives the CBS code of a province by its name; "" for none.
func provinceCode(name string) string {
	for i, names := range [...][2]string{{"Groningen"}, {"Fryslân", "Friesland"}, {"Drenthe"}, {"Overijssel"}, {"Flevoland"}, {"Gelderland"},
		{"Utrecht"}, {"Noord-Holland"}, {"Zuid-Holland"}, {"Zeeland"}, {"Noord-Brabant"}, {"Limburg"}} {
		if name != "" && slices.Contains(names[:], name) {
			return fmt.Sprint("PV", 20+i)
		}
	}
	return ""
}

// derivedLayers makes a layer of every catalogue indicator that names a topic of
// the derived files.
func (b *referenceBuild) derivedLayers() error {
	for _, f := range b.derived {
		d, err := b.division(fmt.Sprint(f.year))
		if err != nil {
			return err
		}
		for _, recipe := range recipes() {
			if recipe.derived.topic == "" {
				continue
			}
			c := newColumn(figure.Layer{
				Indicator: recipe.Key, Period: fmt.Sprint(f.year), Division: d.Key, Level: string(area.Municipality), Basis: recipe.Basis,
				Source: "CBS", SourceID: kwbTable(f.year), SourceYear: fmt.Sprint(f.year), Licence: licenceCC, Note: noteThirdParty,
			}, d.Len(area.Municipality))
			for code, m := range f.data.Gemeente {
				cell, err := m.topic(recipe.derived.group, recipe.derived.topic)
				if err != nil {
					return fmt.Errorf("%s: %s: %s: %w", f.name, code, recipe.derived.topic, err)
				}
				pos, ok := d.Pos(area.Municipality, code)
				if !ok {
					return fmt.Errorf("%s: %s is not in division %s", f.name, code, d.Key)
				}
				if err := c.put(pos, recipe.inUnit(cell)); err != nil {
					return fmt.Errorf("%s: %s: %w", f.name, code, err)
				}
			}
			if err := b.addColumn(c); err != nil {
				return fmt.Errorf("%s: %s: %w", f.name, recipe.derived.topic, err)
			}
		}
	}
	return nil
}

// kwbTable gives the number of the CBS table of key figures of a year; each year
// has its own. "" when not known.
func kwbTable(year int) string {
	return map[int]string{2017: "83765NED", 2020: "84799NED", 2021: "85039NED", 2022: "85318NED", 2023: "85618NED", 2024: "85984NED", 2025: "86165NED"}[year]
}
