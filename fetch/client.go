package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Reason is why a reply did not come: the code under which its text is found.
type Reason string

// Error returns the code.
func (r Reason) Error() string { return string(r) }

// The reasons.
const (
	ErrAddress     Reason = "adres_ongeldig"      // no address of a service
	ErrPrivate     Reason = "adres_niet_openbaar" // it leads to a machine that is not public
	ErrNotFound    Reason = "bron_niet_gevonden"  // 404, 410
	ErrRefused     Reason = "bron_weigert"        // another answer that trying again does not help
	ErrUnreachable Reason = "bron_onbereikbaar"   // no answer, or half of one, after several tries
	ErrBusy        Reason = "bron_bezet"          // the service says it cannot answer now, after several tries
	ErrTooLarge    Reason = "antwoord_te_groot"
	ErrChanged     Reason = "bron_verandert" // while it was being downloaded
)

// Failure tells which address gave no reply, and why.
type Failure struct {
	Reason  Reason
	Address string
	Status  int   // of HTTP, when there was an answer
	Cause   error // of the network
}

// Error names the reason and the place, for a log.
func (f *Failure) Error() string {
	s := string(f.Reason) + ": " + f.Address
	if f.Status != 0 {
		s += fmt.Sprintf(" (%d)", f.Status)
	}
	if f.Cause != nil {
		s += ": " + f.Cause.Error()
	}
	return s
}

// Unwrap gives the reason and the cause.
func (f *Failure) Unwrap() []error {
	if f.Cause == nil {
		return []error{f.Reason}
	}
	return []error{f.Reason, f.Cause}
}

// Settings are what differs between installations. The zero value of a number means the usual one.
type Settings struct {
	Agent string // what we call ourselves
	// Own lists hosts, with or without a port, that need not be public: a mirror of one's own.
	Own []string
	// Folder is where a reply is kept while it is read; "" is that of the machine.
	Folder string
	Most   int64         // bytes of one reply, as it comes and unpacked
	Silent time.Duration // how long a service may say nothing
	Tries  int
	// Wait passes time between tries.
	Wait func(context.Context, time.Duration) error
}

// Client gets replies. It keeps no cookies.
type Client struct {
	set  Settings
	http *http.Client
	told func(have, of int64) error
}

// Telling gives the same client, that tells how many bytes of a reply came, of how many (0: the service does not say). An
// error of told ends the download.
func (c *Client) Telling(told func(have, of int64) error) *Client {
	other := &Client{set: c.set, told: told}
	other.http = &http.Client{Transport: c.http.Transport, CheckRedirect: c.http.CheckRedirect}
	return other
}

// IsOwn says whether an address is one that need not be public.
func (c *Client) IsOwn(u *url.URL) bool {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return c.isOwn(net.JoinHostPort(u.Hostname(), port))
}

const (
	usualMost   = 2 << 30
	usualSilent = time.Minute
	usualTries  = 5
	redirects   = 5
)

// New makes a client.
func New(set Settings) *Client {
	if set.Most == 0 {
		set.Most = usualMost
	}
	if set.Silent == 0 {
		set.Silent = usualSilent
	}
	if set.Tries == 0 {
		set.Tries = usualTries
	}
	if set.Wait == nil {
		set.Wait = wait
	}
	c := &Client{set: set}
	c.http = &http.Client{
		Transport: &http.Transport{
			DialContext:            c.dial,
			TLSHandshakeTimeout:    set.Silent,
			ResponseHeaderTimeout:  set.Silent,
			IdleConnTimeout:        set.Silent,
			MaxIdleConnsPerHost:    2,
			MaxResponseHeaderBytes: 1 << 18,
			DisableCompression:     true, // we unpack ourselves, so that a broken download can go on
			ForceAttemptHTTP2:      true,
		},
		CheckRedirect: c.mayFollow,
	}
	return c
}

func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Get downloads a reply whole and then hands it over, so that nobody keeps a service waiting. It tries again when the
// service is busy or the line breaks. Errors: *Failure, *figure.ReadError for a web page, or that of the context.
func (c *Client) Get(ctx context.Context, address string) (io.ReadCloser, error) {
	if err := c.check(address); err != nil {
		return nil, err
	}
	d := &download{client: c, address: address}
	if err := d.all(ctx); err != nil {
		d.drop()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, err
	}
	return d.open()
}

func (c *Client) check(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.User != nil {
		return &Failure{Reason: ErrAddress, Address: address}
	}
	return nil
}

// mayFollow holds a redirect to the rules of a first request, and does not let it go from a secret line to an open one.
func (c *Client) mayFollow(next *http.Request, before []*http.Request) error {
	if len(before) > redirects {
		return &Failure{Reason: ErrRefused, Address: next.URL.String()}
	}
	if err := c.check(next.URL.String()); err != nil {
		return err
	}
	if before[0].URL.Scheme == "https" && next.URL.Scheme != "https" {
		return &Failure{Reason: ErrRefused, Address: next.URL.String()}
	}
	return nil
}

// dial connects to a public address, looked at after the name was looked up: nothing can change in between.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	d := &net.Dialer{Timeout: c.set.Silent}
	if !c.isOwn(address) {
		d.Control = onlyPublic
	}
	return d.DialContext(ctx, network, address)
}

func (c *Client) isOwn(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && slices.ContainsFunc(c.set.Own, func(own string) bool { return strings.EqualFold(own, address) || strings.EqualFold(own, host) })
}

// failure gives an error of the network its reason.
func failure(address string, err error) error {
	var known *Failure
	if errors.As(err, &known) {
		return known
	}
	if errors.Is(err, ErrPrivate) {
		return &Failure{Reason: ErrPrivate, Address: address}
	}
	if errors.Is(err, context.Canceled) { // not by the caller: Get looks at that first
		err = errSilent
	}
	return &Failure{Reason: ErrUnreachable, Address: address, Cause: err}
}

var errSilent = errors.New("the service said nothing for too long")
