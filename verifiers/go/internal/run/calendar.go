package run

import (
	"fmt"
	"time"

	"alongside/verifier/internal/canonical"
)

// Period is a length of time: so many working days, days, months or seconds.
type Period struct {
	unit  string
	count int64
	// nothing: no number in it is above 0.
	nothing bool
}

// UnmarshalJSON reads an object, and of it the numbers.
func (p *Period) UnmarshalJSON(raw []byte) error {
	value, err := canonical.Read(raw)
	if err != nil {
		return err
	}
	*p, _ = AsPeriod(&value)
	return nil
}

func periodOf(members map[string]float64) Period {
	period := Period{unit: "seconds", nothing: true}
	for _, count := range members {
		period.nothing = period.nothing && count <= 0
	}
	for _, unit := range []string{"workingDays", "days", "months", "seconds"} {
		if count, found := members[unit]; found {
			period.unit, period.count = unit, int64(count)
			break
		}
	}
	return period
}

// AsPeriod reads a parameter that is one.
func AsPeriod(value *canonical.Value) (Period, bool) {
	if value == nil || value.Kind != canonical.Object {
		return Period{}, false
	}
	members := map[string]float64{}
	for at := range value.Members() {
		if number, isNumber := value.Members()[at].Value.Float(); isNumber {
			members[value.Members()[at].Name] = number
		}
	}
	return periodOf(members), true
}

func (p Period) times(count int64) Period {
	p.count *= count
	p.nothing = p.count <= 0
	return p
}

// Calendar is of one nation's bank holidays.
type Calendar struct{ holidays map[int64]bool }

const (
	day     = 86_400_000
	hour    = 3_600_000
	dueHour = 17
)

// ISO writes an instant as the record does.
func ISO(ms int64) string { return time.UnixMilli(ms).UTC().Format("2006-01-02T15:04:05.000Z") }

var layouts = []string{
	"2006-01-02T15:04:05.000Z", "2006-01-02", time.RFC3339Nano, "2006-01-02T15:04Z07:00",
}

// Instant reads a day, which begins at midnight UTC, or an instant. @returns milliseconds since 1970.
func Instant(text string) (int64, bool) {
	for _, layout := range layouts {
		if at, err := time.Parse(layout, text); err == nil {
			return at.UnixMilli(), true
		}
	}
	return 0, false
}

func msOf(text string) int64 {
	ms, ok := Instant(text)
	if !ok {
		panic(Unfit{fmt.Sprintf("%q is no time", text)})
	}
	return ms
}

// IsDay tells whether it is a day that the calendar has, YYYY-MM-DD.
func IsDay(text string) bool {
	_, err := time.Parse("2006-01-02", text)
	return err == nil
}

// holiday is a day of a calendar, in days since 1970. The day may be one that the month has not: it is then one of the next month (R1).
func holiday(date string) (int64, bool) {
	var year, month, of int
	if len(date) != 10 || date[4] != '-' || date[7] != '-' {
		return 0, false
	}
	for at, part := range []*int{0: &year, 1: &month, 2: &of} {
		for _, c := range []byte([]string{date[:4], date[5:7], date[8:]}[at]) {
			if c < '0' || c > '9' {
				return 0, false
			}
			*part = *part*10 + int(c-'0')
		}
	}
	return dayOf(year, time.Month(month), of), month >= 1 && month <= 12 && of >= 1 && of <= 31
}

func floorDiv(a, b int64) int64 {
	if a%b < 0 {
		return a/b - 1
	}
	return a / b
}

func dayOf(year int, month time.Month, of int) int64 {
	return floorDiv(time.Date(year, month, of, 0, 0, 0, 0, time.UTC).UnixMilli(), day)
}

func weekday(at int64) int64 { return (((at + 4) % 7) + 7) % 7 }

func lastSunday(year int, month time.Month) int64 {
	last := dayOf(year, month+1, 0)
	return last - weekday(last)
}

// londonOffset is British Summer Time: from 01:00 UTC on the last Sunday of March to 01:00 UTC on that of October.
func londonOffset(ms int64) int64 {
	year := time.UnixMilli(ms).UTC().Year()
	if ms >= lastSunday(year, time.March)*day+hour && ms < lastSunday(year, time.October)*day+hour {
		return hour
	}
	return 0
}

func londonDay(ms int64) int64 { return floorDiv(ms+londonOffset(ms), day) }

func londonHour(at, of int64) int64 {
	wall := at*day + of*hour
	return wall - londonOffset(wall)
}

// LondonDate is the date in London at an instant.
func LondonDate(at string) string { return ISO(londonDay(msOf(at)) * day)[:10] }

// DayBegins is when a day begins in London, in milliseconds.
func DayBegins(date string) int64 { return londonHour(floorDiv(msOf(date), day), 0) }

func (c *Calendar) works(at int64) bool {
	return weekday(at) != 0 && weekday(at) != 6 && !c.holidays[at]
}

func (c *Calendar) roll(at, step int64) int64 {
	for !c.works(at) {
		at += step
	}
	return at
}

func addMonths(at, months int64) int64 {
	from := time.UnixMilli(at * day).UTC()
	first := time.Date(from.Year(), from.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := time.Date(first.Year(), first.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return dayOf(first.Year(), first.Month(), min(from.Day(), last))
}

// MonthsLater is the same day some months later, or the last of its month where that is shorter.
func MonthsLater(date string, months int64) string {
	return ISO(addMonths(floorDiv(msOf(date), day), months) * day)[:10]
}

func (c *Calendar) shift(at int64, period Period) int64 {
	switch period.unit {
	case "workingDays":
		for left := period.count; left > 0; left-- {
			at = c.roll(at+1, 1)
		}
		return at
	case "days":
		return c.roll(at+period.count, 1)
	case "months":
		return c.roll(addMonths(at, period.count), 1)
	}
	return at
}

// add is the end of a period that begins at an instant: seconds are exact, any other ends at 17:00 in London on a working day.
func (c *Calendar) add(at string, period Period) string {
	if period.nothing {
		return at
	}
	from := msOf(at)
	if period.unit == "seconds" {
		return ISO(from + period.count*1000)
	}
	return ISO(londonHour(c.shift(londonDay(from), period), dueHour))
}

// moveDue is a due time moved on by what a stopped clock took.
func (c *Calendar) moveDue(due string, ms int64, period Period) string {
	moved := msOf(due) + max(0, ms)
	if ms <= 0 || period.unit == "seconds" {
		return ISO(moved)
	}
	at := londonDay(moved)
	if moved > londonHour(at, dueHour) {
		at++
	}
	return ISO(londonHour(c.roll(at, 1), dueHour))
}
