package app

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
	"strings"

	"kompas/fault"
	"kompas/i18n"
	"kompas/kompas"
	"kompas/store"
)

// digestMail is how the id of the mail with what is new begins; the id of the digest follows.
const digestMail = "bericht-"

// digestKey is the setting with the secret that signs the links with which somebody ends the messages.
const digestKey = "bericht-sleutel"

// SendDigests makes, in every space, the message for whoever it is time for. A message names what kind of things are new
// and where, never their words or figures: those are read on the page, by who may.
func (a *App) SendDigests(ctx context.Context) error {
	spaces, err := a.Spaces(ctx)
	if err != nil {
		return err
	}
	for _, s := range spaces {
		err = errors.Join(err, a.store.Tenant(s.ID).Update(ctx, func(tx *store.Tx) error { return a.digestsOf(tx, s) }))
	}
	return err
}

func (a *App) digestsOf(tx *store.Tx, s kompas.Space) error {
	members, err := tx.Members()
	if err != nil {
		return err
	}
	today := a.day(tx.Now)
	for _, m := range members {
		m.Memberships = slices.DeleteFunc(m.Memberships, func(x kompas.Membership) bool { return !x.ValidOn(today) })
		if len(m.Memberships) == 0 || !m.Person.DisabledAt.IsZero() {
			continue
		}
		if err := a.digest(tx, Actor{Person: m.Person, Space: s, Memberships: m.Memberships}); err != nil {
			return err
		}
	}
	return nil
}

// digest makes the message for one person, when it is time and there is something to tell.
func (a *App) digest(tx *store.Tx, by Actor) error {
	d, err := a.digestFor(tx, by)
	if err != nil || !d.Due(tx.Now) {
		return err
	}
	_, err = tx.Mail(digestMail + d.ID)
	switch {
	case fault.Is(err, fault.NotFound):
		d.Since = d.ToldAt // the message before was sent
	case err != nil:
		return err
	}
	lines, err := a.newFor(tx, by, d)
	if err != nil {
		return err
	}
	if len(lines) > 0 {
		if err := a.putDigestMail(tx, by, d, lines); err != nil {
			return err
		}
	}
	d.ToldAt = tx.Now
	return tx.PutDigest(d)
}

// digestFor gives how often somebody hears what is new: once a week, until he or she chooses otherwise.
func (a *App) digestFor(tx *store.Tx, by Actor) (kompas.Digest, error) {
	d, err := tx.DigestOf(by.Person.ID)
	if fault.Is(err, fault.NotFound) {
		d = kompas.Digest{ID: tx.NewID(), PersonID: by.Person.ID, Rhythm: kompas.DigestWeekly, Since: tx.Now, ToldAt: tx.Now}
		err = tx.PutDigest(d)
	}
	return d, err
}

// digestLines bounds how many changes are looked at.
const digestLines = 500

// newFor writes what is new for somebody: what waits, and per compass which kinds of things others changed.
func (a *App) newFor(tx *store.Tx, by Actor, d kompas.Digest) ([]string, error) {
	p := i18n.New(i18n.Lang(by.Person.Language))
	r, err := a.changeReader(tx, by)
	if err != nil {
		return nil, err
	}
	out, err := a.waitingFor(tx, by, d, p, r)
	if err != nil {
		return nil, err
	}
	changed, err := r.scan(r.filter(), digestLines)
	if err != nil {
		return nil, err
	}
	kinds := map[kompas.CompassID][]string{}
	for _, l := range changed {
		kind := p.Code("ding_" + l.ObjectKind)
		if l.Compass.ID == "" || l.PersonID == string(by.Person.ID) || l.Until.Before(d.Since) || slices.Contains(kinds[l.Compass.ID], kind) {
			continue
		}
		kinds[l.Compass.ID] = append(kinds[l.Compass.ID], kind)
	}
	for _, c := range r.order {
		if list := kinds[c.ID]; len(list) > 0 {
			out = append(out, p.Code("bericht_veranderd", c.Title, strings.Join(list, ", ")))
		}
	}
	return out, nil
}

// waitingFor writes what waits for somebody: conversations before the next message, newer figures, and what was parked until a
// day that came.
func (a *App) waitingFor(tx *store.Tx, by Actor, d kompas.Digest, p *i18n.Printer, r *changeReader) ([]string, error) {
	var seen []kompas.Compass
	for _, c := range r.order {
		if r.compasses[c.ID].whole && !c.Archived() {
			seen = append(seen, c)
		}
	}
	planned, err := a.plannedIn(tx, seen)
	if err != nil {
		return nil, err
	}
	soon := a.day(tx.Now.AddDate(0, 0, 7))
	if d.Rhythm == kompas.DigestDaily {
		soon = a.day(tx.Now.AddDate(0, 0, 1))
	}
	var out []string
	for _, s := range planned {
		if s.HeldOn <= soon {
			out = append(out, p.Code("bericht_gesprek", s.CompassTitle, p.DateText(s.HeldOn)))
		}
	}
	if by.MayReadFigures() {
		news, err := figureNews(tx)
		if err != nil {
			return nil, err
		}
		for _, n := range news {
			out = append(out, p.Code("bericht_cijfers", n.Table.Title))
		}
	}
	if !by.May(kompas.ActAmbitionResult, 'C', by.Reach()) {
		return out, nil
	}
	parked, err := a.parkedIn(tx, seen)
	for _, x := range parked {
		out = append(out, p.Code("bericht_geparkeerd", x.Compass.Title, p.Code("ding_"+string(x.Kind))))
	}
	return out, err
}

func (a *App) putDigestMail(tx *store.Tx, by Actor, d kompas.Digest, lines []string) error {
	token, err := a.signDigest(tx, d.ID)
	if err != nil {
		return err
	}
	off := a.out.Site + "/berichten/uit/" + token
	return tx.PutMail(a.letter(by.Person.Language, digestMail+d.ID, by.Person.Email, "mail_bericht", "/r/"+by.Space.Slug+"/wijzigingen",
		by.Person.Name, by.Space.Name, "– "+strings.Join(lines, "\n– "), off, "\n"))
}

// signDigest makes the secret of a link that ends the messages of one digest. It names nobody.
func (a *App) signDigest(tx *store.Tx, id string) (string, error) {
	key, err := tx.Setting(digestKey)
	if err != nil {
		return "", err
	}
	if key == "" {
		key = a.out.NewToken()
		if err := tx.SetSetting(digestKey, key); err != nil {
			return "", err
		}
	}
	named := strconv.FormatInt(tx.Tenant(), 10) + "." + id
	return named + "." + digestSign(key, named), nil
}

func digestSign(key, named string) string {
	h := hmac.New(sha256.New, []byte(key))
	h.Write([]byte(named))
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// StopDigest ends the messages that a signed link belongs to, without signing in. A link that is not ours is not found.
func (a *App) StopDigest(ctx context.Context, token string) error {
	tenant, id, err := a.digestOfLink(ctx, token)
	if err != nil {
		return err
	}
	return a.store.Tenant(tenant).Update(ctx, func(tx *store.Tx) error {
		d, err := tx.Digest(id)
		if err != nil {
			return err
		}
		d.Rhythm = kompas.DigestNever
		return errors.Join(tx.PutDigest(d), tx.DropMail(digestMail+d.ID))
	})
}

// KnowsDigest answers nil when a signed link is one of ours.
func (a *App) KnowsDigest(ctx context.Context, token string) error {
	tenant, id, err := a.digestOfLink(ctx, token)
	if err != nil {
		return err
	}
	return a.store.Tenant(tenant).View(ctx, func(tx *store.Tx) error {
		_, err := tx.Digest(id)
		return err
	})
}

func (a *App) digestOfLink(ctx context.Context, token string) (tenant int64, id string, err error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return 0, "", fault.Missing()
	}
	var key string
	if err := a.store.View(ctx, func(tx *store.Tx) (err error) {
		key, err = tx.Setting(digestKey)
		return err
	}); err != nil {
		return 0, "", err
	}
	tenant, err = strconv.ParseInt(parts[0], 10, 64)
	if err != nil || key == "" || !hmac.Equal([]byte(digestSign(key, parts[0]+"."+parts[1])), []byte(parts[2])) {
		return 0, "", fault.Missing()
	}
	return tenant, parts[1], nil
}

// Messages is the page on which somebody chooses how often to hear what is new; a manager also sees what waits to be handed
// over where no mail is set up.
type Messages struct {
	Rhythm   kompas.DigestRhythm
	HasMail  bool
	MayHand  bool
	Outgoing []store.Mail
}

// Messages loads that page.
func (a *App) Messages(ctx context.Context, by Actor) (Messages, error) {
	v := Messages{Rhythm: kompas.DigestWeekly, HasMail: a.HasMail(), MayHand: by.May(kompas.ActManagePeople, 'C', Object{})}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		d, err := tx.DigestOf(by.Person.ID)
		switch {
		case err == nil:
			v.Rhythm = d.Rhythm
		case !fault.Is(err, fault.NotFound):
			return err
		}
		if !v.MayHand || v.HasMail {
			return nil
		}
		waiting, err := tx.WaitingMail()
		for _, m := range waiting {
			if strings.HasPrefix(m.ID, digestMail) {
				m.Link = a.out.Site + m.Link
				v.Outgoing = append(v.Outgoing, m)
			}
		}
		return err
	})
	return v, err
}

// ChooseDigest says how often the actor hears what is new.
func (a *App) ChooseDigest(ctx context.Context, by Actor, form map[string]string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		d, err := a.digestFor(tx, by)
		if err != nil {
			return err
		}
		if err := fill(&d, kompas.DigestFields(), form); err != nil {
			return err
		}
		if d.Rhythm == kompas.DigestNever {
			if err := tx.DropMail(digestMail + d.ID); err != nil {
				return err
			}
		}
		return tx.PutDigest(d)
	})
}

// HandedOver notes that a manager handed a message over: it waits no longer.
func (a *App) HandedOver(ctx context.Context, by Actor, id string) error {
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return err
	}
	return a.update(ctx, by, func(tx *store.Tx) error {
		if !strings.HasPrefix(id, digestMail) {
			return fault.Missing()
		}
		if _, err := tx.Mail(id); err != nil {
			return err
		}
		return tx.MailSent(id)
	})
}
