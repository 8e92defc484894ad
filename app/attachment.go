package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// kindAttachment is how the history calls an attachment.
const kindAttachment = "bijlage"

// Scanner looks whether a file is safe. It answers false for one that is not, an error when it could not look.
type Scanner interface {
	Scan(ctx context.Context, content io.Reader) (safe bool, err error)
}

// defaultMaxAttachment is how large an attachment may be where nobody chose otherwise.
const defaultMaxAttachment = 10 << 20

// MaxAttachment is how large an attachment may be, in bytes.
func (a *App) MaxAttachment() int64 {
	if a.out.MaxAttachment > 0 {
		return a.out.MaxAttachment
	}
	return defaultMaxAttachment
}

// AttachTarget is something that attachments can belong to.
type AttachTarget struct {
	Kind     kompas.AttachedKind
	ID       string
	Name     string          // its words; of a decision what was decided on
	Date     string          // of a conversation
	Decision kompas.Decision // itself, when it is one
	MayEdit  bool
}

// Value is how a form names it.
func (t AttachTarget) Value() string { return string(t.Kind) + ":" + t.ID }

// AttachmentLine is an attachment with what it belongs to.
type AttachmentLine struct {
	kompas.Attachment
	Target AttachTarget
}

// attachTargets gives what attachments can belong to in a compass, as far as the actor may read it.
func attachTargets(tx *store.Tx, by Actor, c kompas.Compass, on Object) ([]AttachTarget, error) {
	var out []AttachTarget
	if by.May(kompas.ActCompass, 'R', on) {
		var err error
		if out, err = objectTargets(tx, by, c, on); err != nil {
			return nil, err
		}
	}
	if !by.May(kompas.ActCouncilReport, 'R', on) {
		return out, nil
	}
	decisions, err := tx.Decisions(c.ID)
	if err != nil {
		return nil, err
	}
	texts, err := versionTexts(tx, c.ID)
	if err != nil {
		return nil, err
	}
	members, err := memberCodes(tx, by, c.ID)
	for _, d := range decisions {
		own := on
		if d.MemberID != "" {
			own.Members = []string{members[d.MemberID]} // a decision is of one municipality
		}
		out = append(out, AttachTarget{Kind: kompas.AttachedDecision, ID: string(d.ID), Name: texts[kompas.VersionID(d.ObjectID)], Decision: d,
			MayEdit: by.May(bodyAction(kompas.Body(d.Kind)), 'S', own)})
	}
	if c.Archived() {
		for i := range out {
			out[i].MayEdit = false
		}
	}
	return out, err
}

// memberCodes gives the codes of the municipalities that take part in a compass, in a partnership.
func memberCodes(tx *store.Tx, by Actor, c kompas.CompassID) (map[kompas.PartID]string, error) {
	out := map[kompas.PartID]string{}
	if by.Space.Kind != kompas.PartnershipSpace {
		return out, nil
	}
	members, err := store.MemberMunicipalities().Of(tx, c)
	for _, m := range members {
		out[m.ID] = m.AreaCode
	}
	return out, err
}

func objectTargets(tx *store.Tx, by Actor, c kompas.Compass, on Object) ([]AttachTarget, error) {
	out := []AttachTarget{{Kind: kompas.AttachedCompass, ID: string(c.ID), Name: c.Title, MayEdit: by.May(kompas.ActCompass, 'C', on)}}
	ambitions, err := tx.Ambitions(c.ID)
	if err != nil {
		return nil, err
	}
	results, err := tx.Results(c.ID)
	if err != nil {
		return nil, err
	}
	writes := by.May(kompas.ActAmbitionResult, 'C', on)
	for _, x := range CurrentAmbitions(ambitions) {
		out = append(out, AttachTarget{Kind: kompas.AttachedAmbition, ID: string(x.ID), Name: x.Text, MayEdit: writes})
	}
	for _, x := range currentResults(results) {
		out = append(out, AttachTarget{Kind: kompas.AttachedResult, ID: string(x.ID), Name: x.Text, MayEdit: writes})
	}
	activities, err := activityLines(tx, by, c.ID, on, nil)
	if err != nil {
		return nil, err
	}
	for _, x := range activities {
		out = append(out, AttachTarget{Kind: kompas.AttachedActivity, ID: string(x.ID), Name: x.Name,
			MayEdit: by.May(kompas.ActActivity, 'C', on.owned(x.Activity, x.Contributions))})
	}
	talks, err := tx.Sessions(c.ID)
	for _, x := range talks {
		out = append(out, AttachTarget{Kind: kompas.AttachedConversation, ID: x.ID, Name: x.Title, Date: x.HeldOn, MayEdit: by.May(kompas.ActCompass, 'C', on)})
	}
	return out, err
}

// versionTexts gives what each version of an ambition or a result says.
func versionTexts(tx *store.Tx, c kompas.CompassID) (map[kompas.VersionID]string, error) {
	out := map[kompas.VersionID]string{}
	ambitions, err := tx.Ambitions(c)
	if err != nil {
		return nil, err
	}
	results, err := tx.Results(c)
	for _, x := range ambitions {
		out[x.Edition.ID] = x.Text
	}
	for _, x := range results {
		out[x.Edition.ID] = x.Text
	}
	return out, err
}

// Attachments is the page with the files of a compass.
type Attachments struct {
	CompassFrame
	Lines   []AttachmentLine
	Targets []AttachTarget // that the actor may attach a file to
}

// Attachments loads the files of a compass that the actor may read: those of what the actor may read.
func (a *App) Attachments(ctx context.Context, by Actor, slug string) (Attachments, error) {
	var v Attachments
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		targets, err := attachTargets(tx, by, c, on)
		if err != nil {
			return err
		}
		for _, t := range targets {
			if t.MayEdit {
				v.Targets = append(v.Targets, t)
			}
		}
		v.Lines, err = attachmentLines(tx, c.ID, targets)
		return err
	})
	return v, err
}

func attachmentLines(tx *store.Tx, c kompas.CompassID, targets []AttachTarget) ([]AttachmentLine, error) {
	list, err := tx.Attachments(c)
	var out []AttachmentLine
	for _, x := range list {
		if at := targetOf(targets, x); at >= 0 {
			out = append(out, AttachmentLine{x, targets[at]})
		}
	}
	return out, err
}

func targetOf(targets []AttachTarget, x kompas.Attachment) int {
	return slices.IndexFunc(targets, func(t AttachTarget) bool { return t.Kind == x.ObjectKind && t.ID == x.ObjectID })
}

// AddAttachment keeps a file with something of a compass: of a kind that we know by what is in it, not too large, and safe
// in the eyes of the scanner where there is one. It gives the id of the attachment.
func (a *App) AddAttachment(ctx context.Context, by Actor, slug, target, name string, file io.Reader, key string) (string, error) {
	err := a.view(ctx, by, func(tx *store.Tx) error {
		_, _, err := by.openTarget(tx, slug, target)
		return err
	})
	wrong := faults(err)
	if err != nil && wrong == nil {
		return "", err
	}
	x, content, err := a.readAttachment(ctx, name, file)
	if wrong = append(wrong, faults(err)...); len(wrong) > 0 {
		return "", fault.Form(wrong)
	}
	if err != nil {
		return "", err
	}
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, t, err := by.openTarget(tx, slug, target)
		if err != nil {
			return "", err
		}
		x.ID, x.CompassID, x.ObjectKind, x.ObjectID, x.CreatedBy, x.CreatedName = tx.NewID(), c.ID, t.Kind, t.ID, by.Person.ID, by.Person.Name
		record(tx, by, "create", kindAttachment, x.ID, c.ID, "", x.Name)
		return x.ID, tx.InsertAttachment(x, content)
	})
}

// openTarget finds what a file is attached to, for whoever may.
func (by Actor) openTarget(tx *store.Tx, slug, target string) (kompas.Compass, AttachTarget, error) {
	c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
	if err != nil {
		return c, AttachTarget{}, err
	}
	if c.Archived() {
		return c, AttachTarget{}, refuse("kompas_gearchiveerd")
	}
	targets, err := attachTargets(tx, by, c, on)
	if err != nil {
		return c, AttachTarget{}, err
	}
	at := slices.IndexFunc(targets, func(t AttachTarget) bool { return t.Value() == target })
	switch {
	case at < 0 && !slices.ContainsFunc(targets, func(t AttachTarget) bool { return t.MayEdit }), at >= 0 && !targets[at].MayEdit:
		return c, AttachTarget{}, fault.New(fault.Forbidden, "geen_recht")
	case at < 0:
		return c, AttachTarget{}, fault.Form([]*fault.Error{fault.Field("bij", "geen_keuze")})
	}
	return c, targets[at], nil
}

// readAttachment reads a file that was sent, and looks what it is; file is nil when none was.
func (a *App) readAttachment(ctx context.Context, name string, file io.Reader) (kompas.Attachment, []byte, error) {
	if file == nil {
		return kompas.Attachment{}, nil, fault.Form([]*fault.Error{fault.Field("bestand", "bestand_kies")})
	}
	most := a.MaxAttachment()
	content, err := io.ReadAll(io.LimitReader(file, most+1))
	if err != nil {
		return kompas.Attachment{}, nil, err
	}
	if int64(len(content)) > most {
		return kompas.Attachment{}, nil, fault.Form([]*fault.Error{fault.Field("bestand", "bijlage_te_groot", most>>20)})
	}
	kind, wrong := kompas.ReadFileKind(content)
	if wrong != nil {
		return kompas.Attachment{}, nil, fault.Form([]*fault.Error{wrong})
	}
	if a.out.Scanner != nil {
		safe, err := a.out.Scanner.Scan(ctx, bytes.NewReader(content))
		switch {
		case err != nil:
			return kompas.Attachment{}, nil, fault.Form([]*fault.Error{fault.Field("bestand", "bijlage_niet_gecontroleerd")})
		case !safe:
			return kompas.Attachment{}, nil, fault.Form([]*fault.Error{fault.Field("bestand", "bijlage_onveilig")})
		}
	}
	content = kompas.WithoutTraces(content, kind)
	sum := sha256.Sum256(content)
	return kompas.Attachment{Name: kompas.AttachmentName(name, kind), Kind: kind, Size: int64(len(content)), Hash: hex.EncodeToString(sum[:])}, content, nil
}

// Attachment gives a file to whoever may read what it belongs to. One that was taken away is not found.
func (a *App) Attachment(ctx context.Context, by Actor, id string) (x kompas.Attachment, content []byte, err error) {
	err = a.view(ctx, by, func(tx *store.Tx) error {
		var t AttachTarget
		if x, _, t, err = by.openAttachment(tx, id); err != nil {
			return err
		}
		if !x.RemovedAt.IsZero() || t.ID == "" {
			return fault.Missing()
		}
		content, err = tx.AttachmentContent(id)
		return err
	})
	return x, content, err
}

// openAttachment finds a file with what it belongs to, for whoever may read that.
func (by Actor) openAttachment(tx *store.Tx, id string) (x kompas.Attachment, c kompas.Compass, t AttachTarget, err error) {
	if x, err = tx.Attachment(id); err != nil {
		return x, c, t, err
	}
	if c, err = tx.Compass(x.CompassID); err != nil {
		return x, c, t, err
	}
	on, err := by.compassObject(tx, c)
	if err != nil {
		return x, c, t, err
	}
	targets, err := attachTargets(tx, by, c, on)
	if err != nil {
		return x, c, t, err
	}
	at := targetOf(targets, x)
	if at < 0 {
		return x, c, t, fault.Missing()
	}
	return x, c, targets[at], nil
}

// RemoveAttachment takes a file away; RestoreAttachment puts it back. Its compass must be that of the address.
func (a *App) RemoveAttachment(ctx context.Context, by Actor, slug, id string) error {
	return a.setAttachmentRemoved(ctx, by, slug, id, "remove")
}

// RestoreAttachment puts a file back that was taken away.
func (a *App) RestoreAttachment(ctx context.Context, by Actor, slug, id string) error {
	return a.setAttachmentRemoved(ctx, by, slug, id, "restore")
}

func (a *App) setAttachmentRemoved(ctx context.Context, by Actor, slug, id, action string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		x, c, t, err := by.openAttachment(tx, id)
		switch {
		case err != nil:
			return err
		case c.Slug != slug:
			return fault.Missing()
		case c.Archived():
			return refuse("kompas_gearchiveerd")
		case !t.MayEdit:
			return fault.New(fault.Forbidden, "geen_recht")
		case x.RemovedAt.IsZero() == (action == "restore"):
			return nil
		}
		record(tx, by, action, kindAttachment, x.ID, c.ID, "", x.Name)
		return tx.SetAttachmentRemoved(x.ID, action == "remove")
	})
}

// Attached is the files with one object, as they stand on its page.
type Attached struct {
	Target AttachTarget
	Files  []kompas.Attachment
}

// attach gives the frame of the page of one object the files with it. Whoever reads main lines only does not read those.
func (f *CompassFrame) attach(tx *store.Tx, by Actor, t AttachTarget) error {
	if !by.May(kompas.ActCompass, 'R', f.Object) {
		return nil
	}
	t.MayEdit = t.MayEdit && !f.Compass.Archived()
	list, err := tx.Attachments(f.Compass.ID)
	for _, x := range list {
		if x.ObjectKind == t.Kind && x.ObjectID == t.ID {
			f.Attached.Files = append(f.Attached.Files, x)
		}
	}
	f.Attached.Target = t
	return err
}

// decisionFiles gives the files with decisions of a compass, by the id of the decision, for whoever reads decisions.
func decisionFiles(tx *store.Tx, c kompas.CompassID) (map[kompas.DecisionID][]kompas.Attachment, error) {
	list, err := tx.Attachments(c)
	out := map[kompas.DecisionID][]kompas.Attachment{}
	for _, x := range list {
		if x.ObjectKind == kompas.AttachedDecision {
			id := kompas.DecisionID(x.ObjectID)
			out[id] = append(out[id], x)
		}
	}
	return out, err
}

// mayFile says whether the actor may read what a file belongs to.
func (r *changeReader) mayFile(c *seenCompass, l HistoryLine) (bool, error) {
	x, err := r.tx.Attachment(l.ObjectID)
	if err != nil {
		return false, orNone(err)
	}
	targets, err := attachTargets(r.tx, r.by, c.Compass, c.on)
	return targetOf(targets, x) >= 0, err
}

// orNone takes away that something is not there.
func orNone(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}
