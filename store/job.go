package store

import (
	"time"

	"kompas/db"
)

// Job (taak) is work that happens in the background: once, or again and again.
type Job struct {
	ID       string
	Kind     string
	Tenant   int64
	ObjectID string
	Attempt  int // 1 the first time; it also proves whose turn it is
}

// PlanJob plans work; planned work of the same id stays as it is.
func (tx *Tx) PlanJob(j Job, due time.Time) error {
	_, err := tx.Exec(`/* Tx.PlanJob */ insert into job (id, kind, tenant_id, object_id, due_at) values ($1, $2, $3, $4, $5)
		on conflict (id) do nothing`, j.ID, j.Kind, j.Tenant, j.ObjectID, Millis(due))
	return err
}

// ClaimJob takes the job that has waited longest, for as long as the lease; false when nothing is due. A runner that
// dies loses its job when the lease is over.
func (tx *Tx) ClaimJob(lease time.Duration) (Job, bool, error) {
	var j Job
	// The guard stands outside the sub-select too: between the two another runner may have been faster.
	err := tx.QueryRow(`/* Tx.ClaimJob */ update job set lease_until = $2, attempts = attempts + 1
		where id = (select id from job where done_at is null and due_at <= $1 and lease_until <= $1 order by due_at, id limit 1 `+tx.SkipLocked()+`)
			and done_at is null and due_at <= $1 and lease_until <= $1
		returning id, kind, tenant_id, object_id, attempts`, Millis(tx.Now), Millis(tx.Now.Add(lease))).
		Scan(&j.ID, &j.Kind, &j.Tenant, &j.ObjectID, &j.Attempt)
	if db.IsNone(err) {
		return Job{}, false, nil
	}
	return j, err == nil, err
}

// RenewJob gives a job that is being worked on more time; false when the lease was lost and another runner has it now.
func (tx *Tx) RenewJob(j Job, lease time.Duration) (bool, error) {
	n, err := tx.Exec(`/* Tx.RenewJob */ update job set lease_until = $1 where id = $2 and attempts = $3 and done_at is null`,
		Millis(tx.Now.Add(lease)), j.ID, j.Attempt)
	return n > 0, err
}

// EndJob notes that a job is done; false when the lease was lost and another runner has it now.
func (tx *Tx) EndJob(j Job) (bool, error) {
	n, err := tx.Exec(`/* Tx.EndJob */ update job set done_at = $1, last_error = '' where id = $2 and attempts = $3 and done_at is null`,
		Millis(tx.Now), j.ID, j.Attempt)
	return n > 0, err
}

// RepeatJob plans a job that went well again; false when the lease was lost.
func (tx *Tx) RepeatJob(j Job, due time.Time) (bool, error) {
	n, err := tx.Exec(`/* Tx.RepeatJob */ update job set due_at = $1, lease_until = 0, attempts = 0, last_error = ''
		where id = $2 and attempts = $3 and done_at is null`, Millis(due), j.ID, j.Attempt)
	return n > 0, err
}

// RetryJob plans a job that failed again; false when the lease was lost.
func (tx *Tx) RetryJob(j Job, due time.Time, cause string) (bool, error) {
	n, err := tx.Exec(`/* Tx.RetryJob */ update job set due_at = $1, lease_until = 0, last_error = $2
		where id = $3 and attempts = $4 and done_at is null`, Millis(due), cause, j.ID, j.Attempt)
	return n > 0, err
}

// ForgetJobs drops jobs that were done longer ago than this.
func (tx *Tx) ForgetJobs(age time.Duration) error {
	_, err := tx.Exec(`/* Tx.ForgetJobs */ delete from job where done_at < $1`, Millis(tx.Now.Add(-age)))
	return err
}

// ForgetLinks drops links for a new password, and for setting up, that are over.
func (tx *Tx) ForgetLinks() error {
	if _, err := tx.Exec(`/* Tx.ForgetLinks.resets */ delete from password_reset where expires_at <= $1`, Millis(tx.Now)); err != nil {
		return err
	}
	_, err := tx.Exec(`/* Tx.ForgetLinks.setup */ delete from setup_link where expires_at <= $1`, Millis(tx.Now))
	return err
}

// HasExpired says whether a change that somebody typed has waited its time and can join the history.
func (tx *Tx) HasExpired() (bool, error) {
	var n int
	err := tx.QueryRow(`/* Tx.HasExpired */ select count(*) from audit_open where tenant_id = $1 and first_at <= $2`,
		tx.tenant, Millis(tx.Now.Add(-autosaveWindow))).Scan(&n)
	return n > 0, err
}
