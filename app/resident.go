package app

import (
	"context"
	"time"

	"kompas/fault"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// What a resident can do who came by a link: read what a compass is about, say whether that is familiar, tell a story.
// Nothing else of the space opens to a link.

const (
	residentPosts  = 240 // per link and hour: a full community centre can answer, a machine cannot fill the database
	residentWindow = time.Hour
)

// ResidentView is what a resident reads of a compass.
type ResidentView struct {
	Title     string
	Issue     string
	GroupName string
	Ambition  string // what partners agreed to want, in residents' own words where there are any; empty while nothing is agreed
	Result    string // the first agreed result, after "Over {0} jaar willen we dat"
	Years     int
}

// ResidentView loads what the compass of the link is about.
func (a *App) ResidentView(ctx context.Context, by Actor) (ResidentView, error) {
	var v ResidentView
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, err := by.openByLink(tx)
		if err != nil {
			return err
		}
		v = ResidentView{Title: c.Title, Issue: c.Issue, GroupName: c.GroupName}
		if v.Ambition, err = agreedAmbition(tx, c.ID); err != nil {
			return err
		}
		versions, err := tx.Results(c.ID)
		if r, ok := kompas.InForce(versions); ok && err == nil {
			v.Result, v.Years = r.Text, r.HorizonYears
		}
		return err
	})
	return v, err
}

func agreedAmbition(tx *store.Tx, c kompas.CompassID) (string, error) {
	versions, err := tx.Ambitions(c)
	for _, x := range CurrentAmbitions(versions) {
		if x.Status.Agreed() {
			if x.ResidentsText != "" {
				return x.ResidentsText, err
			}
			return x.Text, err
		}
	}
	return "", err
}

// openByLink finds the compass of the actor's link. An archived compass asks nothing of residents any more.
func (by Actor) openByLink(tx *store.Tx) (kompas.Compass, error) {
	if by.Resident == nil {
		return kompas.Compass{}, fault.Missing()
	}
	c, err := tx.Compass(by.Resident.CompassID)
	if err == nil && c.Archived() {
		return c, endedLink()
	}
	return c, err
}

func endedLink() error { return fault.New(fault.NotFound, "link_werkt_niet") }

func (a *App) residentAttempt(ctx context.Context, by Actor) error {
	return a.linkAttempt(ctx, by.Resident)
}

// linkAttempt counts what is sent by a link.
func (a *App) linkAttempt(ctx context.Context, link *kompas.ResidentLink) error {
	if link == nil {
		return fault.Missing()
	}
	return a.attempt(ctx, limit{"bewonerslink " + string(link.ID), residentPosts, residentWindow})
}

// ResidentInsight writes down what a resident recognises or misses. Fields: duiding, houding.
func (a *App) ResidentInsight(ctx context.Context, by Actor, form map[string]string, key string) error {
	if err := a.residentAttempt(ctx, by); err != nil {
		return err
	}
	slug, err := a.residentCompass(ctx, by)
	if err != nil {
		return err
	}
	answer := map[string]string{"duiding": form["duiding"], "houding": form["houding"]} // nothing else is a resident's to say
	if answer["houding"] == "" {
		delete(answer, "houding")
	}
	_, err = a.AddInsight(ctx, by, slug, answer, key)
	return err
}

func (a *App) residentCompass(ctx context.Context, by Actor) (slug string, err error) {
	err = a.view(ctx, by, func(tx *store.Tx) error {
		c, err := by.openByLink(tx)
		slug = c.Slug
		return err
	})
	return slug, err
}

// CheckResidentStory says at their fields what is wrong with a story so far: the words, and the name where it is there.
func CheckResidentStory(form map[string]string) error {
	var s measure.Story
	return fill(&s, residentStoryFields(), form)
}

// residentStoryFields are the fields of a story that its teller fills in.
func residentStoryFields() []kompas.Field[measure.Story] {
	var out []kompas.Field[measure.Story]
	for _, name := range append([]string{"verhaal", "verteller"}, measure.ConsentFields()...) {
		f, _ := kompas.FieldByName(measure.StoryFields(), name)
		out = append(out, f)
	}
	return out
}

// TellStory stores the story of a resident, for the guide of the compass to look at first. code is the one the form
// carried; with it the teller can withdraw the story. It gives the withdraw code as people type it.
func (a *App) TellStory(ctx context.Context, by Actor, form map[string]string, code, key string) (string, error) {
	if err := a.residentAttempt(ctx, by); err != nil {
		return "", err
	}
	if code = kompas.ReadCode(code); code == "" {
		code = a.NewCode()
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, err := by.openByLink(tx)
		if err != nil {
			return "", err
		}
		s := measure.Story{ID: kompas.StoryID(tx.NewID()), CompassID: c.ID, State: measure.StorySubmitted,
			Perspective: kompas.PerspectiveResident, ToldOn: a.day(tx.Now), IsExample: by.Space.IsDemo}
		if _, ok := form["verhaal"]; !ok {
			form["verhaal"] = ""
		}
		if err := fill(&s, residentStoryFields(), form); err != nil {
			return "", err
		}
		if s.Consented() {
			s.ConsentGivenOn, s.ConsentVersion = s.ToldOn, measure.ConsentVersion()
		}
		if err := tx.InsertStory(s); err != nil {
			return "", err
		}
		record(tx, by, "create", "verhaal", string(s.ID), c.ID, "", s.Text)
		return "", tx.SetWithdrawCode(s.ID, hashCode(code))
	})
	return code, err
}

// ResidentProposes puts what a resident needs or proposes to those who write that part of the compass. Nothing of it comes
// into the compass by itself. Fields: waarover, voorstel, wie-stelt-voor.
func (a *App) ResidentProposes(ctx context.Context, by Actor, form map[string]string, key string) error {
	if err := a.residentAttempt(ctx, by); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, err := by.openByLink(tx)
		if err != nil {
			return "", err
		}
		name, wrong := kompas.CleanText("wie-stelt-voor", form["wie-stelt-voor"], kompas.MaxName, false)
		if wrong != nil {
			return "", fault.Form([]*fault.Error{wrong})
		}
		return insertProposal(tx, by, c.ID, kompas.ResidentProposable(), name, form)
	})
	return err
}
