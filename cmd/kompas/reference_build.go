package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"

	"kompas/area"
	"kompas/refdata"
)

type referenceCmd struct {
	Build ReferenceBuildCmd `cmd:"" help:"Maak de landelijke gegevens opnieuw, uit bestanden van CBS, RIVM en Kadaster."`
}

// ReferenceBuildCmd makes the reference data that is built into the program from
// the files of CBS, RIVM and the Kadaster.
type ReferenceBuildCmd struct {
	From string `arg:"" help:"De map met de bestanden: geo, cbs, rivm en herindelingen." type:"existingdir" placeholder:"MAP"`
	To   string `help:"De map waar de gegevens komen." default:"refdata/files" type:"path" placeholder:"MAP"`
}

// Run builds and tells what was built.
func (c *ReferenceBuildCmd) Run(in *surroundings) error {
	contents, err := buildReference(c.From)
	if err != nil {
		return err
	}
	if err := refdata.Write(c.To, contents); err != nil {
		return err
	}
	return reportReference(in.out, c.To)
}

// buildReference reads all source files. The same files give the same contents.
func buildReference(from string) (*refdata.Contents, error) {
	b := &referenceBuild{from: from}
	for _, step := range [...]func() error{
		b.recodings, b.boundaries, b.readDerived, b.divisions, b.catalogue,
		b.statLineLayers, b.rivmLayers, b.derivedLayers, b.seriesLayers, b.maps,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return &b.out, nil
}

// referenceBuild is one build under way; each step uses what the earlier ones
// left in out.
type referenceBuild struct {
	from    string
	out     refdata.Contents
	borders []borderFile
	derived []derivedFile
}

// errNoInput names a kind of file that is not there at all.
var errNoInput = errors.New("no source file fits")

// input is a source file; its year stands in its name.
type input struct {
	path string
	name string // relative to the source folder
	year int
}

var yearInName = regexp.MustCompile(`20\d\d`)

// inputs finds the files of one kind, oldest year first. The last year in a name
// counts, so that a series is known by its end.
func (b *referenceBuild) inputs(pattern string) ([]input, error) {
	paths, err := filepath.Glob(filepath.Join(b.from, filepath.FromSlash(pattern)))
	if err != nil {
		return nil, err
	}
	var out []input
	for _, p := range paths {
		years := yearInName.FindAllString(filepath.Base(p), -1)
		if len(years) == 0 {
			return nil, fmt.Errorf("%s: no year in the name", p)
		}
		year, err := strconv.Atoi(years[len(years)-1])
		if err != nil {
			return nil, err
		}
		name, err := filepath.Rel(b.from, p)
		if err != nil {
			return nil, err
		}
		out = append(out, input{p, filepath.ToSlash(name), year})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: %s", errNoInput, pattern)
	}
	slices.SortStableFunc(out, func(x, y input) int { return x.year - y.year })
	return out, nil
}

// read opens a file, hands it to use and notes its sum among the sources.
func (b *referenceBuild) read(in input, about refdata.Source, use func(io.Reader) error) error {
	f, err := os.Open(in.path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	r := io.TeeReader(f, h)
	if err := use(r); err != nil {
		return fmt.Errorf("%s: %w", in.name, err)
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return err
	}
	about.File, about.SHA256 = in.name, hex.EncodeToString(h.Sum(nil))
	if !slices.Contains(b.out.Sources, about) {
		b.out.Sources = append(b.out.Sources, about)
	}
	return nil
}

// division returns a division that was built before.
func (b *referenceBuild) division(key string) (refdata.Division, error) {
	for _, d := range b.out.Divisions {
		if d.Key == key {
			return d, nil
		}
	}
	return refdata.Division{}, fmt.Errorf("no division %s", key)
}

// reportReference reads back what was written and tells about it.
func reportReference(w io.Writer, dir string) error {
	d, err := refdata.OpenFrom(os.DirFS(dir))
	if err != nil {
		return err
	}
	if err := d.Verify(); err != nil {
		return err
	}
	catalogue, err := d.Catalogue()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Landelijke gegevens, versie %s: %d indicatoren, %d lagen.\n", d.Version(), len(catalogue), d.LayerCount())
	for _, i := range d.Divisions() {
		fmt.Fprintf(w, "Indeling %s: %d gemeenten, %d wijken, %d buurten.\n", i.Key,
			i.Counts[area.Municipality], i.Counts[area.District], i.Counts[area.Neighbourhood])
	}
	for _, m := range d.Maps() {
		fmt.Fprintf(w, "Kaart %s van %s, per %s: %d vlakken, %d bytes.\n", m.Division, m.Within, m.Level, m.Shapes, m.Bytes)
	}
	return nil
}
