// Package mail sends mail through an SMTP server.
package mail

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/smtp"
	"net/url"
	"strings"
	"time"
)

// Server is an SMTP server and who sends by it.
type Server struct {
	host, port     string
	user, password string
	whole          bool // the connection is secret from its first byte
	from           *mail.Address
	now            func() time.Time
	newID          func() string
}

// patience is how long one mail may take.
const patience = 30 * time.Second

// New reads the address of a server: smtp://user:password@host:587 becomes secret by STARTTLS, smtps://host:465 is secret
// from the start. from is who the mail comes from: Kompas <kompas@gemeente.nl>.
func New(address, from string, now func() time.Time, newID func() string) (*Server, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" {
		return nil, errors.New("the address of the mail server is not smtp://… or smtps://…")
	}
	s := &Server{host: u.Hostname(), port: u.Port(), user: u.User.Username(), whole: u.Scheme == "smtps", now: now, newID: newID}
	s.password, _ = u.User.Password()
	if s.port == "" {
		s.port = map[bool]string{false: "587", true: "465"}[s.whole]
	}
	s.from, err = mail.ParseAddress(from)
	return s, err
}

// Send sends one mail of plain text. Without a secret connection nothing is sent, unless the server is this machine itself.
func (s *Server) Send(ctx context.Context, to, subject, body string) error {
	address, err := mail.ParseAddress(to)
	if err != nil || strings.ContainsAny(subject, "\r\n") {
		return errors.New("mail: an address or a subject that is none")
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	c, err := s.connect(ctx)
	if err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	defer c.Close()
	if err := s.secure(c); err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	if err := s.deliver(c, address, subject, body); err != nil {
		return errors.New("mail: " + withoutAddress(err.Error(), address.Address))
	}
	return nil
}

// withoutAddress keeps who the mail was for out of the log.
func withoutAddress(text, address string) string { return strings.ReplaceAll(text, address, "…") }

func (s *Server) connect(ctx context.Context) (*smtp.Client, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", net.JoinHostPort(s.host, s.port))
	if err != nil {
		return nil, err
	}
	if end, ok := ctx.Deadline(); ok {
		if err := conn.SetDeadline(end); err != nil {
			return nil, err
		}
	}
	if s.whole {
		conn = tls.Client(conn, &tls.Config{ServerName: s.host})
	}
	return smtp.NewClient(conn, s.host)
}

func (s *Server) secure(c *smtp.Client) error {
	if ok, _ := c.Extension("STARTTLS"); ok && !s.whole {
		if err := c.StartTLS(&tls.Config{ServerName: s.host}); err != nil {
			return err
		}
	} else if ip := net.ParseIP(s.host); !s.whole && s.host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return errors.New("the mail server offers no secret connection")
	}
	if s.user == "" {
		return nil
	}
	return c.Auth(smtp.PlainAuth("", s.user, s.password, s.host))
}

func (s *Server) deliver(c *smtp.Client, to *mail.Address, subject, body string) error {
	if err := c.Mail(s.from.Address); err != nil {
		return err
	}
	if err := c.Rcpt(to.Address); err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write(s.message(to, subject, body)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return c.Quit()
}

// message writes a mail as it travels.
func (s *Server) message(to *mail.Address, subject, body string) []byte {
	_, domain, _ := strings.Cut(s.from.Address, "@")
	var b bytes.Buffer
	for _, h := range [][2]string{{"From", s.from.String()}, {"To", to.String()}, {"Subject", mime.QEncoding.Encode("utf-8", subject)},
		{"Date", s.now().Format(time.RFC1123Z)}, {"Message-ID", "<" + s.newID() + "@" + domain + ">"}, {"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=utf-8"}, {"Content-Transfer-Encoding", "quoted-printable"}, {"Auto-Submitted", "auto-generated"}} {
		b.WriteString(h[0] + ": " + h[1] + "\r\n")
	}
	b.WriteString("\r\n")
	q := quotedprintable.NewWriter(&b)
	_, _ = q.Write([]byte(strings.ReplaceAll(body, "\n", "\r\n"))) // a buffer takes everything
	_ = q.Close()
	return b.Bytes()
}
