package kompas

import (
	"math"
	"strconv"
	"strings"

	"kompas/fault"
)

// maxEuro is more than any amount in a compass.
const maxEuro = 10_000_000_000

// EuroField is a field that holds an amount in cents, written in euros, or nothing. In an amount a dot before three
// digits groups thousands.
func EuroField[T any](name string, at func(*T) **int) Field[T] {
	return Field[T]{
		Name: name,
		Get: func(o *T) string {
			if *at(o) == nil {
				return ""
			}
			cents := **at(o)
			text := strconv.Itoa(cents / 100)
			if rest := cents % 100; rest != 0 {
				text += "," + strconv.Itoa(rest/10) + strconv.Itoa(rest%10)
			}
			return text
		},
		Set: func(o *T, text string) *fault.Error {
			text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "€"))
			whole, rest, _ := strings.Cut(text, ",")
			if !strings.Contains(text, ",") {
				text = ungroup(text)
			} else if strings.Trim(rest, "-") == "" {
				text = ungroup(whole) // 25,-
			}
			v, err := ParseDecimal(name, text, 0, maxEuro)
			if err != nil || v == nil {
				if err == nil {
					*at(o) = nil
				}
				return err
			}
			cents := math.Round(*v * 100)
			if math.Abs(cents-*v*100) > 0.001 {
				return fault.Field(name, "geen_centen")
			}
			n := int(cents)
			*at(o) = &n
			return nil
		},
	}
}
