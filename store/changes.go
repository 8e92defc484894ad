package store

import (
	"strconv"

	"kompas/db"
	"kompas/kompas"
)

// ChangeFilter says which changes of a space are wanted.
type ChangeFilter struct {
	Compasses []kompas.CompassID // of these only; nil is every compass, and what belongs to none
	Person    kompas.PersonID    // by this person only; empty is everybody
	Main      bool               // only what sets the course: a compass that begins or ends, what was adopted, what was frozen
	Before    int64              // only what stands before this place in the history; 0 is from the newest on
	Limit     int
}

// where gives the conditions of a filter, and their values from $2 on; prefix names the table.
func (f ChangeFilter) where(prefix string) (string, []any) {
	var text string
	var args []any
	if f.Compasses != nil {
		ids := make([]string, len(f.Compasses))
		for i, id := range f.Compasses {
			ids[i] = string(id)
		}
		var list string
		list, args = db.In(2, ids)
		text = ` and ` + prefix + `compass_id in (` + list + `)`
	}
	if f.Person != "" {
		args = append(args, string(f.Person))
		text += ` and ` + prefix + `person_id = $` + strconv.Itoa(len(args)+1)
	}
	return text, args
}

// Changes gives the changes of the space that joined the history, newest first.
func (tx *Tx) Changes(f ChangeFilter) ([]HistoryLine, error) {
	where, args := f.where("e.")
	args = append([]any{tx.tenant}, args...)
	if f.Main {
		where += ` and (e.object_kind = 'kompas' and e.action in ('create', 'archive', 'restore') or e.action in ('adopt', 'college', 'raad', 'freeze'))`
	}
	if f.Before > 0 {
		args = append(args, f.Before)
		where += ` and e.seq < $` + strconv.Itoa(len(args))
	}
	args = append(args, f.Limit)
	// First the lines and then their texts, so that no engine lays all texts beside all lines.
	return all(tx, scanHistoryLine, `/* Tx.Changes */ select p.seq, p.at, p.until, p.person_id, p.person_name, p.action, p.object_kind,
		p.object_id, p.compass_id, p.field, t.before_text, t.after_text, t.erased_at
		from (select * from audit_event e where e.tenant_id = $1`+where+` order by e.seq desc limit $`+strconv.Itoa(len(args))+`) p
		join audit_text t on t.tenant_id = p.tenant_id and t.seq = p.seq order by p.seq desc`, args...)
}

// OpenChanges gives the changes that somebody is still typing, newest first. None of them sets the course.
func (tx *Tx) OpenChanges(f ChangeFilter) ([]HistoryLine, error) {
	where, args := f.where("")
	args = append(append([]any{tx.tenant}, args...), f.Limit)
	events, err := all(tx, scanOpenEvent, `/* Tx.OpenChanges */ select person_id, person_name, object_kind, object_id, compass_id, field,
		before_text, after_text, first_at, last_at from audit_open where tenant_id = $1`+where+` order by last_at desc, first_at desc
		limit $`+strconv.Itoa(len(args)), args...)
	var out []HistoryLine
	for _, e := range events {
		out = append(out, HistoryLine{Event: e})
	}
	return out, err
}
