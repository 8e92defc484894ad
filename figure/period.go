package figure

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

// PeriodKind (soort periode) is the length and position of a period.
type PeriodKind uint8

// The kinds of period, from long to short.
const (
	NoPeriod PeriodKind = iota
	Year
	SchoolYear // 1 August up to and including 31 July
	Quarter
	Month
	Day
)

// Period (periode) is a stretch of calendar days that a figure is about. The
// zero value is no period.
type Period struct {
	kind PeriodKind // small, for a page holds thousands
	num  uint8      // quarter, or month
	day  uint8
	year int16 // in which it starts
}

const firstSchoolMonth = time.August

// ParsePeriod reads 2026, 2025/2026 (school year), 2026-Q1, 2026-11 or
// 2026-11-22. Years run from 1000 to 9998. Errors: ErrPeriod.
func ParsePeriod(s string) (Period, error) {
	if len(s) < 4 {
		return Period{}, ErrPeriod
	}
	year, ok := digits(s[:4])
	if !ok || year < 1000 || year > 9998 {
		return Period{}, ErrPeriod
	}
	rest := s[4:]
	switch {
	case rest == "":
		return YearOf(year), nil
	case len(rest) == 5 && rest[0] == '/':
		if next, ok := digits(rest[1:]); ok && next == year+1 {
			return Period{kind: SchoolYear, year: int16(year)}, nil
		}
	case len(rest) == 3 && strings.HasPrefix(rest, "-Q"):
		if q, ok := digits(rest[2:]); ok && q >= 1 && q <= 4 {
			return Period{kind: Quarter, num: uint8(q), year: int16(year)}, nil
		}
	case len(rest) == 3 && rest[0] == '-':
		if m, ok := digits(rest[1:]); ok && m >= 1 && m <= 12 {
			return Period{kind: Month, num: uint8(m), year: int16(year)}, nil
		}
	case len(rest) == 6 && rest[0] == '-' && rest[3] == '-':
		if at, err := time.Parse(time.DateOnly, s); err == nil {
			return DayOf(at), nil
		}
	}
	return Period{}, ErrPeriod
}

// YearOf returns the period of one calendar year.
func YearOf(year int) Period { return Period{kind: Year, year: int16(year)} }

// DayOf returns the period of the calendar day of at, in at's own time zone.
func DayOf(at time.Time) Period {
	return Period{kind: Day, num: uint8(at.Month()), day: uint8(at.Day()), year: int16(at.Year())}
}

// MarshalText writes a period as ParsePeriod reads it; no period is an empty text.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (p *Period) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*p = Period{}
		return nil
	}
	*p, err = ParsePeriod(string(text))
	return err
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// Kind returns what kind of period p is; NoPeriod for the zero value.
func (p Period) Kind() PeriodKind { return p.kind }

// IsZero reports whether p is no period.
func (p Period) IsZero() bool { return p.kind == NoPeriod }

// String returns the form that ParsePeriod reads; empty for no period.
func (p Period) String() string {
	y := strconv.Itoa(int(p.year))
	switch p.kind {
	case Year:
		return y
	case SchoolYear:
		return y + "/" + strconv.Itoa(int(p.year)+1)
	case Quarter:
		return y + "-Q" + strconv.Itoa(int(p.num))
	case Month:
		return y + "-" + two(int(p.num))
	case Day:
		return y + "-" + two(int(p.num)) + "-" + two(int(p.day))
	}
	return ""
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// Start returns the first day, at midnight UTC.
func (p Period) Start() time.Time {
	switch p.kind {
	case SchoolYear:
		return day(int(p.year), firstSchoolMonth, 1)
	case Quarter:
		return day(int(p.year), time.Month(3*p.num-2), 1)
	case Month:
		return day(int(p.year), time.Month(p.num), 1)
	case Day:
		return day(int(p.year), time.Month(p.num), int(p.day))
	case Year:
		return day(int(p.year), time.January, 1)
	}
	return time.Time{}
}

// End returns the day after the last day, at midnight UTC.
func (p Period) End() time.Time {
	switch p.kind {
	case Year, SchoolYear:
		return p.Start().AddDate(1, 0, 0)
	case Quarter:
		return p.Start().AddDate(0, 3, 0)
	case Month:
		return p.Start().AddDate(0, 1, 0)
	case Day:
		return p.Start().AddDate(0, 0, 1)
	}
	return time.Time{}
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// Compare orders periods by end, then by start: what is known latest comes
// last. It returns -1, 0 or 1.
func (p Period) Compare(q Period) int {
	if p.kind == q.kind { // as nearly always, and far quicker than by the calendar
		return cmp.Or(cmp.Compare(p.year, q.year), cmp.Compare(p.num, q.num), cmp.Compare(p.day, q.day))
	}
	if c := p.End().Compare(q.End()); c != 0 {
		return c
	}
	if c := p.Start().Compare(q.Start()); c != 0 {
		return c
	}
	return cmp.Compare(p.kind, q.kind)
}

// Overlaps reports whether p and q have a day in common.
func (p Period) Overlaps(q Period) bool {
	return p.Start().Before(q.End()) && q.Start().Before(p.End())
}

// StartYears returns the start as years with a fraction: 2026.0 for the period 2026.
func (p Period) StartYears() float64 {
	if p.kind == Year {
		return float64(p.year)
	}
	return Years(p.Start())
}

// EndYears returns the end as years with a fraction: 2027.0 for the period 2026.
func (p Period) EndYears() float64 { return Years(p.End()) }

// MidYears returns the middle as years with a fraction: 2026.5 for 2026.
func (p Period) MidYears() float64 { return (Years(p.Start()) + Years(p.End())) / 2 }

// Years returns at as years with a fraction, by the calendar day.
func Years(at time.Time) float64 {
	y := at.Year()
	length := day(y+1, time.January, 1).Sub(day(y, time.January, 1))
	return float64(y) + float64(day(y, at.Month(), at.Day()).Sub(day(y, time.January, 1)))/float64(length)
}

// StepsTo returns how many periods of this kind lie between p and q: 0 for the same one. It is false for periods of different
// kinds.
func (p Period) StepsTo(q Period) (n int, ok bool) {
	if p.kind != q.kind || p.kind == NoPeriod {
		return 0, false
	}
	years, parts := int(q.year)-int(p.year), int(q.num)-int(p.num)
	switch p.kind {
	case Quarter:
		return 4*years + parts, true
	case Month:
		return 12*years + parts, true
	case Day:
		return int(q.Start().Sub(p.Start()) / (24 * time.Hour)), true
	}
	return years, true
}

// Plus returns the period n steps of its own kind later.
func (p Period) Plus(n int) Period {
	switch p.kind {
	case Year, SchoolYear:
		p.year += int16(n)
	case Quarter:
		at := 4*int(p.year) + int(p.num) - 1 + n
		p.year, p.num = int16(at/4), uint8(at%4+1)
	case Month:
		at := 12*int(p.year) + int(p.num) - 1 + n
		p.year, p.num = int16(at/12), uint8(at%12+1)
	case Day:
		return DayOf(p.Start().AddDate(0, 0, n))
	}
	return p
}
