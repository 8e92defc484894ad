package refdata

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
)

// Write puts the contents in a folder, for the program to be built with. The same
// contents give the same bytes. Files of an earlier build that are no longer
// needed are removed. Errors: ErrDamaged when the parts do not fit together.
func Write(dir string, c *Contents) error {
	files, err := c.encode()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(dir, "*.gz"))
	if err != nil {
		return err
	}
	for _, path := range old {
		if _, stays := files[filepath.Base(path)]; !stays {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// builder gathers the compressed files and the manifest that lists them.
type builder struct {
	files map[string][]byte
	m     manifest
}

func (b *builder) add(name string, content []byte, err error) error {
	if err != nil {
		return err
	}
	packed, err := compress(content)
	if err != nil {
		return err
	}
	b.files[name] = packed
	b.m.Parts = append(b.m.Parts, part{File: name, SHA256: sum(content), Bytes: len(content)})
	return nil
}

func (c *Contents) encode() (map[string][]byte, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	b := &builder{files: map[string][]byte{}}
	if err := b.divisions(c.Divisions); err != nil {
		return nil, err
	}
	text, err := encodeRecodings(c.Recodings)
	if err := b.add(recodingsPart, text, err); err != nil {
		return nil, err
	}
	text, err = json.MarshalIndent(c.Catalogue, "", "\t")
	if err := b.add(cataloguePart, text, err); err != nil {
		return nil, err
	}
	layers := slices.Clone(c.Layers)
	slices.SortFunc(layers, compareLayers)
	b.m.Layers = len(layers)
	text, err = encodeLayers(layers)
	if err := b.add(layersPart, text, err); err != nil {
		return nil, err
	}
	if err := b.maps(c); err != nil {
		return nil, err
	}
	b.m.Sources = slices.Clone(c.Sources)
	slices.SortFunc(b.m.Sources, func(x, y Source) int { return strings.Compare(x.File, y.File) })
	b.m.Version = b.m.version()
	var list bytes.Buffer
	enc := json.NewEncoder(&list)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	if err := enc.Encode(&b.m); err != nil {
		return nil, err
	}
	b.files[manifestFile] = list.Bytes()
	return b.files, nil
}

func (b *builder) divisions(divisions []Division) error {
	sorted := slices.Clone(divisions)
	slices.SortFunc(sorted, func(x, y Division) int { return strings.Compare(x.Key, y.Key) })
	for _, d := range sorted {
		info := d.Info
		info.Key, info.Year, info.Scope = d.Key, d.Year, d.Scope
		info.Counts = map[area.Level]int{}
		for _, level := range d.Levels() {
			info.Counts[level] = d.Len(level)
		}
		b.m.Divisions = append(b.m.Divisions, info)
		text, err := encodeAreas(d.Division)
		if err := b.add(areasPart(d.Key), text, err); err != nil {
			return err
		}
		text, err = encodeProfiles(d.Profiles)
		if err := b.add(profilesPart(d.Key), text, err); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) maps(c *Contents) error {
	for _, m := range c.Maps {
		info := MapInfo{Division: m.Division, Level: m.Level, Within: m.Within, Shapes: len(m.Shapes)}
		for _, s := range m.Shapes {
			info.Bytes += len(s.Path)
		}
		b.m.Maps = append(b.m.Maps, info)
		text, err := encodeMap(m)
		if err := b.add(mapPart(info), text, err); err != nil {
			return err
		}
	}
	return nil
}

func compareLayers(a, b figure.Layer) int {
	return cmp.Or(strings.Compare(a.Indicator, b.Indicator), strings.Compare(a.Period, b.Period), strings.Compare(a.Level, b.Level),
		strings.Compare(a.Breakdown, b.Breakdown), strings.Compare(a.Division, b.Division), cmp.Compare(a.Edition, b.Edition),
		strings.Compare(string(a.Part), string(b.Part)))
}

// check holds the parts together: every layer has an indicator, a division and
// one value per area of its level; every shape is an area.
func (c *Contents) check() error {
	divisions := map[string]Division{}
	for _, d := range c.Divisions {
		divisions[d.Key] = d
	}
	indicators := map[string]bool{}
	for _, i := range c.Catalogue {
		if indicators[i.Key] {
			return fmt.Errorf("%w: indicator %s twice", ErrDamaged, i.Key)
		}
		indicators[i.Key] = true
	}
	seen := map[string]bool{}
	for _, l := range c.Layers {
		name := fmt.Sprint(l.Indicator, " ", l.Period, " ", l.Level, " ", l.Breakdown, " ", l.Division, " ", l.Edition, " ", l.Part)
		d, ok := divisions[l.Division]
		if !ok || !indicators[l.Indicator] || seen[name] || len(l.Values) == 0 || len(l.Values) != d.Len(area.Level(l.Level)) {
			return fmt.Errorf("%w: layer %s with %d values", ErrDamaged, name, len(l.Values))
		}
		seen[name] = true
	}
	for _, m := range c.Maps {
		d, ok := divisions[m.Division]
		if !ok || len(m.Shapes) == 0 {
			return fmt.Errorf("%w: map of %s", ErrDamaged, m.Division)
		}
		for _, s := range m.Shapes {
			if _, ok := d.Pos(m.Level, s.Code); !ok {
				return fmt.Errorf("%w: map of %s: %s", ErrDamaged, m.Division, s.Code)
			}
		}
	}
	return nil
}
