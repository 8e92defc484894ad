package app

import (
	"context"
	"slices"
	"time"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// What a guest can do: somebody with knowledge from outside, who was let in to one thing in one compass by a link with an
// end date. A guest reads that thing with what is needed to understand it, and proposes about it. Nothing else opens.

const kindGuest = "gast"

// GuestChoice is something that a guest can be let in to.
type GuestChoice struct {
	Kind kompas.GuestSubject
	ID   string
	Name string
}

// Value is how a form holds it.
func (c GuestChoice) Value() string { return string(c.Kind) + ":" + c.ID }

// GuestLine is a guest with what he or she was let in to.
type GuestLine struct {
	kompas.ResidentLink
	About string
}

// Guests is the page of the guests of a compass.
type Guests struct {
	CompassFrame
	Guests  []GuestLine // newest first
	Choices []GuestChoice
}

// MayInviteGuests says whether the actor may let somebody from outside in to something of a compass.
func (by Actor) MayInviteGuests(c kompas.Compass) bool {
	return !c.Archived() && by.May(kompas.ActInviteGuest, 'C', tables{}.asked(c))
}

// Guests lists the guests of a compass for whoever invites them.
func (a *App) Guests(ctx context.Context, by Actor, slug string) (Guests, error) {
	var v Guests
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActInviteGuest, 'C')
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if v.Choices, err = guestChoices(tx, c.ID); err != nil {
			return err
		}
		links, err := tx.ResidentLinks(c.ID)
		for _, l := range links {
			if l.ForGuest() {
				v.Guests = append(v.Guests, GuestLine{l, nameOfChoice(v.Choices, l)})
			}
		}
		return err
	})
	return v, err
}

func nameOfChoice(list []GuestChoice, l kompas.ResidentLink) string {
	for _, c := range list {
		if c.Kind == l.AboutKind && c.ID == l.AboutID {
			return c.Name
		}
	}
	return ""
}

// guestChoices lists what a guest can be let in to: the results, activities and requirements that stand in a compass.
func guestChoices(tx *store.Tx, c kompas.CompassID) ([]GuestChoice, error) {
	var out []GuestChoice
	versions, err := tx.Results(c)
	if err != nil {
		return nil, err
	}
	for _, r := range currentResults(versions) {
		out = append(out, GuestChoice{kompas.GuestResult, string(r.ID), r.Text})
	}
	activities, err := tx.Activities(c)
	if err != nil {
		return nil, err
	}
	for _, x := range activities {
		out = append(out, GuestChoice{kompas.GuestActivity, string(x.ID), x.Name})
	}
	requirements, err := store.QualityRequirements().Of(tx, c)
	for _, q := range requirements {
		out = append(out, GuestChoice{kompas.GuestRequirement, string(q.ID), q.Text})
	}
	return out, err
}

// InviteGuest lets somebody in to one thing of a compass until a day. Fields: gastnaam, soort-gast, waarvoor, tot-en-met. code
// is the one the form carried; it gives the code of the link.
func (a *App) InviteGuest(ctx context.Context, by Actor, slug string, form map[string]string, code, key string) (string, error) {
	code = kompas.ReadCode(code)
	fresh := code
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActInviteGuest, 'C')
		if err != nil {
			return "", err
		}
		if c.IsPractice {
			return "", refuse("oefenkompas_blijft_binnen")
		}
		l, err := a.guestFrom(tx, c.ID, form)
		if err != nil {
			return "", err
		}
		if fresh, err = a.insertLink(tx, by, l, code); err != nil {
			return "", err
		}
		record(tx, by, "create", kindGuest, string(l.ID), c.ID, "", "")
		return "", nil // never the code: what is kept under an idempotency key can be read
	})
	return fresh, err
}

// guestFrom reads the form that invites a guest.
func (a *App) guestFrom(tx *store.Tx, c kompas.CompassID, form map[string]string) (kompas.ResidentLink, error) {
	l := kompas.ResidentLink{ID: kompas.ResidentLinkID(tx.NewID()), CompassID: c}
	var until string
	asked := map[string]string{"gastnaam": form["gastnaam"], "soort-gast": form["soort-gast"], "tot-en-met": form["tot-en-met"]}
	wrong := faults(fill(&l, kompas.GuestFields(&until), asked))
	if until != "" {
		if f := kompas.GuestUntilRefused(until, a.day(tx.Now), a.day(tx.Now.AddDate(0, 0, kompas.GuestDays))); f != nil {
			wrong = append(wrong, f)
		}
	}
	choices, err := guestChoices(tx, c)
	if err != nil {
		return l, err
	}
	at := slices.IndexFunc(choices, func(x GuestChoice) bool { return x.Value() == form["waarvoor"] })
	if at < 0 {
		wrong = append(wrong, fault.Field("waarvoor", "geen_keuze"))
	}
	if len(wrong) > 0 {
		return l, fault.Form(wrong)
	}
	l.AboutKind, l.AboutID = choices[at].Kind, choices[at].ID
	day, err := time.ParseInLocation(time.DateOnly, until, a.out.Zone)
	l.ExpiresAt = day.AddDate(0, 0, 1)
	return l, err
}

// EndGuest ends a guest's access now.
func (a *App) EndGuest(ctx context.Context, by Actor, slug string, id kompas.ResidentLinkID) error {
	return a.endLink(ctx, by, slug, id, kompas.ActInviteGuest, true)
}

// endLink ends a link of a compass: of a guest, or of residents.
func (a *App) endLink(ctx context.Context, by Actor, slug string, id kompas.ResidentLinkID, action kompas.Action, guest bool) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, action, 'C')
		if err != nil {
			return err
		}
		l, err := tx.ResidentLink(id)
		if err != nil {
			return err
		}
		if l.CompassID != c.ID || l.ForGuest() != guest {
			return fault.Missing()
		}
		if !l.WithdrawnAt.IsZero() {
			return nil
		}
		if guest {
			record(tx, by, "withdraw", kindGuest, string(l.ID), c.ID, "", "")
		} else {
			record(tx, by, "withdraw", "bewonerslink", string(l.ID), c.ID, l.Label, "")
		}
		return tx.WithdrawResidentLink(id)
	})
}

// GuestLink finds the link of a guest's code that still holds, to show its address once more.
func (a *App) GuestLink(ctx context.Context, by Actor, slug, code string) (CompassFrame, kompas.ResidentLink, error) {
	return a.shownLink(ctx, by, slug, code, kompas.ActInviteGuest, true)
}

// GuestView is what a guest reads: the thing, and of the compass what is needed to understand it.
type GuestView struct {
	Title     string
	Issue     string
	GroupName string
	Kind      kompas.GuestSubject
	Name      string   // what the thing is
	Years     int      // of a result, after "Over {0} jaar willen we dat"
	Lines     []string // what belongs to it: indicators of a result, what an activity should lead to, what clients say
	About     string   // more about it
	Until     time.Time
}

// GuestView loads what the guest was let in to.
func (a *App) GuestView(ctx context.Context, by Actor) (GuestView, error) {
	var v GuestView
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, err := by.openAsGuest(tx, 'R')
		if err != nil {
			return err
		}
		v = GuestView{Title: c.Title, Issue: c.Issue, GroupName: c.GroupName, Kind: by.Guest.AboutKind, Until: by.Guest.ExpiresAt}
		switch v.Kind {
		case kompas.GuestResult:
			return v.loadResult(tx, c.ID, by.Guest.AboutID)
		case kompas.GuestActivity:
			return v.loadActivity(tx, c.ID, by.Guest.AboutID)
		}
		return v.loadRequirement(tx, c.ID, by.Guest.AboutID)
	})
	return v, err
}

// openAsGuest finds the compass of the guest's link, and asks what a guest may do there.
func (by Actor) openAsGuest(tx *store.Tx, letter byte) (kompas.Compass, error) {
	if by.Guest == nil {
		return kompas.Compass{}, fault.Missing()
	}
	c, err := tx.Compass(by.Guest.CompassID)
	if err != nil {
		return c, err
	}
	if c.Archived() || !by.May(by.Guest.AboutKind.Action(), letter, tables{}.asked(c)) {
		return c, endedLink()
	}
	return c, nil
}

func (v *GuestView) loadResult(tx *store.Tx, c kompas.CompassID, id string) error {
	versions, err := tx.Results(c)
	if err != nil {
		return err
	}
	for _, r := range currentResults(versions) {
		if string(r.ID) != id {
			continue
		}
		v.Name, v.Years, v.About = r.Text, r.HorizonYears, r.TargetGroup
		indicators, err := tx.IndicatorsOfVersion(r.Edition.ID)
		for _, i := range indicators {
			v.Lines = append(v.Lines, i.Name)
		}
		return err
	}
	return endedLink()
}

func (v *GuestView) loadActivity(tx *store.Tx, c kompas.CompassID, id string) error {
	activities, err := tx.Activities(c)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(activities, func(x kompas.Activity) bool { return string(x.ID) == id })
	if at < 0 {
		return endedLink()
	}
	x := activities[at]
	v.Name, v.About = x.Name, x.Description
	claims, err := tx.Claims(c)
	for _, claim := range claims {
		if claim.ActivityID == x.ID && claim.Then != "" {
			v.Lines = append(v.Lines, claim.Then)
		}
	}
	return err
}

func (v *GuestView) loadRequirement(tx *store.Tx, c kompas.CompassID, id string) error {
	q, removed, err := store.QualityRequirements().Find(tx, kompas.PartID(id))
	if err == nil && (removed || q.CompassID != c) {
		err = endedLink()
	}
	v.Name, v.About = q.Text, q.ClientView
	if q.LawArticle != "" {
		v.Lines = []string{q.LawArticle}
	}
	return err
}

// GuestProposes puts what a guest says to those who write the thing. Field: voorstel.
func (a *App) GuestProposes(ctx context.Context, by Actor, form map[string]string, key string) error {
	if err := a.linkAttempt(ctx, by.Guest); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, err := by.openAsGuest(tx, 'P')
		if err != nil {
			return "", err
		}
		about := by.Guest.AboutKind.Action()
		return insertProposal(tx, by, c.ID, []kompas.Action{about}, by.Guest.Label, map[string]string{"waarover": string(about), "voorstel": form["voorstel"]})
	})
	return err
}
