package area

// Map (kaart) is the drawing of the areas of one level of a division, in whole
// SVG units: the view box is "0 0 Width Height".
type Map struct {
	Division string // key of the division
	Level    Level
	Within   string // NL00, or the municipality whose areas are drawn
	Width    int
	Height   int
	UnitM    float64 // metres on the ground that one unit stands for
	Source   string  // who publishes the boundaries, as shown
	Licence  string
	Note     string
	Shapes   []Shape // in order of code
}

// Shape (vlak) is one area on a map.
type Shape struct {
	Code string
	Path string // SVG path data; draw with fill-rule evenodd
	X, Y int    // a point well inside the largest part, for a label or mark
}

// Shape returns the shape of the area with this code.
func (m *Map) Shape(code string) (Shape, bool) {
	for _, s := range m.Shapes {
		if s.Code == code {
			return s, true
		}
	}
	return Shape{}, false
}
