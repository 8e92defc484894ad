// Package apptest gives tests the whole product on a fresh database of either engine: the application with a clock
// they set, a space with somebody in every role, a server with all doors, and a client that walks its pages.
//
//	func TestSomething(t *testing.T) {
//		apptest.Each(t, func(t *testing.T, w *apptest.World) {
//			officer := w.As(kompas.RolePolicy)
//			page := officer.Get("/r/baarn/kompassen/nieuw")
//			page = officer.Submit(page, "kompas", "titel", "Minder eenzaamheid")
//			…
//		})
//	}
package apptest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"kompas/api"
	"kompas/app"
	"kompas/db"
	"kompas/fetch"
	"kompas/internal/storetest"
	"kompas/kompas"
	"kompas/store"
	"kompas/web"
	"kompas/web/desk"
	"kompas/web/public"
)

// World is one running product with people in it.
type World struct {
	T     testing.TB
	App   *app.App
	Store *store.Store
	Kit   *storetest.Kit
	Clock *storetest.Clock
	Mail  app.Mailer // nil where no mail is set up; GoOn begins to use it
	URL   string     // of the server, without a slash at the end

	Space        kompas.Space        // Gemeente Baarn, slug baarn
	Organisation kompas.Organisation // a provider that works in Baarn
	Elsewhere    kompas.Space        // Gemeente Soest, slug soest: nobody of Baarn belongs to it
	Stranger     kompas.Person       // policy officer and manager of Soest

	people map[kompas.Role]kompas.Person
	tokens map[kompas.PersonID]signedIn
	mu     sync.Mutex
	count  int
}

// Each runs a test on both engines, each time in a fresh world.
func Each(t *testing.T, run func(t *testing.T, w *World)) {
	t.Helper()
	for _, engine := range storetest.Engines() {
		t.Run(string(engine), func(t *testing.T) { run(t, New(t, engine)) })
	}
}

// EachEmpty runs a test on both engines, each time in a world without any space or person.
func EachEmpty(t *testing.T, run func(t *testing.T, w *World)) {
	t.Helper()
	for _, engine := range storetest.Engines() {
		t.Run(string(engine), func(t *testing.T) { run(t, Empty(t, engine)) })
	}
}

// New makes a world on a fresh database.
func New(t testing.TB, engine db.Engine) *World {
	t.Helper()
	w := Empty(t, engine)
	w.populate()
	return w
}

// Empty makes a world without any space or person.
func Empty(t testing.TB, engine db.Engine) *World {
	t.Helper()
	s, kit := storetest.Open(t, engine)
	return on(t, s, kit)
}

// Around makes a world of what is in a store already.
func Around(t testing.TB, s *store.Store, kit *storetest.Kit) *World {
	t.Helper()
	return on(t, s, kit)
}

// On makes a world on a store that the test can break.
func On(t testing.TB, s *store.Store, kit *storetest.Kit) *World {
	t.Helper()
	w := on(t, s, kit)
	w.populate()
	return w
}

// GoOn lets the world go on over another connection to its database, with the same people signed in.
func (w *World) GoOn(s *store.Store) {
	w.T.Helper()
	w.Store = s
	w.start(w.Outside())
}

// SetUpMail lets the product send mail by this mailer.
func (w *World) SetUpMail(m app.Mailer) {
	w.T.Helper()
	w.SetUp(func(o *app.Outside) { o.Mailer = m })
}

// SetUp lets the product go on with other settings.
func (w *World) SetUp(set func(*app.Outside)) {
	w.T.Helper()
	o := w.Outside()
	set(&o)
	w.start(o)
}

func on(t testing.TB, s *store.Store, kit *storetest.Kit) *World {
	w := &World{T: t, Store: s, Kit: kit, Clock: kit.Clock, people: map[kompas.Role]kompas.Person{}, tokens: map[kompas.PersonID]signedIn{}}
	w.start(w.Outside())
	return w
}

// NoService is the address of services of open data that give nothing.
const NoService = "https://bron.invalid"

// Outside gives the world's clock, ids and tokens to an application.
func (w *World) Outside() app.Outside {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		w.T.Fatal(err)
	}
	return app.Outside{Now: w.Clock.Now, NewID: w.Kit.NewID, NewToken: w.newToken, Zone: zone, Reference: "proef", Mailer: w.Mail,
		Sources: app.Sources{CBS: NoService + "/v3", CBSNew: NoService + "/v4", Others: NoService + "/derden", Client: fetch.New(fetch.Settings{})}}
}

// start builds the application and serves it until the test ends.
func (w *World) start(o app.Outside) {
	w.App = app.New(w.Store, o)
	w.URL = w.serve(false, 0)
}

// LimitUploads lets whoever comes in from now on send no larger file than this many bytes.
func (w *World) LimitUploads(most int64) {
	w.T.Helper()
	w.URL = w.serve(false, most)
}

// serve starts a server and gives its address.
func (w *World) serve(secure bool, maxUpload int64) string {
	w.T.Helper()
	server := httptest.NewServer(web.New(web.Config{App: w.App, Log: slog.New(slog.NewTextHandler(logTo{w.T}, &slog.HandlerOptions{Level: slog.LevelError})),
		Build: "proef", SecureCookie: secure, MaxUpload: maxUpload, ErrorPage: public.ErrorPage}, desk.New(), public.New(), api.New()))
	w.T.Cleanup(server.Close)
	return server.URL
}

// Secure gives the browser of nobody in particular on the same product, set up as behind https.
func (w *World) Secure() *Client {
	w.T.Helper()
	elsewhere := &World{T: w.T, URL: w.serve(true, 0)}
	return elsewhere.Anonymous()
}

// Person gives the person of a role in Baarn.
func (w *World) Person(role kompas.Role) kompas.Person {
	w.T.Helper()
	p, ok := w.people[role]
	if !ok {
		w.T.Fatalf("nobody is %s", role)
	}
	return p
}

// Actor gives the person of a role as the application sees him or her in Baarn.
func (w *World) Actor(role kompas.Role) app.Actor { return w.ActorOf(w.Person(role), w.Space.Slug) }

// ActorOf gives a person as the application sees him or her in a space.
func (w *World) ActorOf(p kompas.Person, space string) app.Actor {
	w.T.Helper()
	by, err := w.App.Enter(w.T.Context(), w.token(p), space)
	if err != nil {
		w.T.Fatalf("%s in %s: %v", p.Name, space, err)
	}
	return by
}

// newToken gives unguessable-looking tokens that are the same in every run.
func (w *World) newToken() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.count++
	sum := sha256.Sum256(fmt.Appendf(nil, "token %d", w.count))
	return hex.EncodeToString(sum[:16])
}

// logTo writes the server's log to the test's, but only what went wrong: a test that fails shows it.
type logTo struct{ t testing.TB }

func (l logTo) Write(line []byte) (int, error) {
	if l.t.Context().Err() != nil {
		return io.Discard.Write(line)
	}
	l.t.Logf("%s", line)
	return len(line), nil
}
