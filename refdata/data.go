package refdata

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"slices"

	"kompas/area"
	"kompas/figure"
)

//go:embed files
var embedded embed.FS

// Data gives the reference data part by part. Each call decodes anew: a caller
// keeps what it needs and lets the rest go. It is safe for concurrent use.
type Data struct {
	files fs.FS
	m     manifest
}

// Open opens the reference data inside the program. It reads the list of
// contents only. Errors: ErrDamaged.
func Open() (*Data, error) {
	files, err := fs.Sub(embedded, "files")
	if err != nil {
		return nil, err
	}
	return OpenFrom(files)
}

// OpenFrom opens reference data in another place, such as the folder of a new
// build. Errors: ErrDamaged.
func OpenFrom(files fs.FS) (*Data, error) {
	raw, err := fs.ReadFile(files, manifestFile)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	d := &Data{files: files}
	if err := json.Unmarshal(raw, &d.m); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, manifestFile, err)
	}
	return d, nil
}

// Version is a short hash of the content: another version, other data.
func (d *Data) Version() string { return d.m.Version }

// Divisions lists the boundary years, oldest first, and after each year the
// divisions of a single municipality.
func (d *Data) Divisions() []DivisionInfo { return slices.Clone(d.m.Divisions) }

// Division decodes a division. Errors: ErrDamaged, also for a key that is not
// listed.
func (d *Data) Division(key string) (*area.Division, error) {
	for _, info := range d.m.Divisions {
		if info.Key == key {
			text, err := readPart(d.files, areasPart(key))
			if err != nil {
				return nil, err
			}
			return decodeAreas(text, info)
		}
	}
	return nil, fmt.Errorf("%w: division %s", ErrDamaged, key)
}

// Profiles decodes the features of the municipalities of a division, in order of
// code. Errors: ErrDamaged.
func (d *Data) Profiles(key string) ([]area.Profile, error) {
	text, err := readPart(d.files, profilesPart(key))
	if err != nil {
		return nil, err
	}
	return decodeProfiles(text)
}

// Recodings decodes the municipal re-organisations. Errors: ErrDamaged.
func (d *Data) Recodings() (area.Recodings, error) {
	text, err := readPart(d.files, recodingsPart)
	if err != nil {
		return nil, err
	}
	return decodeRecodings(text)
}

// Catalogue decodes the national indicators, in the order in which they are
// listed. Errors: ErrDamaged.
func (d *Data) Catalogue() ([]figure.CatalogueIndicator, error) {
	text, err := readPart(d.files, cataloguePart)
	if err != nil {
		return nil, err
	}
	var out []figure.CatalogueIndicator
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, cataloguePart, err)
	}
	return out, nil
}

// LayerCount is the number of layers that Layers gives.
func (d *Data) LayerCount() int { return d.m.Layers }

// Layers decodes the layers one at a time, in order of indicator, period, level,
// breakdown, division and part. It stops at the first error, ErrDamaged.
func (d *Data) Layers() iter.Seq2[Layer, error] { return streamLayers(d.files) }

// Maps lists the maps there are.
func (d *Data) Maps() []MapInfo { return slices.Clone(d.m.Maps) }

// Map decodes the map of a level of a division within an area (NL00, or a
// municipality); ok is false when there is none. Errors: ErrDamaged.
func (d *Data) Map(division string, level area.Level, within string) (m area.Map, ok bool, err error) {
	for _, info := range d.m.Maps {
		if info.Division == division && info.Level == level && info.Within == within {
			text, err := readPart(d.files, mapPart(info))
			if err != nil {
				return area.Map{}, false, err
			}
			m, err := decodeMap(text)
			return m, err == nil, err
		}
	}
	return area.Map{}, false, nil
}

// Sources lists the files the data was made from, with publisher and licence.
func (d *Data) Sources() []Source { return slices.Clone(d.m.Sources) }

// Verify reads everything and compares it with the sums in the list of contents.
// Errors: ErrDamaged with the name of the part.
func (d *Data) Verify() error {
	for _, p := range d.m.Parts {
		text, err := readPart(d.files, p.File)
		if err != nil {
			return err
		}
		if len(text) != p.Bytes || sum([]byte(text)) != p.SHA256 {
			return fmt.Errorf("%w: %s", ErrDamaged, p.File)
		}
	}
	if d.m.version() != d.m.Version {
		return fmt.Errorf("%w: %s", ErrDamaged, manifestFile)
	}
	return nil
}
