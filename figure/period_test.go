package figure

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func period(t testing.TB, s string) Period {
	t.Helper()
	p, err := ParsePeriod(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return p
}

func TestPeriodsStartAndEnd(t *testing.T) {
	for _, c := range []struct{ in, start, end string }{
		{"2026", "2026-01-01", "2027-01-01"},
		{"2025/2026", "2025-08-01", "2026-08-01"},
		{"2026-Q1", "2026-01-01", "2026-04-01"},
		{"2026-Q4", "2026-10-01", "2027-01-01"},
		{"2026-11", "2026-11-01", "2026-12-01"},
		{"2024-02-29", "2024-02-29", "2024-03-01"},
	} {
		p := period(t, c.in)
		if p.String() != c.in || p.Start().Format(time.DateOnly) != c.start || p.End().Format(time.DateOnly) != c.end {
			t.Errorf("%s: %s, %v to %v", c.in, p, p.Start(), p.End())
		}
	}
}

func TestWhatIsNoPeriodIsRefused(t *testing.T) {
	for _, s := range []string{"", "26", "202", "20266", "0999", "9999", "2026-", "2026-Q0", "2026-Q5", "2026-q1", "2026-00",
		"2026-13", "2026-1", "2025/2027", "2025/26", "2025-2026", "2026-02-29", "2026-11-31", "2026 ", " 2026", "２０２６",
		"2026-Q10", "+026", "-026", "2026-+1", "2026/2025"} {
		if p, err := ParsePeriod(s); err != ErrPeriod {
			t.Errorf("%q reads as %v, %v", s, p, err)
		}
	}
	if p := (Period{}); !p.IsZero() || p.String() != "" || p.Text("nl") != "" || !p.End().IsZero() {
		t.Error("the zero period says something")
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2026", "2025/2026", "2026-Q1", "2026-11", "2026-11-22"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriod(s)
		if err != nil {
			return
		}
		if p.String() != s || !p.Start().Before(p.End()) || p.Text("nl") == "" {
			t.Fatalf("%q reads as %q", s, p)
		}
	})
}

func anyPeriod() *rapid.Generator[Period] {
	return rapid.Custom(func(t *rapid.T) Period {
		y := rapid.IntRange(1990, 2040).Draw(t, "year")
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			return YearOf(y)
		case 1:
			return Period{kind: SchoolYear, year: int16(y)}
		case 2:
			return Period{kind: Quarter, year: int16(y), num: rapid.Uint8Range(1, 4).Draw(t, "q")}
		case 3:
			return Period{kind: Month, year: int16(y), num: rapid.Uint8Range(1, 12).Draw(t, "m")}
		}
		return DayOf(day(y, time.January, rapid.IntRange(1, 365).Draw(t, "d")))
	})
}

func TestPeriodsHaveOneOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyPeriod().Draw(t, "a"), anyPeriod().Draw(t, "b"), anyPeriod().Draw(t, "c")
		if back, err := ParsePeriod(a.String()); err != nil || back != a {
			t.Fatalf("%v reads back as %v", a, back)
		}
		if a.Compare(b) != -b.Compare(a) || (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%v and %v have no order", a, b)
		}
		if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
			t.Fatalf("%v, %v and %v go round", a, b, c)
		}
		if a.Compare(b) < 0 && a.EndYears() > b.EndYears() {
			t.Fatal("order and years differ")
		}
		if a.Overlaps(b) != b.Overlaps(a) || !a.Overlaps(a) {
			t.Fatal("overlap is one-sided")
		}
	})
}

func TestYearsCountCalendarDays(t *testing.T) {
	if y := period(t, "2026").EndYears(); y != 2027 {
		t.Errorf("end of 2026 = %v", y)
	}
	if y := period(t, "2026").MidYears(); y != 2026.5 {
		t.Errorf("middle of 2026 = %v", y)
	}
	if y := Years(day(2024, time.July, 2)); math.Abs(y-2024.5) > 0.001 {
		t.Errorf("2 July of a leap year = %v", y)
	}
}

func TestPeriodsInWords(t *testing.T) {
	for _, c := range []struct{ in, nl, en string }{
		{"2026", "2026", "2026"}, {"2025/2026", "schooljaar 2025/2026", "school year 2025/2026"},
		{"2026-Q1", "1e kwartaal 2026", "Q1 2026"}, {"2026-11", "november 2026", "November 2026"},
		{"2026-05-02", "2 mei 2026", "2 May 2026"},
	} {
		p := period(t, c.in)
		if p.Text("nl") != c.nl || p.Text("en") != c.en {
			t.Errorf("%s: %q, %q", c.in, p.Text("nl"), p.Text("en"))
		}
	}
}

func TestStepsBetweenPeriodsAreOfTheirOwnKind(t *testing.T) {
	for _, x := range []struct {
		from, to string
		n        int
	}{{"2019", "2024", 5}, {"2024", "2024", 0}, {"2023/2024", "2025/2026", 2}, {"2024-Q4", "2025-Q1", 1}, {"2024-11", "2026-01", 14}, {"2024-02-28", "2024-03-01", 2}} {
		a, b := mustPeriod(t, x.from), mustPeriod(t, x.to)
		if n, ok := a.StepsTo(b); !ok || n != x.n {
			t.Errorf("%s to %s: %d", x.from, x.to, n)
		}
		if got := a.Plus(x.n); got != b {
			t.Errorf("%s plus %d: %s", x.from, x.n, got)
		}
		if got := b.Plus(-x.n); got != a {
			t.Errorf("%s minus %d: %s", x.to, x.n, got)
		}
	}
	if _, ok := mustPeriod(t, "2024").StepsTo(mustPeriod(t, "2024-Q1")); ok {
		t.Error("a year and a quarter have no steps between them")
	}
}

func mustPeriod(t *testing.T, s string) Period {
	t.Helper()
	p, err := ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
