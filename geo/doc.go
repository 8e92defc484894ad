// Package geo reads boundaries and draws them small: GeoJSON or TopoJSON in, SVG paths out.
//
// Neighbours share the borders between them, also after simplification: borders
// are cut into arcs, each arc is simplified once and used by both sides.
package geo
