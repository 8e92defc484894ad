package figure

import "strings"

// NumberFormat (getalnotatie) is how the numbers of a file are written: the mark before decimals, and the one between
// thousands. It is a property of the file that a person confirms, for 1.234 is two numbers.
type NumberFormat string

// The formats, in the Dutch words in which they are stored and asked.
const (
	CommaOnly   NumberFormat = "komma"               // 1234,5
	PointOnly   NumberFormat = "punt"                // 1234.5
	CommaPoints NumberFormat = "komma_duizendpunt"   // 1.234,5
	PointCommas NumberFormat = "punt_duizendkomma"   // 1,234.5
	CommaSpaces NumberFormat = "komma_duizendspatie" // 1 234,5
	PointSpaces NumberFormat = "punt_duizendspatie"  // 1 234.5
)

// NumberFormats lists them in the order of a form.
func NumberFormats() []NumberFormat {
	return []NumberFormat{CommaOnly, PointOnly, CommaPoints, PointCommas, CommaSpaces, PointSpaces}
}

// Valid says whether it is one of the formats.
func (f NumberFormat) Valid() bool { return f.fits() != 0 }

func (f NumberFormat) marks() (decimal Mark, thousands byte) {
	switch f {
	case CommaPoints:
		return Comma, '.'
	case PointCommas:
		return Point, ','
	case CommaSpaces:
		return Comma, ' '
	case PointSpaces:
		return Point, ' '
	case PointOnly:
		return Point, 0
	}
	return Comma, 0
}

// Parse reads a number as it is written in this format. Thousands are all marked or none. Errors: those of ParseReading.
func (f NumberFormat) Parse(text string) (Reading, error) {
	mark, thousands := f.marks()
	if thousands == ' ' && strings.Contains(text, "\u00a0") {
		text = strings.ReplaceAll(text, "\u00a0", " ")
	}
	if thousands == 0 || len(text) < 5 || strings.IndexByte(text, thousands) < 0 {
		return ParseReading(text, mark)
	}
	whole, fraction, _ := strings.Cut(strings.TrimSpace(text), string(mark))
	sign := strings.HasPrefix(whole, "-")
	groups := strings.Split(strings.TrimPrefix(whole, "-"), string(thousands))
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && (g == "" || len(g) > 3 || g[0] == '0' && len(groups) > 1) {
			return Reading{}, ErrNumber
		}
	}
	plain := strings.Join(groups, "")
	if sign {
		plain = "-" + plain
	}
	if fraction != "" {
		plain += string(mark) + fraction
	}
	return ParseReading(plain, mark)
}

// shape is how a number is written, as far as its marks tell.
type shape uint8

const (
	plainShape  shape = iota // digits only
	onePoint                 // 12.5
	onePoint3                // 1.234: two numbers
	points                   // 1.234.567
	oneComma                 // 12,5
	oneComma3                // 1,234: two numbers
	commas                   // 1,234,567
	pointsComma              // 1.234,5
	commasPoint              // 1,234.5
	spaces                   // 1 234
	spacesComma              // 1 234,5
	spacesPoint              // 1 234.5
	noShape
	shapeCount
)

// fits gives the shapes that a format can read, one bit each; 0 for an unknown format.
func (f NumberFormat) fits() uint16 {
	set := func(shapes ...shape) uint16 {
		bitsOf := uint16(1) << plainShape
		for _, s := range shapes {
			bitsOf |= 1 << s
		}
		return bitsOf
	}
	switch f {
	case CommaOnly:
		return set(oneComma, oneComma3)
	case PointOnly:
		return set(onePoint, onePoint3)
	case CommaPoints:
		return set(oneComma, oneComma3, onePoint3, points, pointsComma)
	case PointCommas:
		return set(onePoint, onePoint3, oneComma3, commas, commasPoint)
	case CommaSpaces:
		return set(oneComma, oneComma3, spaces, spacesComma)
	case PointSpaces:
		return set(onePoint, onePoint3, spaces, spacesPoint)
	}
	return 0
}

// shapeOf looks at the marks in a number.
func shapeOf(text string) shape {
	var comma, point, space, last, lead int
	last, lead = -1, 0
	for i := range len(text) {
		switch b := text[i]; {
		case b >= '0' && b <= '9', b == '-', b == '*':
			continue
		case b == ',':
			comma++
		case b == '.':
			point++
		case b == ' ', b == 0xc2, b == 0xa0:
			if space++; i == 0 || i == len(text)-1 {
				space-- // padding, or the blank before a star
			}
		default:
			return noShape
		}
		if last < 0 {
			lead = len(strings.TrimPrefix(text[:i], "-"))
		}
		last = i
	}
	if last < 0 {
		return plainShape
	}
	after := len(strings.TrimRight(text[last+1:], "* "))
	thousand := after == 3 && lead >= 1 && lead <= 3 && strings.TrimPrefix(text, "-")[0] != '0'
	switch {
	case space > 0 && comma == 0 && point == 0:
		return spaces
	case space > 0 && comma == 1 && point == 0:
		return spacesComma
	case space > 0 && point == 1 && comma == 0:
		return spacesPoint
	case space > 0:
		return noShape
	case comma == 0 && point == 1:
		return pick(thousand, onePoint3, onePoint)
	case comma == 1 && point == 0:
		return pick(thousand, oneComma3, oneComma)
	case comma == 0:
		return points
	case point == 0:
		return commas
	case comma == 1 && text[last] == ',':
		return pointsComma
	case point == 1 && text[last] == '.':
		return commasPoint
	}
	return noShape
}

func pick(yes bool, a, b shape) shape {
	if yes {
		return a
	}
	return b
}

// NumberSurvey (verkenning van de getallen) counts how the numbers of a file are written.
type NumberSurvey struct {
	Shapes   [shapeCount]int64
	Examples []string // of each shape that has a mark the first few
}

// perShape is how many examples of one shape are kept.
const perShape = 3

// Add looks at a number.
func (s *NumberSurvey) Add(text string) {
	k := shapeOf(text)
	s.Shapes[k]++
	if k != plainShape && s.Shapes[k] <= perShape {
		s.Examples = append(s.Examples, strings.Clone(text))
	}
}

// Marked is how many numbers have a mark.
func (s *NumberSurvey) Marked() int64 {
	var n int64
	for k, count := range s.Shapes {
		if shape(k) != plainShape {
			n += count
		}
	}
	return n
}

// Unread is how many numbers a format cannot read.
func (s *NumberSurvey) Unread(f NumberFormat) int64 {
	fits := f.fits()
	var n int64
	for k, count := range s.Shapes {
		if fits&(1<<k) == 0 {
			n += count
		}
	}
	return n
}

// Proposal gives the format in which all numbers can be read one way only; empty when a person has to say, and when
// the numbers are written in several ways.
func (s *NumberSurvey) Proposal() NumberFormat {
	var first NumberFormat
	for _, f := range NumberFormats() {
		if s.Unread(f) > 0 {
			continue
		}
		switch {
		case first == "":
			first = f
		case s.differ(first, f):
			return ""
		}
	}
	return first
}

// Mixed says that no format reads every number.
func (s *NumberSurvey) Mixed() bool {
	for _, f := range NumberFormats() {
		if s.Unread(f) == 0 {
			return false
		}
	}
	return true
}

// differ says whether two formats that both read the numbers make other numbers of them: only 1.234 and 1,234 can be two.
func (s *NumberSurvey) differ(a, b NumberFormat) bool {
	markA, _ := a.marks()
	markB, _ := b.marks()
	return markA != markB && s.Shapes[onePoint3]+s.Shapes[oneComma3] > 0
}
