package app

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// kindPublicPage is how the history calls a public page.
const kindPublicPage = "openbaar"

// PublicLine is a public page in a list.
type PublicLine struct {
	kompas.PublicPage
	Sheet kompas.PublicSheet // of its newest edition
}

// PublicDesk is the page at the desk about what everybody may read.
type PublicDesk struct {
	Pages      []PublicLine                // that everybody may read, by name
	Withdrawn  []PublicLine                // that were taken away
	Candidates []figure.CatalogueIndicator // that there are figures of for the space's own area; with key and name at least
	Area       area.Area                   // of the space
	MayPublish bool
}

// PublicPreview is what everybody would see, before it is published.
type PublicPreview struct {
	Sheet      kompas.PublicSheet
	Drawing    *area.Map
	Indicator  string
	Current    *kompas.PublicPage // the page as it is now; nil when there is none
	Same       bool               // what everybody may read already
	Nothing    bool               // not one figure may be shown
	MayPublish bool
}

// MaySeePublic says whether the actor may see what the space makes public, before it is.
func (by Actor) MaySeePublic() bool { return by.May(kompas.ActPublishRound, 'R', by.Reach()) }

func publicObject(code string) Object { return Object{AreaCode: code} }

// PublicDesk lists what everybody may read, and what could be published.
func (a *App) PublicDesk(ctx context.Context, by Actor) (PublicDesk, error) {
	var v PublicDesk
	if err := by.require(kompas.ActPublishRound, 'R', by.Reach()); err != nil {
		return v, err
	}
	v.MayPublish = by.May(kompas.ActPublishRound, 'S', publicObject(by.Space.AreaCode))
	err := a.view(ctx, by, func(tx *store.Tx) error {
		pages, err := publicLines(tx)
		if err != nil {
			return err
		}
		for _, p := range pages {
			if p.Withdrawn() {
				v.Withdrawn = append(v.Withdrawn, p)
			} else {
				v.Pages = append(v.Pages, p)
			}
		}
		return v.loadCandidates(tx, by.Space.AreaCode)
	})
	return v, err
}

func (v *PublicDesk) loadCandidates(tx *store.Tx, code string) error {
	n := &national{tx: tx}
	typed, err := tx.SharedIndicators()
	if err != nil {
		return err
	}
	if v.Area, err = n.find(code); err != nil {
		return unlessMissing(err)
	}
	for _, i := range typed {
		v.Candidates = append(v.Candidates, figure.CatalogueIndicator{Key: figure.OwnKey(string(i.ID)), Name: i.Name, NameEN: i.Name, Theme: figure.ThemeOwn})
	}
	if err := n.load(); err != nil {
		return err
	}
	for _, c := range n.catalogue {
		if n.covers(c, v.Area.Level, v.Area.Code) {
			v.Candidates = append(v.Candidates, c)
		}
	}
	return nil
}

// publicLines gives every public page of the space with its newest edition, by name.
func publicLines(tx *store.Tx) ([]PublicLine, error) {
	pages, err := tx.PublicPages()
	if err != nil {
		return nil, err
	}
	var out []PublicLine
	for _, p := range pages {
		l := PublicLine{PublicPage: p}
		if l.Sheet, err = publicSheet(tx, p); err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(x, y PublicLine) int { return strings.Compare(area.Fold(x.Sheet.Name), area.Fold(y.Sheet.Name)) })
	return out, nil
}

func publicSheet(tx *store.Tx, p kompas.PublicPage) (kompas.PublicSheet, error) {
	var s kompas.PublicSheet
	text, err := tx.PublicEdition(p)
	if err != nil {
		return s, err
	}
	return s, json.Unmarshal([]byte(text), &s)
}

// drawnSheet makes what would become public of an indicator now.
func (a *App) drawnSheet(tx *store.Tx, by Actor, key, code string) (publicSet, error) {
	n := &national{tx: tx}
	s, err := n.publicSet(key, code)
	if err != nil {
		return s, err
	}
	var f figures
	if err := a.readAs(tx, &f, figure.Policy{Audience: figure.Public}); err != nil {
		return s, err
	}
	s.through(f.earlier[s.owner], by.Space.SmallestGroup)
	s.sheet.SpaceName = by.Space.Name
	return s, s.place(n)
}

// PublicPreview shows what everybody would see of an indicator, and what stays hidden.
func (a *App) PublicPreview(ctx context.Context, by Actor, key, code string) (PublicPreview, error) {
	v := PublicPreview{Indicator: key}
	if code == "" {
		code = by.Space.AreaCode
	}
	if err := by.require(kompas.ActPublishRound, 'R', by.Reach()); err != nil {
		return v, err
	}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		s, err := a.drawnSheet(tx, by, key, code)
		if err != nil {
			return err
		}
		v.Sheet, v.Nothing = s.sheet, measured(s.sheet.Figures.All()) == 0
		v.MayPublish = by.May(kompas.ActPublishRound, 'S', publicObject(s.sheet.Area.Code))
		if v.Drawing, err = borders(tx, s.sheet); err != nil {
			return err
		}
		p, err := tx.PublicPageOf(key, s.sheet.Area.Code)
		if err != nil {
			return unlessMissing(err)
		}
		v.Current = &p
		text, err := tx.PublicEdition(p)
		if err != nil {
			return err
		}
		now, err := json.Marshal(s.sheet)
		v.Same = !p.Withdrawn() && text == string(now)
		return err
	})
	return v, err
}

// borders finds the borders of the map on a page; nil when there is none, or a later edition of the borders took their place.
func borders(tx *store.Tx, s kompas.PublicSheet) (*area.Map, error) {
	if s.Drawing == "" {
		return nil, nil
	}
	m, err := tx.Drawing(s.Drawing, s.Level, s.Area.Code)
	if err != nil {
		return nil, unlessMissing(err)
	}
	return &m, nil
}

// Publish makes an indicator public as the gate lets it through at this moment, or puts a new edition in the place of the
// one before. It gives the last part of its address.
func (a *App) Publish(ctx context.Context, by Actor, key, code, once string) (string, error) {
	if code == "" {
		code = by.Space.AreaCode
	}
	if err := by.require(kompas.ActPublishRound, 'S', publicObject(code)); err != nil {
		return "", err
	}
	return a.once(ctx, by, once, func(tx *store.Tx) (string, error) {
		s, err := a.drawnSheet(tx, by, key, code)
		if err != nil {
			return "", err
		}
		if measured(s.sheet.Figures.All()) == 0 {
			return "", refuse("openbaar_niets_te_tonen")
		}
		p, err := publicPageFor(tx, by, key, s.sheet)
		if err != nil {
			return "", err
		}
		snapshot, err := json.Marshal(s.sheet)
		if err != nil {
			return "", err
		}
		if before, err := tx.PublicEdition(p); err == nil && before == string(snapshot) && !p.Withdrawn() {
			return "", refuse("openbaar_niets_veranderd")
		}
		if err := tx.PublishEdition(&p, by.Person.ID, string(snapshot)); err != nil {
			return "", err
		}
		if err := a.releaseSheet(tx, s); err != nil {
			return "", err
		}
		record(tx, by, "publish", kindPublicPage, string(p.ID), "", "", s.sheet.Name+", "+s.sheet.Area.Name+", uitgave "+strconv.Itoa(p.Edition))
		return p.Slug, nil
	})
}

// publicPageFor finds the page of an indicator for an area, or begins it.
func publicPageFor(tx *store.Tx, by Actor, key string, s kompas.PublicSheet) (kompas.PublicPage, error) {
	p, err := tx.PublicPageOf(key, s.Area.Code)
	if !fault.Is(err, fault.NotFound) {
		return p, err
	}
	name := s.Name
	if s.Area.Code != by.Space.AreaCode {
		name += " " + s.Area.Name
	}
	p = kompas.PublicPage{ID: kompas.PublicPageID(tx.NewID()), Indicator: key, AreaCode: s.Area.Code, PublishedBy: by.Person.ID, Version: 1}
	base := kompas.Slug(name)
	for k := 1; ; k++ {
		if p.Slug = base; k > 1 {
			p.Slug += "-" + strconv.Itoa(k)
		}
		_, err := tx.PublicPage(p.Slug)
		if fault.Is(err, fault.NotFound) {
			return p, tx.InsertPublicPage(p)
		}
		if err != nil {
			return p, err
		}
	}
}

// releaseSheet keeps the own figures on a page as they become public with it.
func (a *App) releaseSheet(tx *store.Tx, s publicSet) error {
	if s.owner == "" {
		return nil
	}
	earlier, err := a.released(tx)
	if err != nil {
		return err
	}
	r := releasing{tx: tx, owner: s.owner, earlier: earlier[s.owner], cells: s.set.Cells, shown: s.shown}
	return r.keep(func(i int) bool { return s.onSheet(s.shown[i]) })
}

// WithdrawPublic takes a public page away. Its editions stay kept, and it can be published again.
func (a *App) WithdrawPublic(ctx context.Context, by Actor, slug, once string) error {
	_, err := a.once(ctx, by, once, func(tx *store.Tx) (string, error) {
		if err := by.require(kompas.ActPublishRound, 'R', by.Reach()); err != nil {
			return "", err
		}
		p, err := tx.PublicPage(slug)
		if err != nil {
			return "", err
		}
		if err := by.require(kompas.ActPublishRound, 'S', publicObject(p.AreaCode)); err != nil {
			return "", err
		}
		if p.Withdrawn() {
			return "", refuse("openbaar_al_ingetrokken")
		}
		record(tx, by, "withdraw", kindPublicPage, string(p.ID), "", "", p.Slug)
		return "", tx.WithdrawPublicPage(p)
	})
	return err
}
