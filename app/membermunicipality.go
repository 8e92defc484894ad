package app

import (
	"context"
	"slices"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// PartMember is a municipality that takes part in a compass of a partnership.
const PartMember kompas.PartKind = "gemeente-in-verband"

func memberMunicipalities() partKind[kompas.MemberMunicipality] {
	return partKind[kompas.MemberMunicipality]{kind: PartMember, action: kompas.ActCompass, table: store.MemberMunicipalities(),
		part: func(m *kompas.MemberMunicipality) *kompas.Part { return &m.Part },
		name: func(m *kompas.MemberMunicipality) string { return m.AreaCode },
		fields: func(tx *store.Tx, _ kompas.Compass) ([]kompas.Field[kompas.MemberMunicipality], error) {
			all, err := municipalities(tx)
			return kompas.MemberMunicipalityFields(codesOf(all)), err
		},
		start: func(m *kompas.MemberMunicipality, today string) { m.JoinedOn = today },
		sees: func(_ *store.Tx, by Actor, _ *kompas.MemberMunicipality) (bool, error) {
			return by.Space.Kind == kompas.PartnershipSpace, nil
		},
		guard: onceEachMunicipality,
	}
}

// onceEachMunicipality keeps one line for each municipality.
func onceEachMunicipality(_ *App, tx *store.Tx, c kompas.Compass, _, x *kompas.MemberMunicipality) error {
	there, err := store.MemberMunicipalities().Of(tx, c.ID)
	for _, m := range there {
		if m.ID != x.ID && m.AreaCode == x.AreaCode {
			return fault.Form([]*fault.Error{fault.Field("welke-gemeente", "gemeente_staat_er_al")})
		}
	}
	return err
}

// MembersPage lays the figures of the municipalities of a partnership beside each other; nothing is added up.
type MembersPage struct {
	CompassFrame
	Members        PartList[kompas.MemberMunicipality]
	Names          map[string]string // of areas, by code
	Municipalities []area.Area       // to choose from
	Theme          figure.Theme
	Themes         []figure.Theme // with figures
	Rows           []MemberRow
	Adopted        []MemberResult // what partners agreed on, and which municipalities adopted it
}

// MemberResult is a result that partners agreed on, with how far each municipality is, in the order of the members.
type MemberResult struct {
	Number  int
	Text    string
	Edition int
	Members []kompas.CouncilMember
}

// MemberRow is one indicator with the figure of each member, in the order of the members. All are of one period.
type MemberRow struct {
	Indicator figure.CatalogueIndicator
	Period    string
	Figures   []figure.Shown
}

// MembersPage loads the page; it is there in the space of a partnership only.
func (a *App) MembersPage(ctx context.Context, by Actor, slug string, theme figure.Theme) (MembersPage, error) {
	p := MembersPage{Theme: theme}
	if by.Space.Kind != kompas.PartnershipSpace {
		return p, fault.Missing()
	}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Members, err = memberMunicipalities().list(tx, by, c, on); err != nil {
			return err
		}
		if p.Municipalities, err = municipalities(tx); err != nil {
			return err
		}
		if p.Names, err = tx.AreaNames(p.codes()); err != nil {
			return err
		}
		if p.Adopted, err = memberResults(tx, by, c, on); err != nil {
			return err
		}
		n, err := a.nationalFor(tx, by, by.Reach())
		if err != nil {
			return err
		}
		return p.figures(n)
	})
	return p, err
}

// memberResults gives the newest agreed version of each result, with how far each municipality is.
func memberResults(tx *store.Tx, by Actor, c kompas.Compass, on Object) ([]MemberResult, error) {
	versions, err := tx.Results(c.ID)
	if err != nil {
		return nil, err
	}
	var out []MemberResult
	for _, r := range currentResults(versions) {
		t := openedResult{compass: c, on: on, versions: versionsOf(versions, r.ID)}.tracked()
		if err := t.share(tx, by); err != nil {
			return nil, err
		}
		i := slices.IndexFunc(t.editions, func(e kompas.Edition) bool { return e.Status.Agreed() })
		if i < 0 {
			continue
		}
		x := MemberResult{Number: r.Number, Text: t.texts[i], Edition: t.editions[i].Number}
		if x.Members, err = t.councilMembers(tx, i); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

func (p MembersPage) codes() []string {
	var out []string
	for _, l := range p.Members.Lines {
		out = append(out, l.Part.AreaCode)
	}
	return out
}

// figures reads the newest figures of a theme: the one asked for, else the first that has any.
func (p *MembersPage) figures(n *national) error {
	if len(p.Members.Lines) == 0 {
		return nil
	}
	if err := n.load(); err != nil {
		return err
	}
	for _, theme := range figure.Themes() {
		if slices.ContainsFunc(n.catalogue, func(c figure.CatalogueIndicator) bool { return c.Theme == theme && n.compared(c) }) {
			p.Themes = append(p.Themes, theme)
		}
	}
	if !slices.Contains(p.Themes, p.Theme) && len(p.Themes) > 0 {
		p.Theme = p.Themes[0]
	}
	codes := p.codes()
	for _, c := range n.catalogue {
		if c.Theme != p.Theme || !n.compared(c) {
			continue
		}
		col, ok, err := n.newest(c, area.Municipality, area.CountryCode, codes...)
		if err != nil {
			return err
		}
		if ok {
			p.Rows = append(p.Rows, MemberRow{Indicator: c, Period: col.layer.Period, Figures: col.shown(codes).All()})
		}
	}
	return nil
}

// compared says whether an indicator can be laid beside each other for municipalities: a number of people says most about
// the size of a place.
func (n *national) compared(c figure.CatalogueIndicator) bool {
	return c.Unit != figure.Count && n.covers(c, area.Municipality, area.CountryCode)
}

// memberNames gives the names of the municipalities that take part in a compass.
func memberNames(tx *store.Tx, c kompas.CompassID) ([]string, error) {
	members, err := store.MemberMunicipalities().Of(tx, c)
	if err != nil {
		return nil, err
	}
	var codes, names []string
	for _, m := range members {
		codes = append(codes, m.AreaCode)
	}
	of, err := tx.AreaNames(codes)
	for _, code := range codes {
		names = append(names, of[code])
	}
	return names, err
}
