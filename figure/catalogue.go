package figure

import "strings"

// CatalogueIndicator (landelijke indicator) describes a figure that national
// sources publish for many areas. Spaces bind their own indicators to one.
type CatalogueIndicator struct {
	Key          string // kebab-case, lasting: "huishoudens-laag-inkomen"
	Name         string // Dutch, as shown
	NameEN       string
	Definition   string // Dutch, plain words
	DefinitionEN string
	Theme        Theme
	Group        string // heading within the theme, Dutch
	Unit         Unit
	Decimals     int // in which it is shown, 0..9
	Direction    Direction
	Nature       Nature
	Kind         KindOfNumber
	Basis        Basis
	Source       string // who publishes it, as shown: "CBS"
	SourceTable  string // name and number of the table
	Publisher    string
	Licence      string
	URL          string // where the table is found; "" when not known
	Note         string // Dutch; what the reader must know with every figure
	NoteEN       string
	// Numerator and Denominator are the keys of the counts a share is made of
	// when it is read; both "" when the source publishes the figure itself.
	Numerator   string
	Denominator string
	Position    int  // order in lists, from 1
	Sensitive   bool // only of an indicator of a space: hidden sooner
}

// ownPrefix begins the keys of indicators of a space itself, whose layers it read in.
const ownPrefix = "eigen-"

// OwnKey gives the key of an indicator of the space, among those of the catalogue.
func OwnKey(id string) string { return ownPrefix + id }

// OwnID gives the id of an indicator of the space by its key; false for a national one.
func OwnID(key string) (id string, own bool) { return strings.CutPrefix(key, ownPrefix) }

// Own reports whether it is an indicator of a space itself.
func (c CatalogueIndicator) Own() bool { return strings.HasPrefix(c.Key, ownPrefix) }

// Origin tells whose suppression rules hold: those of a source only where it is known who published the figures.
func (c CatalogueIndicator) Origin() Origin {
	if c.Own() && c.Publisher == "" {
		return OwnFigures
	}
	return SourceFigures
}

// Computed reports whether the figure is made from two counts when it is read,
// so that no layer of its own exists.
func (c CatalogueIndicator) Computed() bool { return c.Numerator != "" && c.Denominator != "" }

// Rules returns what the rules for figures need to know of the indicator.
// National figures are published: nobody is hidden by a single answer.
func (c CatalogueIndicator) Rules() Indicator {
	return Indicator{Unit: c.Unit, Decimals: c.Decimals, Direction: c.Direction, Kind: c.Kind, Sensitive: c.Sensitive}
}

// Theme (thema) is the part of life that an indicator is about.
type Theme string

// The themes of the catalogue, in the Dutch words in which they are stored.
const (
	ThemePopulation Theme = "bevolking"
	ThemeIncome     Theme = "rondkomen"
	ThemeWork       Theme = "werk"
	ThemeEducation  Theme = "opleiding"
	ThemeYouth      Theme = "jeugd"
	ThemeCare       Theme = "zorg"
	ThemeHealth     Theme = "gezondheid"
	ThemeTogether   Theme = "meedoen"
	ThemeHousing    Theme = "wonen"
	ThemeOwn        Theme = "eigen" // what the space itself read in
)

// Themes lists them in the order of a list of indicators.
func Themes() []Theme {
	return []Theme{ThemePopulation, ThemeIncome, ThemeWork, ThemeEducation, ThemeYouth, ThemeCare, ThemeHealth, ThemeTogether, ThemeHousing, ThemeOwn}
}
