package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

const kindProposal = "voorstel"

// ProposalPage is what was proposed in a compass, as far as the actor may read it: everything for whoever reads the
// compass, else what the actor proposed.
type ProposalPage struct {
	CompassFrame
	Reads     bool            // the actor reads the compass, not only its main lines
	About     []kompas.Action // what the actor may propose about
	Proposals []ProposalLine
}

// ProposalLine is one proposal.
type ProposalLine struct {
	kompas.Proposal
	MayAnswer   bool
	MayWithdraw bool
}

// proposable gives what the actor may propose about: what the actor may write is written, not proposed.
func (by Actor) proposable(on Object) []kompas.Action {
	on.Own = by.OwnOrganisations()
	var out []kompas.Action
	for _, action := range kompas.Proposable() {
		if by.May(action, 'P', on) && !by.May(action, 'C', on) {
			out = append(out, action)
		}
	}
	return out
}

// openProposals opens a compass for whoever may know of it.
func (by Actor) openProposals(tx *store.Tx, slug string) (kompas.Compass, Object, error) {
	return by.openCompass(tx, slug, kompas.ActCompass, 'A')
}

// mayAnswer says whether the actor writes what a proposal is about.
func (p ProposalLine) mayAnswer(by Actor, on Object) bool {
	if p.OrganisationID != "" {
		on.Own = []kompas.OrganisationID{p.OrganisationID}
	}
	return p.State == kompas.ProposalOpen && by.May(p.About, 'C', on)
}

// Proposals loads the page with what was proposed.
func (a *App) Proposals(ctx context.Context, by Actor, slug string) (ProposalPage, error) {
	var p ProposalPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openProposals(tx, slug)
		if err != nil {
			return err
		}
		p.Reads = by.May(kompas.ActCompass, 'R', on)
		if p.About = by.proposable(on); !p.Reads && len(p.About) == 0 {
			return fault.New(fault.Forbidden, "geen_recht")
		}
		if c.Archived() {
			p.About = nil
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		found, err := store.Proposals().Of(tx, c.ID)
		for _, x := range found {
			mine := x.CreatedBy != "" && x.CreatedBy == by.Person.ID
			if !p.Reads && !mine {
				continue
			}
			line := ProposalLine{Proposal: x, MayWithdraw: mine && x.State == kompas.ProposalOpen && !c.Archived()}
			line.MayAnswer = line.mayAnswer(by, on) && !c.Archived()
			p.Proposals = append(p.Proposals, line)
		}
		return err
	})
	return p, err
}

// Propose puts a proposal to those who write what it is about.
func (a *App) Propose(ctx context.Context, by Actor, slug string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, on, err := by.openProposals(tx, slug)
		if err != nil {
			return "", err
		}
		about := by.proposable(on)
		switch {
		case len(about) == 0:
			return "", fault.New(fault.Forbidden, "geen_recht")
		case c.Archived():
			return "", refuse("kompas_gearchiveerd")
		}
		return insertProposal(tx, by, c.ID, about, by.Person.Name, form)
	})
}

// insertProposal stores a proposal about one of these, by somebody who is called so; who came by a link has no account.
func insertProposal(tx *store.Tx, by Actor, c kompas.CompassID, about []kompas.Action, name string, form map[string]string) (string, error) {
	p := kompas.Proposal{MakerName: name, State: kompas.ProposalOpen}
	p.ID, p.CompassID, p.CreatedBy = kompas.PartID(tx.NewID()), c, by.Person.ID
	if own := by.OwnOrganisations(); len(own) > 0 {
		p.OrganisationID = own[0]
	}
	if err := begin(&p, kompas.ProposalFields(about), form); err != nil {
		return "", err
	}
	record(tx, by, "create", kindProposal, string(p.ID), c, "", p.Text)
	return string(p.ID), store.Proposals().Insert(tx, &p)
}

// AnswerProposal says what becomes of a proposal, by somebody who writes what it is about. An answer is given once.
func (a *App) AnswerProposal(ctx context.Context, by Actor, slug string, id kompas.PartID, form map[string]string) error {
	return a.withProposal(ctx, by, slug, id, func(tx *store.Tx, on Object, p kompas.Proposal) error {
		if !(ProposalLine{Proposal: p}).mayAnswer(by, on) {
			if p.State != kompas.ProposalOpen {
				return refuse("voorstel_beantwoord")
			}
			return fault.New(fault.Forbidden, "geen_recht")
		}
		before := p.State
		p.State = ""
		if err := begin(&p, kompas.ProposalAnswerFields(), form); err != nil {
			return err
		}
		if wrong := p.Unexplained(); wrong != nil {
			return fault.Form([]*fault.Error{wrong})
		}
		p.AnsweredBy, p.AnsweredOn = by.Person.Name, a.day(tx.Now)
		record(tx, by, "edit", kindProposal, string(p.ID), p.CompassID, string(before), string(p.State))
		return store.Proposals().Update(tx, &p)
	})
}

// WithdrawProposal takes back one's own proposal while nobody answered it.
func (a *App) WithdrawProposal(ctx context.Context, by Actor, slug string, id kompas.PartID) error {
	return a.withProposal(ctx, by, slug, id, func(tx *store.Tx, _ Object, p kompas.Proposal) error {
		switch {
		case p.CreatedBy != by.Person.ID:
			return fault.New(fault.Forbidden, "geen_recht")
		case p.State != kompas.ProposalOpen:
			return refuse("voorstel_beantwoord")
		}
		record(tx, by, "remove", kindProposal, string(p.ID), p.CompassID, p.Text, "")
		return store.Proposals().SetRemoved(tx, p.ID, true)
	})
}

// withProposal finds a proposal for somebody who may read it.
func (a *App) withProposal(ctx context.Context, by Actor, slug string, id kompas.PartID, do func(*store.Tx, Object, kompas.Proposal) error) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openProposals(tx, slug)
		if err != nil {
			return err
		}
		p, removed, err := store.Proposals().Find(tx, id)
		switch {
		case err != nil:
			return err
		case removed || p.CompassID != c.ID || p.CreatedBy != by.Person.ID && !by.May(kompas.ActCompass, 'R', on):
			return fault.Missing()
		case c.Archived():
			return refuse("kompas_gearchiveerd")
		}
		return do(tx, on, p)
	})
}
