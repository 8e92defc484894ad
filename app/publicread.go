package app

import (
	"context"
	"fmt"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// PublicState is which edition of a public page, or of the list of them, somebody would read now: what a browser or a copy
// of this program kept is right as long as it is the same.
type PublicState struct {
	Space   kompas.Space
	Version string
}

// PublicView is a public page as everybody reads it.
type PublicView struct {
	kompas.PublicPage
	Sheet   kompas.PublicSheet
	Drawing *area.Map
}

// publicly reads what a space made public. A space where nothing is, or that does not exist, is not found: nobody learns
// which of the two it is.
func (a *App) publicly(ctx context.Context, space string, fn func(*store.Tx, kompas.Space) error) error {
	return a.store.View(ctx, func(tx *store.Tx) error {
		s, err := tx.SpaceBySlug(space)
		if err != nil {
			return err
		}
		if err := tx.Switch(s.ID); err != nil {
			return err
		}
		return fn(tx, s)
	})
}

func openPage(tx *store.Tx, slug string) (kompas.PublicPage, error) {
	p, err := tx.PublicPage(slug)
	if err == nil && p.Withdrawn() {
		err = fault.Missing()
	}
	return p, err
}

// PublicState tells which edition of a page there is; of the list when slug is empty.
func (a *App) PublicState(ctx context.Context, space, slug string) (PublicState, error) {
	var v PublicState
	err := a.publicly(ctx, space, func(tx *store.Tx, s kompas.Space) error {
		v.Space = s
		if slug != "" {
			p, err := openPage(tx, slug)
			v.Version = fmt.Sprint(s.Version, " ", p.ID, " ", p.Version)
			return err
		}
		pages, err := tx.PublicPages()
		var list []string
		for _, p := range pages {
			if !p.Withdrawn() {
				list = append(list, fmt.Sprint(p.ID, " ", p.Version))
			}
		}
		if err == nil && len(list) == 0 {
			return fault.Missing()
		}
		v.Version = fmt.Sprint(s.Version, " ", strings.Join(list, " "))
		return err
	})
	return v, err
}

// PublicPage reads a public page from what was frozen with its newest edition alone.
func (a *App) PublicPage(ctx context.Context, space, slug string) (PublicView, error) {
	var v PublicView
	err := a.publicly(ctx, space, func(tx *store.Tx, _ kompas.Space) (err error) {
		if v.PublicPage, err = openPage(tx, slug); err != nil {
			return err
		}
		if v.Sheet, err = publicSheet(tx, v.PublicPage); err != nil {
			return err
		}
		v.Drawing, err = borders(tx, v.Sheet)
		return err
	})
	return v, err
}

// PublicList lists what everybody may read of a space, by name.
func (a *App) PublicList(ctx context.Context, space string) ([]PublicLine, error) {
	var out []PublicLine
	err := a.publicly(ctx, space, func(tx *store.Tx, _ kompas.Space) error {
		lines, err := publicLines(tx)
		for _, l := range lines {
			if !l.Withdrawn() {
				out = append(out, l)
			}
		}
		return err
	})
	return out, err
}
