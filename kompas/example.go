package kompas

import (
	"strconv"

	"kompas/figure"
)

// ExampleSet (voorbeeldset) is a set of results with what shows them, for somebody who does not want to begin with an empty
// page. Nobody has to use one, and what is taken over from it is one's own. Its words stand under the code
// voorbeeld_<key>, those of each result under voorbeeld_<key>-<number>: its name by itself, _zin, _groep, and a number for
// each indicator.
type ExampleSet struct {
	Key     string
	Results [][]Indicator // what shows each result
}

// fact is something that is counted in a register.
func fact(a IndicatorAspect, l IndicatorLevel, d figure.Direction) Indicator {
	return Indicator{Nature: figure.Fact, Aspect: a, Level: l, Unit: figure.Percent, Direction: d, Basis: figure.Census}
}

// felt is something that residents say about themselves.
func felt(a IndicatorAspect, d figure.Direction) Indicator {
	return Indicator{Nature: figure.Experience, Aspect: a, Level: Society, Unit: figure.Percent, Direction: d, Basis: figure.Sample}
}

// does is something that residents say they do.
func does() Indicator {
	i := felt("gebruik", figure.Up)
	i.Nature = figure.Fact
	return i
}

// ExampleSets lists them: ten statements for a neighbourhood in which people know each other and do something together, and
// pairs of a fact and an experience.
func ExampleSets() []ExampleSet {
	better, worse := figure.Up, figure.Down
	return []ExampleSet{
		{"sociaal-krachtige-wijk", [][]Indicator{
			{does(), does(), does(), felt("beleving", better)},
			{felt("beleving", better), does(), felt("beleving", better), felt("maatschappelijk", better), does(), felt("maatschappelijk", better)}}},
		{"rondkomen", [][]Indicator{{fact("omvang", Society, worse), felt("beleving", better)}}},
		{"eenzaamheid", [][]Indicator{{does(), felt("beleving", worse)}}},
		{"mantelzorg", [][]Indicator{{does(), felt("beleving", worse), felt("beleving", better)}}},
		{"opgroeien", [][]Indicator{{fact("omvang", Society, worse), felt("beleving", better)}}},
		{"passende-hulp", [][]Indicator{{fact("gebruik", "voorziening", better), fact("doelrealisatie", "voorziening", better), felt("beleving", better), felt("beleving", better)}}},
	}
}

// Offer (aanbod van indicatoren) is a list of indicators to take over, from an example or from a shared set.
type Offer struct {
	Key        string // sociaal-krachtige-wijk-1
	Set        string // what it is called
	Result     string // the sentence of a new result; empty when there is none
	Group      string // of residents
	From       string // whose set it is; empty for an example
	Indicators []Indicator
}

// Item names an indicator of the offer in a form: that of a set by its id, for a set may change before the form is sent.
func (o Offer) Item(n int) string {
	if id := o.Indicators[n].SetItemID; id != "" {
		return id
	}
	return o.Key + "-" + strconv.Itoa(n+1)
}

// ExampleOffers gives the results of all example sets, each with its indicators; say gives the words of a code.
func ExampleOffers(say func(code string, params ...any) string) []Offer {
	var out []Offer
	for _, s := range ExampleSets() {
		for n, list := range s.Results {
			o := Offer{Key: s.Key + "-" + strconv.Itoa(n+1), Set: say("voorbeeld_" + s.Key)}
			code := "voorbeeld_" + o.Key
			o.Result, o.Group = say(code+"_zin"), say(code+"_groep")
			for k, i := range list {
				i.Name = say(code + "_" + strconv.Itoa(k+1))
				o.Indicators = append(o.Indicators, i)
			}
			out = append(out, o)
		}
	}
	return out
}
