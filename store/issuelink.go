package store

import "kompas/kompas"

// IssueLinks is the table of how the issues of two compasses hang together.
func IssueLinks() PartTable[kompas.IssueLink] {
	return PartTable[kompas.IssueLink]{name: "issue_link", own: []string{"to_id", "kind", "note"},
		part: func(l *kompas.IssueLink) *kompas.Part { return &l.Part },
		into: func(l *kompas.IssueLink) []any { return []any{&l.ToID, &l.Kind, &l.Note} }}
}
