package desk

import (
	"io"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func attachmentRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/bijlagen"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: func(r *web.Request) error { return d.drawAttachments(r, web.FormState{}) }},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.addAttachment, Upload: true},
		{Method: "POST", Path: at + "/{id}/weghalen", Access: web.InSpaceNow, Handle: d.removeAttachment},
		{Method: "POST", Path: at + "/{id}/terugzetten", Access: web.InSpaceNow, Handle: d.restoreAttachment},
		{Method: "GET", Path: "/r/{ruimte}/bijlagen/{id}", Access: web.InSpaceNow, Handle: d.attachment},
	}
}

// attachmentsPage is the page with the files of a compass.
type attachmentsPage struct {
	*web.Request
	app.Attachments
	Form web.FormView
}

const attachmentForm = "bijlage"

func attachmentsTitle(r *web.Request) string { return r.P.T("bijlagen.titel", "Bijlagen") }

func (d *Desk) drawAttachments(r *web.Request, s web.FormState) error {
	v, err := r.App.Attachments(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Title: attachmentsTitle(r),
		Body: attachmentsBody(attachmentsPage{Request: r, Attachments: v, Form: web.FormView{ID: attachmentForm, State: s}})})
}

func (d *Desk) addAttachment(r *web.Request) error {
	slug, target := r.Param("kompas"), r.Form("bij")["bij"]
	var content io.Reader // none when nothing was chosen: that is said with what else is wrong
	f, name, err := r.File("bestand")
	if err == nil {
		defer f.Close()
		content = f
	}
	id, err := r.App.AddAttachment(r.Ctx(), r.Actor, slug, target, name, content, r.Key())
	if err != nil {
		return r.Again(attachmentForm, []string{"bij", "bestand"}, err, func(s web.FormState) error { return d.drawAttachments(r, s) })
	}
	return r.See(attachmentsAt(r, slug) + "#" + attachmentAnchor(id))
}

func (d *Desk) removeAttachment(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	if err := r.App.RemoveAttachment(r.Ctx(), r.Actor, slug, id); err != nil {
		return err
	}
	return r.See(attachmentsAt(r, slug) + "?weg=" + id)
}

func (d *Desk) restoreAttachment(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	if err := r.App.RestoreAttachment(r.Ctx(), r.Actor, slug, id); err != nil {
		return err
	}
	return r.See(attachmentsAt(r, slug) + "#" + attachmentAnchor(id))
}

func (d *Desk) attachment(r *web.Request) error {
	x, content, err := r.App.Attachment(r.Ctx(), r.Actor, r.Param("id"))
	if err != nil {
		return err
	}
	return r.Download(x.Name, string(x.Kind), content)
}

func attachmentsAt(r *web.Request, slug string, parts ...string) string {
	return inCompass(r, slug, append([]string{"bijlagen"}, parts...)...)
}

func attachmentAnchor(id string) string { return "bijlage-" + id }

// fileAt is the address at which a file can be had.
func fileAt(r *web.Request, x kompas.Attachment) string { return r.Space("bijlagen", x.ID) }

// fileSize writes how large a file is: 340 KB, 2 MB.
func fileSize(r *web.Request, x kompas.Attachment) string {
	if x.Size >= 1<<20 {
		return r.P.T("maat.mb", "{0} MB", (x.Size+(1<<19))>>20)
	}
	return r.P.T("maat.kb", "{0} KB", max(1, (x.Size+(1<<9))>>10))
}

// target says what a file belongs to.
func (p attachmentsPage) target(t app.AttachTarget) string {
	if t.Kind == kompas.AttachedDecision {
		return decisionTitle(p.Request, t.Decision, "") + " " + upperFirst(shortened(t.Name))
	}
	kind := p.P.Code("bijlage_bij_" + string(t.Kind))
	switch t.Kind {
	case kompas.AttachedCompass:
		return kind
	case kompas.AttachedConversation:
		return p.P.T("bijlagen.bij-gesprek", "{0} van {1}: {2}", kind, p.P.DateText(t.Date), shortened(t.Name))
	}
	return kind + ": " + shortened(t.Name)
}

// shortened keeps a name short enough for a list that opens.
func shortened(name string) string {
	if letters := []rune(name); len(letters) > longestName {
		return string(letters[:longestName]) + " …"
	}
	return name
}

func (p attachmentsPage) options() []ui.Option {
	var out []ui.Option
	for _, t := range p.Targets {
		out = append(out, ui.Option{Value: t.Value(), Text: p.target(t)})
	}
	return out
}

// undo offers to put back what was just taken away.
func (p attachmentsPage) undo() ui.UndoBar {
	return ui.UndoBar{Text: p.P.T("bijlagen.weg", "Bijlage weggehaald"), Action: attachmentsAt(p.Request, p.Compass.Slug, p.Query("weg"), "terugzetten"), Key: p.App.NewKey()}
}

// limit writes how large a file may be.
func (p attachmentsPage) limit() string { return p.P.T("maat.mb", "{0} MB", p.App.MaxAttachment()>>20) }
