// Package tabular reads tables with figures out of files: StatLine downloads, typed data sets of CBS and of third parties
// such as RIVM, our own form with one value per line, and other tables, as text, XLSX or ODS. It writes XLSX and ODS too,
// and the empty form a person starts from.
//
// Readers stream, guess nothing, and name the row and column of what they refuse. They keep the reasons for "no figure"
// apart; zero is a figure.
package tabular
