package store

import (
	"kompas/kompas"
	"kompas/measure"
)

const storyColumns = `s.id, s.compass_id, coalesce(s.activity_id, ''), coalesce(s.result_id, ''), s.text, s.told_by, s.told_on, s.perspective,
	s.consent_session, s.consent_council, s.consent_public, s.consent_given_on, s.consent_text_version, s.state, s.is_example, s.created_at,
	s.created_by, s.version, s.area_code, s.age_band`

func scanStory(r scanner) (measure.Story, error) {
	var s measure.Story
	var at int64
	err := r.Scan(&s.ID, &s.CompassID, &s.ActivityID, &s.ResultID, &s.Text, &s.ToldBy, &s.ToldOn, &s.Perspective, &s.ConsentSession, &s.ConsentCouncil,
		&s.ConsentPublic, &s.ConsentGivenOn, &s.ConsentVersion, &s.State, &s.IsExample, &at, &s.CreatedBy, &s.Version, &s.AreaCode, &s.Age)
	s.CreatedAt = Instant(at)
	return s, err
}

// Stories gives the stories of a compass, newest first, without those that were withdrawn. Ask Story.May before one is
// shown to anybody but those who moderate.
func (tx *Tx) Stories(compass kompas.CompassID) ([]measure.Story, error) {
	return all(tx, scanStory, `/* Tx.Stories */ select `+storyColumns+` from story s
		where s.tenant_id = $1 and s.compass_id = $2 and s.state <> 'ingetrokken' order by s.created_at desc, s.id desc`, tx.tenant, string(compass))
}

// Story finds one story, also a withdrawn one, of which nothing is left to read.
func (tx *Tx) Story(id kompas.StoryID) (measure.Story, error) {
	return one(tx, scanStory, `/* Tx.Story */ select `+storyColumns+` from story s where s.tenant_id = $1 and s.id = $2`, tx.tenant, string(id))
}

// StoryByWithdrawCode finds the story that a withdraw code belongs to and that was not withdrawn yet.
func (tx *Tx) StoryByWithdrawCode(codeHash []byte) (measure.Story, error) {
	return one(tx, scanStory, `/* Tx.StoryByWithdrawCode */ select `+storyColumns+` from story s
		where s.tenant_id = $1 and s.withdraw_hash = $2 and s.state <> 'ingetrokken'`, tx.tenant, codeHash)
}

// InsertStory stores a new story.
func (tx *Tx) InsertStory(s measure.Story) error {
	_, err := tx.Exec(`/* Tx.InsertStory */ insert into story (tenant_id, id, compass_id, activity_id, result_id, text, told_by, told_on, perspective,
		consent_session, consent_council, consent_public, consent_given_on, consent_text_version, state, is_example, created_at, created_by, area_code, age_band)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
		tx.tenant, string(s.ID), string(s.CompassID), orNull(s.ActivityID), orNull(s.ResultID), s.Text, s.ToldBy, s.ToldOn, string(s.Perspective),
		s.ConsentSession, s.ConsentCouncil, s.ConsentPublic, s.ConsentGivenOn, s.ConsentVersion, string(s.State), s.IsExample, Millis(tx.Now),
		string(s.CreatedBy), s.AreaCode, string(s.Age))
	return err
}

// UpdateStory stores a changed story; stale when somebody was first. Once withdrawn a story never changes again.
func (tx *Tx) UpdateStory(s *measure.Story) error {
	err := changed(tx.Exec(`/* Tx.UpdateStory */ update story set activity_id = $1, result_id = $2, text = $3, told_by = $4, told_on = $5, perspective = $6,
		consent_session = $7, consent_council = $8, consent_public = $9, consent_given_on = $10, consent_text_version = $11, state = $12,
		area_code = $13, age_band = $14, version = version + 1 where tenant_id = $15 and id = $16 and version = $17 and state <> 'ingetrokken'`,
		orNull(s.ActivityID), orNull(s.ResultID), s.Text, s.ToldBy, s.ToldOn, string(s.Perspective), s.ConsentSession, s.ConsentCouncil, s.ConsentPublic,
		s.ConsentGivenOn, s.ConsentVersion, string(s.State), s.AreaCode, string(s.Age), tx.tenant, string(s.ID), s.Version))
	if err == nil {
		s.Version++
	}
	return err
}

// SetWithdrawCode gives a story the code with which its teller can withdraw it, instead of the one before.
func (tx *Tx) SetWithdrawCode(id kompas.StoryID, codeHash []byte) error {
	_, err := tx.Exec(`/* Tx.SetWithdrawCode */ update story set withdraw_hash = $1 where tenant_id = $2 and id = $3`, codeHash, tx.tenant, string(id))
	return err
}

// EraseTexts takes the texts of an object out of the history; that something changed, when and by whom, stays.
func (tx *Tx) EraseTexts(objectID string) error {
	if err := tx.SealObject(objectID); err != nil {
		return err
	}
	for i := range tx.events { // what this transaction itself has yet to write
		if tx.events[i].ObjectID == objectID {
			tx.events[i].Before, tx.events[i].After = "", ""
		}
	}
	_, err := tx.Exec(`/* Tx.EraseTexts */ update audit_text set before_text = '', after_text = '', salt = $1, erased_at = $2
		where tenant_id = $3 and erased_at is null and seq in (select seq from audit_event where tenant_id = $3 and object_id = $4)`,
		[]byte{}, Millis(tx.Now), tx.tenant, objectID)
	return err
}
