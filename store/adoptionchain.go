package store

import "kompas/kompas"

// AdoptionRules gives what the space chose about adopting.
func (tx *Tx) AdoptionRules() (kompas.AdoptionRules, error) {
	var out kompas.AdoptionRules
	err := tx.QueryRow(`/* Tx.AdoptionRules.values */ select count(*) from list_item where tenant_id = $1 and kind = 'kernwaarde' and area_code = '' and removed_at is null`,
		tx.tenant).Scan(&out.CoreValues)
	if err != nil {
		return out, err
	}
	out.Chains, err = all(tx, func(r scanner) (c kompas.ChainRule, err error) {
		var text string
		err = r.Scan(&c.Object, &c.Level, &text, &c.Version)
		c.Chain, _ = kompas.ParseChain(text)
		return c, err
	}, `/* Tx.AdoptionRules */ select object_kind, level, chain, version from adoption_chain where tenant_id = $1 order by object_kind, level`, tx.tenant)
	return out, err
}

// PutChainRule stores a chain that the space chose, instead of the one before.
func (tx *Tx) PutChainRule(c kompas.ChainRule) error {
	_, err := tx.Exec(`/* Tx.PutChainRule */ insert into adoption_chain (tenant_id, object_kind, level, chain) values ($1, $2, $3, $4)
		on conflict (tenant_id, object_kind, level) do update set chain = excluded.chain, version = adoption_chain.version + 1`,
		tx.tenant, string(c.Object), string(c.Level), c.Chain.String())
	return err
}
