// Package cbs reads the files and replies in which Dutch statistics arrive:
// StatLine downloads, typed data sets of CBS and of third parties such as RIVM,
// pages of OData, and the table of municipal re-organisations.
//
// Readers stream, guess nothing, and name the row and column of what they refuse.
// They keep the reasons for "no figure" apart; zero is a figure.
package cbs
