package desk

import (
	"net/http"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func messageRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/berichten"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: func(r *web.Request) error { return d.drawMessages(r, web.FormState{}) }},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.chooseDigest},
		{Method: "POST", Path: at + "/{bericht}/gegeven", Access: web.InSpaceNow, Handle: d.handedOver},
	}
}

// messagesPage is how often somebody hears what is new, and what waits to be handed over.
type messagesPage struct {
	*web.Request
	app.Messages
	Form web.FormView
}

const digestForm = "berichten"

func messagesTitle(r *web.Request) string {
	return r.P.T("berichten.titel", "Berichten over wat nieuw is")
}

func (d *Desk) drawMessages(r *web.Request, s web.FormState) error {
	v, err := r.App.Messages(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: messagesTitle(r), Crumbs: []ui.Crumb{{Text: messagesTitle(r)}},
		Body: messagesBody(messagesPage{Request: r, Messages: v, Form: web.FormView{ID: digestForm, State: s}})}))
}

func (d *Desk) chooseDigest(r *web.Request) error {
	if err := r.App.ChooseDigest(r.Ctx(), r.Actor, r.Form("hoe-vaak")); err != nil {
		return r.Again(digestForm, []string{"hoe-vaak"}, err, func(s web.FormState) error { return d.drawMessages(r, s) })
	}
	return r.See(r.Space("berichten") + "?bewaard=ja")
}

func (d *Desk) handedOver(r *web.Request) error {
	if err := r.App.HandedOver(r.Ctx(), r.Actor, r.Param("bericht")); err != nil {
		return err
	}
	return r.See(r.Space("berichten") + "#uit")
}

func (p messagesPage) rhythms() []ui.Option {
	var out []ui.Option
	for _, x := range kompas.DigestRhythms() {
		out = append(out, ui.Option{Value: string(x), Text: p.P.Code("hoe_vaak_" + string(x))})
	}
	return out
}

// how says how the messages arrive.
func (p messagesPage) how() string {
	if p.HasMail {
		return p.P.T("berichten.per-mail", "U krijgt één mail, op het adres waarmee u zich aanmeldt. Er staat in waar iets nieuws is, nooit wat er staat en geen cijfers.")
	}
	return p.P.T("berichten.zonder-mail", "Deze website verstuurt geen mail. De beheerder ziet uw bericht klaarstaan en geeft het u. Er staat in waar iets nieuws is, nooit wat er staat en geen cijfers.")
}
