package geo

// fromRD converts metres of the Rijksdriehoek (EPSG:28992) to degrees, by the approximation of F.H. Schreutelkamp and
// G.L. Strang van Hees, "Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoördinaten",
// NGT Geodesia 43 (2001) 64-69. It is true to within a metre over the country, far finer than a border is drawn.
func fromRD(x, y float64) Point {
	dx, dy := (x-155_000)*1e-5, (y-463_000)*1e-5
	dx2, dy2 := dx*dx, dy*dy
	lat := 3235.65389*dy - 32.58297*dx2 - 0.24750*dy2 - 0.84978*dx2*dy - 0.06550*dy2*dy - 0.01709*dx2*dy2 -
		0.00738*dx + 0.00530*dx2*dx2 - 0.00039*dx2*dy2*dy + 0.00033*dx2*dx2*dy - 0.00012*dx*dy
	lon := 5260.52916*dx + 105.94684*dx*dy + 2.45656*dx*dy2 - 0.81885*dx2*dx + 0.05594*dx*dy2*dy - 0.05607*dx2*dx*dy +
		0.01199*dy - 0.00256*dx2*dx*dy2 + 0.00128*dx*dy2*dy2 + 0.00022*dy2 - 0.00022*dx2 + 0.00026*dx2*dx2*dx
	return Point{Lon: 5.38720621 + lon/3600, Lat: 52.15517440 + lat/3600}
}

// system is the coordinate system of a file, as its first point shows it.
type system uint8

const (
	unknownSystem system = iota
	degrees
	metres
)

// isRD recognises metres of the Rijksdriehoek: x 0..300,000 and y 300,000..630,000, and some sea.
func isRD(x, y float64) bool { return x >= -10_000 && x <= 310_000 && y >= 290_000 && y <= 640_000 }

// isWebMercator recognises metres as maps on the web use them.
func isWebMercator(x, y float64) bool {
	return x >= 270_000 && x <= 850_000 && y >= 6_400_000 && y <= 7_600_000
}

// place reads one point as degrees. All points of a file are in one system.
func (d *reader) place(c []float64) (Point, error) {
	found := degrees
	if isRD(c[0], c[1]) {
		found = metres
	}
	p := Point{c[0], c[1]}
	if found == metres {
		p = fromRD(c[0], c[1])
	}
	if err := checkPlace(p); err != nil {
		if isWebMercator(c[0], c[1]) {
			err = ErrOtherSystem
		}
		return p, err
	}
	if d.system == unknownSystem {
		d.system = found
	}
	if d.system != found {
		return p, ErrRijksdriehoek
	}
	return p, nil
}
