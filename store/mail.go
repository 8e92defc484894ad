package store

// Mail is a mail that waits to be sent. Link is the path it leads to, with a secret in it; it is wiped when the mail was
// sent or the link was used.
type Mail struct {
	ID      string
	To      string
	Subject string
	Body    string
	Link    string
}

func scanMail(r scanner) (Mail, error) {
	var m Mail
	err := r.Scan(&m.ID, &m.To, &m.Subject, &m.Body, &m.Link)
	return m, err
}

// PutMail queues a mail, in place of an earlier one with the same id.
func (tx *Tx) PutMail(m Mail) error {
	_, err := tx.Exec(`/* Tx.PutMail */ insert into outgoing_mail (tenant_id, id, to_address, subject, body, link, created_at)
		values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (tenant_id, id) do update set to_address = excluded.to_address, subject = excluded.subject, body = excluded.body,
		link = excluded.link, created_at = excluded.created_at, sent_at = null`, tx.tenant, m.ID, m.To, m.Subject, m.Body, m.Link, Millis(tx.Now))
	return err
}

// WaitingMail gives the mails that were not sent, oldest first.
func (tx *Tx) WaitingMail() ([]Mail, error) {
	return all(tx, scanMail, `/* Tx.WaitingMail */ select id, to_address, subject, body, link from outgoing_mail
		where tenant_id = $1 and sent_at is null and link <> '' order by created_at, id`, tx.tenant)
}

// Mail finds a mail that was not sent.
func (tx *Tx) Mail(id string) (Mail, error) {
	return one(tx, scanMail, `/* Tx.Mail */ select id, to_address, subject, body, link from outgoing_mail
		where tenant_id = $1 and id = $2 and sent_at is null and link <> ''`, tx.tenant, id)
}

// MailSent notes that a mail was sent and wipes what it said.
func (tx *Tx) MailSent(id string) error {
	_, err := tx.Exec(`/* Tx.MailSent */ update outgoing_mail set sent_at = $1, body = '', link = '' where tenant_id = $2 and id = $3`,
		Millis(tx.Now), tx.tenant, id)
	return err
}

// DropMail takes back a mail that was not sent, because its link is of no use any more.
func (tx *Tx) DropMail(id string) error {
	_, err := tx.Exec(`/* Tx.DropMail */ delete from outgoing_mail where tenant_id = $1 and id = $2`, tx.tenant, id)
	return err
}
