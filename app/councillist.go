package app

import (
	"cmp"
	"context"
	"slices"

	"kompas/kompas"
	"kompas/store"
)

// CouncilList is the council's page: per result the frozen council pages.
type CouncilList struct {
	Results       []CouncilResult
	Questions     []AskedQuestion // of the council, the open ones first
	SeesQuestions bool
	MayWrite      bool
	MaySign       bool
}

// AskedQuestion is a question with the page it was asked on.
type AskedQuestion struct {
	QuestionLine
	CompassSlug string
	Address     string
}

// CouncilResult is a result with its council pages.
type CouncilResult struct {
	ID           kompas.ResultID
	Number       int
	Domain       kompas.ListItem // its ID is empty when the compass belongs to none
	Waits        bool            // for the council to adopt it
	Yours        bool            // the reader's own body has to decide
	Edition      kompas.Edition  // of the version that counts
	CompassTitle string
	CompassSlug  string
	Address      string
	Text         string
	HorizonYears int
	Frozen       []string             // the days, newest first
	Newest       *kompas.CouncilSheet // what the newest frozen page says; nil when there is none
	HasDraft     bool
}

// CouncilList lists the council pages of the space. Who only reads sees the results that have a frozen page.
func (a *App) CouncilList(ctx context.Context, by Actor) (CouncilList, error) {
	var l CouncilList
	if err := by.require(kompas.ActCouncilReport, 'R', by.Reach()); err != nil {
		return l, err
	}
	l.MayWrite, l.MaySign = by.May(kompas.ActCouncilReport, 'P', by.Reach()), by.May(kompas.ActCouncilReport, 'S', by.Reach())
	err := a.view(ctx, by, func(tx *store.Tx) error {
		frozen, err := tx.CouncilPages()
		if err != nil {
			return err
		}
		pages := map[kompas.ResultID][]kompas.CouncilPage{}
		for _, p := range frozen {
			pages[p.ResultID] = append(pages[p.ResultID], p)
		}
		if err := a.councilResults(tx, by, &l, pages); err != nil {
			return err
		}
		slices.SortStableFunc(l.Results, func(x, y CouncilResult) int {
			return cmp.Or(x.place()-y.place(), cmp.Compare(x.Domain.Name, y.Domain.Name), min(len(y.Frozen), 1)-min(len(x.Frozen), 1)) // by life domain, then what can be read first
		})
		return a.councilQuestions(tx, by, &l)
	})
	return l, err
}

func (a *App) councilResults(tx *store.Tx, by Actor, l *CouncilList, pages map[kompas.ResultID][]kompas.CouncilPage) error {
	compasses, err := tx.Compasses(false)
	if err != nil {
		return err
	}
	at, err := by.tables(tx)
	if err != nil {
		return err
	}
	drafts, err := tx.CouncilDrafts()
	if err != nil {
		return err
	}
	domains, err := tx.CompassDomains()
	if err != nil {
		return err
	}
	rules, err := tx.AdoptionRules()
	if err != nil {
		return err
	}
	for _, c := range compasses {
		on := at.asked(c)
		if !by.May(kompas.ActCouncilReport, 'R', on) {
			continue
		}
		versions, err := tx.Results(c.ID)
		if err != nil {
			return err
		}
		for _, r := range currentResults(versions) {
			t := openedResult{compass: c, on: on, versions: versionsOf(versions, r.ID)}.tracked()
			if err := t.share(tx, by); err != nil {
				return err
			}
			waits, yours := t.waits(by, rules)
			if len(pages[r.ID]) == 0 && !l.MayWrite && !waits && !yours && !(l.MaySign && drafts[r.ID]) {
				continue
			}
			x := CouncilResult{ID: r.ID, Number: r.Number, Domain: domains[c.ID], Waits: waits, Yours: yours, Edition: r.Edition, CompassTitle: c.Title, CompassSlug: c.Slug, Address: ResultAddress(r), Text: r.Text, HorizonYears: r.HorizonYears, HasDraft: drafts[r.ID]}
			if err := x.addPages(pages[r.ID]); err != nil {
				return err
			}
			l.Results = append(l.Results, x)
		}
	}
	return nil
}

func versionsOf(all []kompas.SocietalResult, id kompas.ResultID) []kompas.SocietalResult {
	var out []kompas.SocietalResult
	for _, v := range all {
		if v.ID == id {
			out = append(out, v)
		}
	}
	return out
}

// waits says whether the council has to decide on a version, and whether the reader's own body has to.
func (t tracked) waits(by Actor, rules kompas.AdoptionRules) (council, yours bool) {
	turn := func(c kompas.AdoptionChain, s kompas.AdoptionStatus, on Object) {
		if b, ok := c.Next(s); ok && by.May(kompas.ActCouncilReport, 'R', on) {
			council = council || b == kompas.BodyCouncil
			yours = yours || by.May(bodyAction(b), 'S', on)
		}
	}
	for i := range t.editions {
		if !t.editions[i].Status.Agreed() {
			continue
		}
		for _, part := range t.parts() {
			if !t.shared {
				turn(t.chain(rules, i, part), t.status(i, part), t.on)
			}
			for _, m := range t.members {
				s := t.standing(m, i, part)
				turn(s.Chain, s.Status, t.in(m))
			}
		}
	}
	return council, yours
}

// place orders by life domain; what belongs to none comes last.
func (x CouncilResult) place() int {
	if x.Domain.ID == "" {
		return 1 << 20
	}
	return x.Domain.Position
}

// councilQuestions loads what the council asked about the results on the list.
func (a *App) councilQuestions(tx *store.Tx, by Actor, l *CouncilList) error {
	if l.SeesQuestions = by.seesQuestions(by.Reach()); !l.SeesQuestions {
		return nil
	}
	all, err := tx.CouncilQuestions()
	for _, q := range all {
		at := slices.IndexFunc(l.Results, func(r CouncilResult) bool { return r.ID == q.ResultID })
		if at >= 0 {
			l.Questions = append(l.Questions, AskedQuestion{by.questionLine(q, by.Reach()), l.Results[at].CompassSlug, l.Results[at].Address})
		}
	}
	slices.SortStableFunc(l.Questions, func(x, y AskedQuestion) int { return answered(x) - answered(y) })
	return err
}

func answered(q AskedQuestion) int {
	if q.Answered() {
		return 1
	}
	return 0
}

// addPages adds the frozen pages of the result, the newest first, and reads what the newest one says.
func (x *CouncilResult) addPages(pages []kompas.CouncilPage) error {
	for i, p := range pages {
		x.Frozen = append(x.Frozen, p.FrozenOn)
		if i > 0 {
			continue
		}
		v, err := frozenView(p)
		if err != nil {
			return err
		}
		x.Newest = &v.Sheet
	}
	return nil
}
