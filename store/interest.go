package store

import "kompas/kompas"

// Interests is the table of what people at the table have to gain or lose.
func Interests() PartTable[kompas.Interest] {
	return PartTable[kompas.Interest]{name: "interest", own: []string{"whose", "text", "handling", "unsigned"},
		part: func(i *kompas.Interest) *kompas.Part { return &i.Part },
		into: func(i *kompas.Interest) []any { return []any{&i.Whose, &i.Text, &i.Handling, &i.Unsigned} }}
}
