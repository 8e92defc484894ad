package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kompas/area"
	"kompas/geo"
	"kompas/refdata"
	"kompas/tabular"
)

// Licences and notes as they are shown. Package i18n has them as codes, so that
// they can be shown in English too.
const (
	licenceCC      = "CC BY 4.0"
	licenceUnknown = "niet vermeld"
	licenceFacts   = "feiten, geen licentie nodig"
	noteThirdParty = "bewerkt door derde"
	noteJump       = "bewerkt door derde; sprong sinds het jaar ervoor, de bron zegt niet waarom"
	noteNoMargin   = "marge staat niet in dit bestand"
	noteCompiled   = "samengesteld uit openbare codelijsten"
	noteSimplified = "vereenvoudigd"
)

// recodings reads the municipal re-organisations.
func (b *referenceBuild) recodings() error {
	files, err := b.inputs("herindelingen/*.csv")
	if err != nil {
		return err
	}
	var lines []area.Recoding
	for _, in := range files {
		about := refdata.Source{Publisher: "CBS", Title: "Gemeentelijke herindelingen", Licence: licenceFacts, Note: noteCompiled}
		err := b.read(in, about, func(r io.Reader) error {
			more, err := tabular.ReadRecodings(r)
			lines = append(lines, more...)
			return err
		})
		if err != nil {
			return err
		}
	}
	b.out.Recodings, err = area.NewRecodings(lines)
	return err
}

// borderFile is a boundary file that was read.
type borderFile struct {
	input
	level    area.Level
	features []geo.Feature
}

// boundaries reads the borders of municipalities and of the buurten of single
// municipalities.
func (b *referenceBuild) boundaries() error {
	for _, kind := range []struct {
		pattern, title string
		level          area.Level
		keys           geo.Keys
	}{
		{"geo/gemeenten-*.geojson", "Gebiedsindelingen, gegeneraliseerd", area.Municipality, geo.Keys{Code: "statcode", Name: "statnaam"}},
		{"geo/*-buurten-*.geojson", "Wijk- en buurtkaart", area.Neighbourhood, geo.Keys{Code: "buurtcode", Name: "buurtnaam"}},
	} {
		files, err := b.inputs(kind.pattern)
		if err != nil {
			return err
		}
		for _, in := range files {
			about := refdata.Source{Publisher: "CBS en Kadaster, via PDOK", Title: fmt.Sprint(kind.title, " ", in.year), Licence: licenceCC}
			border := borderFile{input: in, level: kind.level}
			err := b.read(in, about, func(r io.Reader) (err error) {
				border.features, err = geo.ReadAll(r, kind.keys)
				return err
			})
			if err != nil {
				return err
			}
			b.borders = append(b.borders, border)
		}
	}
	return nil
}

// yearAreas gathers what the files say about the areas of one boundary year.
type yearAreas struct {
	names    map[string]string // by code
	fromKWB  bool
	regions  map[string][]string // of a municipality, all of them
	province map[string]string   // of a municipality of which no more is known
	profiles map[string]area.Profile
	sources  []string
}

func (y *yearAreas) municipalities() []string {
	var out []string
	for code := range y.names {
		if area.MunicipalityOf(code) == code {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

// errAreasDiffer says that two files of one year do not name the same
// municipalities: one of them is not what its name says.
var errAreasDiffer = errors.New("municipalities differ between files of one year")

// name gives a code its name; the first file that names it is followed.
func (y *yearAreas) name(code, name string) {
	if y.names[code] == "" {
		y.names[code] = name
	}
}

// mustMatch holds the municipalities of a second file against those already known.
func (y *yearAreas) mustMatch(codes []string) error {
	slices.Sort(codes)
	if have := y.municipalities(); len(have) > 0 && !slices.Equal(have, codes) {
		return fmt.Errorf("%w: %d and %d", errAreasDiffer, len(have), len(codes))
	}
	return nil
}

// divisions puts the areas of every year in order and gives the municipalities
// their features.
func (b *referenceBuild) divisions() error {
	years := map[int]*yearAreas{}
	year := func(n int) *yearAreas {
		if years[n] == nil {
			years[n] = &yearAreas{names: map[string]string{area.CountryCode: "Nederland"}, regions: map[string][]string{}, province: map[string]string{}, profiles: map[string]area.Profile{}}
		}
		return years[n]
	}
	if err := b.statLineAreas(year); err != nil {
		return err
	}
	if err := b.regionAreas(year); err != nil {
		return err
	}
	if err := b.borderAreas(year); err != nil {
		return err
	}
	if err := b.derivedAreas(year); err != nil {
		return err
	}
	order := slices.Sorted(maps.Keys(years))
	for _, n := range order {
		if err := b.addDivision(n, years); err != nil {
			return fmt.Errorf("division %d: %w", n, err)
		}
	}
	if err := b.checkRecodings(order, years); err != nil {
		return err
	}
	return b.localDivisions()
}

// statLineAreas takes municipalities, wijken and buurten from the StatLine files.
func (b *referenceBuild) statLineAreas(year func(int) *yearAreas) error {
	return b.eachStatLine(func(in input, t *tabular.StatLine) error {
		y := year(in.year)
		y.fromKWB = true
		y.sources = append(y.sources, fmt.Sprint("CBS, Kerncijfers wijken en buurten ", in.year))
		for p, err := range t.Places() {
			if err != nil {
				return err
			}
			y.name(p.Code, p.Name)
		}
		return nil
	})
}

// regionAreas takes regions and features from "Gebieden in Nederland".
func (b *referenceBuild) regionAreas(year func(int) *yearAreas) error {
	files, err := b.inputs("cbs/gebieden-in-nederland-*.csv")
	if err != nil {
		return err
	}
	for _, in := range files {
		y := year(in.year)
		title := fmt.Sprint("Gebieden in Nederland ", in.year)
		err := b.read(in, refdata.Source{Publisher: "CBS", Title: title, Licence: licenceCC}, func(r io.Reader) error {
			var list []tabular.Municipality
			var codes []string
			for m, err := range tabular.ReadMunicipalities(r) {
				if err != nil {
					return err
				}
				list, codes = append(list, m), append(codes, m.Code)
			}
			if err := y.mustMatch(codes); err != nil {
				return err
			}
			for _, m := range list {
				y.addFeatures(m, in.year)
			}
			return nil
		})
		if err != nil {
			return err
		}
		y.sources = append(y.sources, "CBS, "+title)
	}
	return nil
}

func (y *yearAreas) addFeatures(m tabular.Municipality, year int) {
	y.name(m.Code, m.Name)
	for _, r := range m.Regions {
		y.name(r.Code, r.Name)
		y.regions[m.Code] = append(y.regions[m.Code], r.Code)
	}
	slices.Sort(y.regions[m.Code])
	y.profiles[m.Code] = area.Profile{Code: m.Code, Year: year, Inhabitants: m.Inhabitants, SizeClass: m.SizeClass,
		Urbanity: m.Urbanity, AddressDensity: m.AddressDensity, RegionYear: year}
}

func (b *referenceBuild) borderAreas(year func(int) *yearAreas) error {
	for _, f := range b.borders {
		if f.level != area.Municipality {
			continue
		}
		y := year(f.year)
		var codes []string
		for _, x := range f.features {
			codes = append(codes, x.Code)
		}
		if err := y.mustMatch(codes); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		for _, x := range f.features {
			y.name(x.Code, x.Name)
		}
		y.sources = append(y.sources, fmt.Sprint("CBS en Kadaster, gebiedsindelingen ", f.year))
	}
	return nil
}

// addDivision makes the division of one year. Features that the files of that
// year do not give are taken from the nearest year in which the municipality had
// the same borders; regions from the nearest year in which it existed. The
// profile says which years these are.
func (b *referenceBuild) addDivision(year int, years map[int]*yearAreas) error {
	y := years[year]
	regions := map[string][]string{}
	profiles := make([]area.Profile, 0, len(y.names))
	for _, code := range y.municipalities() {
		p := b.nearestProfile(code, year, years)
		regions[code], p.RegionYear = nearestRegions(code, year, years)
		for _, r := range regions[code] {
			y.name(r, years[p.RegionYear].names[r])
		}
		profiles = append(profiles, p)
	}
	var list []area.Area
	for _, code := range slices.Sorted(maps.Keys(y.names)) {
		a, err := area.New(code, y.names[code])
		if err != nil {
			return fmt.Errorf("%s: %w", code, err)
		}
		a.Regions = regions[code]
		list = append(list, a)
	}
	d, err := area.NewDivision(year, area.CountryCode, list)
	if err != nil {
		return err
	}
	info := refdata.DivisionInfo{Name: fmt.Sprint("Gemeenten van ", year), Source: strings.Join(y.sources, "; ")}
	if y.fromKWB {
		info.Name = fmt.Sprint("Gemeenten, wijken en buurten van ", year)
	}
	b.out.Divisions = append(b.out.Divisions, refdata.Division{Division: d, Info: info, Profiles: profiles})
	return nil
}

// nearestRegions gives the regions of the nearest year that names them all, or
// else the province alone; year 0 when nothing is known.
func nearestRegions(code string, year int, years map[int]*yearAreas) (regions []string, from int) {
	distance := func(other int) int { return max(other-year, year-other) }
	whole := false
	for _, other := range slices.Sorted(maps.Keys(years)) {
		y := years[other]
		candidate, all := y.regions[code], true
		if candidate == nil && y.province[code] != "" {
			candidate, all = []string{y.province[code]}, false
		}
		if candidate == nil || (whole && !all) {
			continue
		}
		if from == 0 || (all && !whole) || distance(other) < distance(from) {
			regions, from, whole = candidate, other, all
		}
	}
	return regions, from
}

// nearestProfile gives the features of the nearest year in which the municipality
// had the same borders; an earlier year wins from a later one as near.
func (b *referenceBuild) nearestProfile(code string, year int, years map[int]*yearAreas) area.Profile {
	best, distance := area.Profile{Code: code}, -1
	for _, other := range slices.Sorted(maps.Keys(years)) {
		p, ok := years[other].profiles[code]
		if !ok || !b.out.Recodings.Unchanged(code, year, other) {
			continue
		}
		if d := max(other-year, year-other); distance < 0 || d < distance {
			best, distance = p, d
		}
	}
	return best
}

// checkRecodings walks every municipality of a year to the next year that we
// have: it must arrive at exactly the municipalities of that year.
func (b *referenceBuild) checkRecodings(order []int, years map[int]*yearAreas) error {
	for i := range len(order) - 1 {
		from, to := order[i], order[i+1]
		reached := map[string]bool{}
		for _, code := range years[from].municipalities() {
			for _, s := range b.out.Recodings.Successors(code, from, to) {
				reached[s.Code] = true
			}
		}
		if got := slices.Sorted(maps.Keys(reached)); !slices.Equal(got, years[to].municipalities()) {
			return fmt.Errorf("re-codings lead from %d to %d municipalities of %d, there are %d", from, len(got), to, len(years[to].municipalities()))
		}
	}
	return nil
}

// localDivisions makes a division of one municipality for every series about its
// buurten, from the newest year that has buurten.
func (b *referenceBuild) localDivisions() error {
	series, err := b.series()
	if err != nil {
		return err
	}
	newest := b.out.Divisions[0]
	for _, d := range b.out.Divisions {
		if d.Len(area.Neighbourhood) > 0 {
			newest = d
		}
	}
	for _, s := range series {
		code := s.data.Metadata.Code
		own, ok := newest.Find(code)
		if !ok {
			return fmt.Errorf("%s: %s is no municipality of %d", s.name, code, newest.Year)
		}
		own.Regions = nil
		list := []area.Area{own}
		for _, level := range [...]area.Level{area.District, area.Neighbourhood} {
			from, to := newest.Within(level, code)
			list = append(list, newest.Areas(level)[from:to]...)
		}
		d, err := area.NewDivision(newest.Year, code, list)
		if err != nil {
			return err
		}
		if d.Len(area.Neighbourhood) != len(s.data.Buurten) {
			return fmt.Errorf("%s: %d buurten, the division of %d has %d", s.name, len(s.data.Buurten), newest.Year, d.Len(area.Neighbourhood))
		}
		info := refdata.DivisionInfo{Name: "Wijken en buurten van " + own.Name + " in " + strconv.Itoa(newest.Year), Source: newest.Info.Source}
		b.out.Divisions = append(b.out.Divisions, refdata.Division{Division: d, Info: info})
	}
	return nil
}
