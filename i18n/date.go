package i18n

import (
	"strconv"
	"strings"
	"time"
)

var dutchMonths = [12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}
var dutchDays = [7]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}

// Date writes a day as people say it: 12 maart 2026.
func (p *Printer) Date(t time.Time) string {
	if p.Lang == English {
		return t.Format("2 January 2006")
	}
	return strconv.Itoa(t.Day()) + " " + dutchMonths[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// Weekday writes the day of the week before the date: donderdag 12 maart 2026.
func (p *Printer) Weekday(t time.Time) string {
	if p.Lang == English {
		return t.Format("Monday 2 January 2006")
	}
	return dutchDays[t.Weekday()] + " " + p.Date(t)
}

// Clock writes a time of day: 10:42.
func (p *Printer) Clock(t time.Time) string { return t.Format("15:04") }

// DateText writes a stored day (2026-11-22) as people say it; what is no day is shown as it stands.
func (p *Printer) DateText(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return p.Date(t)
}

// ShortMonth gives the first three letters of the month, as on a calendar leaf.
func (p *Printer) ShortMonth(t time.Time) string {
	if p.Lang == English {
		return strings.ToLower(t.Format("Jan"))
	}
	if t.Month() == time.March {
		return "mrt"
	}
	return dutchMonths[t.Month()-1][:3]
}
