package refdata

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"kompas/area"
	"kompas/figure"
	"kompas/i18n"
)

func opened(t testing.TB) *Data {
	t.Helper()
	d, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func division(t testing.TB, key string) *area.Division {
	t.Helper()
	all, err := decodedDivisions()
	if err != nil || all[key] == nil {
		t.Fatalf("division %s: %v", key, err)
	}
	return all[key]
}

var decodedDivisions = sync.OnceValues(func() (map[string]*area.Division, error) {
	d, err := Open()
	if err != nil {
		return nil, err
	}
	out := map[string]*area.Division{}
	for _, info := range d.Divisions() {
		if out[info.Key], err = d.Division(info.Key); err != nil {
			return nil, err
		}
	}
	return out, nil
})

func TestFilesAreWholeAndSmall(t *testing.T) {
	if err := opened(t).Verify(); err != nil {
		t.Error(err)
	}
	total := int64(0)
	err := fs.WalkDir(embedded, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		total += info.Size()
		return err
	})
	if err != nil || total > 3<<20 {
		t.Errorf("%d bytes, at most 3 MB; %v", total, err)
	}
}

func TestDivisionsHoldEveryArea(t *testing.T) {
	for key, want := range map[string]map[area.Level]int{
		"2021":        {area.Municipality: 352, area.Province: 12},
		"2022":        {area.Municipality: 345, area.GGDRegion: 25},
		"2024":        {area.Country: 1, area.Municipality: 342, area.District: 3393, area.Neighbourhood: 14574, area.GGDRegion: 25, area.YouthRegion: 42},
		"2024-GM0308": {area.Municipality: 1, area.District: 5, area.Neighbourhood: 21},
	} {
		d := division(t, key)
		if d.Key != key {
			t.Errorf("%s decodes as %s", key, d.Key)
		}
		for level, n := range want {
			if d.Len(level) != n {
				t.Errorf("%s has %d %s, want %d", key, d.Len(level), level, n)
			}
		}
	}
	d := division(t, "2024")
	if from, to := d.Within(area.Neighbourhood, "GM0308"); to-from != 21 {
		t.Errorf("Baarn has %d buurten", to-from)
	}
	if a, ok := d.Find("BU0363AA01"); !ok || a.Parent != "WK0363AA" {
		t.Errorf("a buurt of Amsterdam with letters: %+v", a)
	}
	if got := d.Search("den haag", 1); len(got) != 1 || got[0].Code != "GM0518" {
		t.Errorf("Den Haag is %v", got)
	}
	if m := d.Members("GG2514"); len(m) != 26 {
		t.Errorf("GGD Regio Utrecht has %d municipalities", len(m))
	}
	old := division(t, "2021")
	if a, _ := old.Find("GM0756"); a.Name != "Boxmeer" || a.Region(area.Province) != "PV30" {
		t.Errorf("a municipality abolished since, nameless in its source: %+v", a)
	}
	if _, err := opened(t).Division("1999"); !errors.Is(err, ErrDamaged) {
		t.Errorf("a division that is not there: %v", err)
	}
}

func TestFeaturesSayTheirYear(t *testing.T) {
	d := opened(t)
	find := func(key, code string) area.Profile {
		t.Helper()
		list, err := d.Profiles(key)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(list, func(p area.Profile) bool { return p.Code == code })
		if at < 0 {
			t.Fatalf("%s has no profile of %s", key, code)
		}
		return list[at]
	}
	for _, c := range []struct {
		key  string
		want area.Profile
	}{
		{"2024", area.Profile{Code: "GM0308", Year: 2024, Inhabitants: 25065, SizeClass: 4, Urbanity: 2, AddressDensity: 1641, RegionYear: 2024}},
		{"2021", area.Profile{Code: "GM0308", Year: 2021, Inhabitants: 24792, SizeClass: 4, Urbanity: 2, RegionYear: 2024}},
		{"2022", area.Profile{Code: "GM0308", Year: 2021, Inhabitants: 24792, SizeClass: 4, Urbanity: 2, RegionYear: 2024}},
		{"2022", area.Profile{Code: "GM1982", Year: 2024, Inhabitants: 91722, SizeClass: 5, Urbanity: 4, AddressDensity: 651, RegionYear: 2024}}, // made in 2022
		{"2022", area.Profile{Code: "GM0457", Year: 2021, Inhabitants: 20445, SizeClass: 4, Urbanity: 2, RegionYear: 2021}},                      // abolished in 2023
	} {
		if got := find(c.key, c.want.Code); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.key, got, c.want)
		}
	}
	for _, key := range []string{"2021", "2022", "2024"} {
		list, _ := d.Profiles(key)
		if len(list) != division(t, key).Len(area.Municipality) {
			t.Errorf("%s has %d profiles", key, len(list))
		}
		for _, p := range list {
			if p.Inhabitants > 0 && p.SizeClass != area.SizeClassOf(p.Inhabitants) {
				t.Errorf("%s: %d inhabitants in class %d", p.Code, p.Inhabitants, p.SizeClass)
			}
		}
	}
}

func TestRecodingsLeadFromYearToYear(t *testing.T) {
	rs, err := opened(t).Recodings()
	if err != nil || len(rs) != 76 {
		t.Fatalf("%d lines, %v", len(rs), err)
	}
	for _, s := range []struct{ from, to string }{{"2021", "2022"}, {"2022", "2024"}, {"2021", "2024"}} {
		from, to := division(t, s.from), division(t, s.to)
		reached := map[string]bool{}
		for _, a := range from.Areas(area.Municipality) {
			for _, share := range rs.Successors(a.Code, from.Year, to.Year) {
				if _, ok := to.Find(share.Code); !ok || !share.Known {
					t.Errorf("%s of %s goes to %+v", a.Code, s.from, share)
				}
				reached[share.Code] = true
			}
		}
		if len(reached) != to.Len(area.Municipality) {
			t.Errorf("%s leads to %d municipalities of %s", s.from, len(reached), s.to)
		}
	}
	for _, old := range []string{"GM0501", "GM0530", "GM0614"} {
		if got := rs.Successors(old, 2022, 2024); len(got) != 1 || got[0] != (area.Share{Code: "GM1992", Weight: 1, Known: true}) {
			t.Errorf("%s became %v", old, got)
		}
	}
}

func TestPeersOfBaarnCanBeFound(t *testing.T) {
	list, err := opened(t).Profiles("2024")
	if err != nil {
		t.Fatal(err)
	}
	var all []area.Candidate
	for _, p := range list {
		all = append(all, area.Candidate{Code: p.Code, Values: map[area.Feature]float64{
			area.FeatureInhabitants: float64(p.Inhabitants), area.FeatureUrbanity: float64(p.Urbanity)}})
	}
	g, err := area.NearestPeers("GM0308", 2024, area.DefaultPeers, area.Features(), all)
	if err != nil || len(g.Peers) != 15 || len(g.Used) != 2 || len(g.Missing) != 3 || g.Peers[0].Distance > 0.1 {
		t.Errorf("%+v %v", g, err)
	}
}

func TestFilesOfAnotherBuildAreNotTrusted(t *testing.T) {
	copied := fstest.MapFS{}
	for _, e := range must(fs.ReadDir(embedded, "files")) {
		copied[e.Name()] = &fstest.MapFile{Data: must(fs.ReadFile(embedded, "files/"+e.Name()))}
	}
	intact, err := OpenFrom(copied)
	if err != nil || intact.Verify() != nil {
		t.Fatalf("an untouched copy: %v", err)
	}
	for name, damage := range map[string][]byte{
		layersPart:        copied["recodings.tsv.gz"].Data, // other content
		recodingsPart:     []byte("geen gzip"),
		areasPart("2024"): copied[areasPart("2024")].Data[:1000], // cut off
	} {
		whole := copied[name]
		copied[name] = &fstest.MapFile{Data: damage}
		if err := intact.Verify(); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		copied[name] = whole
	}
	copied[layersPart] = copied[recodingsPart]
	for _, err := range intact.Layers() {
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("layers that are none: %v", err)
		}
	}
	if _, err := OpenFrom(os.DirFS(t.TempDir())); !errors.Is(err, ErrDamaged) {
		t.Errorf("an empty folder: %v", err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestCatalogueTellsWhatEachFigureIs(t *testing.T) {
	list, err := opened(t).Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	keys, byTable := map[string]figure.CatalogueIndicator{}, map[string]int{}
	for i, c := range list {
		if c.Position != i+1 || c.Name == "" || c.NameEN == "" || c.Definition == "" || c.DefinitionEN == "" || c.Licence == "" || c.Source == "" {
			t.Errorf("%d: %+v", i, c)
		}
		if c.Basis == figure.Sample && !strings.Contains(c.Note, "marge staat niet in dit bestand") {
			t.Errorf("%s does not say that its margin is unknown", c.Key)
		}
		if !i18n.HasCode("thema_" + string(c.Theme)) {
			t.Errorf("theme %s has no words", c.Theme)
		}
		keys[c.Key] = c
		byTable[c.SourceTable]++
	}
	for l, err := range opened(t).Layers() {
		if err != nil {
			t.Fatal(err)
		}
		if c, ok := keys[l.Indicator]; !ok || c.Computed() {
			t.Errorf("a layer of %q", l.Indicator)
		}
		if l.Note != "" && !i18n.HasCode(l.Note) || l.Licence != "CC BY 4.0" && !i18n.HasCode(l.Licence) {
			t.Errorf("%s: %q and %q cannot be shown in English", l.Indicator, l.Note, l.Licence)
		}
	}
	if byTable["Kerncijfers wijken en buurten 2021 (85039NED)"] < 12 {
		t.Errorf("indicators per table: %v", byTable)
	}
	if c := keys["aandeel-65-plus"]; c.Numerator != "inwoners-65-plus" || c.Denominator != "inwoners" {
		t.Errorf("share of people over 65: %+v", c)
	}
}
