package store

import "kompas/kompas"

// QualityRequirements is the table of what activities have to meet, each in its newest words.
func QualityRequirements() PartTable[kompas.QualityRequirement] {
	return PartTable[kompas.QualityRequirement]{name: "quality_requirement",
		own:  []string{"text", "source", "law_article", "is_agreed", "agreed_with", "client_view", "is_proposed", "edition"},
		part: func(x *kompas.QualityRequirement) *kompas.Part { return &x.Part },
		into: func(x *kompas.QualityRequirement) []any {
			return []any{&x.Text, &x.Source, &x.LawArticle, &x.Agreed, &x.AgreedWith, &x.ClientView, &x.Proposed, &x.Edition}
		}}
}

// RequirementChecks is the table of which activity has to meet which requirement.
func RequirementChecks() PartTable[kompas.RequirementCheck] {
	return PartTable[kompas.RequirementCheck]{name: "requirement_check", own: []string{"activity_id", "requirement_id", "state", "edition", "note"},
		part: func(x *kompas.RequirementCheck) *kompas.Part { return &x.Part },
		into: func(x *kompas.RequirementCheck) []any {
			return []any{&x.ActivityID, &x.RequirementID, &x.State, &x.Edition, &x.Note}
		}}
}

// KeepRequirement keeps the words of a requirement that is about to be replaced.
func (tx *Tx) KeepRequirement(q kompas.QualityRequirement, today string) error {
	_, err := tx.Exec(`/* Tx.KeepRequirement */ insert into earlier_requirement (tenant_id, requirement_id, edition, text, source, law_article, agreed_with,
		replaced_on) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		tx.tenant, string(q.ID), q.Edition, q.Text, string(q.Source), q.LawArticle, q.AgreedWith, today)
	return err
}

func scanEarlierRequirement(r scanner) (kompas.EarlierRequirement, error) {
	var e kompas.EarlierRequirement
	err := r.Scan(&e.RequirementID, &e.Edition, &e.Text, &e.Source, &e.LawArticle, &e.AgreedWith, &e.ReplacedOn)
	return e, err
}

// EarlierRequirements gives the versions that were replaced of the requirements of a compass, the newest of each first.
func (tx *Tx) EarlierRequirements(compass kompas.CompassID) ([]kompas.EarlierRequirement, error) {
	return all(tx, scanEarlierRequirement, `/* Tx.EarlierRequirements */ select e.requirement_id, e.edition, e.text, e.source, e.law_article, e.agreed_with,
		e.replaced_on from quality_requirement q join earlier_requirement e on e.tenant_id = q.tenant_id and e.requirement_id = q.id
		where q.tenant_id = $1 and q.compass_id = $2 and q.removed_at is null order by q.created_at, q.id, e.edition desc`, tx.tenant, string(compass))
}
