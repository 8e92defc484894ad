package store

import (
	"kompas/fault"
	"kompas/kompas"
)

const decisionColumns = `d.id, d.compass_id, d.kind, d.object_kind, d.object_id, coalesce(d.session_id, ''), coalesce(d.member_id, ''), d.decided_on, d.outcome, d.voting, d.votes_for,
	d.votes_against, d.document, d.document_at, d.note, d.created_at, d.created_by`

func scanDecision(r scanner) (kompas.Decision, error) {
	var d kompas.Decision
	var at int64
	err := r.Scan(&d.ID, &d.CompassID, &d.Kind, &d.ObjectKind, &d.ObjectID, &d.SessionID, &d.MemberID, &d.DecidedOn, &d.Outcome, &d.Voting, &d.VotesFor,
		&d.VotesAgainst, &d.Document, &d.DocumentAt, &d.Note, &at, &d.CreatedBy)
	d.CreatedAt = Instant(at)
	return d, err
}

// Decisions gives what was decided in a compass, the latest first. ObjectID is the version that was decided on.
func (tx *Tx) Decisions(compass kompas.CompassID) ([]kompas.Decision, error) {
	list, err := all(tx, scanDecision, `/* Tx.Decisions */ select `+decisionColumns+` from decision d
		where d.tenant_id = $1 and d.compass_id = $2 order by d.decided_on desc, d.created_at desc, d.id desc`, tx.tenant, string(compass))
	if err != nil || len(list) == 0 {
		return list, err
	}
	type objection struct {
		kompas.Objection
		decision kompas.DecisionID
	}
	objections, err := all(tx, func(r scanner) (o objection, err error) { err = r.Scan(&o.decision, &o.By, &o.Text); return }, `/* Tx.Decisions.objections */
		select o.decision_id, o.made_by, o.text from decision_objection o join decision d on d.tenant_id = o.tenant_id and d.id = o.decision_id
		where o.tenant_id = $1 and d.compass_id = $2 order by o.decision_id, o.position`, tx.tenant, string(compass))
	for i := range list {
		for _, o := range objections {
			if o.decision == list[i].ID {
				list[i].Objections = append(list[i].Objections, o.Objection)
			}
		}
	}
	return list, err
}

// InsertDecision stores a decision with its objections; it is never changed.
func (tx *Tx) InsertDecision(d kompas.Decision) error {
	_, err := tx.Exec(`/* Tx.InsertDecision */ insert into decision (tenant_id, id, compass_id, kind, object_kind, object_id, session_id, member_id, decided_on, outcome,
		voting, votes_for, votes_against, document, document_at, note, created_at, created_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
		tx.tenant, string(d.ID), string(d.CompassID), d.Kind, d.ObjectKind, d.ObjectID, orNull(d.SessionID), orNull(d.MemberID), d.DecidedOn, d.Outcome, string(d.Voting),
		d.VotesFor, d.VotesAgainst, d.Document, d.DocumentAt, d.Note, Millis(tx.Now), string(d.CreatedBy))
	if err != nil {
		return err
	}
	for i, o := range d.Objections {
		if _, err := tx.Exec(`/* Tx.InsertDecision.objection */ insert into decision_objection (tenant_id, decision_id, position, made_by, text)
			values ($1, $2, $3, $4, $5)`, tx.tenant, string(d.ID), i+1, o.By, o.Text); err != nil {
			return err
		}
	}
	return nil
}

func scanPreparation(r scanner) (kompas.Preparation, error) {
	var p kompas.Preparation
	var at int64
	err := r.Scan(&p.ID, &p.CompassID, &p.MemberID, &p.Body, &p.ObjectID, &p.Note, &p.Document, &p.DocumentAt, &at, &p.PreparedBy, &p.Name, &p.Version)
	p.PreparedAt = Instant(at)
	return p, err
}

const preparationColumns = ` body, object_id, note, document, document_at, prepared_at, prepared_by, prepared_name, version`

// Preparation gives what lies ready for a body about a version, in a partnership that of one municipality; its ID is empty
// when nothing does.
func (tx *Tx) Preparation(b kompas.Body, version kompas.VersionID, member kompas.PartID) (kompas.Preparation, error) {
	p, err := one(tx, scanPreparation, `/* Tx.Preparation */ select id, compass_id, '' as member_id,`+preparationColumns+`
		from decision_preparation where tenant_id = $1 and body = $2 and object_id = $3 and $4 = ''
		union all select id, compass_id, member_id,`+preparationColumns+`
		from member_preparation where tenant_id = $1 and body = $2 and object_id = $3 and member_id = $4`, tx.tenant, string(b), string(version), string(member))
	if fault.Is(err, fault.NotFound) {
		return kompas.Preparation{}, nil
	}
	return p, err
}

const preparedAnew = ` do update set note = excluded.note, document = excluded.document, document_at = excluded.document_at,
	prepared_at = excluded.prepared_at, prepared_by = excluded.prepared_by, prepared_name = excluded.prepared_name, version = `

// PutPreparation stores what lies ready for a body about a version, instead of what lay ready before.
func (tx *Tx) PutPreparation(p kompas.Preparation) error {
	values := []any{tx.tenant, p.ID, string(p.CompassID), string(p.Body), string(p.ObjectID), p.Note, p.Document, p.DocumentAt, Millis(tx.Now),
		string(p.PreparedBy), p.Name}
	if p.MemberID != "" {
		_, err := tx.Exec(`/* Tx.PutPreparation.member */ insert into member_preparation (tenant_id, id, compass_id, body, object_id, note, document,
			document_at, prepared_at, prepared_by, prepared_name, member_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
			on conflict (tenant_id, member_id, body, object_id)`+preparedAnew+`member_preparation.version + 1`, append(values, string(p.MemberID))...)
		return err
	}
	_, err := tx.Exec(`/* Tx.PutPreparation */ insert into decision_preparation (tenant_id, id, compass_id, body, object_id, note, document,
		document_at, prepared_at, prepared_by, prepared_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		on conflict (tenant_id, body, object_id)`+preparedAnew+`decision_preparation.version + 1`, values...)
	return err
}
