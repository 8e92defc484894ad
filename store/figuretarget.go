package store

import (
	"kompas/figure"
	"kompas/kompas"
)

// FigureTarget is what a result of the space wants of a figure.
type FigureTarget struct {
	Compass string // its address
	Number  int    // of the result
	Link    kompas.ResultIndicator
}

// FigureTargets gives what the newest adopted versions of results want of the figure of an area, in compasses that are open.
func (tx *Tx) FigureTargets(key, code string) ([]FigureTarget, error) {
	layers, own := figure.OwnID(key)
	if own {
		key = ""
	}
	return all(tx, func(r scanner) (t FigureTarget, err error) {
		err = r.Scan(&t.Compass, &t.Number, &t.Link.TargetKind, &t.Link.TargetValue, &t.Link.TargetHigh, &t.Link.TargetPeriod)
		return t, err
	}, `/* Tx.FigureTargets */ select c.slug, r.number, l.target_kind, l.target_value, l.target_high, l.target_period from indicator i
		join result_indicator l on l.tenant_id = i.tenant_id and l.indicator_id = i.id and l.target_period <> ''
		join result_version v on v.tenant_id = l.tenant_id and v.id = l.result_version_id
		join result r on r.tenant_id = v.tenant_id and r.id = v.result_id and r.removed_at is null
		join compass c on c.tenant_id = r.tenant_id and c.id = r.compass_id and c.archived_at is null
		where i.tenant_id = $1 and i.area_code = $2 and (i.catalogue_key = $3 or $4 <> '' and i.layers_of = $4)
			and v.id = (select w.id from result_version w where w.tenant_id = v.tenant_id and w.result_id = v.result_id
				and w.status in ('gezamenlijk_vastgesteld', 'college_voorstel', 'raad_vastgesteld') order by w.created_at desc, w.id desc limit 1)
		order by c.slug, r.number, l.id`, tx.tenant, code, key, layers)
}
