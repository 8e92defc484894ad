// Package public is the door that stands open: signing in, invitations, a person's own account, the first start, and
// the pages that explain the product.
package public

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// Public is the door.
type Public struct{}

// New makes the door.
func New() *Public { return &Public{} }

// Routes is the route table of the door: every page with its access rule.
func (d *Public) Routes() []web.Route {
	return slices.Concat(signInRoutes(d), homeRoutes(d), beginRoutes(d), accountRoutes(d), factorRoutes(d), resetRoutes(d),
		withdrawRoutes(d), digestRoutes(d), residentRoutes(d), ownDataRoutes(d), guestRoutes(d), invitationRoutes(d), aboutRoutes(d), tourRoutes(d), openRoutes(d))
}

// show draws a page of this door.
func show(r *web.Request, title string, body templ.Component, crumbs ...ui.Crumb) error {
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Body: body, Crumbs: crumbs}))
}

// newPasswordField is the field in which somebody chooses a password.
func newPasswordField(r *web.Request) ui.Field {
	return ui.Field{Label: r.P.T("veld.nieuw-wachtwoord", "Kies een wachtwoord"),
		Help: r.P.T("veld.nieuw-wachtwoord.hulp", "Minstens {0} tekens. Drie of vier gewone woorden achter elkaar zijn goed te onthouden en moeilijk te raden.", kompas.MinPassword)}
}
