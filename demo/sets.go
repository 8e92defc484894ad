package demo

import (
	"kompas/app"
	"kompas/kompas"
)

// Names of steps that give the id of a set.
const (
	sharedSet   = "set drie bruggen"
	baarnSet    = "set baarn"
	providerSet = "set wisselplaats"
)

// setItem is an indicator of a set.
type setItem struct {
	key, name, meaning           string
	nature, unit, basis, aspects string
	level                        kompas.IndicatorLevel
}

func (i setItem) form() map[string]string {
	return form("indicator", i.name, "definitie", i.meaning, "aard", i.nature, "eenheid", i.unit, "richting", "omhoog", "grondslag", i.basis, "aspect", i.aspects,
		"over-wie", string(i.level))
}

// setSteps share what is counted: the partnership keeps a set that Baarn and a provider use, and Baarn keeps one that
// counts the same thing in another way, as a provider finds in its own space. One invitation waits, one has no answer yet.
func setSteps() []step {
	theirs := []setItem{
		{"verder", "Kan daarna zelf verder", "Deel van de mensen dat drie maanden na de hulp zegt: ik kan nu zelf verder.", "beleving", "procent", "steekproef", "doelrealisatie", "voorziening"},
		{"luistert", "Heeft iemand die luistert", "Deel van de inwoners dat zegt: er is iemand bij wie ik mijn verhaal kwijt kan.", "beleving", "procent", "steekproef", "beleving", kompas.Society},
		{"op tijd", "Sprak op tijd iemand", "Deel van de mensen dat binnen twee weken na de vraag iemand sprak.", "feit", "procent", "telling", "gebruik", "voorziening"},
	}
	ours := []setItem{
		{"verder baarn", "Kan daarna zelf verder", "Aantal mensen dat aan het eind van de hulp met de hulpverlener afspreekt dat het zo goed is.", "feit", "aantal", "telling", "doelrealisatie", "voorziening"},
	}
	provider := []setItem{
		{"brieven", "Opent de post zelf", "Deel van de bezoekers dat na drie maanden zegt: ik maak mijn brieven zelf open.", "beleving", "procent", "steekproef", "doelrealisatie", "voorziening"},
	}
	return append(append(append(madeSet(-57, sharedSet, "hidde", bruggen, form("setnaam", "Hulp en contact, overal hetzelfde geteld", "setdomein", "wmo",
		"setuitleg", "Baarn, Soest en Eemnes en wie daar hulp biedt, bedoelen met deze woorden hetzelfde. Verzonnen voorbeeld."), theirs),
		madeSet(-41, baarnSet, "priya", baarn, form("setnaam", "Wat we aanbieders vragen", "setdomein", "eigen",
			"setuitleg", "Afgesproken met de partijen in Baarn. Verzonnen voorbeeld."), ours)...),
		madeSet(-20, providerSet, "dilek", wissel, form("setnaam", "Hulp bij brieven", "setdomein", "eigen", "setuitleg", "Zo tellen wij het in elke gemeente waar wij werken. Verzonnen voorbeeld."),
			provider)...),
		invited(-6, providerSet, "dilek", wissel, baarn),
		invited(-55, sharedSet, "hidde", bruggen, baarn), invited(-55, sharedSet, "hidde", bruggen, wissel), invited(-12, sharedSet, "hidde", bruggen, "gemeente-soest"),
		invited(-39, baarnSet, "priya", baarn, wissel), invited(-8, baarnSet, "priya", baarn, bruggen),
		joinedSet(-53, sharedSet, "marloes", baarn), joinedSet(-50, sharedSet, "dilek", wissel), joinedSet(-36, baarnSet, "dilek", wissel),
		taken(-49, "luistert", sharedSet, "marloes", baarn, "eenzaamheid", "1"), taken(-34, "verder", sharedSet, "dilek", wissel, "leren", "1"),
		step{-15, "set nieuwe uitgave", func(s *stage) (string, error) {
			by, err := s.as("hidde", bruggen)
			if err != nil {
				return "", err
			}
			_, err = s.app.EditSetItem(s.ctx, by, kompas.IndicatorSetID(s.Names[sharedSet]), s.Names["set-indicator luistert"], "",
				edit("definitie", "Deel van de inwoners dat zegt: ik kon de laatste week bij iemand mijn verhaal kwijt."))
			return "", err
		}})
}

// inSet makes a step in a set that a step before made.
func inSet(day int, name, set, person, space string, do func(*stage, app.Actor, kompas.IndicatorSetID) (string, error)) step {
	return step{day, name, func(s *stage) (string, error) {
		by, err := s.as(person, space)
		if err != nil {
			return "", err
		}
		return do(s, by, kompas.IndicatorSetID(s.Names[set]))
	}}
}

func madeSet(day int, name, person, space string, fields map[string]string, items []setItem) []step {
	out := []step{inSet(day, name, "", person, space, func(s *stage, by app.Actor, _ kompas.IndicatorSetID) (string, error) {
		return s.app.AddSet(s.ctx, by, fields, s.key)
	})}
	for _, i := range items {
		out = append(out, inSet(day, "set-indicator "+i.key, name, person, space, func(s *stage, by app.Actor, set kompas.IndicatorSetID) (string, error) {
			return s.app.AddSetItem(s.ctx, by, set, i.form(), s.key)
		}))
	}
	return out
}

func invited(day int, set, person, space, address string) step {
	return inSet(day, set+" uitnodiging "+address, set, person, space, func(s *stage, by app.Actor, id kompas.IndicatorSetID) (string, error) {
		return "", s.app.InviteToSet(s.ctx, by, id, form("ruimteadres", address), s.key)
	})
}

func joinedSet(day int, set, person, space string) step {
	return inSet(day, set+" doet mee "+space, set, person, space, func(s *stage, by app.Actor, id kompas.IndicatorSetID) (string, error) {
		return "", s.app.JoinSet(s.ctx, by, id, s.key)
	})
}

// taken takes an indicator of a set over with a result of a compass.
func taken(day int, item, set, person, space, compass, result string) step {
	return inSet(day, "set overgenomen "+item+" "+compass, set, person, space, func(s *stage, by app.Actor, id kompas.IndicatorSetID) (string, error) {
		return s.app.TakeOver(s.ctx, by, s.Names[compass], func(code string, _ ...any) string { return code },
			form("aanbod", "set-"+string(id), "waar", s.Names[compass+" resultaat "+result]), []string{s.Names["set-indicator "+item]}, s.key)
	})
}
