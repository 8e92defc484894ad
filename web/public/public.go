// Package public is the door that stands open: signing in, invitations, a person's own account, the first start, and
// the pages that explain the product.
package public

import "kompas/web"

// Public is the door.
type Public struct{}

// New makes the door.
func New() *Public { return &Public{} }

// Routes is the route table of the door: every page with its access rule.
func (d *Public) Routes() []web.Route { return nil }
