// Package archtest holds the rules of the house (see ARCHITECTURE.md) as tests
// over the source text: floors, words, SQL, sizes, templates and purity. They
// run in well under two seconds, so that they can run at every step.
//
// Each rule is a function from the source to findings. Beside it stands a small
// fixture that breaks it, so that a rule that stopped finding is noticed.
package archtest
