package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/geo"
	"kompas/kompas"
	"kompas/store"
)

// Why boundaries cannot be read in, beside what is wrong with the file.
const (
	errNoAreaCodes figure.Error = "grenzen_geen_gebiedscode"
	errManyLevels  figure.Error = "grenzen_meer_niveaus"
	errPseudoArea  figure.Error = "grenzen_geen_gemeente"
)

// borderStart is how much of a file is looked at to know whether it holds boundaries.
const borderStart = 64 << 10

// surveyBorders looks whether a file holds boundaries, and which; nil when it does not.
func (w *figureWork) surveyBorders(file *importFile) (*kompas.BorderFile, error) {
	start := make([]byte, min(w.f.Size, borderStart))
	if _, err := file.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if !geo.IsBoundaries(start) {
		return nil, nil
	}
	b := &kompas.BorderFile{}
	if w.f.Size > geo.MaxFile {
		return b, geo.ErrFileSize
	}
	traits, err := geo.Traits(w.reader(file))
	if err != nil {
		return b, err
	}
	for _, t := range traits {
		b.Properties = append(b.Properties, kompas.BorderTrait{Name: t.Name, Example: t.Text})
	}
	if err := w.readBorders(file, b, nil); err != nil && !askable(err) {
		return b, err
	}
	if b.Year == 0 {
		if year := yearInName.FindString(w.f.FileName); year != "" {
			b.Year, _ = strconv.Atoi(year)
		}
	}
	return b, nil
}

var yearInName = regexp.MustCompile(`(19|20)[0-9]{2}`)

// askable says that a file is right, and that a person has to say which property holds the code.
func askable(err error) bool {
	return errors.Is(err, geo.ErrCodeMissing) || errors.Is(err, errNoAreaCodes)
}

func (w *figureWork) reader(file *importFile) io.Reader {
	return io.NewSectionReader(file, 0, w.f.Size)
}

// readBorders reads the areas of a file by the properties that were chosen, or those that the first area shows, and counts
// them. Each is handed to keep, when there is one.
func (w *figureWork) readBorders(file *importFile, b *kompas.BorderFile, keep func(geo.Feature)) error {
	b.Areas, b.Water, b.Level, b.Within = 0, 0, "", nil
	for f, err := range geo.Read(w.reader(file), geo.Keys{Code: b.Code, Name: b.Name}) {
		if err != nil {
			return err
		}
		if f.Water {
			b.Water++
			continue
		}
		b.Areas++
		if err := w.headway(file.reached>>10, w.f.Size>>10); err != nil {
			return err
		}
		code, level, err := area.ParseCode(f.Code)
		switch {
		case err != nil || level == area.Country:
			err = errNoAreaCodes
		case area.IsPseudo(code):
			err = errPseudoArea
		case b.Level != "" && b.Level != level:
			err = errManyLevels
		}
		if err != nil {
			b.Level = ""
			return &geo.ReadError{Err: err, Feature: b.Areas, Code: f.Code}
		}
		if at, crosses := f.Crossing(); crosses {
			return &geo.ReadError{Err: geo.ErrCrossing, Feature: b.Areas, Code: f.Code, Detail: fmt.Sprintf("%.5f, %.5f", at.Lon, at.Lat)}
		}
		noteBorder(b, f, code, level)
		if f.Code, f.Properties = code, nil; keep != nil {
			keep(f)
		}
	}
	slices.Sort(b.Within)
	if b.Areas == 0 {
		return geo.ErrNothingToDraw
	}
	return nil
}

// noteBorder notes what an area tells of the file.
func noteBorder(b *kompas.BorderFile, f geo.Feature, code string, level area.Level) {
	b.Level, b.Metres = level, f.FromRD
	if within := borderWithin(code, level); !slices.Contains(b.Within, within) {
		b.Within = append(b.Within, within)
	}
	if b.Code != "" { // known, or chosen by a person
		return
	}
	keys := geo.KeysOf(f)
	b.Code, b.Name = keys.Code, keys.Name
	var dated string
	if err := json.Unmarshal(f.Properties["jrstatcode"], &dated); err == nil && len(dated) > 4 {
		b.Year, _ = strconv.Atoi(dated[:4])
		b.Source = "CBS en Kadaster"
	}
}

// tryBorders draws the areas of a file, and tells which of them stand in our list. Nothing of it is in force yet.
func (w *figureWork) tryBorders() error {
	if err := w.dropLayers(); err != nil {
		return err
	}
	b := w.f.AreaFile.Borders
	byPlace := map[string][]geo.Feature{}
	err := w.readBorders(w.file(), b, func(f geo.Feature) {
		within := borderWithin(f.Code, b.Level)
		byPlace[within] = append(byPlace[within], f)
	})
	if err != nil {
		return err
	}
	var drawn []area.Map
	for _, within := range slices.Sorted(maps.Keys(byPlace)) {
		m, err := geo.Draw(byPlace[within], geo.StyleFor(b.Level))
		if err != nil {
			return err
		}
		m.Level, m.Within, m.Source, m.Licence, m.Note = b.Level, within, b.Source, b.Licence, "vereenvoudigd"
		drawn = append(drawn, m)
		delete(byPlace, within)
		if err := w.headway(int64(len(drawn)), int64(len(byPlace)+len(drawn))); err != nil {
			return err
		}
	}
	return w.space.Update(w.ctx, func(tx *store.Tx) error {
		var err error
		if w.f.BasedOn, err = tx.FigureChanges(); err != nil {
			return err
		}
		if err := matchBorders(tx, b, drawn); err != nil {
			return err
		}
		same, err := tx.OwnBoundariesAre(b.Year, drawn)
		if err != nil {
			return err
		}
		w.f.Outcome = kompas.ImportOutcome{New: int64(b.Areas), Layers: len(drawn)}
		if b.Same = same; same {
			w.f.Outcome = kompas.ImportOutcome{Same: int64(b.Areas)}
		} else if err := tx.InsertOwnBoundaries(w.f.ID, b.Year, drawn); err != nil {
			return err
		}
		w.f.State, w.f.Done, w.f.Total = kompas.ImportTried, 0, 0
		return tx.UpdateFigureImport(&w.f)
	})
}

// borderWithin is the area whose parts a map of a level shows.
func borderWithin(code string, l area.Level) string {
	if l == area.District || l == area.Neighbourhood {
		return area.MunicipalityOf(code)
	}
	return area.CountryCode
}

// matchBorders holds the areas of a file against the list of the year, or of the nearest year.
func matchBorders(tx *store.Tx, b *kompas.BorderFile, maps []area.Map) error {
	b.Listed, b.Matched, b.Unlisted, b.Lacking = 0, 0, nil, nil
	list, err := tx.NearestDivision(b.Year)
	if list == nil || err != nil {
		return unlessMissing(err)
	}
	b.Listed = list.Year
	for i := range maps {
		drawn := map[string]bool{}
		for _, s := range maps[i].Shapes {
			drawn[s.Code] = true
			if _, ok := list.Find(s.Code); ok {
				b.Matched++
			} else {
				b.Unlisted = append(b.Unlisted, s.Code)
			}
		}
		areas := list.Areas(b.Level)
		if maps[i].Within != area.CountryCode {
			from, to := list.Within(b.Level, maps[i].Within)
			areas = areas[from:to]
		}
		for _, a := range areas {
			if !drawn[a.Code] {
				b.Lacking = append(b.Lacking, a.Code+" "+a.Name)
			}
		}
	}
	return nil
}

// TryBorders notes what a person chose about a file with boundaries, and has it drawn. Fields: codeveld, gebiedsjaar, bron,
// licentie.
func (a *App) TryBorders(ctx context.Context, by Actor, id string, form map[string]string, key string) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		f, err := by.openFigures(tx, id, kompas.ImportSeen)
		if err != nil {
			return "", err
		}
		if f.Kind != kompas.ImportBoundaries {
			return "", refuse("cijferinvoer_andere_stand")
		}
		if wrong := chooseBorders(f.AreaFile.Borders, form); len(wrong) > 0 {
			return "", fault.Form(wrong)
		}
		f.State, f.Outcome, f.Done, f.Total = kompas.ImportTrying, kompas.ImportOutcome{}, 0, 0
		record(tx, by, "choose", kindFigures, f.ID, "", "", f.FileName)
		if err := tx.UpdateFigureImport(&f); err != nil {
			return "", err
		}
		return "", planFigures(tx, id)
	})
	a.hurry()
	return err
}

func chooseBorders(b *kompas.BorderFile, form map[string]string) []*fault.Error {
	var wrong []*fault.Error
	at := slices.IndexFunc(b.Properties, func(t kompas.BorderTrait) bool { return t.Name == form["codeveld"] })
	switch {
	case at < 0:
		wrong = append(wrong, fault.Field("codeveld", "geen_keuze"))
	case b.Properties[at].Name != b.Code || b.Level == "":
		if _, _, err := area.ParseCode(b.Properties[at].Example); err != nil {
			wrong = append(wrong, fault.Field("codeveld", errNoAreaCodes.Error()))
			break
		}
		b.Code, b.Name = b.Properties[at].Name, ""
	}
	year, err := strconv.Atoi(form["gebiedsjaar"])
	if b.Year = year; err != nil || year < 1990 || year > 2100 {
		b.Year = 0
		wrong = append(wrong, fault.Field("gebiedsjaar", "jaar_ongeldig"))
	}
	for name, into := range map[string]*string{"bron": &b.Source, "licentie": &b.Licence} {
		text, err := kompas.CleanText(name, form[name], kompas.MaxName, false)
		if *into = text; err != nil {
			wrong = append(wrong, err)
		} else if name == "bron" && text == "" {
			wrong = append(wrong, fault.Field("bron", "verplicht"))
		}
	}
	return wrong
}
