package store

// Class says whose rows a table holds; the catalogue lint holds each class to its rules.
type Class string

// The three classes of tables.
const (
	TenantTable    Class = "tenant"    // rows of one space; tenant_id leads every key
	ReferenceTable Class = "reference" // national or global rows, rarely written
	LocalTable     Class = "local"     // housekeeping of this installation
)

// Table is one table of the schema.
type Table struct {
	Name  string
	Class Class
}

// fleeting says that the rows are of no use, or harmful, once restored from a backup: sign-ins (one that was revoked
// would hold again) and counters.
func (t Table) fleeting() bool {
	switch t.Name {
	case "login", "password_reset", "setup_link", "attempt", "import_draft", "import_piece":
		return true
	}
	return false
}

// Tables lists every table, parents before children: the order in which copies are written.
func Tables() []Table {
	return []Table{
		{"tenant", ReferenceTable}, {"tenant_member", ReferenceTable},
		{"person", ReferenceTable}, {"recovery_code", ReferenceTable}, {"person_space", ReferenceTable},
		{"login", ReferenceTable}, {"password_reset", ReferenceTable},
		{"instance_setting", ReferenceTable},
		{"setup_link", LocalTable}, {"attempt", LocalTable}, {"job", LocalTable},
		{"area_division", ReferenceTable}, {"area", ReferenceTable}, {"boundary", ReferenceTable},
		{"catalogue_indicator", ReferenceTable}, {"catalogue_definition", ReferenceTable}, {"layer", ReferenceTable},
		{"reference_version", ReferenceTable}, {"reference_list", ReferenceTable}, {"reference_layer", ReferenceTable}, {"reference_topic", ReferenceTable}, {"reference_gone", ReferenceTable},
		{"organisation", TenantTable}, {"membership", TenantTable}, {"invitation", TenantTable},
		{"idempotency_key", TenantTable},
		{"audit_head", TenantTable}, {"audit_event", TenantTable}, {"audit_text", TenantTable}, {"audit_open", TenantTable},
		{"outgoing_mail", TenantTable},
		{"compass", TenantTable}, {"compass_slug", TenantTable}, {"compass_cycle", TenantTable},
		{"seat", TenantTable}, {"insight", TenantTable},
		{"ambition", TenantTable}, {"ambition_version", TenantTable}, {"ambition_insight", TenantTable}, {"ambition_owner", TenantTable},
		{"result", TenantTable}, {"result_version", TenantTable}, {"result_owner", TenantTable},
		{"indicator", TenantTable}, {"indicator_definition", TenantTable}, {"result_indicator", TenantTable}, {"observation", TenantTable}, {"released_figure", TenantTable},
		{"activity", TenantTable}, {"contribution", TenantTable}, {"change_claim", TenantTable},
		{"need", TenantTable}, {"need_result", TenantTable}, {"need_activity", TenantTable}, {"activity_relation", TenantTable}, {"removed_claim", TenantTable},
		{"quality_input", TenantTable}, {"provision_outcome", TenantTable}, {"story", TenantTable},
		{"session", TenantTable}, {"session_seat", TenantTable}, {"session_input", TenantTable},
		{"decision", TenantTable}, {"decision_objection", TenantTable}, {"decision_preparation", TenantTable}, {"adoption_chain", TenantTable},
		{"list_item", TenantTable}, {"compass_domain", TenantTable}, {"core_value_check", TenantTable},
		{"council_question", TenantTable}, {"motion", TenantTable},
		{"review", TenantTable}, {"review_evidence", TenantTable}, {"review_statement", TenantTable}, {"claim_verdict", TenantTable},
		{"judgement", TenantTable}, {"improvement_action", TenantTable}, {"action_work", TenantTable}, {"context_factor", TenantTable},
		{"learning_review", TenantTable}, {"learning_seat", TenantTable}, {"learning_guest", TenantTable}, {"learning_evidence", TenantTable},
		{"learning_statement", TenantTable}, {"learning_verdict", TenantTable}, {"learning_judgement", TenantTable}, {"learning_action", TenantTable},
		{"shared_learning", TenantTable},
		{"council_page", TenantTable}, {"resident_link", TenantTable},
		{"compared_figure", TenantTable}, {"check_setting", TenantTable}, {"retention_term", TenantTable}, {"check_finding", TenantTable},
		{"support_base", TenantTable}, {"outside_moment", TenantTable}, {"expert_return", TenantTable},
		{"proposal", TenantTable}, {"interest", TenantTable},
		{"shared_term", TenantTable}, {"term_meaning", TenantTable}, {"policy_point", TenantTable}, {"alignment_note", TenantTable},
		{"alignment_insight", TenantTable}, {"transformation_goal", TenantTable}, {"attention_point", TenantTable}, {"issue_link", TenantTable}, {"member_municipality", TenantTable}, {"member_preparation", TenantTable},
		{"intervention", TenantTable}, {"knowledge_item", TenantTable}, {"suggestion", TenantTable}, {"staffing", TenantTable}, {"training_action", TenantTable}, {"reflection_task", TenantTable},
		{"quality_condition", TenantTable}, {"obstacle", TenantTable}, {"quality_requirement", TenantTable}, {"earlier_requirement", TenantTable},
		{"requirement_check", TenantTable}, {"learning_circle", TenantTable},
		{"provision", TenantTable}, {"output_figure", TenantTable}, {"goal_template", TenantTable},
		{"activity_choice", TenantTable}, {"phase_out", TenantTable}, {"funding", TenantTable}, {"circumstance", TenantTable},
		{"instrument_use", TenantTable}, {"instrument_indicator", TenantTable}, {"instrument_activity", TenantTable},
		{"indicator_set", ReferenceTable}, {"set_item", ReferenceTable}, {"set_member", ReferenceTable}, {"set_invitation", ReferenceTable},
		{"issue_cause", TenantTable}, {"year_answer", TenantTable}, {"year_outcome", TenantTable},
		{"import_draft", TenantTable}, {"import_piece", TenantTable}, {"compass_origin", TenantTable},
		{"figure_import", TenantTable}, {"figure_import_piece", TenantTable}, {"own_area_list", TenantTable}, {"own_layer", TenantTable},
		{"own_boundary", TenantTable}, {"own_division", TenantTable}, {"own_area", TenantTable}, {"followed_table", TenantTable}, {"public_page", TenantTable}, {"public_edition", TenantTable},
		{"digest", TenantTable}, {"attachment", TenantTable}, {"attachment_piece", TenantTable},
	}
}

// tableNames gives the tables of a class, parents before children.
func tableNames(c Class) []string {
	var names []string
	for _, t := range Tables() {
		if t.Class == c {
			names = append(names, t.Name)
		}
	}
	return names
}
