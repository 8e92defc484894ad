package app

import (
	"context"
	"slices"

	"kompas/kompas"
	"kompas/store"
)

// templateTables are the kinds of things that a new compass can begin with: what partners thought out, not who they are,
// what they said, what they counted or what they decided.
func templateTables() []string {
	return []string{"compass", "ambition", "ambition_version", "result", "result_version", "indicator", "result_indicator",
		"activity", "change_claim", "need", "need_result", "need_activity", "activity_relation", "quality_requirement"}
}

// templateEmpty are the columns that begin empty in a copy: figures, days, what was adopted and why.
func templateEmpty() []string {
	return []string{"group_size", "group_source", "archived_at", "removed_at", "edition", "adopted_at", "supersedes_id", "reason",
		"baseline_period", "target_value", "target_high", "target_period", "target_kind", "min_relevant", "start_year", "horizon_confirmed",
		"indicators_status", "parked_from", "parked_reason", "parked_until",
		"is_agreed", "agreed_with", "client_view"}
}

// CopyAsTemplate begins a new compass with what another one thought out, and gives its address.
func (a *App) CopyAsTemplate(ctx context.Context, by Actor, slug string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		from, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'A')
		if err != nil {
			return "", err
		}
		if err := by.require(kompas.ActTemplate, 'C', on); err != nil {
			return "", err
		}
		var c kompas.Compass
		if err := fill(&c, kompas.CompassFields()[:1], map[string]string{"titel": form["titel"]}); err != nil {
			return "", err
		}
		c.ID = kompas.CompassID(tx.NewID())
		if c.Slug, err = freeSlug(tx, c.Title, c.ID); err != nil {
			return "", err
		}
		if err := a.writeTemplate(tx, by, from, c); err != nil {
			return "", err
		}
		err = tx.InsertOrigin(kompas.Origin{CompassID: c.ID, Way: kompas.FromTemplate, Title: from.Title, FromName: by.Space.Name,
			FromDay: a.day(tx.Now), TakenBy: by.Person.ID})
		record(tx, by, "template", "kompas", string(c.ID), c.ID, "", c.Title+" · "+from.Title)
		return c.Slug, err
	})
}

// MayCopy says whether the actor may begin a new compass with this one.
func (by Actor) MayCopy(c kompas.Compass) bool {
	return by.May(kompas.ActTemplate, 'C', Object{Compass: c.ID, AreaCode: c.AreaCode})
}

func (a *App) writeTemplate(tx *store.Tx, by Actor, from, c kompas.Compass) error {
	plan, err := store.TransferPlan()
	if err != nil {
		return err
	}
	list, err := tx.CompassRows(plan, from.ID)
	if err != nil {
		return err
	}
	for i := range list {
		list[i].Rows = templateRows(list[i], tx)
	}
	store.CutTransfer(list)
	here := map[string]string{string(from.ID): string(c.ID)}
	w := tx.NewTransferWriter(plan, by.Person.ID, func(id string) string {
		if here[id] == "" {
			here[id] = tx.NewID()
		}
		return here[id]
	})
	for i, r := range list {
		for _, row := range r.Rows {
			if r.Kind.Table == "compass" {
				a.freshCompass(tx, r.Kind, row, c)
			}
			if err := w.Add(i, row); err != nil {
				return err
			}
		}
	}
	if err := w.End(); err != nil {
		return err
	}
	if err := tx.KeepSlug(c); err != nil {
		return err
	}
	return tx.InsertCycle(kompas.CompassCycle{ID: kompas.CycleID(tx.NewID()), CompassID: c.ID, Number: 1, StartedOn: a.day(tx.Now)})
}

// freshCompass makes the row of a compass that of a new one.
func (a *App) freshCompass(tx *store.Tx, k store.TransferKind, row []any, c kompas.Compass) {
	for column, v := range map[string]any{"slug": c.Slug, "title": c.Title, "status": string(kompas.CompassExploring),
		"start_year": int64(tx.Now.In(a.out.Zone).Year())} {
		row[k.Field(column)] = v
	}
}

// templateRows gives the rows of one kind as a copy begins with them.
func templateRows(r store.TransferRows, tx *store.Tx) [][]any {
	k := r.Kind
	if !slices.Contains(templateTables(), k.Table) {
		return nil
	}
	rows := r.Rows
	if at := k.Field("removed_at"); at >= 0 {
		rows = slices.DeleteFunc(rows, func(row []any) bool { return row[at] != nil })
	}
	if k.Field("supersedes_id") >= 0 {
		rows = newestVersions(k, rows)
	}
	for _, row := range rows {
		for i, f := range k.Fields {
			switch {
			case slices.Contains(templateEmpty(), f.Column) && (k.Table != "result_version" || f.Column != "start_year"):
				row[i] = f.Empty
			case f.Column == "created_at":
				row[i] = store.Millis(tx.Now)
			case f.Column == "status" && k.Table == "activity":
				row[i] = string(kompas.ActivityStatuses()[0])
			case f.Column == "status" && k.Table != "compass":
				row[i] = string(kompas.StatusConcept)
			}
		}
	}
	return rows
}

// newestVersions keeps of each thing the version that nothing follows on.
func newestVersions(k store.TransferKind, rows [][]any) [][]any {
	older := map[any]bool{}
	for _, row := range rows {
		if before := row[k.Field("supersedes_id")]; before != nil {
			older[before] = true
		}
	}
	return slices.DeleteFunc(rows, func(row []any) bool { return older[row[k.ID()]] })
}
