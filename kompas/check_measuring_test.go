package kompas_test

import (
	"time"

	"kompas/figure"
	. "kompas/kompas"
)

// measuringCases are about instruments, what is asked of people, and what stands in the way of quality.
func measuringCases() []ruleCase {
	aspects := func(a, b IndicatorAspect) func(*CheckPicture) {
		return result(func(r *CheckedResult) { r.Bound[0].Indicator.Aspect, r.Bound[1].Indicator.Aspect = a, b })
	}
	levels := func(a, b IndicatorLevel) func(*CheckPicture) {
		return result(func(r *CheckedResult) { r.Bound[0].Indicator.Level, r.Bound[1].Indicator.Level = a, b })
	}
	use := func(u InstrumentUse) func(*CheckPicture) {
		u.ID = "m"
		return func(p *CheckPicture) { p.Instruments = []InstrumentUse{u} }
	}
	of := func(kind ProvisionKind, outcomes ...OutcomeQuestion) func(*CheckPicture) {
		return func(p *CheckPicture) {
			p.Activities[0].ProvisionID, p.Provisions = "v", map[PartID]ProvisionKind{"v": kind}
			p.Outcomes = nil
			for _, q := range outcomes {
				p.Outcomes = append(p.Outcomes, ProvisionOutcome{ActivityID: "x", Kind: q, Rater: "inwoner"})
			}
		}
	}
	both := func(list ...func(*CheckPicture)) func(*CheckPicture) {
		return func(p *CheckPicture) {
			for _, do := range list {
				do(p)
			}
		}
	}
	return []ruleCase{
		{"an instrument that says nothing", use(InstrumentUse{State: "in_gebruik"}), "KC-214 W m"},
		{"an instrument about an indicator", use(InstrumentUse{State: "in_gebruik", Indicators: []IndicatorID{"eenzaam"}}), ""},
		{"an instrument about a running activity", use(InstrumentUse{State: "in_gebruik", Activities: []ActivityID{"x"}}), ""},
		{"an instrument about an idea", use(InstrumentUse{State: "in_gebruik", Activities: []ActivityID{"y"}}), "KC-214 W m"},
		{"an instrument that stopped", use(InstrumentUse{State: "gestopt"}), ""},
		{"an instrument is a source", both(bound(func(b *BoundIndicator) { b.Indicator.SourceName = "" }), use(InstrumentUse{State: "in_gebruik", Indicators: []IndicatorID{"eenzaam"}})), ""},
		{"only about users", levels("voorziening", "proces"), "KC-216 W r"},
		{"about users and everybody", levels("voorziening", "samenleving"), ""},
		{"one side only", aspects("beleving", "beleving"), "KC-217 T r"},
		{"two sides", aspects("beleving", "gebruik"), ""},
		{"nobody chose a side", aspects("", ""), ""},
		{"measured once in three years", bound(func(b *BoundIndicator) { b.Indicator.Frequency = number(36) }), "KC-218 W r/eenzaam"},
		{"a first measurement only", func(p *CheckPicture) { p.Once = map[IndicatorID]bool{"eenzaam": true} }, "KC-505 W r/eenzaam"},
		{"a first measurement, and every year again", both(bound(func(b *BoundIndicator) { b.Indicator.Frequency = number(12) }), func(p *CheckPicture) { p.Once = map[IndicatorID]bool{"eenzaam": true} }), ""},
		{"a first measurement with an instrument that asks every year", both(use(InstrumentUse{State: "in_gebruik", Indicators: []IndicatorID{"eenzaam"}, Times: number(1)}),
			func(p *CheckPicture) { p.Once = map[IndicatorID]bool{"eenzaam": true} }), ""},
		{"a figure that nobody opened beside others", func(p *CheckPicture) { p.Uncompared = map[VersionID]string{"r1": "laag-inkomen"} }, "KC-108 T a/laag-inkomen"},
		{"measured every other year", bound(func(b *BoundIndicator) { b.Indicator.Frequency = number(24) }), ""},
		{"four times a year", use(InstrumentUse{State: "in_gebruik", Indicators: []IndicatorID{"eenzaam"}, Group: "Ouderen", Times: number(4)}), "KC-221 W k/ouderen"},
		{"three times, five minutes", use(InstrumentUse{State: "in_gebruik", Indicators: []IndicatorID{"eenzaam"}, Group: "Ouderen", Times: number(3), Minutes: number(5)}), ""},
		{"sixteen minutes", use(InstrumentUse{State: "in_gebruik", Indicators: []IndicatorID{"eenzaam"}, Group: "Ouderen", Times: number(1), Minutes: number(16)}), "KC-221 W k/ouderen"},
		{"only counts", both(of("individueel"), func(p *CheckPicture) { p.Outputs = map[ActivityID]int{"x": 1} }), "KC-501 W x, KC-503 W x"},
		{"part of the common set", of("individueel", "doelrealisatie", "baat"), "KC-504 T x/uitval, KC-504 T x/tevredenheid"},
		{"the common set", of("individueel", "doelrealisatie", "uitval", "tevredenheid"), ""},
		{"proven, with who stopped and one question", both(of("individueel", "baat", "uitval"), func(p *CheckPicture) { p.Proven = map[ActivityID]bool{"x": true} }), ""},
		{"a file about one person for a group", of("collectief", "doelrealisatie"), "KC-508 T x"},
		{"something light for a group", of("collectief", "doelrealisatie", "baat"), ""},
	}
}

// hinderCases are about what stands in the way of quality, and what is asked of who carries it out.
func hinderCases() []ruleCase {
	return []ruleCase{
		{"too little time", func(p *CheckPicture) {
			p.Conditions = []Condition{{Part: Part{ID: "t"}, ActivityID: "x", Kind: "tijd", Score: number(2)}}
		}, "KC-405 W x/t"},
		{"too little time, and somebody acts", func(p *CheckPicture) {
			p.Conditions = []Condition{{Part: Part{ID: "t"}, ActivityID: "x", Kind: "tijd", Score: number(2), Action: "De gemeente"}}
		}, ""},
		{"a requirement of the municipality alone", func(p *CheckPicture) {
			p.Requirements = []QualityRequirement{{Part: Part{ID: "q"}, Source: "gemeente", ClientView: "Goed"}}
		}, "KC-406 W q"},
		{"a requirement without clients", func(p *CheckPicture) {
			p.Requirements = []QualityRequirement{{Part: Part{ID: "q"}, Source: "wet"}}
		}, "KC-407 T q"},
		{"a requirement that is only proposed", func(p *CheckPicture) {
			p.Requirements = []QualityRequirement{{Part: Part{ID: "q"}, Source: "gemeente", Proposed: true}}
		}, ""},
		{"an old obstacle", func(p *CheckPicture) {
			p.Obstacles = []Obstacle{{Part: Part{ID: "h"}, OpenedOn: "2026-08-21"}, {Part: Part{ID: "i"}, ActivityID: "x", OpenedOn: "2026-01-01"},
				{Part: Part{ID: "j"}, OpenedOn: "2026-01-01", Owner: "Iemand"}, {Part: Part{ID: "l"}, OpenedOn: "2026-01-01", ClosedOn: "2026-02-01"}, {Part: Part{ID: "n"}, OpenedOn: "2026-10-01"}}
		}, "KC-408 T k/h, KC-408 T x/i"},
	}
}

// usedCases are about whether anybody looks at an indicator, and whether spaces count the same thing in one way.
func usedCases() []ruleCase {
	shared := func(owner TenantID, name string, unit figure.Unit, owner2 TenantID, name2 string, unit2 figure.Unit) func(*CheckPicture) {
		return func(p *CheckPicture) {
			p.Results[0].Bound[0].Indicator.Name = "Eenzaamheid"
			p.Shared = []SharedItem{{SetItem{Words: Indicator{Name: name, Unit: unit}}, owner}, {SetItem{Words: Indicator{Name: name2, Unit: unit2}}, owner2}}
		}
	}
	return []ruleCase{
		{"nobody looked for over two years", bound(func(b *BoundIndicator) { b.Indicator.OpenedOn = "2024-11-21" }), "KC-215 W r/eenzaam"},
		{"somebody looked two years ago", bound(func(b *BoundIndicator) { b.Indicator.OpenedOn = "2024-11-22" }), ""},
		{"new, and nobody looked yet", bound(func(b *BoundIndicator) {
			b.Indicator.OpenedOn, b.Indicator.CreatedAt = "", time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)
		}), ""},
		{"old, and nobody ever looked", bound(func(b *BoundIndicator) {
			b.Indicator.OpenedOn, b.Indicator.CreatedAt = "", time.Date(2023, 1, 5, 12, 0, 0, 0, time.UTC)
		}), "KC-215 W r/eenzaam"},
		{"two spaces count one thing in two ways", shared(1, "Eenzaamheid", "procent", 2, "eenzaamheid", "aantal"), "KC-510 T r/eenzaam"},
		{"two spaces count one thing in one way", shared(1, "Eenzaamheid", "procent", 2, "eenzaamheid", "procent"), ""},
		{"one space counts one thing in two ways", shared(1, "Eenzaamheid", "procent", 1, "Eenzaamheid", "aantal"), ""},
		{"two spaces count two things, not used here", shared(1, "Drukte", "procent", 2, "Drukte", "aantal"), ""},
	}
}
