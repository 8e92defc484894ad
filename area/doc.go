// Package area knows the places of the Netherlands: municipalities, their wijken
// and buurten, the regions they work in, how the division changes from year to
// year, and which municipalities are alike.
//
// Codes are those of Statistics Netherlands (CBS), always without blank padding.
// The package holds rules and types only: no files, no SQL, no clock.
package area
