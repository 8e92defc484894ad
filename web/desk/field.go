package desk

import "strconv"

// wholeText writes a number that may be missing, as it stands in a form.
func wholeText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// yearText writes a year, or another small number, as it stands in a form.
func yearText(n int) string { return strconv.Itoa(n) }
