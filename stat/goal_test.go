package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestGoalAttainmentWorkedExamples(t *testing.T) {
	for _, c := range []struct {
		x, w []float64
		want float64
	}{
		{[]float64{0, 1, -1}, []float64{3, 2, 1}, 52.20326324619616}, // 50 + 10/√20.6
		{[]float64{0, 1, -1}, []float64{1, 1, 1}, 50},
		{[]float64{1}, []float64{1}, 60},
		{[]float64{-2, -2, -2}, []float64{1, 1, 1}, 22.613872124741693},
	} {
		s, err := GoalAttainment(c.x, c.w, GoalFivePoint)
		if err != nil || !s.Comparable {
			t.Fatalf("%+v %v", s, err)
		}
		near(t, "T", s.T, c.want, 1e-9)
	}
	s, err := GoalAttainment([]float64{-3, 2, 0, 1}, []float64{1, 2, 3, 1}, GoalSixPoint)
	if err != nil || s.Comparable || s.Achieved != 0.75 {
		t.Errorf("six points: %+v %v", s, err)
	}
	near(t, "T", s.T, 53.98409536444798, 1e-9)
	c, err := GoalAttainmentChange([]float64{-2, -2}, []float64{0, 1}, []float64{1, 1})
	if err != nil || c.Change != c.After-c.Before || c.Change <= 0 {
		t.Errorf("%+v %v", c, err)
	}
}

func TestGoalsThatCannotBeJudged(t *testing.T) {
	for what, c := range map[string]struct {
		x, w []float64
		s    GoalScale
		want Error
	}{
		"no goals": {nil, nil, GoalFivePoint, ErrNoGoals}, "below the scale": {[]float64{-3}, []float64{1}, GoalFivePoint, ErrOffScale},
		"below the long scale": {[]float64{-4}, []float64{1}, GoalSixPoint, ErrOffScale}, "above": {[]float64{3}, []float64{1}, GoalSixPoint, ErrOffScale},
		"between steps": {[]float64{.5}, []float64{1}, GoalFivePoint, ErrOffScale}, "no weights": {[]float64{0, 1}, []float64{0, 0}, GoalFivePoint, ErrZeroWeight},
		"negative weight": {[]float64{0}, []float64{-1}, GoalFivePoint, ErrInvalid}, "unequal lists": {[]float64{0}, nil, GoalFivePoint, ErrInvalid},
		"NaN": {[]float64{math.NaN()}, []float64{1}, GoalFivePoint, ErrInvalid},
	} {
		_, err := GoalAttainment(c.x, c.w, c.s)
		wantError(t, what, err, c.want)
		if c.s == GoalFivePoint {
			_, err = GoalAttainmentChange(c.x, c.x, c.w)
			wantError(t, what, err, c.want)
		}
	}
}

func TestOnlyTheRatioOfGoalWeightsMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "n")
		x, w, v := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range x {
			x[i] = float64(rapid.IntRange(-2, 2).Draw(t, "x"))
			w[i] = float64(rapid.IntRange(1, 9).Draw(t, "w"))
			v[i] = w[i] * 1e200
		}
		a, _ := GoalAttainment(x, w, GoalFivePoint)
		b, err := GoalAttainment(x, v, GoalFivePoint)
		if err != nil || math.Abs(a.T-b.T) > 1e-9 {
			t.Fatalf("%+v %+v %v", a, b, err)
		}
	})
}

func TestHarmonisedSetWorkedExample(t *testing.T) {
	// Ten ended: 6 as planned, 1 earlier in accord, 2 by the client, 1 by the
	// provider; grades 8, 7, 6 and 9; 5 of 8 known goals, 2 unknown.
	ends := []EndReason{EndedAsPlanned, EndedAsPlanned, EndedAsPlanned, EndedAsPlanned, EndedAsPlanned, EndedAsPlanned,
		EndedInAccord, EndedByClient, EndedByClient, EndedByProvider}
	goals := []string{"helemaal", "helemaal", "grotendeels", "grotendeels", "helemaal", "deels", "niet", "deels", "", GoalUnknown}
	grades := answers(8, 7, 6, 9, missing, missing, missing, missing, missing, missing)
	soon, late := 100, 400
	list := []Trajectory{{End: StillRunning, Goal: "helemaal", Grade: grades[0]}}
	for i, end := range ends {
		list = append(list, Trajectory{End: end, Goal: goals[i], Grade: grades[i], FollowedUp: i < 8})
	}
	list[1].NewStartDays, list[2].NewStartDays, list[10].NewStartDays = &soon, &late, &soon // the last was not followed
	h, err := HarmonisedSetOf(list, []string{"helemaal", "grotendeels"}, 365)
	if err != nil || h.Ended != 10 || h.GradeN != 4 || h.GoalsKnown != 8 || h.GoalsUnknown != 2 || h.EndUnknown != 0 {
		t.Fatalf("%+v %v", h, err)
	}
	near(t, "dropout client", *h.DropoutClient, 0.2, 1e-12)
	near(t, "dropout broad", *h.DropoutBroad, 0.3, 1e-12)
	near(t, "grade", *h.GradeMean, 7.5, 1e-12)
	near(t, "goals", *h.GoalsReached, 0.625, 1e-12)
	near(t, "no new start", *h.NoNewStart, 1-1.0/8, 1e-12)

	list = append(list, Trajectory{End: "verhuisd naar zee"})
	h, _ = HarmonisedSetOf(list, nil, 365)
	if h.Ended != 11 || h.EndUnknown != 1 {
		t.Errorf("%+v", h)
	}
	near(t, "an unknown reason is outside the broad dropout", *h.DropoutBroad, 0.3, 1e-12)
	near(t, "and inside that of the client", *h.DropoutClient, 2.0/11, 1e-12)
}

func TestTrajectoriesThatCannotBeJudged(t *testing.T) {
	_, err := HarmonisedSetOf([]Trajectory{{End: StillRunning}}, nil, 365)
	wantError(t, "none ended", err, ErrNoData)
	low, negative := 0.5, -1
	_, err = HarmonisedSetOf([]Trajectory{{End: EndedAsPlanned, Grade: &low}}, nil, 365)
	wantError(t, "grade", err, ErrOffScale)
	_, err = HarmonisedSetOf([]Trajectory{{End: EndedAsPlanned, NewStartDays: &negative}}, nil, 365)
	wantError(t, "days", err, ErrInvalid)
	_, err = HarmonisedSetOf(nil, nil, -1)
	wantError(t, "window", err, ErrInvalid)
	h, err := HarmonisedSetOf([]Trajectory{{End: "?"}}, nil, 365)
	if err != nil || h.DropoutBroad != nil || h.NoNewStart != nil || h.GradeMean != nil || h.GoalsReached != nil {
		t.Errorf("nothing known: %+v %v", h, err)
	}
}
