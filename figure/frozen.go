package figure

import "encoding/json"

// frozen is a publication as it is stored. What the gate hid has no number in it.
type frozen struct {
	Audience Audience     `json:"lezer,omitempty"`
	Unit     Unit         `json:"eenheid"`
	Sources  []Source     `json:"bronnen"`
	Cells    []frozenCell `json:"cijfers"`
}

type frozenCell struct {
	Area        string   `json:"gebied"`
	Period      string   `json:"periode"`
	Breakdown   string   `json:"groep,omitempty"`
	Value       *float64 `json:"waarde,omitempty"`
	Lower       *float64 `json:"van,omitempty"`
	Upper       *float64 `json:"tot,omitempty"`
	N           *int     `json:"n,omitempty"`
	Decimals    int      `json:"decimalen,omitempty"`
	Basis       Basis    `json:"grondslag"`
	Source      int      `json:"bron"`
	Absence     Absence  `json:"geen,omitempty"`
	Reason      string   `json:"reden,omitempty"`
	NoMargin    bool     `json:"geenMarge,omitempty"`
	Provisional bool     `json:"voorlopig,omitempty"`
	Estimated   bool     `json:"geschat,omitempty"`
	Approximate bool     `json:"ongeveer,omitempty"`
	BreakBefore bool     `json:"anders,omitempty"`
	Revised     bool     `json:"herzien,omitempty"`
}

// Keep returns the publication of some of the cells only.
func (p Publication) Keep(of func(Shown) bool) Publication {
	out := Publication{audience: p.audience}
	for _, s := range p.cells {
		if of(s) {
			out.cells = append(out.cells, s)
		}
	}
	return out
}

// MarshalJSON writes the publication as it became public. How many people have a trait is never written.
func (p Publication) MarshalJSON() ([]byte, error) {
	out := frozen{Audience: p.audience, Sources: []Source{}, Cells: make([]frozenCell, 0, len(p.cells))}
	at := map[Source]int{}
	for _, s := range p.cells {
		out.Unit = s.unit
		source := s.Source()
		if _, known := at[source]; !known {
			at[source] = len(out.Sources)
			out.Sources = append(out.Sources, source)
		}
		c := frozenCell{Area: s.area, Period: s.period.String(), Breakdown: s.breakdown, Basis: s.basis, Source: at[source], BreakBefore: s.breakBefore}
		if s.shown {
			c.Value, c.Decimals = &s.value, s.decimals
			c.NoMargin, c.Provisional, c.Estimated, c.Approximate = s.noMargin, s.provisional, s.estimated, s.approximate
			c.Revised = s.revised
			if s.hasBounds {
				c.Lower, c.Upper = &s.lower, &s.upper
			}
			if s.hasN {
				c.N = &s.n
			}
		} else {
			c.Absence, c.Reason = s.Absence(), s.reason
		}
		out.Cells = append(out.Cells, c)
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads a publication as it became public: the gate was passed then, and is not passed again. Errors: those of
// ParsePeriod; ErrValue for a source that is not there.
func (p *Publication) UnmarshalJSON(text []byte) error {
	var in frozen
	if err := json.Unmarshal(text, &in); err != nil {
		return err
	}
	*p = Publication{audience: in.Audience, cells: make([]Shown, len(in.Cells))}
	for i, c := range in.Cells {
		period, err := ParsePeriod(c.Period)
		if err != nil {
			return err
		}
		if c.Source < 0 || c.Source >= len(in.Sources) {
			return ErrValue
		}
		s := Shown{area: c.Area, period: period, breakdown: c.Breakdown, unit: in.Unit, basis: c.Basis, source: &in.Sources[c.Source],
			absence: c.Absence, reason: c.Reason, breakBefore: c.BreakBefore}
		if c.Value != nil {
			s.shown, s.value, s.decimals = true, *c.Value, c.Decimals
			s.noMargin, s.provisional, s.estimated, s.approximate = c.NoMargin, c.Provisional, c.Estimated, c.Approximate
			s.revised = c.Revised
			if c.Lower != nil && c.Upper != nil {
				s.lower, s.upper, s.hasBounds = *c.Lower, *c.Upper, true
			}
			if c.N != nil {
				s.n, s.hasN = *c.N, true
			}
		}
		p.cells[i] = s
	}
	return nil
}
