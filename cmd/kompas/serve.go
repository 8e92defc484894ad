package main

import (
	"fmt"
	"log/slog"
	"strings"
	"time"

	"kompas/app"
	"kompas/refdata"
	"kompas/store"
)

// site are the flags of the commands that serve the website.
type site struct {
	Listen        string `help:"Adres waarop de website luistert." default:"127.0.0.1:8080"`
	MetricsListen string `help:"Adres voor meetwaarden (Prometheus), bijvoorbeeld 127.0.0.1:9090. Leeg is uit." default:"" placeholder:"ADRES"`
	URL           string `help:"Hoe bezoekers de website bereiken, bijvoorbeeld https://kompas.gemeente.nl. Bepaalt ook of cookies alleen over https gaan." placeholder:"URL"`
}

// address is the website's address without a slash at the end.
func (s site) address() string {
	if s.URL != "" {
		return strings.TrimSuffix(s.URL, "/")
	}
	return "http://" + s.Listen
}

type serveCmd struct {
	database
	site
}

// Run serves the website until it is told to stop.
func (c *serveCmd) Run(in *surroundings) error {
	s, err := c.openReady(in)
	if err != nil {
		return err
	}
	defer s.Close()
	return c.serve(in, s, func(a *app.App) error {
		token, err := a.SetupLink(in.ctx)
		if err != nil || token == "" {
			return err
		}
		_, err = fmt.Fprintf(in.out, "Deze database is nog leeg. Open dit adres om te beginnen (24 uur geldig, één keer te gebruiken):\n%s/begin/%s\n", c.address(), token)
		return err
	}, false)
}

// serve loads the national figures where needed, prepares, and answers requests.
func (c site) serve(in *surroundings, s *store.Store, prepare func(*app.App) error, demo bool) error {
	figures, err := refdata.Open()
	if err != nil {
		return err
	}
	a, err := newApp(s, figures.Version())
	if err != nil {
		return err
	}
	loaded, err := a.LoadReference(in.ctx, figures)
	if err != nil {
		return fmt.Errorf("de landelijke cijfers laden: %w", err)
	}
	in.log.Info("reference", "edition", figures.Version(), "loaded", loaded)
	if err := prepare(a); err != nil {
		return err
	}
	m := newMetrics()
	handler := newHandler(wiring{app: a, log: in.log, secureCookie: strings.HasPrefix(c.URL, "https://"), demo: demo, observe: m.observe})
	return serveHTTP(in, c, handler, m.handler(), a.Ready)
}

// wiring is what the website is built from.
type wiring struct {
	app          *app.App
	log          *slog.Logger
	secureCookie bool
	demo         bool
	observe      func(route string, status int, took time.Duration)
}
