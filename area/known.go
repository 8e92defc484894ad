package area

import "slices"

// Standing (stand van een gebiedscode) says what is known of a code in a boundary year.
type Standing string

// The standings, in the Dutch words in which they are stored.
const (
	StandingKnown     Standing = "bekend"
	StandingUnlisted  Standing = "niet_in_lijst" // of the right form, and in no list we have
	StandingAbolished Standing = "opgeheven"     // not in that year, for it was abolished before
	StandingPseudo    Standing = "geen_gebied"   // people without a municipality: GM0998 and GM0999
	StandingUnread    Standing = "onleesbaar"
)

// Standings lists them, in the order of a table.
func Standings() []Standing {
	return []Standing{StandingKnown, StandingUnlisted, StandingAbolished, StandingPseudo, StandingUnread}
}

// StandingOf tells what is known of a code in a year. Of that year itself a national division decides; without one, the
// division that is nearest in time and what is known of re-organisations between.
func (rs Recodings) StandingOf(code string, year int, nearest *Division) Standing {
	code, level, err := ParseCode(code)
	switch {
	case err != nil:
		return StandingUnread
	case code == CountryCode:
		return StandingKnown
	case IsPseudo(code):
		return StandingPseudo
	}
	municipality := MunicipalityOf(code)
	if municipality != "" && rs.abolished(municipality, year) {
		return StandingAbolished
	}
	if nearest == nil {
		return StandingUnlisted
	}
	if _, ok := nearest.Pos(level, code); ok || level == Municipality && nearest.Year != year && rs.Names(code) {
		return StandingKnown
	}
	return StandingUnlisted
}

// abolished says whether a municipality was gone in a year.
func (rs Recodings) abolished(code string, year int) bool {
	return slices.ContainsFunc(rs, func(r Recoding) bool {
		return r.OldCode == code && r.Year <= year && (r.Kind == Merged || r.Kind == Split)
	})
}

// Names says whether a code stands anywhere in the table.
func (rs Recodings) Names(code string) bool {
	return slices.ContainsFunc(rs, func(r Recoding) bool { return r.OldCode == code || r.NewCode == code })
}
