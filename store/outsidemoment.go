package store

import "kompas/kompas"

// OutsideMoments is the table of what comes from outside and opens people up for a compass.
func OutsideMoments() PartTable[kompas.OutsideMoment] {
	return PartTable[kompas.OutsideMoment]{name: "outside_moment", own: []string{"kind", "text", "on_day", "use_text"},
		part: func(m *kompas.OutsideMoment) *kompas.Part { return &m.Part },
		into: func(m *kompas.OutsideMoment) []any { return []any{&m.Kind, &m.Text, &m.On, &m.Use} }}
}
