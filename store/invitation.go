package store

import (
	"time"

	"kompas/kompas"
)

const invitationColumns = `i.id, i.email, i.name, i.role, i.scope_kind, i.scope_id, i.valid_to, i.invited_by, p.name, i.created_at, i.expires_at`

func scanInvitation(r scanner) (kompas.Invitation, error) {
	var i kompas.Invitation
	var created, until int64
	err := r.Scan(&i.ID, &i.Email, &i.Name, &i.Role, &i.ScopeKind, &i.ScopeID, &i.ValidTo, &i.InvitedBy, &i.InvitedByName, &created, &until)
	i.CreatedAt, i.ExpiresAt = Instant(created), Instant(until)
	return i, err
}

// Invitations gives the invitations that were neither accepted nor withdrawn, also those that are over, newest first.
func (tx *Tx) Invitations() ([]kompas.Invitation, error) {
	return all(tx, scanInvitation, `/* Tx.Invitations */ select `+invitationColumns+` from invitation i join person p on p.id = i.invited_by
		where i.tenant_id = $1 and i.accepted_at is null and i.withdrawn_at is null order by i.created_at desc, i.id`, tx.tenant)
}

// Invitation finds an invitation that was neither accepted nor withdrawn.
func (tx *Tx) Invitation(id kompas.InvitationID) (kompas.Invitation, error) {
	return one(tx, scanInvitation, `/* Tx.Invitation */ select `+invitationColumns+` from invitation i join person p on p.id = i.invited_by
		where i.tenant_id = $1 and i.id = $2 and i.accepted_at is null and i.withdrawn_at is null`, tx.tenant, string(id))
}

// InvitationByToken finds an invitation that can be accepted now.
func (tx *Tx) InvitationByToken(tokenHash []byte) (kompas.Invitation, error) {
	return one(tx, scanInvitation, `/* Tx.InvitationByToken */ select `+invitationColumns+` from invitation i join person p on p.id = i.invited_by
		where i.tenant_id = $1 and i.token_hash = $2 and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > $3`,
		tx.tenant, tokenHash, Millis(tx.Now))
}

// InsertInvitation stores a new invitation with the hash of its link.
func (tx *Tx) InsertInvitation(i kompas.Invitation, tokenHash []byte) error {
	_, err := tx.Exec(`/* Tx.InsertInvitation */ insert into invitation (tenant_id, id, token_hash, email, name, role, scope_kind, scope_id, valid_to,
		invited_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.tenant, string(i.ID), tokenHash, i.Email, i.Name, string(i.Role), string(i.ScopeKind), i.ScopeID, i.ValidTo,
		string(i.InvitedBy), Millis(tx.Now), Millis(i.ExpiresAt))
	return err
}

// RenewInvitation gives an open invitation a new link and more time; the old link ends.
func (tx *Tx) RenewInvitation(id kompas.InvitationID, tokenHash []byte, until time.Time) error {
	return found(tx.Exec(`/* Tx.RenewInvitation */ update invitation set token_hash = $1, expires_at = $2
		where tenant_id = $3 and id = $4 and accepted_at is null and withdrawn_at is null`, tokenHash, Millis(until), tx.tenant, string(id)))
}

// WithdrawInvitation ends an open invitation.
func (tx *Tx) WithdrawInvitation(id kompas.InvitationID) error {
	return found(tx.Exec(`/* Tx.WithdrawInvitation */ update invitation set withdrawn_at = $1
		where tenant_id = $2 and id = $3 and accepted_at is null and withdrawn_at is null`, Millis(tx.Now), tx.tenant, string(id)))
}

// AcceptInvitation uses an invitation up; fault.NotFound when it is over, or somebody was first.
func (tx *Tx) AcceptInvitation(id kompas.InvitationID) error {
	return found(tx.Exec(`/* Tx.AcceptInvitation */ update invitation set accepted_at = $1
		where tenant_id = $2 and id = $3 and accepted_at is null and withdrawn_at is null and expires_at > $1`, Millis(tx.Now), tx.tenant, string(id)))
}
