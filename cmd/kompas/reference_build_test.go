package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kompas/area"
	"kompas/figure"
	"kompas/refdata"
)

const sources = "testdata/reference"

// built runs the command on a copy of the sources that change may damage.
func built(t *testing.T, change func(dir string)) (string, error) {
	t.Helper()
	from, to := t.TempDir(), t.TempDir()
	if err := os.CopyFS(from, os.DirFS(sources)); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(from)
	}
	contents, err := buildReference(from)
	if err != nil {
		return "", err
	}
	return to, refdata.Write(to, contents)
}

func layersIn(t *testing.T, dir string) map[string]refdata.Layer {
	t.Helper()
	d, err := refdata.OpenFrom(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]refdata.Layer{}
	for l, err := range d.Layers() {
		if err != nil {
			t.Fatal(err)
		}
		out[strings.Join([]string{l.Indicator, l.Period, l.Level, l.Division}, " ")] = l
	}
	return out
}

func TestSameSourcesGiveTheSameBytes(t *testing.T) {
	one, err := built(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	two, err := built(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	files := func(dir string) map[string][]byte {
		out := map[string][]byte{}
		err := fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				out[p], err = os.ReadFile(filepath.Join(dir, p))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if a, b := files(one), files(two); !maps.EqualFunc(a, b, bytes.Equal) {
		t.Errorf("%d and %d files differ", len(a), len(b))
	}
	var text bytes.Buffer
	if err := reportReference(&text, one); err != nil || !strings.Contains(text.String(), "Indeling 2024-GM0308: 1 gemeenten, 5 wijken, 21 buurten.") {
		t.Errorf("the report says %q, %v", text.String(), err)
	}
}

func TestFiguresComeThroughUnchangedWithTheirReason(t *testing.T) {
	dir, err := built(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := refdata.OpenFrom(os.DirFS(dir))
	layers := layersIn(t, dir)
	for _, c := range []struct {
		layer, area string
		want        float64
		absence     figure.Absence
	}{
		{"inwoners 2024 gemeente 2024", "GM0308", 25065, figure.Present},
		{"inwoners-65-plus 2024 land 2024", "NL00", 3677228, figure.Present},
		{"vrouwen 2024 buurt 2024", "BU03080000", 920, figure.Present},
		{"jv-sterk-eenzaam 2024 gemeente 2024", "GM0308", 18.3, figure.Present},
		{"jv-sterk-eenzaam 2024 ggd 2024", "GG2514", 19.9, figure.Present},
		{"jv-sterk-eenzaam 2024 land 2024", "NL00", 22.5, figure.Present},
		{"huishoudens-laag-inkomen 2021 gemeente 2021", "GM0308", 4.6, figure.Present},
		{"gestandaardiseerd-inkomen 2021 gemeente 2021", "GM0308", 39100, figure.Present},
		{"gestandaardiseerd-inkomen 2023 gemeente 2024-GM0308", "GM0308", 49100, figure.Present},
		{"bijstand-per-1000 2021 gemeente 2021", "GM0308", 14.12, figure.Present},
		{"bijstandsontvangers 2024 buurt 2024-GM0308", "BU03080100", 0, figure.Present},
		{"opleiding-laag-aantal 2023 gemeente 2024-GM0308", "GM0308", 4470, figure.Present},
		{"huishoudens-laag-inkomen 2022 buurt 2024-GM0308", "BU03080501", 0, figure.Missing},
		{"gestandaardiseerd-inkomen 2024 buurt 2024-GM0308", "BU03080000", 0, figure.NotYetPublished},
		{"jongeren-jeugdzorg 2025 gemeente 2024-GM0308", "GM0308", 0, figure.NotYetPublished},
	} {
		l, ok := layers[c.layer]
		if !ok {
			t.Errorf("no layer %s", c.layer)
			continue
		}
		division, err := d.Division(l.Division)
		if err != nil {
			t.Fatal(err)
		}
		pos, _ := division.Pos(area.Level(l.Level), c.area)
		b, _ := figure.OpenBlob(l.Blob)
		if v, a := b.At(pos); v != c.want || a != c.absence {
			t.Errorf("%s of %s: %v %v, want %v %v", c.layer, c.area, v, a, c.want, c.absence)
		}
	}
	if _, ok := layers["huishoudens-laag-inkomen 2024 buurt 2024-GM0308"]; ok {
		t.Error("a year whose table lacks the topic has a layer")
	}
	if l := layers["huishoudens-laag-inkomen 2021 gemeente 2021"]; l.Note != noteThirdParty || l.SourceID != "85039NED" {
		t.Errorf("provenance of a derived layer: %+v", l.Layer)
	}
	if l := layers["jv-eenzaam 2024 gemeente 2024"]; l.Note != noteNoMargin || l.Basis != figure.Sample {
		t.Errorf("provenance of a survey layer: %+v", l.Layer)
	}
}

func TestSharesWeComputeAreNotStored(t *testing.T) {
	dir, err := built(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	stored := map[string]bool{}
	for _, l := range layersIn(t, dir) {
		stored[l.Indicator] = true
	}
	for _, r := range recipes() {
		if r.Computed() == stored[r.Key] {
			t.Errorf("%s: computed %v, stored %v", r.Key, r.Computed(), stored[r.Key])
		}
	}
}

func TestFilesThatContradictEachOtherAreRefused(t *testing.T) {
	const statLine = "cbs/statline-csv/Kerncijfers_wijken_en_buurten_2024_geslachten.csv"
	edit := func(name, old, new string) func(string) {
		return func(dir string) {
			path := filepath.Join(dir, name)
			text, err := os.ReadFile(path)
			if err != nil || !bytes.Contains(text, []byte(old)) {
				t.Fatalf("%s does not hold %q: %v", name, old, err)
			}
			if err := os.WriteFile(path, bytes.Replace(text, []byte(old), []byte(new), 1), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		change func(string)
		want   error
	}{
		"another municipality in the borders": {edit("geo/gemeenten-2024-wgs84.geojson", `"GM0317"`, `"GM0318"`), errAreasDiffer},
		"a code that is none":                 {edit("rivm/50140NED-gezondheidsmonitor-jongvolwassenen-2024-TypedDataSet.csv", "GM0308", "GM03O8"), area.ErrCode},
		"a region we do not know":             {edit("rivm/50140NED-gezondheidsmonitor-jongvolwassenen-2024-TypedDataSet.csv", "GM0308", "GM0309"), errRIVM},
		"an unknown margin":                   {edit("rivm/50140NED-gezondheidsmonitor-jongvolwassenen-2024-TypedDataSet.csv", "MW00000", "MW00001"), errRIVM},
		"a municipality twice":                {edit("rivm/50140NED-gezondheidsmonitor-jongvolwassenen-2024-TypedDataSet.csv", "GM0317", "GM0308"), errTwice},
		"a word for a number":                 {edit(statLine, ";25065;", ";veel;"), figure.ErrNumber},
		"no files of a kind": {func(dir string) {
			if err := os.RemoveAll(filepath.Join(dir, "rivm")); err != nil {
				t.Fatal(err)
			}
		}, errNoInput},
	} {
		if _, err := built(t, c.change); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := built(t, edit("herindelingen/gemeentelijke-herindelingen-2017-2024.csv", "2023;GM0457;Weesp;GM0363;Amsterdam", "2023;GM0317;Eemnes;GM0308;Baarn")); err == nil {
		t.Error("a merger that did not happen is accepted")
	}
}

func TestScalingKeepsEveryDigitOrRefuses(t *testing.T) {
	c := newColumn(figure.Layer{}, 4)
	for i, text := range []string{"12.0", "3.25", "-7"} {
		cell, _ := figure.ParseReading(text, figure.Point)
		if err := c.put(i, cell); err != nil {
			t.Fatal(err)
		}
	}
	l, err := c.finish()
	if err != nil || l.Decimals != 2 || !slices.Equal(l.Values, []int32{1200, 325, -700, 0}) || l.Flags[3].Absence() != figure.Missing {
		t.Errorf("%+v %v", l, err)
	}
	if err := c.put(0, figure.Reading{}); !errors.Is(err, errTwice) {
		t.Errorf("a second value: %v", err)
	}
	big := newColumn(figure.Layer{}, 1)
	_ = big.put(0, figure.Reading{Unscaled: 1 << 40})
	if _, err := big.finish(); !errors.Is(err, errDigits) {
		t.Errorf("a value over 32 bits: %v", err)
	}
	thousands := recipe{thousand: true}
	for text, want := range map[string]figure.Reading{"49.1": {Unscaled: 49100}, "0.1234": {Unscaled: 1234, Decimals: 1}, "": {Absence: figure.Missing}} {
		cell, _ := figure.ParseReading(text, figure.Point)
		if got := thousands.inUnit(cell); got != want {
			t.Errorf("%q in thousands: %+v", text, got)
		}
	}
}

func TestReadingNotesTheSumOfTheWholeFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x-2024.csv")
	if err := os.WriteFile(path, []byte("abc"), 0o644); err != nil {
		t.Fatal(err)
	}
	b := &referenceBuild{from: dir}
	in, err := b.inputs("*.csv")
	if err != nil || len(in) != 1 || in[0].year != 2024 {
		t.Fatalf("%v %v", in, err)
	}
	for range 2 {
		if err := b.read(in[0], refdata.Source{}, func(r io.Reader) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if len(b.out.Sources) != 1 || b.out.Sources[0].SHA256 != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("sources %v", b.out.Sources)
	}
}
