package mail_test

import (
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"time"

	"kompas/internal/smtptest"
	kompasmail "kompas/mail"
)

func server(t *testing.T, address string) *kompasmail.Server {
	t.Helper()
	s, err := kompasmail.New(address, "Kompas <kompas@voorbeeld.nl>", func() time.Time { return time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC) }, func() string { return "een" })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAMailArrivesAsItWasWritten(t *testing.T) {
	box := smtptest.Start(t)
	body := "Dag Noor,\n\n. een regel met een punt\nÉén lange regel: " + strings.Repeat("woord ", 40) + "\nhttps://kompas.voorbeeld.nl/berichten/uit/1.a.b\n"
	if err := server(t, "smtp://"+box.Address).Send(t.Context(), "noor@voorbeeld.nl", "Wat is er nieuw? Één regel", body); err != nil {
		t.Fatal(err)
	}
	got := box.Mails()
	if len(got) != 1 || got[0].To != "noor@voorbeeld.nl" || got[0].From != "kompas@voorbeeld.nl" {
		t.Fatalf("%+v", got)
	}
	m, err := mail.ReadMessage(strings.NewReader(got[0].Text))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != "Wat is er nieuw? Één regel" {
		t.Errorf("subject %q %v", subject, err)
	}
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil || strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")) != strings.TrimSpace(body) {
		t.Errorf("%q %v", text, err)
	}
}

func TestNothingIsSentThatCannotBeSentSafely(t *testing.T) {
	box := smtptest.Start(t)
	s := server(t, "smtp://"+box.Address)
	for to, subject := range map[string]string{"noor@voorbeeld.nl\r\nBcc: x@y.nl": "x", "geen adres": "x", "noor@voorbeeld.nl": "x\r\nBcc: x@y.nl"} {
		if err := s.Send(t.Context(), to, subject, "x"); err == nil {
			t.Errorf("sent to %q about %q", to, subject)
		}
	}
	err := s.Send(t.Context(), "weiger@voorbeeld.nl", "x", "x")
	if err == nil || strings.Contains(err.Error(), "weiger@voorbeeld.nl") {
		t.Errorf("what the server refuses: %v", err)
	}
	if len(box.Mails()) != 0 {
		t.Errorf("arrived: %+v", box.Mails())
	}
	for _, address := range []string{"", "http://x", "smtp://", "mail.voorbeeld.nl"} {
		if _, err := kompasmail.New(address, "a@b.nl", nil, nil); err == nil {
			t.Errorf("%q is an address of a server", address)
		}
	}
}
