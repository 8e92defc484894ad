package refdata

import (
	"kompas/area"
	"kompas/figure"
)

// Contents is everything that a build puts in the files.
type Contents struct {
	Divisions []Division
	Recodings area.Recodings
	Catalogue []figure.CatalogueIndicator
	Layers    []figure.Layer // each with values in the order of its division
	Maps      []area.Map
	Sources   []Source
}

// Division is a division with the features of its municipalities.
type Division struct {
	*area.Division
	Info     DivisionInfo
	Profiles []area.Profile // in order of code
}

// DivisionInfo tells about a division without decoding it.
type DivisionInfo struct {
	Key    string             `json:"key"`    // "2024", "2024-GM0308"
	Year   int                `json:"year"`   // boundaries of 1 January
	Scope  string             `json:"scope"`  // NL00 or a municipality
	Name   string             `json:"name"`   // Dutch, as shown
	Source string             `json:"source"` // who publishes it, as shown
	Counts map[area.Level]int `json:"counts"` // areas per level
}

// MapInfo tells about a map without decoding it.
type MapInfo struct {
	Division string     `json:"division"`
	Level    area.Level `json:"level"`
	Within   string     `json:"within"` // NL00 or a municipality
	Shapes   int        `json:"shapes"`
	Bytes    int        `json:"bytes"` // of path data
}

// Source (bron) is a file the reference data was made from.
type Source struct {
	File      string `json:"file"` // name of the file that was read
	SHA256    string `json:"sha256"`
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Licence   string `json:"licence"` // "niet vermeld" when the file does not say
	Note      string `json:"note,omitempty"`
}

// Layer is a layer whose values are still encoded: Values and Flags are nil, Blob
// is what figure.OpenBlob reads.
type Layer struct {
	figure.Layer
	Blob []byte
}
