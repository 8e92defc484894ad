// Package rights holds only tests: each cell of the matrix of roles and actions of the method, tried by real requests.
//
// The matrix stands here once more, as the method writes it, and is compared with nothing in the product: what it says is
// tried at the doors. Who may, must change something; who may not, must be refused and change nothing.
package rights
