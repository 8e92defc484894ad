package desk

import "kompas/web/ui"

// verdicts are the verdicts in compasses that become another once these figures are read in.
func (p importPage) verdicts() ui.Table {
	t := ui.Table{ID: "oordelen", Caption: p.P.T("invoer.oordelen-bij", "Oordelen die anders worden"), Hidden: true, Columns: []ui.Column{{Name: p.P.T("invoer.kompas", "Kompas")},
		{Name: p.P.T("invoer.resultaat", "Resultaat")}, {Name: p.P.T("invoer.indicator", "Indicator")}, {Name: p.P.T("invoer.nu", "Nu")}, {Name: p.P.T("invoer.straks", "Straks")}}}
	for _, v := range p.Verdicts {
		t.Rows = append(t.Rows, []string{v.Compass.Title, v.Result, v.Name, p.P.Code(v.Before), p.P.Code(v.After)})
	}
	return t
}
