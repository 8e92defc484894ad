// Package smtptest starts a small real SMTP server on this machine, which keeps what arrives.
package smtptest

import (
	"io"
	"net"
	"net/textproto"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Mail is one mail that arrived.
type Mail struct{ From, To, Text string }

// Box is a server with the mails that arrived. It takes none for an address that begins with weiger.
type Box struct {
	Address string

	mu    sync.Mutex
	mails []Mail
}

// Start starts a server that ends with the test.
func Start(t testing.TB) *Box {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b := &Box{Address: l.Addr().String()}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go b.talk(conn)
		}
	}()
	return b
}

// Mails gives what arrived.
func (b *Box) Mails() []Mail {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.mails)
}

func (b *Box) talk(conn net.Conn) {
	defer conn.Close()
	c := textproto.NewConn(conn)
	var m Mail
	_ = c.PrintfLine("220 proef")
	for {
		line, err := c.ReadLine()
		if err != nil {
			return
		}
		word, rest, _ := strings.Cut(line, ":")
		switch word = strings.ToUpper(word); {
		case strings.HasPrefix(word, "EHLO"), strings.HasPrefix(word, "HELO"):
			_ = c.PrintfLine("250 proef")
		case word == "MAIL FROM":
			m = Mail{From: between(rest)}
			_ = c.PrintfLine("250 ja")
		case word == "RCPT TO" && strings.HasPrefix(between(rest), "weiger"):
			_ = c.PrintfLine("550 %s is hier niet", between(rest))
		case word == "RCPT TO":
			m.To = between(rest)
			_ = c.PrintfLine("250 ja")
		case word == "DATA":
			_ = c.PrintfLine("354 ga uw gang")
			text, err := io.ReadAll(c.DotReader())
			if err != nil {
				return
			}
			m.Text = string(text)
			b.mu.Lock()
			b.mails = append(b.mails, m)
			b.mu.Unlock()
			_ = c.PrintfLine("250 bewaard")
		case word == "QUIT":
			_ = c.PrintfLine("221 dag")
			return
		default:
			_ = c.PrintfLine("502 dat ken ik niet")
		}
	}
}

func between(text string) string {
	_, text, _ = strings.Cut(text, "<")
	text, _, _ = strings.Cut(text, ">")
	return text
}
