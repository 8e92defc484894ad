package app

import (
	"context"
	"errors"

	"kompas/i18n"
	"kompas/kompas"
	"kompas/store"
)

// Mailer sends one mail as plain text. Outside holds none where no mail is set up: then links are copied by hand.
type Mailer interface {
	Send(ctx context.Context, to, subject, body string) error
}

// HasMail says whether mail is set up.
func (a *App) HasMail() bool { return a.out.Mailer != nil }

// letter writes a mail around a link: subject and text stand under two codes that begin with name.
func (a *App) letter(lang, id, to, name, path string, params ...any) store.Mail {
	p := i18n.New(i18n.Lang(lang))
	return store.Mail{ID: id, To: to, Subject: p.Code(name+"_onderwerp", params...), Body: p.Code(name+"_tekst", params...), Link: path}
}

// SendMail sends what waits in every space and gives how many went out; what fails waits for the next time.
func (a *App) SendMail(ctx context.Context) (sent int, err error) {
	if !a.HasMail() {
		return 0, nil
	}
	var spaces []kompas.Space
	if spaces, err = a.Spaces(ctx); err != nil {
		return 0, err
	}
	for _, s := range spaces {
		n, e := a.sendFrom(ctx, a.store.Tenant(s.ID))
		sent, err = sent+n, errors.Join(err, e)
	}
	return sent, err
}

func (a *App) sendFrom(ctx context.Context, space store.Space) (sent int, err error) {
	var waiting []store.Mail
	err = space.View(ctx, func(tx *store.Tx) error {
		waiting, err = tx.WaitingMail()
		return err
	})
	if err != nil {
		return 0, err
	}
	for _, m := range waiting {
		if e := a.out.Mailer.Send(ctx, m.To, m.Subject, m.Body+"\n\n"+a.out.Site+m.Link+"\n"); e != nil {
			err = errors.Join(err, e)
			continue
		}
		// Sent: the link, which opens something, need not be kept.
		if err := space.Update(ctx, func(tx *store.Tx) error { return tx.MailSent(m.ID) }); err != nil {
			return sent, err
		}
		sent++
	}
	return sent, err
}
