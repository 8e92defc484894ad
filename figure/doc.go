// Package figure holds the rules for figures: what an indicator, a period, a
// value and a target are, how far a value has come on its way to a target, and
// the one gate through which every figure about residents leaves the product.
//
// It knows no SQL, HTTP, files or clock. Texts are chosen elsewhere, by the
// codes this package returns.
package figure
