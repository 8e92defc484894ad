package store

import "strings"

// What of a compass goes along in a file (see transferPlan). Everything that is reached from a compass goes along, unless
// it is named here with the reason; a table or column that nobody thought about fails a test.

// stayingTables are the tables of a space that do not go along, each with the reason.
func stayingTables() map[string]string {
	const learning = "belongs to the learning space of an organisation"
	return map[string]string{
		"membership":      "people and what they may do belong to this space",
		"invitation":      "people's e-mail addresses and links",
		"idempotency_key": "housekeeping",
		"audit_head":      "the history is this space's own; a file is one line in the history of where it arrives",
		"audit_event":     "the history is this space's own",
		"audit_text":      "the history is this space's own",
		"audit_open":      "the history is this space's own",
		"outgoing_mail":   "people's e-mail addresses",
		"compass_slug":    "old addresses belong to this website",
		"resident_link":   "links open this space only",
		"compared_figure": "who looked at it here",
		"retention_term":  "how long this space keeps what it knows of people",
		"interest":        "only the facilitator of this space knows of it",
		"learning_review": "the learning space of an organisation is its own, also for whoever takes the compass along",
		"learning_seat":   learning, "learning_guest": learning, "learning_evidence": learning, "learning_statement": learning,
		"learning_verdict": learning, "learning_judgement": learning, "learning_action": learning,
		"shared_learning": "an organisation shared it with this space",
		"import_draft":    "a file on its way in",
		"import_piece":    "a file on its way in",
		"adoption_chain":  "how this space adopts",
		"check_setting":   "what this space wants to hear of the kompascheck",
		"digest":          "how often somebody hears what is new",
		"released_figure": "what this space made public",
		"compass_origin":  "how the compass came to this space",
		"figure_import":   "how figures came to this space",
		"followed_table":  "figures that the space read in are of the space, not of one compass",
		"own_area_list":   "figures that the space read in are of the space, not of one compass",
		"own_layer":       "figures that the space read in are of the space, not of one compass",
		"own_boundary":    "borders that the space read in are of the space, not of one compass",
		"own_division":    "own areas are of the space, not of one compass",
		"own_area":        "own areas are of the space, not of one compass",
		"public_page":     "what this space made public",
		"public_edition":  "what this space made public",

		"figure_import_piece": "a file with figures on its way in",
	}
}

// makerColumns hold the account of whoever did something. Accounts stay; where the column must hold one, it becomes that
// of whoever takes the compass over.
func makerColumns() []string {
	return []string{"created_by", "recorded_by", "owner_id", "prepared_by", "proposed_by", "signed_by", "asked_by", "decided_by", "made_by", "person_id"}
}

// spokenColumns end as those do, but hold a name or a day that somebody typed: they go along as the text they are.
func spokenColumns() []string {
	return []string{"session_input.said_by", "insight.said_by", "story.told_by", "quality_input.ask_by", "decision_objection.made_by", "proposal.answered_by"}
}

// stayingColumns are other columns that do not go along, each with the reason.
func stayingColumns() map[string]string {
	return map[string]string{
		"action_work.address":      "addresses belong to this website",
		"review_evidence.known":    "figures as they were measured, which pass the gate for each reader anew",
		"indicator.opened_on":      "who looks at it here",
		"indicator.set_item_id":    "sets are shared between the spaces of this installation",
		"indicator.set_edition":    "sets are shared between the spaces of this installation",
		"indicator.layers_of":      "figures that the space read in stay in the space",
		"indicator.source_topic":   "figures that the space read in stay in the space",
		"goal_template.compass_id": "goals are of the space as a whole",
		"story.withdraw_hash":      "the code of a teller works in this space only",
	}
}

// byteColumns hold bytes that go along. The salt of a quote proves that a frozen page quotes what was said; who withdraws
// a story takes it away, as it does the words.
func byteColumns() []string { return []string{"council_page.quote_salt", "attachment_piece.content"} }

// essentialColumns may be null in the database, and yet are what their row is about: it stays when they point outside.
func essentialColumns() []string { return []string{"issue_link.to_id"} }

// pointingColumns hold an id though their name does not say so.
func pointingColumns() []string { return []string{"check_finding.about"} }

// latePointers are the columns that came to a table that was there already, where neither engine can add a foreign key, and
// the table that each points at.
func latePointers() map[string]string {
	return map[string]string{"activity.provision_id": "provision", "provision_outcome.goal_id": "goal_template"}
}

// matchedBy are the things of a space as a whole that may be there already, and what tells that it is the same.
func matchedBy() map[string][]string {
	return map[string][]string{"organisation": {"name_key"}, "list_item": {"kind", "area_code", "name"}, "goal_template": {"kind", "name"}}
}

// mustStay says which rows stay, though their table goes along: a story nobody may pass on.
func mustStay(table string) string {
	if table == "story" {
		return ` and (consent_given_on <> '' or state = 'ingetrokken')`
	}
	return ""
}

// derived gives the column that another is made from: name_key is name in its folded form.
func derived(b *blueprint, column string) string {
	base, ok := strings.CutSuffix(column, "_key")
	if !ok {
		return ""
	}
	for _, c := range b.columns {
		if c.name == base && c.kind == "text" {
			return base
		}
	}
	return ""
}
