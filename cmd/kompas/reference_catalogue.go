package main

import (
	"fmt"
	"slices"

	"kompas/figure"
)

// recipe is an indicator of the catalogue and where its figures stand in the
// source files. An indicator can come from several of them.
type recipe struct {
	figure.CatalogueIndicator
	statLine []string // end of the topic path in a StatLine download
	derived  topicName
	series   string // topic in a series of one municipality
	stem     string // column in the health monitor, without its number
	thousand bool   // the source counts in thousands
	jump     int    // year in which the series jumps for a reason the file does not give
}

type topicName struct{ group, topic string }

// inUnit gives a value in the unit of the indicator.
func (r recipe) inUnit(c figure.Reading) figure.Reading {
	if !r.thousand || c.Absence != figure.Present {
		return c
	}
	for range 3 {
		if c.Decimals > 0 {
			c.Decimals--
		} else {
			c.Unscaled *= 10
		}
	}
	return c
}

// recipes gives all indicators in the order in which they are listed.
func recipes() []recipe {
	list := slices.Concat(populationRecipes(), incomeRecipes(), workRecipes(), educationRecipes(), careRecipes(), housingRecipes(), monitorRecipes())
	for i := range list {
		list[i].Position = i + 1
	}
	return list
}

// catalogue gives the indicators their place in the contents, and holds them to
// the rules of a catalogue.
func (b *referenceBuild) catalogue() error {
	keys := map[string]bool{}
	for _, r := range recipes() {
		c := r.CatalogueIndicator
		for name, text := range map[string]string{
			"key": c.Key, "name": c.Name, "English name": c.NameEN, "definition": c.Definition, "English definition": c.DefinitionEN,
			"group": c.Group, "source": c.Source, "table": c.SourceTable, "publisher": c.Publisher, "licence": c.Licence,
		} {
			if text == "" {
				return fmt.Errorf("indicator %q has no %s", c.Key, name)
			}
		}
		if (c.Note == "") != (c.NoteEN == "") || keys[c.Key] || !c.Basis.Valid() || !slices.Contains(figure.Themes(), c.Theme) {
			return fmt.Errorf("indicator %q is not complete", c.Key)
		}
		keys[c.Key] = true
		b.out.Catalogue = append(b.out.Catalogue, c)
	}
	for _, c := range b.out.Catalogue {
		if c.Computed() && (!keys[c.Numerator] || !keys[c.Denominator]) {
			return fmt.Errorf("indicator %q is made of unknown counts", c.Key)
		}
	}
	return nil
}

// words is what a reader sees of an indicator, in Dutch and English.
type words struct{ key, name, nameEN, definition, definitionEN string }

// keyFigure is an indicator from the CBS key figures for wijken and buurten.
func keyFigure(w words, theme figure.Theme, group string, year int) recipe {
	return recipe{CatalogueIndicator: figure.CatalogueIndicator{
		Key: w.key, Name: w.name, NameEN: w.nameEN, Definition: w.definition, DefinitionEN: w.definitionEN, Theme: theme, Group: group,
		Unit: figure.Percent, Decimals: 1, Nature: figure.Fact, Kind: figure.Ratio, Basis: figure.Census,
		Source: "CBS", SourceTable: fmt.Sprintf("Kerncijfers wijken en buurten %d (%s)", year, kwbTable(year)),
		Publisher: "Centraal Bureau voor de Statistiek", Licence: licenceCC,
		URL: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/" + kwbTable(year) + "/table",
	}}
}

func (r recipe) unit(u figure.Unit, kind figure.KindOfNumber, decimals int) recipe {
	r.Unit, r.Kind, r.Decimals = u, kind, decimals
	return r
}

func (r recipe) better(d figure.Direction) recipe {
	r.Direction = d
	return r
}

func (r recipe) noted(nl, en string) recipe {
	r.Note, r.NoteEN = nl, en
	return r
}

func (r recipe) inStatLine(path ...string) recipe {
	r.statLine = path
	return r
}

func (r recipe) inDerived(group, topic string) recipe {
	r.derived = topicName{group, topic}
	return r
}

func (r recipe) inSeries(topic string) recipe {
	r.series = topic
	return r
}

func (r recipe) jumpsIn(year int) recipe {
	r.jump = year
	return r
}

func (r recipe) inThousands() recipe {
	r.thousand = true
	return r
}

func (r recipe) sharing(numerator, denominator string) recipe {
	r.Numerator, r.Denominator = numerator, denominator
	return r
}
