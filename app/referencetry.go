package app

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"kompas/area"
	"kompas/cbs"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// National figures are put in the place of the program's own by whoever runs the installation, from the command line: no role in
// a space may. The file passes the readers, questions and comparison of a file that a space brings.

// ReferenceFile is a file with national figures on the machine of whoever runs the installation.
type ReferenceFile struct {
	Name    string
	Content io.ReaderAt
	Size    int64
	Hash    string
	Place   kompas.FigureAddress // where it was fetched; zero of a file
}

// ReferenceTrial is what a file would change in the national figures.
type ReferenceTrial struct {
	kompas.FigureImport
	Check  AreaCheck
	Keys   []string // the indicator of each topic; "" of one that is left out
	state  string   // of the national figures, when it was tried
	layers []pendingLayer
	lists  map[area.Level]area.List
	from   string // how the date of the figures is shown
}

// ReadReferenceAddress reads where figures are to be fetched: a number of a table, or an address.
func (a *App) ReadReferenceAddress(text string, service FigureService) (kompas.FigureAddress, error) {
	if a.out.Sources.Client == nil {
		return kompas.FigureAddress{}, refuse("cijferadres_uit")
	}
	return a.out.Sources.readAddress(text, service)
}

// FetchReference fetches a table or file whole.
func (a *App) FetchReference(ctx context.Context, p kompas.FigureAddress, into io.Writer, told func(have, of int64) error) error {
	if p.IsTable() {
		return problemAsFault(cbs.Keep(ctx, a.out.Sources.Client, placeOf(p), p.Format, into, told))
	}
	in, err := a.out.Sources.Client.Telling(told).Get(ctx, p.Base)
	if err != nil {
		return problemAsFault(err)
	}
	defer in.Close()
	_, err = io.Copy(into, in)
	return problemAsFault(err)
}

// TryReference looks at a file and tells what it would change. Nothing is stored. The form is that of a file which a space brings,
// with for each topic an indicator of the catalogue; what it leaves out follows from the file. An error about fields comes with
// what was seen so far.
func (a *App) TryReference(ctx context.Context, file ReferenceFile, form map[string]string) (ReferenceTrial, error) {
	w := &figureWork{App: a, ctx: ctx, local: file.Content}
	w.f = kompas.FigureImport{FileName: figureFileName(file.Name), Hash: file.Hash, Size: file.Size, Place: file.Place, Address: file.Place.Text()}
	t := newTry(w)
	out := ReferenceTrial{}
	src, err := w.openAt(file.Content)
	if err == nil {
		err = t.look(src)
	}
	if out.FigureImport = w.f; err != nil {
		return out, problemAsFault(err)
	}
	err = a.store.View(ctx, func(tx *store.Tx) error {
		known, remembered, err := referenceTopics(tx, w.f.Table)
		if err != nil {
			return err
		}
		if out.state, err = tx.ReferenceState(); err != nil {
			return err
		}
		w.f.Choices = proposal(w.f, remembered, tx.NewID)
		wrong := readChoices(&w.f, referenceForm(w.f, form), known, tx.NewID)
		if slices.Contains(w.f.Survey.Parts, figure.PartNumerator) {
			wrong = append(wrong, fault.Field("bestand", "referentie_telling"))
		}
		if out.Check, err = a.checkAreas(tx, w.f, t.named); err != nil {
			return err
		}
		out.FigureImport = w.f
		for _, topic := range w.f.Choices.Topics {
			key := ""
			if topic.Use {
				key = string(topic.Indicator)
			}
			out.Keys = append(out.Keys, key)
		}
		if wrong = append(wrong, checkAreaChoices(w.f, out.Check)...); len(wrong) > 0 {
			return fault.Form(wrong)
		}
		t.topics = w.f.Choices.Topics
		return t.prepareAreas(tx)
	})
	if err != nil {
		return out, err
	}
	shelf := &referenceShelf{try: t}
	t.shelf = shelf
	if src, err = w.openAt(file.Content); err == nil {
		err = t.hold(src)
	}
	w.f.Outcome = t.out
	out.FigureImport, out.layers, out.lists, out.from = w.f, shelf.layers, t.lists, dateOf(w.f.Table.Modified, a.out.Now().In(a.out.Zone))
	return out, problemAsFault(err)
}

// look surveys a file that is not kept.
func (t *figureTry) look(src figure.FigureSource) error {
	s := figure.NewSurveyor(src.Table())
	if err := src.Values(s.Add); err != nil {
		return err
	}
	var areas []figure.SourceArea
	t.f.Survey, areas = s.End()
	t.f.Table, t.named = src.Table(), readAreas(writeAreas(areas))
	t.digits = make([]int, len(t.f.Table.Topics))
	return nil
}

// dateOf writes the day a source changed its figures last, or else today.
func dateOf(modified string, today time.Time) string {
	if day, err := time.Parse(time.DateOnly, modified[:min(len(modified), len(time.DateOnly))]); err == nil {
		today = day
	}
	return today.Format("2-1-2006")
}

// referenceTopics gives the national indicators that a topic can become, and those among them that are known by a topic of this
// table or by its name.
func referenceTopics(tx *store.Tx, table figure.SourceTable) (known, remembered []store.SourceTopic, err error) {
	list, err := tx.Catalogue()
	if err != nil {
		return nil, nil, err
	}
	topics, err := tx.ReferenceTopics()
	if err != nil {
		return nil, nil, err
	}
	for _, c := range list {
		if !c.Computed() {
			known = append(known, store.SourceTopic{ID: kompas.IndicatorID(c.Key), Name: c.Name, Unit: c.Unit})
		}
	}
	for _, key := range topicKeys(table) {
		at := slices.IndexFunc(known, func(k store.SourceTopic) bool { return string(k.ID) == topics[key] })
		if at >= 0 {
			k := known[at]
			k.Topic = key
			remembered = append(remembered, k)
		}
	}
	return known, append(remembered, known...), nil
}

// referenceForm fills a form in with what follows from the file.
func referenceForm(f kompas.FigureImport, given map[string]string) map[string]string {
	c := f.Choices
	form := map[string]string{"grondslag": string(c.Basis), "soort-telling": string(c.CountKind), "herkomst": "bron", "bron": c.Source, "licentie": c.Licence,
		"periode": c.Period}
	if c.AreaYear > 0 {
		form["gebiedsjaar"] = strconv.Itoa(c.AreaYear)
	}
	chosen := map[string]bool{}
	for i := range c.Topics {
		chosen[given["onderwerp-"+strconv.Itoa(i)]] = true
	}
	for i, t := range c.Topics {
		field := "onderwerp-" + strconv.Itoa(i)
		if form[field] = "niet"; t.Use && !t.New && !chosen[string(t.Indicator)] {
			form[field] = string(t.Indicator)
		}
	}
	for field, value := range given {
		if value != "" {
			form[field] = value
		}
	}
	return form
}

// referenceShelf holds a file against the national figures, and keeps the layers in memory until they are stored all at once.
type referenceShelf struct {
	try    *figureTry
	layers []pendingLayer
}

func (s *referenceShelf) inForce(choice kompas.TopicChoice, list area.List, period, breakdown string) (have []store.Layer, before area.List, edition int, err error) {
	err = s.try.store.View(s.try.ctx, func(tx *store.Tx) error {
		have, before, err = tx.NationalParts(store.LayerQuery{Indicator: string(choice.Indicator), Level: list.Level, Breakdown: breakdown, Within: scopeOf(list)}, period)
		return err
	})
	return have, before, 0, err
}

// same does not ask whether the program's own figures have the same source in the same words, or the same areas without a figure.
func (s *referenceShelf) same(d kompas.ColumnOutcome, made []pendingLayer, have []store.Layer, before, list area.List) bool {
	if len(have) > 0 && !store.FromVersion(have[0].Layer) {
		return d.New+d.Changed+d.Gone == 0 && len(made) == len(have)
	}
	return unchanged(made, have, before, list)
}

func (s *referenceShelf) put(layers []pendingLayer) error {
	s.layers = append(s.layers, layers...)
	return nil
}

// scopeOf is what a list of areas is about: the only municipality that all of them are or lie in, or else the country.
func scopeOf(l area.List) string {
	scope := ""
	for _, a := range l.Areas {
		m := area.MunicipalityOf(a.Code)
		if m == "" || scope != "" && m != scope {
			return area.CountryCode
		}
		scope = m
	}
	return scope
}

// problemAsFault turns what is wrong with a file into something to tell: what, and where.
func problemAsFault(err error) error {
	p, ours := problemOf(err)
	if !ours {
		return err
	}
	where := []string{p.Address}
	if p.Line > 0 {
		where = append(where, "regel "+strconv.Itoa(p.Line))
	}
	if p.Other > 0 {
		where = append(where, "regel "+strconv.Itoa(p.Other))
	}
	where = append(where, p.Column, p.Text)
	where = slices.DeleteFunc(where, func(s string) bool { return s == "" })
	f := fault.New(fault.Invalid, p.Code)
	f.Field = strings.Join(where, ", ")
	return f
}
