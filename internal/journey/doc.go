// Package journey holds the tests that the product works as a whole. Nothing imports it.
//
// One world is filled the way people fill it, and then walked as everybody who may come in: every link is followed and
// every form is found, so that each route of each door is met with an address that really exists. What is met is read
// (walk_test.go), refused to whom it is not for (refuse_test.go), looked at by axe at two widths (look_test.go), and
// lived through by clicking only (…_journey_test.go).
//
// A new route is met by itself when a page links to it or holds its form. When nothing does, TestEveryRouteIsMet says what
// to add: something to fill (filled_test.go), or the address that is only ever sent by mail or shown once.
package journey
