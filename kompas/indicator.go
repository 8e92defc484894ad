package kompas

import (
	"time"

	"kompas/fault"
	"kompas/figure"
)

// Indicator (indicator) is what shows whether a result comes closer: a fact that is counted, or an experience people tell.
// It may be bound to a national catalogue indicator, and then its figures flow in from there without copying.
type Indicator struct {
	ID              IndicatorID
	Name            string
	Definition      string
	Nature          figure.Nature
	Unit            figure.Unit
	Decimals        int
	Direction       figure.Direction
	NumberKind      figure.KindOfNumber
	Basis           figure.Basis
	IsSensitive     bool
	SourceName      string
	SourcePublisher string
	SourceLicence   string
	IsExample       bool   // invented figures of a demonstration, labelled so wherever they are shown
	CatalogueKey    string // empty when the figures are the space's own, typed in; of figures that it read in, figure.OwnKey
	SourceTopic     string // how it is known in the source that figures are read in from; written once, read by the import
	AreaCode        string
	Aspect          IndicatorAspect // empty while nobody chose
	Level           IndicatorLevel
	Frequency       *int   // months between two measurements; nil when not known
	OpenedOn        string // the day on which somebody last looked at it, give or take a month; empty when that is not known
	SetItemID       string // of a shared set, whose words it follows; empty when it is one's own
	SetEdition      int    // of those words
	CreatedAt       time.Time
	Version         int64

	DefinitionNumber int       // counts from 1; figures point to it
	OnlyWords        bool      // the definition says in other words what the one before said
	DefinitionSince  time.Time // the zero time: from the start
}

// Bound says whether the figures come from the national catalogue.
func (i Indicator) Bound() bool { return i.CatalogueKey != "" }

// Redefine gives an indicator another definition. Figures that came in keep theirs: when any point to the one that was, the new
// one gets the next number, and counts as another way of counting until somebody says that only the words differ. Where nothing was
// said yet, nothing becomes another. It says whether the one that was must be kept.
func (i *Indicator) Redefine(was Indicator, used bool, now time.Time) (keep bool) {
	if i.Definition == was.Definition || !used || was.Definition == "" {
		return false
	}
	i.DefinitionNumber, i.DefinitionSince = was.DefinitionNumber+1, now
	i.OnlyWords = i.OnlyWords && !was.OnlyWords // a tick that stood there was about the definition before
	return true
}

// IndicatorAspect (aspect van een indicator) is which side of a result an indicator shows.
type IndicatorAspect string

// IndicatorAspects lists them.
func IndicatorAspects() []IndicatorAspect {
	return []IndicatorAspect{"omvang", "gebruik", "doelrealisatie", "beleving", "maatschappelijk"}
}

// IndicatorLevel (niveau van een indicator) is about whom an indicator says something: all residents, those who use a
// provision, or how the work goes.
type IndicatorLevel string

// Society is the level of a result: all residents of a group.
const Society IndicatorLevel = "samenleving"

// IndicatorLevels lists them.
func IndicatorLevels() []IndicatorLevel { return []IndicatorLevel{Society, "voorziening", "proces"} }

// IndicatorFields are the fields a form may change on an indicator of the space's own.
func IndicatorFields() []Field[Indicator] {
	return []Field[Indicator]{
		RequiredTextField("indicator", MaxName, false, func(i *Indicator) *string { return &i.Name }),
		TextField("definitie", MaxSentence, true, func(i *Indicator) *string { return &i.Definition }),
		BoolField("alleen-woorden", func(i *Indicator) *bool { return &i.OnlyWords }),
		ChoiceField("aard", figure.Natures(), func(i *Indicator) *figure.Nature { return &i.Nature }),
		ChoiceField("eenheid", figure.Units(), func(i *Indicator) *figure.Unit { return &i.Unit }),
		ChoiceField("richting", figure.Directions(), func(i *Indicator) *figure.Direction { return &i.Direction }),
		ChoiceField("grondslag", figure.Bases(), func(i *Indicator) *figure.Basis { return &i.Basis }),
		BoolField("gevoelig", func(i *Indicator) *bool { return &i.IsSensitive }),
		TextField("bron", MaxName, false, func(i *Indicator) *string { return &i.SourceName }),
		TextField("uitgever", MaxName, false, func(i *Indicator) *string { return &i.SourcePublisher }),
		ChoiceField("aspect", append([]IndicatorAspect{""}, IndicatorAspects()...), func(i *Indicator) *IndicatorAspect { return &i.Aspect }),
		levelField(),
		kindOfNumberField(),
		NumberField("meten-om-de", 1, 120, func(i *Indicator) **int { return &i.Frequency }),
	}
}

// levelField is the field by which somebody says about whom it is; left open it is about all residents.
func levelField() Field[Indicator] {
	f := ChoiceField("over-wie", IndicatorLevels(), func(i *Indicator) *IndicatorLevel { return &i.Level })
	set := f.Set
	f.Set = func(i *Indicator, text string) *fault.Error {
		if text == "" {
			text = string(Society)
		}
		return set(i, text)
	}
	return f
}

// ResultIndicator (resultaatindicator) ties an indicator to one version of a result: where it stood and where it should go.
type ResultIndicator struct {
	ID              string
	ResultVersionID VersionID
	IndicatorID     IndicatorID
	Position        int
	BaselinePeriod  string // the period of the first measurement; its figure is an observation like any other
	TargetKind      figure.TargetKind
	TargetValue     *float64
	TargetHigh      *float64 // only for keep_between
	TargetPeriod    string
	MinRelevant     *float64
	Version         int64
}

// HasTarget says whether a whole target was set.
func (r ResultIndicator) HasTarget() bool {
	_, whole := r.Target()
	return whole
}

// Observation (waarneming) is one measured figure of an indicator of the space's own. It is never changed: a
// correction is a newer vintage of the same figure.
type Observation struct {
	IndicatorID IndicatorID
	AreaCode    string
	Period      string
	Breakdown   string
	Vintage     time.Time
	Value       *float64
	K, N        *float64
	Lower       *float64
	Upper       *float64
	SD          *float64
	Absence     figure.Absence
	Provisional bool
	BreakBefore bool
	Definition  int  // number of the definition it came in under; 0 is the first
	OtherCount  bool // that definition counts something else than that of the figure before it
	RecordedBy  PersonID
}
