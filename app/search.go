package app

import (
	"cmp"
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// SearchHit is something that was found: what it is, where it stands, and the line that answers.
type SearchHit struct {
	Kind     string // as in the history, or the kind of a part
	ID       string
	Compass  kompas.Compass
	Address  string // of its page under the compass, as far as that depends on the thing
	Activity string // slug of the activity that a part is about
	Name     string
	Line     []kompas.SearchPiece // empty when the name says it
	score    int
}

// SearchGroup is what was found of one kind, what answers best first.
type SearchGroup struct {
	Kind string
	Hits []SearchHit
}

// seeker looks for something in all that an actor may read.
type seeker struct {
	*changeReader
	q    kompas.SearchQuery
	hits []SearchHit
}

// Search looks for words in everything that the actor may read in the space. It reads the words where they stand: an index
// beside them could be behind them, or know more than the reader may. What stands in a learning space is not looked in.
func (a *App) Search(ctx context.Context, by Actor, typed string) ([]SearchGroup, error) {
	q := kompas.NewSearchQuery(typed)
	if q.Empty() {
		return nil, nil
	}
	var out []SearchGroup
	err := a.view(ctx, by, func(tx *store.Tx) error {
		r, err := a.changeReader(tx, by)
		if err != nil {
			return err
		}
		s := seeker{changeReader: r, q: q}
		for _, look := range []func() error{s.things, s.parts, s.stories, s.councilPages, s.questions, s.motions, s.proposals, s.outcomes} {
			if err := look(); err != nil {
				return err
			}
		}
		out = s.groups()
		return nil
	})
	return out, err
}

// things looks in what is no part, story or council page.
func (s *seeker) things() error {
	rows, err := s.tx.SearchRows()
	if err != nil {
		return err
	}
	for _, x := range rows {
		c := s.compasses[x.Compass]
		if c == nil || !c.whole || kompas.InLearningSpace(x.ID) {
			continue
		}
		score := s.q.Score(x.Name, x.Texts[:]...)
		if score == 0 {
			continue
		}
		may, err := s.may(c, HistoryLine{Event: store.Event{ObjectKind: x.Kind, ObjectID: x.ID, CompassID: string(x.Compass)}})
		if err != nil {
			return err
		}
		if may {
			s.found(SearchHit{Kind: x.Kind, ID: x.ID, Compass: c.Compass, Address: x.Address, Name: x.Name, score: score}, x.Texts[:]...)
		}
	}
	return nil
}

// parts looks in the parts of every kind.
func (s *seeker) parts() error {
	for kind, p := range s.a.partKinds() {
		if err := p.search(s, string(kind)); err != nil {
			return err
		}
	}
	return nil
}

// search looks in the parts of one kind that the actor may read. Those of the space as a whole stand on the page of any
// compass: here on that of the first one that the actor reads.
func (k partKind[T]) search(s *seeker, kind string) error {
	list, err := k.table.Of(s.tx, "")
	if err != nil {
		return err
	}
	words := map[kompas.CompassID][]kompas.Field[T]{}
	for i := range list {
		x := &list[i]
		c := s.home(k.part(x).CompassID)
		if c == nil || !c.whole || !k.reads(s.by, c.on) {
			continue
		}
		if _, known := words[c.ID]; !known {
			if words[c.ID], err = k.wordFields(s.tx, c.Compass); err != nil {
				return err
			}
		}
		var texts []string
		for _, f := range words[c.ID] {
			texts = append(texts, f.Get(x))
		}
		score := s.q.Score(k.name(x), texts...)
		if score == 0 {
			continue
		}
		hit := SearchHit{Kind: kind, ID: string(k.part(x).ID), Compass: c.Compass, Name: k.name(x), score: score}
		may, err := k.mayFind(s, c, x, &hit)
		if err != nil {
			return err
		}
		if may {
			s.found(hit, texts...)
		}
	}
	return nil
}

// mayFind asks what the page of a part asks, and says about which activity it is.
func (k partKind[T]) mayFind(s *seeker, c *seenCompass, x *T, hit *SearchHit) (bool, error) {
	known, err := k.knows(s.tx, s.by, x)
	if err != nil || !known {
		return false, err
	}
	mine, err := k.of(s.tx, c.Compass, c.on, x)
	if err != nil || !k.permits(s.by, 'A', mine, x) || k.about == nil {
		return err == nil && k.permits(s.by, 'A', mine, x), err
	}
	id := *k.about(x)
	if id == "" {
		return true, nil
	}
	about, err := s.tx.Activity(id)
	if fault.Is(err, fault.NotFound) {
		return false, nil // it was taken away, and its page with it
	}
	hit.Activity = about.Slug
	return true, err
}

// wordFields are the fields that hold words: those that take any.
func (k partKind[T]) wordFields(tx *store.Tx, c kompas.Compass) ([]kompas.Field[T], error) {
	fields, err := k.fields(tx, c)
	var out []kompas.Field[T]
	for _, f := range fields {
		var none T
		if f.Set(&none, "Zomaar iets.") == nil {
			out = append(out, f)
		}
	}
	return out, err
}

// home is the compass on whose page something stands; nil when the actor sees none.
func (s *seeker) home(id kompas.CompassID) *seenCompass {
	if id == "" && len(s.order) > 0 {
		return s.compasses[s.order[0].ID]
	}
	return s.compasses[id]
}

// stories looks in the stories that the actor may read.
func (s *seeker) stories() error {
	for _, x := range s.order {
		c := s.compasses[x.ID]
		if !c.whole {
			continue
		}
		lines, err := s.by.storyLines(s.tx, c.Compass, c.on)
		if err != nil {
			return err
		}
		for _, l := range lines {
			s.look(SearchHit{Kind: kindStory, ID: string(l.ID), Compass: c.Compass, Name: l.ToldBy}, l.Text)
		}
	}
	return nil
}

// councilPages looks in the newest council page of each result. The words of a teller are looked in with the stories.
func (s *seeker) councilPages() error {
	pages, err := s.tx.CouncilPages()
	if err != nil {
		return err
	}
	seen := map[kompas.ResultID]bool{}
	for _, p := range pages {
		c := s.compasses[p.CompassID]
		if c == nil || seen[p.ResultID] || !s.by.May(kompas.ActCouncilReport, 'R', c.on) {
			continue
		}
		seen[p.ResultID] = true
		versions, err := s.tx.ResultVersions(p.ResultID)
		if err != nil {
			return err
		}
		v, err := frozenView(p)
		if err != nil {
			return err
		}
		if len(versions) == 0 {
			continue
		}
		var texts []string
		for _, b := range kompas.CouncilBlocks() {
			texts = append(texts, v.Sheet.Blocks[b.Name])
		}
		for _, l := range v.Sheet.Links {
			texts = append(texts, l.Name)
		}
		s.look(SearchHit{Kind: "raadsblad", ID: p.FrozenOn, Compass: c.Compass, Address: ResultAddress(versions[0]), Name: v.Sheet.Result}, texts...)
	}
	return nil
}

// questions looks in what the council asked and what was answered.
func (s *seeker) questions() error {
	list, err := s.tx.CouncilQuestions()
	if err != nil {
		return err
	}
	for _, q := range list {
		c := s.compasses[q.CompassID]
		if c == nil || !s.by.seesQuestions(c.on) || !s.by.May(kompas.ActCouncilReport, 'R', c.on) {
			continue
		}
		versions, err := s.tx.ResultVersions(q.ResultID)
		if err != nil {
			return err
		}
		if len(versions) > 0 {
			l := s.by.questionLine(q, c.on)
			s.look(SearchHit{Kind: "raadsvraag", ID: q.PageDay, Compass: c.Compass, Address: ResultAddress(versions[0]), Name: l.SubjectText}, l.Text, l.Answer)
		}
	}
	return nil
}

// look notes a thing that the actor may read when it answers.
func (s *seeker) look(hit SearchHit, texts ...string) {
	if hit.score = s.q.Score(hit.Name, texts...); hit.score > 0 {
		s.found(hit, texts...)
	}
}

// found notes a thing with the line that answers. Of versions of one thing only the one that answers best is kept.
func (s *seeker) found(hit SearchHit, texts ...string) {
	for _, t := range texts {
		if t == hit.Name {
			continue
		}
		if hit.Line = s.q.Line(t); hit.Line != nil {
			break
		}
	}
	at := slices.IndexFunc(s.hits, func(h SearchHit) bool {
		return h.Kind == hit.Kind && h.ID == hit.ID && h.Compass.ID == hit.Compass.ID && h.Address == hit.Address
	})
	switch {
	case at < 0:
		s.hits = append(s.hits, hit)
	case s.hits[at].score < hit.score:
		s.hits[at] = hit
	}
}

// searchOrder is the order in which kinds of things are shown: first what a compass is about, then what was said about it.
var searchOrder = []string{"kompas", "ambitie", "resultaat", "indicator", "behoefte", "activiteit", "als_dan", "kwaliteit", kindOutcome, "raadsblad", "raadsvraag",
	kindMotion, kindProposal, "gesprek", "inbreng", kindStory, kindInsight, kindStatement, kindAction, kindAttachment, "stoel"}

// groups puts what was found in order.
func (s *seeker) groups() []SearchGroup {
	place := func(kind string) int {
		if at := slices.Index(searchOrder, kind); at >= 0 {
			return at
		}
		return len(searchOrder)
	}
	slices.SortStableFunc(s.hits, func(x, y SearchHit) int {
		return cmp.Or(cmp.Compare(place(x.Kind), place(y.Kind)), cmp.Compare(x.Kind, y.Kind), cmp.Compare(y.score, x.score),
			cmp.Compare(kompas.Fold(x.Name), kompas.Fold(y.Name)), cmp.Compare(x.ID, y.ID))
	})
	var out []SearchGroup
	for _, h := range s.hits {
		if n := len(out); n == 0 || out[n-1].Kind != h.Kind {
			out = append(out, SearchGroup{Kind: h.Kind})
		}
		g := &out[len(out)-1]
		g.Hits = append(g.Hits, h)
	}
	return out
}
