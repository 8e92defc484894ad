package store

import (
	"encoding/json"
	"fmt"

	"kompas/kompas"
)

const councilPageColumns = `id, compass_id, result_id, blocks, coalesce(story_id, ''), quote_text, quote_salt, frozen_on, frozen_at, snapshot, content_hash,
	created_at, created_by, version`

func scanCouncilPage(r scanner) (kompas.CouncilPage, error) {
	var c kompas.CouncilPage
	var blocks string
	var frozen *int64
	var at int64
	err := r.Scan(&c.ID, &c.CompassID, &c.ResultID, &blocks, &c.StoryID, &c.Quote, &c.QuoteSalt, &c.FrozenOn, &frozen, &c.Snapshot, &c.ContentHash,
		&at, &c.CreatedBy, &c.Version)
	if err != nil {
		return c, err
	}
	c.CreatedAt = Instant(at)
	if frozen != nil {
		c.FrozenAt = Instant(*frozen)
	}
	if err := json.Unmarshal([]byte(blocks), &c.Blocks); err != nil {
		return c, fmt.Errorf("blocks of council page %s: %w", c.ID, err)
	}
	return c, nil
}

// CouncilPages gives the frozen council pages of the space, the newest first.
func (tx *Tx) CouncilPages() ([]kompas.CouncilPage, error) {
	return all(tx, scanCouncilPage, `/* Tx.CouncilPages */ select `+councilPageColumns+` from council_page
		where tenant_id = $1 and frozen_on <> '' order by frozen_at desc, id`, tx.tenant)
}

// CouncilPagesOf gives the frozen council pages of one result, the newest first.
func (tx *Tx) CouncilPagesOf(result kompas.ResultID) ([]kompas.CouncilPage, error) {
	return all(tx, scanCouncilPage, `/* Tx.CouncilPagesOf */ select `+councilPageColumns+` from council_page
		where tenant_id = $1 and result_id = $2 and frozen_on <> '' order by frozen_at desc, id`, tx.tenant, string(result))
}

// CouncilDraft gives the draft of a result's council page; fault.NotFound when nobody began one.
func (tx *Tx) CouncilDraft(result kompas.ResultID) (kompas.CouncilPage, error) {
	return one(tx, scanCouncilPage, `/* Tx.CouncilDraft */ select `+councilPageColumns+` from council_page
		where tenant_id = $1 and result_id = $2 and frozen_on = ''`, tx.tenant, string(result))
}

// FrozenCouncilPage finds the council page of a result that was frozen on a day.
func (tx *Tx) FrozenCouncilPage(result kompas.ResultID, day string) (kompas.CouncilPage, error) {
	return one(tx, scanCouncilPage, `/* Tx.FrozenCouncilPage */ select `+councilPageColumns+` from council_page
		where tenant_id = $1 and result_id = $2 and frozen_on = $3 and frozen_on <> ''`, tx.tenant, string(result), day)
}

// InsertCouncilPage stores a new draft.
func (tx *Tx) InsertCouncilPage(c kompas.CouncilPage) error {
	blocks, err := json.Marshal(c.Blocks)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`/* Tx.InsertCouncilPage */ insert into council_page (tenant_id, id, compass_id, result_id, status, blocks, story_id, frozen_on, snapshot,
		content_hash, created_at, created_by) values ($1, $2, $3, $4, 'concept', $5, $6, '', '', '', $7, $8)`,
		tx.tenant, string(c.ID), string(c.CompassID), string(c.ResultID), string(blocks), orNull(c.StoryID), Millis(tx.Now), string(c.CreatedBy))
	return err
}

// UpdateCouncilPage stores a changed draft, or freezes it; a frozen page is never changed, so that finds no row.
func (tx *Tx) UpdateCouncilPage(c *kompas.CouncilPage) error {
	blocks, err := json.Marshal(c.Blocks)
	if err != nil {
		return err
	}
	var frozen *int64
	status := "concept"
	if c.Frozen() {
		ms := Millis(c.FrozenAt)
		frozen, status = &ms, "vastgelegd"
	}
	err = changed(tx.Exec(`/* Tx.UpdateCouncilPage */ update council_page set status = $1, blocks = $2, story_id = $3, quote_text = $4, quote_salt = $5,
		frozen_on = $6, frozen_at = $7, snapshot = $8, content_hash = $9, version = version + 1
		where tenant_id = $10 and id = $11 and version = $12 and frozen_on = ''`,
		status, string(blocks), orNull(c.StoryID), c.Quote, c.QuoteSalt, c.FrozenOn, frozen, c.Snapshot, c.ContentHash, tx.tenant, string(c.ID), c.Version))
	c.Version++
	return err
}

// EraseQuotes takes a story's words out of every council page that quotes it; their hashes stay valid.
func (tx *Tx) EraseQuotes(story kompas.StoryID) error {
	_, err := tx.Exec(`/* Tx.EraseQuotes */ update council_page set quote_text = '', quote_salt = null where tenant_id = $1 and story_id = $2`,
		tx.tenant, string(story))
	return err
}

// CouncilDrafts tells of which results somebody began a council page.
func (tx *Tx) CouncilDrafts() (map[kompas.ResultID]bool, error) {
	ids, err := all(tx, func(r scanner) (id kompas.ResultID, err error) { err = r.Scan(&id); return }, `/* Tx.CouncilDrafts */
		select result_id from council_page where tenant_id = $1 and frozen_on = '' order by result_id`, tx.tenant)
	out := map[kompas.ResultID]bool{}
	for _, id := range ids {
		out[id] = true
	}
	return out, err
}
