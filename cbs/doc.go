// Package cbs reads the replies of the open data services of Statistics Netherlands and of those who publish the same way,
// such as RIVM: OData, version 3 and 4.
//
// Readers stream, guess nothing, and name the record and key of what they refuse. They keep the reasons for "no figure"
// apart; zero is a figure.
package cbs
