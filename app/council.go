package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// CouncilPageView is a council page as it is shown: a draft drawn from today's data, or a frozen one from its snapshot.
type CouncilPageView struct {
	Council    kompas.CouncilPage
	Sheet      kompas.CouncilSheet
	Drawing    *area.Map       // the borders of the map on the sheet; nil when there is none
	Quote      string          // the words of the story; empty when there is none or the teller withdrew it
	Withdrawn  bool            // a story was quoted, and its teller withdrew it
	Address    string          // of the result: 1-samen-rondkomen
	Stories    []measure.Story // that may be shown to the council; only for a draft
	Earlier    []kompas.CouncilPage
	Questions  []QuestionLine // of the council, on this page or an earlier one; empty for whoever may not read them
	MayWrite   bool
	MayFreeze  bool
	MayPropose bool // something about this compass
	MayAsk     bool // something, on this frozen page
	Intact     bool // the frozen content still has the hash it was frozen with
}

func councilEditable() editable[kompas.CouncilPage] {
	return editable[kompas.CouncilPage]{
		kind: "raadsblad", fields: kompas.CouncilPageFields(),
		id:      func(c *kompas.CouncilPage) string { return string(c.ID) },
		version: func(c *kompas.CouncilPage) int64 { return c.Version },
		compass: func(c *kompas.CouncilPage) kompas.CompassID { return c.CompassID },
		save:    func(tx *store.Tx, c *kompas.CouncilPage) error { return tx.UpdateCouncilPage(c) },
	}
}

// CouncilDraft shows the draft of a result's council page, drawn from today's data.
func (a *App) CouncilDraft(ctx context.Context, by Actor, slug, address string) (CouncilPageView, error) {
	var v CouncilPageView
	var shown []kompas.Indicator
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openDraft(tx, slug, address)
		if err != nil {
			return err
		}
		if v, err = a.councilDraft(tx, by, o); err != nil {
			return err
		}
		shown, err = indicatorsOf(tx, o)
		return err
	})
	if err == nil {
		err = a.opened(ctx, by, shown)
	}
	return v, err
}

// openDraft finds a result for whoever writes its council page, or signs it off.
func (by Actor) openDraft(tx *store.Tx, slug, address string) (openedResult, error) {
	o, err := by.openResult(tx, slug, address, kompas.ActCouncilReport, 'R')
	if err == nil && !by.May(kompas.ActCouncilReport, 'P', o.on) && !by.mayFreeze(o.on) {
		err = fault.New(fault.Forbidden, "geen_recht")
	}
	return o, err
}

func (a *App) councilDraft(tx *store.Tx, by Actor, o openedResult) (CouncilPageView, error) {
	page, err := tx.CouncilDraft(o.versions[0].ID)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return CouncilPageView{}, err
	}
	v := CouncilPageView{Council: page, Address: ResultAddress(o.current()), Intact: true,
		MayWrite:  by.May(kompas.ActCouncilReport, 'P', o.on) && !o.compass.Archived(),
		MayFreeze: by.mayFreeze(o.on) && !o.compass.Archived(), MayPropose: len(by.proposable(o.on)) > 0 && !o.compass.Archived()}
	if v.Stories, err = councilStories(tx, o); err != nil {
		return v, err
	}
	if v.Earlier, err = tx.CouncilPagesOf(o.versions[0].ID); err != nil {
		return v, err
	}
	if v.Sheet, v.Quote, err = a.councilSheet(tx, by, o, page, v.Stories); err != nil {
		return v, err
	}
	return v, drawMap(tx, &v)
}

func (by Actor) mayFreeze(on Object) bool {
	return by.May(kompas.ActCouncilReport, 'C', on) || by.May(kompas.ActCouncilReport, 'S', on)
}

// councilStories gives the stories of a compass that their tellers let go to the council.
func councilStories(tx *store.Tx, o openedResult) ([]measure.Story, error) {
	all, err := tx.Stories(o.compass.ID)
	var out []measure.Story
	for _, s := range all {
		if s.May(measure.UseCouncil) && (s.ResultID == "" || s.ResultID == o.versions[0].ID) {
			out = append(out, s)
		}
	}
	return out, err
}

// StartCouncilPage begins the draft of a result's council page; it gives the address of the result.
func (a *App) StartCouncilPage(ctx context.Context, by Actor, slug, address, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openResult(tx, slug, address, kompas.ActCouncilReport, 'P')
		if err != nil {
			return "", err
		}
		_, err = tx.CouncilDraft(o.versions[0].ID)
		if err == nil || !fault.Is(err, fault.NotFound) {
			return ResultAddress(o.current()), err // somebody began already: work goes on there
		}
		c := kompas.CouncilPage{ID: kompas.CouncilPageID(tx.NewID()), CompassID: o.compass.ID, ResultID: o.versions[0].ID, CreatedBy: by.Person.ID}
		if c.Blocks, err = firstBlocks(tx, o); err != nil {
			return "", err
		}
		if err := tx.InsertCouncilPage(c); err != nil {
			return "", err
		}
		record(tx, by, "create", "raadsblad", string(c.ID), o.compass.ID, "", o.current().Text)
		return ResultAddress(o.current()), nil
	})
}

// firstBlocks fills a new draft with what is known: the words of the council page before, else the ambition.
func firstBlocks(tx *store.Tx, o openedResult) (map[string]string, error) {
	earlier, err := tx.CouncilPagesOf(o.versions[0].ID)
	if err != nil {
		return nil, err
	}
	if len(earlier) > 0 {
		return earlier[0].Blocks, nil
	}
	versions, err := tx.Ambitions(o.compass.ID)
	blocks := map[string]string{}
	for _, x := range CurrentAmbitions(versions) {
		if x.ID == o.current().AmbitionID || blocks["kop"] == "" {
			blocks["kop"] = x.Text
		}
	}
	return blocks, err
}

// EditCouncilPage changes blocks of a draft; the story to quote is chosen with it.
func (a *App) EditCouncilPage(ctx context.Context, by Actor, slug, address string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActCouncilReport, 'P')
		if err != nil {
			return err
		}
		c, err := tx.CouncilDraft(o.versions[0].ID)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &c, councilEditable(), e)
		return err
	})
	return done, err
}

// QuoteStory chooses the story on a draft; empty takes it off. Only a story that may go to the council can be chosen.
func (a *App) QuoteStory(ctx context.Context, by Actor, slug, address string, id kompas.StoryID) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActCouncilReport, 'P')
		if err != nil {
			return err
		}
		c, err := tx.CouncilDraft(o.versions[0].ID)
		if err != nil || c.StoryID == id {
			return err
		}
		if id != "" {
			if _, ok, err := storyAmong(tx, o, id); err != nil || !ok {
				return orElse(err, fault.Form([]*fault.Error{fault.Field("verhaal", "verhaal_niet_voor_raad")}))
			}
		}
		c.StoryID = id
		record(tx, by, "quote", "raadsblad", string(c.ID), o.compass.ID, "", string(id))
		return tx.UpdateCouncilPage(&c)
	})
}

func storyAmong(tx *store.Tx, o openedResult, id kompas.StoryID) (measure.Story, bool, error) {
	stories, err := councilStories(tx, o)
	for _, s := range stories {
		if s.ID == id {
			return s, true, err
		}
	}
	return measure.Story{}, false, err
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// FreezeCouncilPage fixes the page as it is today, with its date and the hash of its content. A block over its limit
// is refused, and named.
func (a *App) FreezeCouncilPage(ctx context.Context, by Actor, slug, address, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openDraft(tx, slug, address)
		if err != nil {
			return "", err
		}
		if !by.mayFreeze(o.on) {
			return "", fault.New(fault.Forbidden, "geen_recht")
		}
		v, err := a.councilDraft(tx, by, o)
		if err != nil {
			return "", err
		}
		if v.Council.ID == "" {
			return "", fault.Missing()
		}
		if err := kompas.CheckCouncilSheet(v.Sheet, v.Quote); err != nil {
			return "", err
		}
		c, err := a.freeze(tx, o, v)
		if err != nil {
			return "", err
		}
		if err := a.release(tx, by, o); err != nil {
			return "", err
		}
		record(tx, by, "freeze", "raadsblad", string(c.ID), o.compass.ID, "", c.FrozenOn+" "+c.ContentHash)
		return c.FrozenOn, nil
	})
}

func (a *App) freeze(tx *store.Tx, o openedResult, v CouncilPageView) (kompas.CouncilPage, error) {
	c := v.Council
	if v.Quote != "" {
		// The words of a teller stand beside the snapshot, bound to it by a salted hash: withdrawing takes them out
		// of every frozen page, and the page's own hash still holds.
		c.Quote, c.QuoteSalt = v.Quote, tx.NewSalt()
		v.Sheet.QuoteDigest = quoteDigest(c.QuoteSalt, c.Quote)
	}
	snapshot, err := json.Marshal(v.Sheet)
	if err != nil {
		return c, err
	}
	c.Snapshot, c.ContentHash, c.FrozenAt = string(snapshot), contentHash(snapshot), tx.Now
	if c.FrozenOn, err = freeDay(tx, o.versions[0].ID, a.day(tx.Now)); err != nil {
		return c, err
	}
	if err := tx.SealObject(string(c.ID)); err != nil {
		return c, err
	}
	return c, tx.UpdateCouncilPage(&c)
}

func contentHash(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

func quoteDigest(salt []byte, text string) string {
	return contentHash(append(append([]byte{}, salt...), text...))
}

// freeDay gives the day, with a number behind it when this result has a frozen page of that day.
func freeDay(tx *store.Tx, id kompas.ResultID, day string) (string, error) {
	for n := 1; ; n++ {
		name := day
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		_, err := tx.FrozenCouncilPage(id, name)
		if fault.Is(err, fault.NotFound) {
			return name, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// FrozenCouncilPage shows a frozen page from its snapshot alone.
func (a *App) FrozenCouncilPage(ctx context.Context, by Actor, slug, address, day string) (CouncilPageView, error) {
	var v CouncilPageView
	var shown []kompas.Indicator
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActCouncilReport, 'R')
		if err != nil {
			return err
		}
		c, err := tx.FrozenCouncilPage(o.versions[0].ID, day)
		if err != nil {
			return err
		}
		if v, err = frozenView(c); err != nil {
			return err
		}
		v.Address = ResultAddress(o.current())
		v.MayAsk = by.May(kompas.ActCouncilQuestion, 'C', o.on) && !o.compass.Archived()
		if v.Questions, err = by.questionsOf(tx, o.on, o.versions[0].ID); err != nil {
			return err
		}
		if shown, err = indicatorsOf(tx, o); err != nil {
			return err
		}
		return drawMap(tx, &v)
	})
	if err == nil {
		err = a.opened(ctx, by, shown)
	}
	return v, err
}

func frozenView(c kompas.CouncilPage) (CouncilPageView, error) {
	v := CouncilPageView{Council: c, Intact: contentHash([]byte(c.Snapshot)) == c.ContentHash}
	if err := json.Unmarshal([]byte(c.Snapshot), &v.Sheet); err != nil {
		return v, err
	}
	switch {
	case v.Sheet.QuoteDigest == "":
	case c.Quote == "":
		v.Withdrawn = true
	default:
		v.Quote = c.Quote
		v.Intact = v.Intact && quoteDigest(c.QuoteSalt, c.Quote) == v.Sheet.QuoteDigest
	}
	return v, nil
}
