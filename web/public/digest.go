package public

import "kompas/web"

func digestRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/berichten/uit/{code}", Access: web.Anyone, Handle: d.stopDigestPage},
		{Method: "POST", Path: "/berichten/uit/{code}", Access: web.Anyone, Handle: d.stopDigest},
		{Method: "GET", Path: "/berichten/gestopt", Access: web.Anyone, Handle: d.digestStopped},
	}
}

// digestPage is where somebody ends the messages by the link in one of them.
type digestPage struct{ *web.Request }

// stopDigestPage asks by one button: programs that look at links in mail before a person does press none.
func (d *Public) stopDigestPage(r *web.Request) error {
	if err := r.App.KnowsDigest(r.Ctx(), r.Param("code")); err != nil {
		return err
	}
	return show(r, r.P.T("berichten-uit", "Geen berichten meer"), stopDigestBody(digestPage{r}))
}

func (d *Public) stopDigest(r *web.Request) error {
	if err := r.App.StopDigest(r.Ctx(), r.Param("code")); err != nil {
		return err
	}
	return r.See(r.Path("berichten", "gestopt"))
}

func (d *Public) digestStopped(r *web.Request) error {
	return show(r, r.P.T("berichten-uit.klaar", "U krijgt geen berichten meer"), digestStoppedBody(digestPage{r}))
}
