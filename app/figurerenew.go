package app

import (
	"slices"
	"strconv"

	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// renew takes over what was chosen about the figures that were read in from the same address before, so that a newer edition of
// a table goes on to its trial by itself. It gives false when something is left to ask; then a person chooses.
func (a *App) renew(tx *store.Tx, f *kompas.FigureImport, last kompas.FigureImport) (bool, error) {
	known, err := tx.SourceTopics()
	if err != nil {
		return false, err
	}
	for _, t := range last.Choices.Topics {
		found := slices.ContainsFunc(f.Choices.Topics, func(now kompas.TopicChoice) bool { return !now.New && now.Indicator == t.Indicator })
		if t.Use && !found { // it is called otherwise now, or gone: a person says which
			return false, nil
		}
	}
	again := *f
	again.Choices.Topics = append([]kompas.TopicChoice(nil), f.Choices.Topics...)
	if len(readChoices(&again, sameChoices(*f, last), known, tx.NewID)) > 0 {
		return false, nil
	}
	check, err := a.areasOfFile(tx, again)
	if err != nil || len(checkAreaChoices(again, check)) > 0 {
		return false, err
	}
	*f = again
	return true, nil
}

// sameChoices fills in the form as it was filled in before. What the new edition says of itself goes before that.
func sameChoices(f, last kompas.FigureImport) map[string]string {
	c := last.Choices
	tick := func(on bool) string {
		if on {
			return "ja"
		}
		return ""
	}
	form := map[string]string{"getalnotatie": string(c.Format), "gebiedsjaar": strconv.Itoa(c.AreaYear), "periode": c.Period, "landelijk": tick(c.IsNational),
		"overnemen": tick(c.TakeOver), "overslaan": tick(c.SkipFaults), "herkomst": "eigen", "bron": c.Source, "licentie": c.Licence,
		"grondslag": string(c.Basis), "soort-telling": string(c.CountKind), "gevoelig": tick(c.Sensitive)}
	if c.Origin == figure.SourceFigures {
		form["herkomst"] = "bron"
	}
	if f.Table.AreaYear > 0 {
		form["gebiedsjaar"] = strconv.Itoa(f.Table.AreaYear)
	}
	if f.Survey.NoPeriod && f.Table.AreaYear != last.Table.AreaYear {
		form["periode"] = "" // of another year: somebody says which
	}
	used := map[kompas.IndicatorID]bool{}
	for _, t := range c.Topics {
		used[t.Indicator] = t.Use
	}
	for i, t := range f.Choices.Topics {
		form["onderwerp-"+strconv.Itoa(i)] = "niet"
		if !t.New && used[t.Indicator] {
			form["onderwerp-"+strconv.Itoa(i)] = string(t.Indicator)
		}
	}
	return form
}
