package chart

import (
	"strings"
	"unicode/utf8"
)

// Widths of ASCII 0x20-0x7e in our text face (Atkinson Hyperlegible Next), one
// byte per letter: hundredths of the type size, plus 20. A municipal theme may
// bring another face, so widths are estimates and layouts leave slack.
const (
	regularWidths = "012UOp]$22DQ)8);U=KNQOPGRP))KSKDbSQTWMKYY;GSJfY[O\\QOLYOjRNQ4;6K9,HMDLJ3LK-,E.hKKMM7C5JBXDAB6,6L"
	boldWidths    = "32;`Qu\\)66DP/9/@V@NPRQSJRM//MQMKbXTVYPM\\Z>LVKj\\_S`UQQYTmXUR6@6N<1KPGPL8OM2.L4lMNPP:G:MI^JHG:-:J"
)

// font is a type size in units, in the regular or the bold weight.
type font struct {
	size float64
	bold bool
}

// letter is the estimated width of r in units.
func (f font) letter(r rune) float64 {
	hundredths := 56
	switch {
	case r < 0x20:
		hundredths = 0
	case r < 0x7f && f.bold:
		hundredths = int(boldWidths[r-0x20]) - 20
	case r < 0x7f:
		hundredths = int(regularWidths[r-0x20]) - 20
	case r == 0xa0:
		hundredths = 30
	case r >= 0x300 && r < 0x370, r == 0xad, r >= 0x200b && r <= 0x200f:
		hundredths = 0
	case r >= 0x1100:
		hundredths = 100
		if r >= 0x2000 && r < 0x2100 {
			hundredths = 60
		}
	}
	return f.size * float64(hundredths) / 100
}

// width is the estimated width of s in units.
func (f font) width(s string) float64 {
	var w float64
	for _, r := range s {
		w += f.letter(r)
	}
	return w
}

// textLine is one line of wrapped text; tail is a hyphen or an ellipsis where
// the text itself goes on.
type textLine struct {
	text string
	tail markup
}

// line appends the text of l.
func (p *pen) textLine(l textLine) {
	p.text(l.text)
	p.raw(l.tail)
}

// width is the estimated width of l in units.
func (l textLine) width(f font) float64 { return f.width(l.text) + f.width(string(l.tail)) }

// wrap breaks s into lines that fit room(number of the line), appends them to
// dst and returns it. It fills dst up to its capacity: what does not fit any
// more ends in an ellipsis. Words too long for a line are hyphenated hard.
func wrap(dst []textLine, s string, f font, room func(int) float64) []textLine {
	for s = trimSpaces(s); s != ""; s = trimSpaces(s) {
		if len(dst) == cap(dst) {
			break
		}
		width := room(len(dst))
		end, tail := breakAt(s, f, width)
		if end < len(s) && len(dst)+1 == cap(dst) {
			return append(dst, cut(s, f, width))
		}
		dst = append(dst, textLine{s[:end], tail})
		s = s[end:]
	}
	return dst
}

// shorten fits s into width, with an ellipsis where it is cut.
func shorten(s string, f font, width float64) textLine {
	if f.width(s) <= width {
		return textLine{text: s}
	}
	return cut(s, f, width)
}

// cut is the start of s that fits in width with an ellipsis behind it: whole
// words, unless that leaves less than half a line.
func cut(s string, f font, width float64) textLine {
	end := prefix(s, f, width-f.width("…"))
	if end < len(s) && !isSpace(rune(s[end])) {
		if space := strings.LastIndexByte(s[:end], ' '); space > end/2 {
			end = space
		}
	}
	return textLine{strings.TrimRight(s[:end], " "), "…"}
}

// balanced wraps like wrap, with lines of about equal length.
func balanced(dst []textLine, s string, f font, room func(int) float64) []textLine {
	lines := wrap(dst, s, f, room)
	count := len(lines)
	if count < 2 || broken(lines) {
		return lines
	}
	most := f.width(s) / float64(count)
	for range 4 {
		most *= 1.08
		lines = wrap(dst, s, f, func(i int) float64 { return min(room(i), most) })
		if len(lines) == count && !broken(lines) {
			return lines
		}
	}
	return wrap(dst, s, f, room)
}

// broken says whether a word or the text was cut.
func broken(lines []textLine) bool {
	for _, l := range lines {
		if l.tail != "" {
			return true
		}
	}
	return false
}

// breakAt gives the byte at which the first line of s ends and what is
// written behind it. It breaks at a space, or after a hyphen or slash inside
// a word, and else inside the word.
func breakAt(s string, f font, width float64) (end int, tail markup) {
	var w float64
	chance := 0
	for i, r := range s {
		if isSpace(r) {
			chance = i
		}
		w += f.letter(r)
		if w > width && !isSpace(r) {
			if chance > 0 {
				return chance, ""
			}
			return prefix(s, f, width-f.letter('-')), "-"
		}
		if (r == '-' || r == '/') && i > 0 && i+1 < len(s) {
			chance = i + 1
		}
	}
	return len(s), ""
}

// prefix is the number of bytes of s that fit in width: at least one letter.
func prefix(s string, f font, width float64) int {
	var w float64
	for i, r := range s {
		w += f.letter(r)
		if w > width && i > 0 {
			return i
		}
	}
	if w > width {
		_, size := utf8.DecodeRuneInString(s)
		return size
	}
	return len(s)
}

// isSpace tells the spaces at which a line may break; a no-break space is not
// one of them.
func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

// trimSpaces cuts breaking spaces from the front of s.
func trimSpaces(s string) string {
	for s != "" && isSpace(rune(s[0])) {
		s = s[1:]
	}
	return s
}
