package main

import (
	"fmt"
	"math/rand/v2"

	"kompas/area"
	"kompas/kompas"
	"kompas/store"
)

// What the measured page holds, as the workload says.
const (
	seedIndicators = 28
	seedYears      = 11
	seedAreas      = 60
	seedColumns    = 12
	seedActivities = 12
	seedStories    = 10
)

// seedFigures writes 28 indicators over 11 years for three areas, and 12 of them for 60 neighbourhoods: those of the
// municipality, and of the next one where it has fewer.
func seedFigures(tx *store.Tx, space kompas.Space, officer kompas.PersonID, division *area.Division) error {
	tenant := space.ID
	r := rand.New(rand.NewPCG(7, uint64(tenant)))
	all := division.Areas(area.Neighbourhood)
	from, _ := division.Within(area.Neighbourhood, space.AreaCode)
	from = min(from, len(all)-seedAreas)
	var indicators, rows [][]any
	for i := range seedIndicators {
		id := tx.NewID()
		indicators = append(indicators, []any{tenant, id, fmt.Sprintf("Inwoners die zich gezien en gehoord voelen, %d", i+1), "", "beleving", "procent", 1, "omhoog",
			"verhouding", "telling", false, "Bewonersonderzoek", "CBS", "CC BY 4.0", false, space.AreaCode, store.Millis(tx.Now) + int64(i)})
		observe := func(code, period string) {
			value, n := float64(r.IntN(1000))/10, 500.0
			rows = append(rows, []any{tenant, id, code, period, "", 1, store.MeasuredText(kompas.Observation{Value: &value, N: &n}), string(officer)})
		}
		for _, code := range []string{space.AreaCode, besideTown(space.AreaCode), area.CountryCode} {
			for y := range seedYears {
				observe(code, fmt.Sprint(2014+y))
			}
		}
		if i < seedColumns {
			for _, x := range all[from : from+seedAreas] {
				observe(x.Code, "2024")
			}
		}
	}
	err := tx.Bulk("indicator", []string{"tenant_id", "id", "name", "definition", "nature", "unit", "decimals", "direction", "number_kind", "basis",
		"is_sensitive", "source_name", "source_publisher", "source_licence", "is_example", "area_code", "created_at"}, indicators)
	if err != nil {
		return err
	}
	return tx.Bulk("observation", []string{"tenant_id", "indicator_id", "area_code", "period", "breakdown", "vintage", "measured",
		"recorded_by"}, rows)
}

// besideTown is another municipality to lay beside the own one.
func besideTown(own string) string {
	if own == "GM0344" {
		return "GM0308"
	}
	return "GM0344"
}

func seedWords(tx *store.Tx, tenant int64, compass kompas.CompassID, officer kompas.PersonID) error {
	var activities, stories [][]any
	now := store.Millis(tx.Now)
	for i := range seedActivities {
		activities = append(activities, []any{tenant, tx.NewID(), string(compass), fmt.Sprint("inloop-", i+1), fmt.Sprintf("Inloop en ontmoeting nr. %d", i+1), "", "",
			"informeel", "bestaand", "loopt", now + int64(i), string(officer)})
	}
	for i := range seedStories {
		stories = append(stories, []any{tenant, tx.NewID(), string(compass), "Sinds ik bij de inloop kom, ken ik mijn buren weer. Ik ga vaker de deur uit en de dagen duren minder lang.",
			"Mevrouw T., 80-plus", "2024-05-01", "inwoner", true, false, false, "2024-05-01", "1", "vrijgegeven", false, now + int64(i), string(officer)})
	}
	err := tx.Bulk("activity", []string{"tenant_id", "id", "compass_id", "slug", "name", "description", "participants", "formality", "novelty", "status",
		"created_at", "created_by"}, activities)
	if err != nil {
		return err
	}
	return tx.Bulk("story", []string{"tenant_id", "id", "compass_id", "text", "told_by", "told_on", "perspective", "consent_session", "consent_council",
		"consent_public", "consent_given_on", "consent_text_version", "state", "is_example", "created_at", "created_by"}, stories)
}
