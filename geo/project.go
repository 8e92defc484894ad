package geo

import "math"

// xy is a place on a flat map: metres east and north of Amersfoort.
type xy struct{ X, Y float64 }

// project maps degrees to metres by the stereographic projection around
// Amersfoort, on a sphere: the shape Dutch people know from printed maps, true
// to within 1 in 1,000 over the country. It is for drawing, not for surveying.
func project(p Point) xy {
	const radius = 6_382_645 // of the sphere used for the national grid, in metres
	const degree = math.Pi / 180
	const lat0, lon0 = 52.15517440 * degree, 5.38720621 * degree // Onze Lieve Vrouwetoren
	lat, dlon := p.Lat*degree, p.Lon*degree-lon0
	k := 2 * radius / (1 + math.Sin(lat0)*math.Sin(lat) + math.Cos(lat0)*math.Cos(lat)*math.Cos(dlon))
	return xy{
		X: k * math.Cos(lat) * math.Sin(dlon),
		Y: k * (math.Cos(lat0)*math.Sin(lat) - math.Sin(lat0)*math.Cos(lat)*math.Cos(dlon)),
	}
}
