package public

import (
	"kompas/fault"
	"kompas/measure"
	"kompas/web"
)

func withdrawRoutes(d *Public) []web.Route {
	at := "/verhaal/intrekken"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.Anyone, Handle: d.withdrawPage},
		{Method: "POST", Path: at, Access: web.Anyone, Handle: d.withdrawCode},
		{Method: "POST", Path: at + "/zeker", Access: web.Anyone, Handle: d.withdraw},
		{Method: "GET", Path: at + "/klaar", Access: web.Anyone, Handle: d.withdrawn},
	}
}

// withdrawPage is where a teller withdraws a story: first the code, then the story with the question whether it is sure.
type withdrawPage struct {
	*web.Request
	Form  web.FormView
	Code  string
	Story measure.Story
}

const withdrawForm = "intrekken"

func (d *Public) withdrawPage(r *web.Request) error { return d.drawWithdraw(r, web.FormState{}) }

func (d *Public) drawWithdraw(r *web.Request, s web.FormState) error {
	return show(r, r.P.T("intrekken", "Uw verhaal intrekken"), withdrawBody(withdrawPage{Request: r, Form: web.FormView{ID: withdrawForm, State: s}}))
}

// withdrawCode shows the teller which story the code belongs to. The code stays out of every address.
func (d *Public) withdrawCode(r *web.Request) error {
	code := r.Form("code")["code"]
	s, err := r.App.StoryByCode(r.Ctx(), code, r.Device().Address)
	if err != nil {
		return d.refused(r, err)
	}
	return show(r, r.P.T("intrekken", "Uw verhaal intrekken"), sureBody(withdrawPage{Request: r, Code: code, Story: s}))
}

func (d *Public) withdraw(r *web.Request) error {
	if err := r.App.WithdrawByCode(r.Ctx(), r.Form("code")["code"], r.Device().Address); err != nil {
		return d.refused(r, err)
	}
	return r.See(r.Path("verhaal", "intrekken", "klaar"))
}

func (d *Public) refused(r *web.Request, err error) error {
	if fault.As(err) == nil {
		return err
	}
	return r.Again(withdrawForm, []string{"code"}, err, func(s web.FormState) error { return d.drawWithdraw(r, s) })
}

func (d *Public) withdrawn(r *web.Request) error {
	return show(r, r.P.T("intrekken.klaar", "Uw verhaal is ingetrokken"), withdrawnBody(withdrawPage{Request: r}))
}
