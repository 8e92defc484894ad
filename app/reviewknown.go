package app

import (
	"encoding/json"
	"slices"
	"time"

	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// knownEvidence is what was known of a piece of evidence when a review began. It is kept as it was measured, so that it
// passes the gate again for each reader.
type knownEvidence struct {
	Link     store.LinkedIndicator     // with the target it had
	Figures  figure.Set                // of an indicator
	Around   []figure.Cell             // of other areas and groups of the indicator
	Peers    []figure.Cell             // what it was compared with
	Count    int                       // municipalities behind those
	Outcomes []kompas.ProvisionOutcome // of a question of an activity
}

func (k *knownEvidence) series() series {
	return series{set: k.Figures, around: k.Around, peers: k.Peers, count: k.Count}
}

// knownFigures reads what was kept; nil for a story, and for evidence of before figures were kept.
func knownFigures(e kompas.ReviewEvidence) (*knownEvidence, error) {
	if e.Known == "" {
		return nil, nil
	}
	var k knownEvidence
	return &k, json.Unmarshal([]byte(e.Known), &k)
}

// keep writes down what is known today of a piece of evidence. A story is not kept: its teller may take it back.
func (t evidenceTable) keep(e *kompas.ReviewEvidence) error {
	var k knownEvidence
	switch e.Kind {
	case kompas.EvidenceIndicator:
		link, s, err := t.indicatorToday(e.ObjectID)
		if err != nil {
			return err
		}
		k = knownEvidence{Link: link, Figures: s.set, Around: s.around, Peers: s.peers, Count: s.count}
	case kompas.EvidenceOutcome:
		at := slices.IndexFunc(t.measured, func(o kompas.ProvisionOutcome) bool { return string(o.ID) == e.ObjectID })
		k.Outcomes = slices.DeleteFunc(slices.Clone(t.measured), func(o kompas.ProvisionOutcome) bool { return !o.SameQuestion(t.measured[at]) })
	default:
		return nil
	}
	text, err := json.Marshal(k)
	e.Known = string(text)
	return err
}

// otherFigures says whether a reader would see other figures: another period, or another number, margin or base.
func otherFigures(was, is []figure.Shown) bool {
	return !slices.EqualFunc(was, is, func(a, b figure.Shown) bool {
		va, _ := a.Value()
		vb, _ := b.Value()
		na, _ := a.N()
		nb, _ := b.N()
		la, ua, _ := a.Bounds()
		lb, ub, _ := b.Bounds()
		return a.Period() == b.Period() && a.Present() == b.Present() && va == vb && na == nb && la == lb && ua == ub
	})
}

// figuresIn gives the figures of a series of outcomes.
func figuresIn(s *OutcomeSeries) []figure.Shown {
	var out []figure.Shown
	if s != nil {
		for _, p := range s.Points {
			out = append(out, p.Figure)
		}
	}
	return out
}

// dayOf gives the day of an instant where the figures are read.
func (f figures) dayOf(at time.Time) string { return at.In(f.today.Location()).Format(time.DateOnly) }
