package app

import (
	"regexp"
	"strings"

	"kompas/area"
	"kompas/kompas"
	"kompas/store"
)

// quiet finds the wijken that nobody spoke of: no insight and no point of attention is about them or a buurt in them, and
// no activity, conversation or story names them.
func (p *AttentionPage) quiet(tx *store.Tx, c kompas.Compass) error {
	about, err := areasSpokenOf(tx, c)
	if err != nil {
		return err
	}
	for _, x := range p.Points.Lines {
		about[area.DistrictOf(x.Part.AreaCode)] = true
	}
	texts, err := tx.TextsNamingPlaces(c.ID)
	if err != nil {
		return err
	}
	said := kompas.Fold(strings.Join(texts, "\n"))
	districts := 0
	for i, x := range p.Areas {
		if x.Level != area.District {
			continue
		}
		districts++
		if !about[x.Code] && !named(said, p.Areas[i:]) {
			p.Quiet = append(p.Quiet, x)
		}
	}
	p.Heard = districts > 0 && len(p.Quiet) == 0
	return nil
}

// areasSpokenOf gives the wijken that an insight is about.
func areasSpokenOf(tx *store.Tx, c kompas.Compass) (map[string]bool, error) {
	insights, err := tx.Insights(c.ID)
	about := map[string]bool{}
	for _, i := range insights {
		about[area.DistrictOf(i.AreaCode)] = true
	}
	return about, err
}

// numbered is what the statistical office writes before the name of a wijk, and nobody says: Wijk 05 Lage Vuursche.
var numbered = regexp.MustCompile(`^(wijk|buurt) [0-9]+ `)

// named says whether a text names a wijk, or one of its buurten, which stand behind it in the list.
func named(said string, list []area.Area) bool {
	for i, x := range list {
		if i > 0 && x.Level != area.Neighbourhood {
			return false
		}
		if strings.Contains(said, numbered.ReplaceAllString(kompas.Fold(x.Name), "")) {
			return true
		}
	}
	return false
}
