package refdata

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kompas/area"
)

// ErrDamaged says that a file does not hold what the manifest promises.
var ErrDamaged = errors.New("referentiegegevens_beschadigd")

// Tables are lines of fields separated by tabs; names hold no tabs or newlines.

func writeFields(b *bytes.Buffer, fields ...any) error {
	for i, f := range fields {
		if i > 0 {
			b.WriteByte('\t')
		}
		text := fmt.Sprint(f)
		if strings.ContainsAny(text, "\t\n\r") {
			return fmt.Errorf("%w: %q", ErrDamaged, text)
		}
		b.WriteString(text)
	}
	b.WriteByte('\n')
	return nil
}

// readFields hands every line with exactly n fields to each.
func readFields(text string, n int, each func(f []string) error) error {
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != n {
			return fmt.Errorf("%w: %q", ErrDamaged, line)
		}
		if err := each(f); err != nil {
			return fmt.Errorf("%w: %q: %w", ErrDamaged, line, err)
		}
	}
	return nil
}

// encodeAreas writes all areas of a division; levels and parents follow from the
// codes. Regions stand before the municipalities that name them.
func encodeAreas(d *area.Division) ([]byte, error) {
	var b bytes.Buffer
	for _, level := range d.Levels() {
		for _, a := range d.Areas(level) {
			if err := writeFields(&b, a.Code, a.Name, strings.Join(a.Regions, " ")); err != nil {
				return nil, err
			}
		}
	}
	return b.Bytes(), nil
}

func decodeAreas(text string, info DivisionInfo) (*area.Division, error) {
	areas := make([]area.Area, 0, strings.Count(text, "\n"))
	err := readFields(text, 3, func(f []string) error {
		a, err := area.New(f[0], f[1])
		if f[2] != "" {
			a.Regions = strings.Split(f[2], " ")
		}
		areas = append(areas, a)
		return err
	})
	if err != nil {
		return nil, err
	}
	return area.NewDivision(info.Year, info.Scope, areas)
}

func encodeProfiles(profiles []area.Profile) ([]byte, error) {
	var b bytes.Buffer
	for _, p := range profiles {
		if err := writeFields(&b, p.Code, p.Year, p.Inhabitants, p.SizeClass, p.Urbanity, p.AddressDensity, p.RegionYear); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

func decodeProfiles(text string) ([]area.Profile, error) {
	var out []area.Profile
	err := readFields(text, 7, func(f []string) error {
		p := area.Profile{Code: f[0]}
		for i, into := range [...]*int{&p.Year, &p.Inhabitants, &p.SizeClass, &p.Urbanity, &p.AddressDensity, &p.RegionYear} {
			n, err := strconv.Atoi(f[i+1])
			if err != nil {
				return err
			}
			*into = n
		}
		out = append(out, p)
		return nil
	})
	return out, err
}

func encodeRecodings(rs area.Recodings) ([]byte, error) {
	var b bytes.Buffer
	for _, r := range rs {
		if err := writeFields(&b, r.Year, r.OldCode, r.OldName, r.NewCode, r.NewName, r.Kind); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

func decodeRecodings(text string) (area.Recodings, error) {
	var lines []area.Recoding
	err := readFields(text, 6, func(f []string) error {
		year, err := strconv.Atoi(f[0])
		lines = append(lines, area.Recoding{Year: year, OldCode: f[1], OldName: f[2], NewCode: f[3], NewName: f[4], Kind: area.RecodingKind(f[5])})
		return err
	})
	if err != nil {
		return nil, err
	}
	return area.NewRecodings(lines)
}

// encodeMap writes the head of a map on the first line and a shape on each other.
func encodeMap(m area.Map) ([]byte, error) {
	var b bytes.Buffer
	if err := writeFields(&b, m.Division, m.Level, m.Within, m.Width, m.Height, m.UnitM, m.Source, m.Licence, m.Note); err != nil {
		return nil, err
	}
	for _, s := range m.Shapes {
		if err := writeFields(&b, s.Code, s.X, s.Y, s.Path); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

func decodeMap(text string) (area.Map, error) {
	head, rest, _ := strings.Cut(text, "\n")
	var m area.Map
	err := readFields(head, 9, func(f []string) (err error) {
		m = area.Map{Division: f[0], Level: area.Level(f[1]), Within: f[2], Source: f[6], Licence: f[7], Note: f[8]}
		if m.Width, err = strconv.Atoi(f[3]); err != nil {
			return err
		}
		if m.Height, err = strconv.Atoi(f[4]); err != nil {
			return err
		}
		m.UnitM, err = strconv.ParseFloat(f[5], 64)
		return err
	})
	if err != nil {
		return area.Map{}, err
	}
	err = readFields(rest, 4, func(f []string) (err error) {
		s := area.Shape{Code: f[0], Path: f[3]}
		if s.X, err = strconv.Atoi(f[1]); err != nil {
			return err
		}
		s.Y, err = strconv.Atoi(f[2])
		m.Shapes = append(m.Shapes, s)
		return err
	})
	m.Shapes = slices.Clip(m.Shapes)
	return m, err
}
