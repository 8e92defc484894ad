package kompas

// StepStatus is how a step of the compass stands. It is computed from what is there, never typed in.
type StepStatus string

// The four states. Attention beats busy.
const (
	StepNotStarted StepStatus = "nog_niet_begonnen"
	StepBusy       StepStatus = "bezig"
	StepAttention  StepStatus = "vraagt_aandacht"
	StepCurrent    StepStatus = "actueel"
)

// StepState is the state of one step with the fact that stands under its name, as a code with parameters.
type StepState struct {
	Step   Step
	Status StepStatus
	Fact   string // code of the one fact shown; never a volume of work
	Params []any
}

// Facts is all that the states of the six steps are computed from; a page loads it once.
type Facts struct {
	Today string // 2026-11-22

	// step 1
	FiguresUsed  bool // a figure was looked at together: an insight on a figure, or a bound indicator
	NewerWaiting bool // a bound source published newer figures than the ones in use
	Insights     int
	Ambitions    int
	AmbitionSet  bool // an ambition is written, with evidence

	// step 2
	Results []ResultFacts

	// step 3
	Activities []ActivityFacts

	// step 6
	SessionThisCycle  bool // an improvement conversation was finished in this cycle
	ReviewBusy        bool
	ActionsLinked     bool // its actions name the steps they feed back to
	ActionOverdue     bool
	LookDue           bool   // the day has come on which partners would look again
	NextSessionOn     string // first planned conversation; empty when none
	NextSessionStep   Step
	SessionUnprepared bool // within 14 days, and nobody is invited or nothing is asked
}

// ResultFacts is what a result adds to the states.
type ResultFacts struct {
	HasFact       bool
	HasExperience bool
	HasTarget     bool // every indicator has a target and a year
	Indicators    int
	Activities    int // activities that contribute by a claim
}

// ActivityFacts is what an activity adds to the states.
type ActivityFacts struct {
	Runs         bool
	Results      int  // results it contributes to
	Answered     int  // of the three quality elements
	Overdue      bool // a quality question is open past its date
	Bottleneck   bool
	Measured     bool // an outcome with enough answers in this cycle
	FewAnswers   bool // n < 10
	Earlier      bool // figures, all from before this cycle
	Stories      int
	DropOutWorse bool
}

// StepStates computes the state of each step.
func StepStates(f Facts) [6]StepState {
	return [6]StepState{monitoringState(f), resultState(f), activitiesState(f), qualityState(f), outcomeState(f), improveState(f)}
}

func monitoringState(f Facts) StepState {
	s := StepState{Step: StepMonitoring}
	switch {
	case f.NewerWaiting:
		s.Status, s.Fact = StepAttention, "stap1_nieuwe_cijfers"
	case f.AmbitionSet && f.FiguresUsed:
		s.Status, s.Fact = StepCurrent, "stap1_ambitie_staat"
	case f.Ambitions > 0:
		s.Status, s.Fact = StepBusy, "stap1_ambitie_zonder_bewijs"
	case f.Insights > 0:
		s.Status, s.Fact = StepBusy, "stap1_ambitie_kiezen"
	default:
		s.Status, s.Fact = StepNotStarted, "stap1_leeg"
	}
	return s
}

func resultState(f Facts) StepState {
	s := StepState{Step: StepResult, Params: []any{len(f.Results)}}
	if len(f.Results) == 0 {
		s.Status, s.Fact = StepNotStarted, "stap2_leeg"
		return s
	}
	for _, r := range f.Results {
		switch {
		case r.Indicators == 0:
			s.Status, s.Fact = StepBusy, "stap2_zonder_indicator"
			return s
		case !r.HasTarget:
			s.Status, s.Fact = StepAttention, "stap2_zonder_doel"
			return s
		case !r.HasExperience:
			s.Status, s.Fact = StepAttention, "stap2_alleen_tellen"
			return s
		case !r.HasFact:
			s.Status, s.Fact = StepAttention, "stap2_alleen_vertellen"
			return s
		}
	}
	s.Status, s.Fact = StepCurrent, "stap2_aantal"
	return s
}

func activitiesState(f Facts) StepState {
	s := StepState{Step: StepActivities}
	withActivity, loose := 0, 0
	for _, r := range f.Results {
		if r.Activities > 0 {
			withActivity++
		}
	}
	for _, a := range f.Activities {
		if a.Results == 0 {
			loose++
		}
	}
	s.Params = []any{withActivity, len(f.Results)}
	switch {
	case len(f.Activities) == 0:
		s.Status, s.Fact = StepNotStarted, "stap3_leeg"
	case loose > 0:
		s.Status, s.Fact, s.Params = StepAttention, "stap3_los", []any{loose}
	case withActivity < len(f.Results):
		s.Status, s.Fact = StepAttention, "stap3_deel"
	default:
		s.Status, s.Fact = StepCurrent, "stap3_deel"
	}
	return s
}

func qualityState(f Facts) StepState {
	s := StepState{Step: StepQuality}
	asked, done, begun, overdue, stuck := 0, 0, 0, false, false
	for _, a := range f.Activities {
		if !a.Runs {
			continue
		}
		asked++
		if a.Answered == len(QualityElements()) {
			done++
		}
		if a.Answered > 0 {
			begun++
		}
		overdue = overdue || a.Overdue
		stuck = stuck || a.Bottleneck
	}
	s.Params = []any{done, asked}
	switch {
	case begun == 0 && !overdue:
		s.Status, s.Fact = StepNotStarted, "stap4_leeg"
	case overdue:
		s.Status, s.Fact = StepAttention, "stap4_te_laat"
	case done < asked:
		s.Status, s.Fact = StepBusy, "stap4_deel"
	case stuck:
		s.Status, s.Fact = StepCurrent, "stap4_knelpunt"
	default:
		s.Status, s.Fact = StepCurrent, "stap4_deel"
	}
	return s
}

func outcomeState(f Facts) StepState {
	s := StepState{Step: StepOutcome}
	asked, measured, now, earlier, few, worse := 0, 0, false, false, false, false
	for _, a := range f.Activities {
		now = now || a.Runs && (a.Measured || a.FewAnswers)
		earlier = earlier || a.Measured || a.FewAnswers || a.Earlier
		if a.Runs {
			asked++
		}
		if a.Runs && a.Measured {
			measured++
		}
		few = few || a.FewAnswers && a.Stories == 0
		worse = worse || a.DropOutWorse
	}
	s.Params = []any{measured, asked}
	switch {
	case worse:
		s.Status, s.Fact = StepAttention, "stap5_uitval"
	case few:
		s.Status, s.Fact = StepAttention, "stap5_weinig"
	case !now && !earlier:
		s.Status, s.Fact = StepNotStarted, "stap5_leeg"
	case !now:
		s.Status, s.Fact = StepBusy, "stap5_eerder"
	case measured < asked:
		s.Status, s.Fact = StepBusy, "stap5_deel"
	default:
		s.Status, s.Fact = StepCurrent, "stap5_deel"
	}
	return s
}

func improveState(f Facts) StepState {
	s := StepState{Step: StepImprove}
	switch {
	case f.ActionOverdue:
		s.Status, s.Fact = StepAttention, "stap6_te_laat"
	case f.LookDue:
		s.Status, s.Fact = StepAttention, "stap6_terugkijken"
	case f.SessionUnprepared:
		s.Status, s.Fact, s.Params = StepAttention, "stap6_voorbereiden", []any{f.NextSessionOn}
	case f.ReviewBusy:
		s.Status, s.Fact = StepBusy, "stap6_bezig"
	case f.SessionThisCycle && f.ActionsLinked:
		s.Status, s.Fact = StepCurrent, "stap6_gehouden"
	case f.SessionThisCycle:
		s.Status, s.Fact = StepBusy, "stap6_acties"
	default:
		s.Status, s.Fact = StepNotStarted, "stap6_leeg"
	}
	return s
}

// Turn gives the step whose turn it is, where the needle points: the first that asks attention, else the first that is
// not finished, else that of the next planned conversation, else the first.
func Turn(states [6]StepState, next Step) Step {
	for _, s := range states {
		if s.Status == StepAttention {
			return s.Step
		}
	}
	for _, s := range states {
		if s.Status != StepCurrent {
			return s.Step
		}
	}
	if next >= StepMonitoring && next <= StepImprove {
		return next
	}
	return StepMonitoring
}
