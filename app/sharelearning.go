package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// kindShared is what an organisation brought to the joint review, in the history; its words are not in there, for they can
// be taken back.
const kindShared = "gedeeld"

// SharedLine is what an organisation brought to the joint review.
type SharedLine struct {
	kompas.SharedLearning
	Organisation string
	MayWithdraw  bool
}

// ShareField names the field that shares a line of a learning space.
func ShareField(id string) string { return "deel-" + id }

// loadShared adds what organisations shared: to a joint review what lies on its table, to a review in a learning space what
// was shared from it.
func (p *ReviewPage) loadShared(tx *store.Tx, by Actor, o openedReview) error {
	list, err := tx.SharedLearnings(o.compass.ID)
	if err != nil || len(list) == 0 {
		return err
	}
	organisations, err := tx.Organisations()
	for _, s := range list {
		if o.review.Private() && s.ReviewID != o.review.ID || !o.review.Private() && !s.For(o.review) {
			continue
		}
		line := SharedLine{SharedLearning: s}
		line.MayWithdraw = o.review.Private() && !s.Withdrawn() && !o.compass.Archived() && by.May(kompas.ActShareLearning, 'S', o.room)
		for _, x := range organisations {
			if x.ID == s.OrganisationID {
				line.Organisation = x.Name
			}
		}
		p.Shared = append(p.Shared, line)
	}
	return err
}

// sharable lists what can be shared from a review: explanations and notes, the lists and the actions.
func sharable(t kompas.ReviewTable) []kompas.SharedLearning {
	var out []kompas.SharedLearning
	for _, s := range t.Statements {
		if s.Text != "" {
			out = append(out, kompas.SharedLearning{SourceID: s.ID, Kind: kompas.ShareStatement, Perspective: s.Perspective, Text: s.Text})
		}
	}
	for _, j := range t.Judgements {
		out = append(out, kompas.SharedLearning{SourceID: j.ID, Kind: kompas.ShareKind(j.Verdict), Text: j.Text})
	}
	for _, x := range t.Actions {
		out = append(out, kompas.SharedLearning{SourceID: x.ID, Kind: kompas.ShareAction, Text: x.Text})
	}
	return out
}

// Sharable lists what can be shared from the review on the page.
func (p *ReviewPage) Sharable() []kompas.SharedLearning { return sharable(p.Table) }

// ShareLearning brings what was ticked (ShareField per line) from a learning space to the joint review: a copy as it is
// now. Sharing again makes another copy.
func (a *App) ShareLearning(ctx context.Context, by Actor, slug, review string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openToShare(tx, slug, review)
		if err != nil {
			return "", err
		}
		table, err := reviewTable(tx, o)
		if err != nil {
			return "", err
		}
		shared := 0
		for _, s := range sharable(table) {
			yes, wrong := ticked(form, ShareField(s.SourceID))
			if wrong != nil {
				return "", fault.Form([]*fault.Error{wrong})
			}
			if !yes {
				continue
			}
			s.ID, s.CompassID, s.CycleID, s.OrganisationID = tx.NewID(), o.compass.ID, o.review.CycleID, o.review.OrganisationID
			s.ReviewID, s.SharedBy = o.review.ID, by.Person.ID
			if err := tx.InsertSharedLearning(s); err != nil {
				return "", err
			}
			record(tx, by, "share", kindShared, s.ID, o.compass.ID, "", "")
			shared++
		}
		if shared == 0 {
			return "", refuse("deel_kies_iets")
		}
		return "", nil
	})
	return err
}

// openToShare finds a review in a learning space for whoever decides what leaves it.
func (by Actor) openToShare(tx *store.Tx, slug, review string) (openedReview, error) {
	o, err := by.openReview(tx, slug, review, 'D')
	switch {
	case err != nil:
		return o, err
	case !o.review.Private():
		return o, fault.Missing()
	case !by.May(kompas.ActShareLearning, 'S', o.room):
		return o, fault.New(fault.Forbidden, "geen_recht")
	}
	return o, nil
}

// WithdrawShared takes back what was shared: its words are gone from the joint review, which shows that something was
// taken back.
func (a *App) WithdrawShared(ctx context.Context, by Actor, slug, review, id string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openToShare(tx, slug, review)
		if err != nil {
			return err
		}
		list, err := tx.SharedLearnings(o.compass.ID)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(list, func(s kompas.SharedLearning) bool { return s.ID == id && s.ReviewID == o.review.ID })
		if at < 0 {
			return fault.Missing()
		}
		if list[at].Withdrawn() {
			return nil
		}
		record(tx, by, "withdraw", kindShared, id, o.compass.ID, "", "")
		return tx.WithdrawSharedLearning(id)
	})
}
