package store

import "kompas/kompas"

// Reviews of a learning space stand in tables of their own, so that nothing that reads reviews, conversations or actions
// can meet them: no count, no list, no search, no file that is taken along.

// reviewTables are the tables of a review, by whose id it is.
type reviewTables struct{ review, evidence, statement, verdict, judgement, action string }

func tablesOf[ID ~string](id ID) reviewTables {
	if kompas.InLearningSpace(id) {
		return reviewTables{"learning_review", "learning_evidence", "learning_statement", "learning_verdict", "learning_judgement", "learning_action"}
	}
	return reviewTables{"review", "review_evidence", "review_statement", "claim_verdict", "judgement", "improvement_action"}
}

const learningColumns = `r.id, r.compass_id, r.cycle_id, r.organisation_id, r.held_on, r.place, r.subject_kind, r.subject_id, r.phase, r.keep_nothing,
	r.better_nothing, r.keep_as_is, r.look_on, r.created_at, r.created_by, r.finished_at, r.version`

func scanLearning(row scanner) (kompas.Review, error) {
	var r kompas.Review
	var at int64
	var finished *int64
	err := row.Scan(&r.ID, &r.CompassID, &r.CycleID, &r.OrganisationID, &r.HeldOn, &r.Place, &r.SubjectKind, &r.SubjectID, &r.Phase, &r.KeepNothing,
		&r.BetterNothing, &r.KeepAsIs, &r.LookOn, &at, &r.CreatedBy, &finished, &r.Version)
	r.Slug, r.CreatedAt = string(r.ID), Instant(at)
	if finished != nil {
		r.FinishedAt = Instant(*finished)
	}
	return r, err
}

// LearningReviews gives the reviews of the learning spaces of a compass, the latest first. Who may know of which is decided
// on the app floor.
func (tx *Tx) LearningReviews(compass kompas.CompassID) ([]kompas.Review, error) {
	return all(tx, scanLearning, `/* Tx.LearningReviews */ select `+learningColumns+` from learning_review r
		where r.tenant_id = $1 and r.compass_id = $2 order by r.held_on desc, r.id desc`, tx.tenant, string(compass))
}

// LearningReview finds one review of a learning space; hold keeps its phase what it is until the end of the transaction.
func (tx *Tx) LearningReview(compass kompas.CompassID, id kompas.ReviewID, hold bool) (kompas.Review, error) {
	lock := ""
	if hold {
		lock = tx.ForUpdate()
	}
	return one(tx, scanLearning, `/* Tx.LearningReview */ select `+learningColumns+` from learning_review r
		where r.tenant_id = $1 and r.compass_id = $2 and r.id = $3 `+lock, tx.tenant, string(compass), string(id))
}

func (tx *Tx) insertLearning(r kompas.Review) error {
	_, err := tx.Exec(`/* Tx.InsertReview.learning */ insert into learning_review (tenant_id, id, compass_id, cycle_id, organisation_id, held_on, place,
		subject_kind, subject_id, phase, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.tenant, string(r.ID), string(r.CompassID), string(r.CycleID), string(r.OrganisationID), r.HeldOn, r.Place, string(r.SubjectKind), r.SubjectID,
		string(r.Phase), Millis(tx.Now), string(r.CreatedBy))
	return err
}

// SeatAt is a seat at the table of a review in a learning space.
type SeatAt struct {
	ReviewID kompas.ReviewID
	Seat     kompas.StakeholderSeat
	People   int
}

// LearningSeats gives who were at the reviews of the learning spaces of a compass, or at one of them.
func (tx *Tx) LearningSeats(compass kompas.CompassID, review kompas.ReviewID) ([]SeatAt, error) {
	return all(tx, func(r scanner) (s SeatAt, err error) {
		err = r.Scan(&s.ReviewID, &s.Seat.ID, &s.Seat.Name, &s.Seat.Perspective, &s.People)
		return s, err
	}, `/* Tx.LearningSeats */ select p.review_id, p.seat_id, z.name, z.perspective, p.people from learning_review r
		join learning_seat p on p.tenant_id = r.tenant_id and p.review_id = r.id
		join seat z on z.tenant_id = p.tenant_id and z.id = p.seat_id
		where r.tenant_id = $1 and r.compass_id = $2 and ($3 = '' or r.id = $3) order by p.review_id, z.joined_on, z.id`,
		tx.tenant, string(compass), string(review))
}

// InsertLearningSeat notes that people of a seat were at a review of a learning space.
func (tx *Tx) InsertLearningSeat(review kompas.ReviewID, seat string, people int) error {
	_, err := tx.Exec(`/* Tx.InsertLearningSeat */ insert into learning_seat (tenant_id, review_id, seat_id, people) values ($1, $2, $3, $4)`,
		tx.tenant, string(review), seat, people)
	return err
}

// LearningGuest is somebody from outside the organisation who was let in to one review of its learning space.
type LearningGuest struct {
	ReviewID kompas.ReviewID
	PersonID kompas.PersonID
	Name     string
}

// LearningGuests gives who was let in to the reviews of the learning spaces of a compass.
func (tx *Tx) LearningGuests(compass kompas.CompassID) ([]LearningGuest, error) {
	return all(tx, func(r scanner) (g LearningGuest, err error) {
		err = r.Scan(&g.ReviewID, &g.PersonID, &g.Name)
		return g, err
	}, `/* Tx.LearningGuests */ select g.review_id, g.person_id, p.name from learning_review r
		join learning_guest g on g.tenant_id = r.tenant_id and g.review_id = r.id
		join person p on p.id = g.person_id
		where r.tenant_id = $1 and r.compass_id = $2 order by p.name, g.person_id`, tx.tenant, string(compass))
}

// SetLearningGuest lets somebody in to a review of a learning space, or no longer.
func (tx *Tx) SetLearningGuest(review kompas.ReviewID, person kompas.PersonID, in bool) error {
	if !in {
		_, err := tx.Exec(`/* Tx.SetLearningGuest.out */ delete from learning_guest where tenant_id = $1 and review_id = $2 and person_id = $3`,
			tx.tenant, string(review), string(person))
		return err
	}
	_, err := tx.Exec(`/* Tx.SetLearningGuest */ insert into learning_guest (tenant_id, review_id, person_id) values ($1, $2, $3)
		on conflict (tenant_id, review_id, person_id) do nothing`, tx.tenant, string(review), string(person))
	return err
}

func scanShared(r scanner) (kompas.SharedLearning, error) {
	var s kompas.SharedLearning
	var at int64
	var withdrawn *int64
	err := r.Scan(&s.ID, &s.CompassID, &s.CycleID, &s.OrganisationID, &s.ReviewID, &s.SourceID, &s.Kind, &s.Perspective, &s.Text, &at, &s.SharedBy, &withdrawn)
	s.SharedAt = Instant(at)
	if withdrawn != nil {
		s.WithdrawnAt = Instant(*withdrawn)
	}
	return s, err
}

// SharedLearnings gives what organisations shared from their learning spaces about a compass, oldest first.
func (tx *Tx) SharedLearnings(compass kompas.CompassID) ([]kompas.SharedLearning, error) {
	return all(tx, scanShared, `/* Tx.SharedLearnings */ select s.id, s.compass_id, s.cycle_id, s.organisation_id, s.review_id, s.source_id, s.kind,
		s.perspective, s.text, s.shared_at, s.shared_by, s.withdrawn_at from shared_learning s
		where s.tenant_id = $1 and s.compass_id = $2 order by s.shared_at, s.id`, tx.tenant, string(compass))
}

// InsertSharedLearning stores a copy of what an organisation shares.
func (tx *Tx) InsertSharedLearning(s kompas.SharedLearning) error {
	_, err := tx.Exec(`/* Tx.InsertSharedLearning */ insert into shared_learning (tenant_id, id, compass_id, cycle_id, organisation_id, review_id, source_id,
		kind, perspective, text, shared_at, shared_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.tenant, s.ID, string(s.CompassID), string(s.CycleID), string(s.OrganisationID), string(s.ReviewID), s.SourceID, string(s.Kind),
		string(s.Perspective), s.Text, Millis(tx.Now), string(s.SharedBy))
	return err
}

// WithdrawSharedLearning takes back what was shared; its words leave the database.
func (tx *Tx) WithdrawSharedLearning(id string) error {
	_, err := tx.Exec(`/* Tx.WithdrawSharedLearning */ update shared_learning set withdrawn_at = $1, text = '' where tenant_id = $2 and id = $3
		and withdrawn_at is null`, Millis(tx.Now), tx.tenant, id)
	return err
}
