package app

import (
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// PartSupportBase is how much each level carries a compass.
const PartSupportBase kompas.PartKind = "draagvlak"

func supportBases() partKind[kompas.SupportBase] {
	return partKind[kompas.SupportBase]{kind: PartSupportBase, action: kompas.ActCompass, table: store.SupportBases(),
		part:   func(s *kompas.SupportBase) *kompas.Part { return &s.Part },
		name:   func(s *kompas.SupportBase) string { return string(s.Level) },
		fields: always(kompas.SupportBaseFields()),
		start:  func(s *kompas.SupportBase, today string) { s.IntroducedOn = today },
		guard:  oncePerLevel,
	}
}

// oncePerLevel keeps one line for each level.
func oncePerLevel(_ *App, tx *store.Tx, c kompas.Compass, _, x *kompas.SupportBase) error {
	there, err := store.SupportBases().Of(tx, c.ID)
	for _, s := range there {
		if s.Level == x.Level && s.ID != x.ID {
			return fault.Form([]*fault.Error{fault.Field("niveau", "niveau_staat_er_al")})
		}
	}
	return err
}
