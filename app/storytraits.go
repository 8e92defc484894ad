package app

import (
	"slices"
	"strings"
	"unicode"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// ShownTraits (getoonde kenmerken) is what others may read of who told a story. So many people in the area share it that nobody
// can be pointed out.
type ShownTraits struct {
	Area area.Area // the zero area is none
	Age  measure.AgeGroup
}

// storyTraits says what may stand beside a story: the area it is from when enough people of that age live there, else less: no
// age, or a larger area. Where nobody knows how many people live there, it is not told.
func (n *national) storyTraits(s measure.Story) (ShownTraits, error) {
	var out ShownTraits
	for code := s.AreaCode; code != ""; {
		a, err := n.find(code)
		if err != nil {
			return out, unlessMissing(err)
		}
		all, err := n.people("inwoners", a)
		if err != nil {
			return out, err
		}
		same := 0
		if s.Age != "" {
			if same, err = n.people(s.Age.Indicator(), a); err != nil {
				return out, err
			}
		}
		t, err := figure.StoryTraitsOf(all, min(all, same), s.Consented())
		if err != nil || !t.Shown {
			return out, err
		}
		if t.OwnArea {
			out.Area = a
			if t.Age {
				out.Age = s.Age
			}
			return out, nil
		}
		if code = a.Parent; a.Level == area.Municipality {
			code = ""
		}
	}
	return out, nil
}

// people counts the inhabitants of an area that a national figure is about; 0 when nobody knows.
func (n *national) people(key string, a area.Area) (int, error) {
	c, err := n.indicator(key)
	if err != nil {
		return 0, unlessMissing(err)
	}
	col, ok, err := n.newest(c, a.Level, a.Code, a.Code)
	if err != nil || !ok {
		return 0, err
	}
	v, _ := col.shown([]string{a.Code}).At(0).Value()
	return int(v), nil
}

// areaField is the field by which somebody says where who tells a story lives; empty is not said.
func (room storyRoom) areaField() kompas.Field[measure.Story] {
	const name = "woont-in"
	return kompas.Field[measure.Story]{Name: name, Get: func(s *measure.Story) string { return s.AreaCode },
		Set: func(s *measure.Story, text string) *fault.Error {
			known := slices.ContainsFunc(room.areas, func(a area.Area) bool { return a.Code == text })
			if text != "" && text != s.AreaCode && !known {
				return fault.Field(name, "geen_keuze")
			}
			s.AreaCode = text
			return nil
		}}
}

// tellsTraits says whether the name by which a teller wants to be called holds an age or a place: what is written there is shown
// as it is, however few people it fits.
func (room storyRoom) tellsTraits(name string) bool {
	if strings.ContainsFunc(name, unicode.IsDigit) {
		return true
	}
	folded := " " + area.Fold(name) + " "
	return slices.ContainsFunc(room.areas, func(a area.Area) bool { return strings.Contains(folded, " "+area.Fold(a.Name)+" ") })
}

// traitsOf adds to lines of stories what may be told of who told them.
func traitsOf(tx *store.Tx, lines []StoryLine) error {
	n := &national{tx: tx}
	for i := range lines {
		var err error
		if lines[i].Shown, err = n.storyTraits(lines[i].Story); err != nil {
			return err
		}
	}
	return nil
}
