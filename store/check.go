package store

import (
	"encoding/json"

	"kompas/db"
	"kompas/kompas"
)

// CheckSettings gives what the space chose for the kompascheck, or what every space begins with.
func (tx *Tx) CheckSettings() (kompas.CheckSettings, error) {
	var scope, words string
	var version int64
	err := tx.QueryRow(`/* Tx.CheckSettings */ select scope, words, version from check_setting where tenant_id = $1 and id = $2`, tx.tenant, kompas.CheckSettingsID).
		Scan(&scope, &words, &version)
	if db.IsNone(err) {
		return kompas.DefaultCheckSettings(), nil
	}
	return readCheckSettings(scope, words, version), err
}

// readCheckSettings reads settings as they are stored. Words that cannot be read are as if the space had none of its own.
func readCheckSettings(scope, words string, version int64) kompas.CheckSettings {
	var own map[string][]string
	_ = json.Unmarshal([]byte(words), &own)
	return kompas.CheckSettings{Scope: kompas.CheckScope(scope), Lists: kompas.WithWords(own), Version: version}
}

// UpdateCheckSettings stores changed settings; stale when somebody was first.
func (tx *Tx) UpdateCheckSettings(s *kompas.CheckSettings) error {
	words, err := json.Marshal(s.OwnWords())
	if err != nil {
		return err
	}
	begin := kompas.DefaultCheckSettings()
	_, err = tx.Exec(`/* Tx.UpdateCheckSettings.begin */ insert into check_setting (tenant_id, id, scope, words, version) values ($1, $2, $3, '{}', $4)
		on conflict (tenant_id, id) do nothing`, tx.tenant, kompas.CheckSettingsID, string(begin.Scope), begin.Version)
	if err != nil {
		return err
	}
	err = changed(tx.Exec(`/* Tx.UpdateCheckSettings */ update check_setting set scope = $1, words = $2, version = version + 1
		where tenant_id = $3 and id = $4 and version = $5`, string(s.Scope), string(words), tx.tenant, kompas.CheckSettingsID, s.Version))
	if err == nil {
		s.Version++
	}
	return err
}

// LiftedFindings gives what was lifted about some objects of a compass, in order of the rules.
func (tx *Tx) LiftedFindings(compass kompas.CompassID, objects []string) ([]kompas.CouncilLift, error) {
	list, args := db.In(3, objects)
	return all(tx, func(r scanner) (l kompas.CouncilLift, err error) {
		err = r.Scan(&l.Code, &l.Reason)
		return l, err
	}, `/* Tx.LiftedFindings */ select f.code, f.reason from check_finding f where f.tenant_id = $1 and f.compass_id = $2
		and f.state = 'opgeheven' and f.closed_on = '' and f.object_id in (`+list+`) order by f.code, f.id`,
		append([]any{tx.tenant, string(compass)}, args...)...)
}

// InsertFinding stores a finding that begins to live; one that lives already stays as it is.
func (tx *Tx) InsertFinding(k kompas.KeptFinding) error {
	params, err := json.Marshal(k.Params)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`/* Tx.InsertFinding */ insert into check_finding (tenant_id, id, compass_id, code, object_kind, object_id, about, params, first_seen, state,
		reason, decided_by, decided_name, cycle_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
		on conflict (tenant_id, compass_id, code, object_id, about) where closed_on = '' do nothing`,
		tx.tenant, k.ID, string(k.CompassID), k.Code, string(k.Kind), k.Object, k.About, string(params), k.FirstSeen, string(k.State),
		k.Reason, string(k.By), k.ByName, orNull(k.CycleID))
	return err
}

// CloseFinding ends a finding.
func (tx *Tx) CloseFinding(id, day string) error {
	_, err := tx.Exec(`/* Tx.CloseFinding */ update check_finding set closed_on = $1, state = $2 where tenant_id = $3 and id = $4`,
		day, string(kompas.FindingSolved), tx.tenant, id)
	return err
}

// DecideFinding notes what somebody decided about a finding that lives.
func (tx *Tx) DecideFinding(k kompas.KeptFinding) error {
	_, err := tx.Exec(`/* Tx.DecideFinding */ update check_finding set state = $1, reason = $2, decided_by = $3, decided_name = $4, cycle_id = $5
		where tenant_id = $6 and id = $7`, string(k.State), k.Reason, string(k.By), k.ByName, orNull(k.CycleID), tx.tenant, k.ID)
	return err
}
