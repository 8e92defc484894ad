// Package refdata carries the national reference data that ships inside the
// program: areas and boundaries, municipal re-organisations, the catalogue of
// indicators and the layers of published figures.
//
// The files under files/ are made by `kompas reference build` and committed.
// Nothing is decoded before it is asked for, and nothing decoded is kept.
package refdata
