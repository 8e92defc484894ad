package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"kompas/app"
	"kompas/job"
	"kompas/mail"
	"kompas/refdata"
	"kompas/scan"
	"kompas/store"
)

// site are the flags of the commands that serve the website.
type site struct {
	sourceFlags
	Listen        string `help:"Adres waarop de website luistert." default:"127.0.0.1:8080"`
	MetricsListen string `help:"Adres voor meetwaarden (Prometheus), bijvoorbeeld 127.0.0.1:9090. Leeg is uit." default:"" placeholder:"ADRES"`
	MaxUpload     int64  `help:"Hoe groot een bestand mag zijn dat iemand opstuurt, in MB." default:"64" placeholder:"MB"`
	MaxAttachment int64  `help:"Hoe groot een bijlage mag zijn, in MB." default:"10" placeholder:"MB"`
	MaxFigures    int64  `help:"Hoe groot een bestand met cijfers mag zijn dat iemand inleest, in MB." default:"1024" placeholder:"MB"`
	SMTP          string `help:"Mailserver: smtp://gebruiker:wachtwoord@server:587 of smtps://… Leeg: er gaat geen mail uit, berichten staan klaar om door te geven." default:"" secret:"" placeholder:"ADRES"`
	MailFrom      string `help:"Afzender van mail, bijvoorbeeld 'Kompas <kompas@gemeente.nl>'." default:"Kompas <kompas@localhost>" placeholder:"ADRES"`
	ScanCommand   string `help:"Programma dat elke bijlage bekijkt voor zij wordt bewaard, bijvoorbeeld 'clamdscan --no-summary -'. Het leest het bestand van zijn invoer en eindigt met 0 (veilig) of 1 (niet veilig)." default:"" placeholder:"PROGRAMMA"`
	URL           string `help:"Hoe bezoekers de website bereiken, bijvoorbeeld https://kompas.gemeente.nl. Bepaalt ook of cookies alleen over https gaan." placeholder:"URL"`
}

// around sets up what the flags say about the world around the application.
func (s site) around(o *app.Outside) error {
	o.MaxAttachment, o.MaxFigures = s.MaxAttachment<<20, s.MaxFigures<<20
	o.Sources = s.sources(o.MaxFigures)
	if s.SMTP != "" {
		server, err := mail.New(s.SMTP, s.MailFrom, o.Now, o.NewID)
		if err != nil {
			return err
		}
		o.Mailer = server
	}
	if words := strings.Fields(s.ScanCommand); len(words) > 0 {
		o.Scanner = scan.Command(words)
	}
	return nil
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
	})
}

// collectSeldom lets garbage grow to eight times what lives. A page makes a megabyte and keeps none of it, and hardly
// more than five megabytes live longer: that is little memory for a quarter less CPU. Work that keeps more alive is
// collected earlier, so that the program stays near 256 MB. GOGC and GOMEMLIMIT in the environment win.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(800)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(256 << 20)
	}
}

// serve loads the national figures where needed, prepares, and answers requests; in the background it keeps house.
func (c site) serve(in *surroundings, s *store.Store, prepare func(*app.App) error) error {
	figures, err := refdata.Open()
	if err != nil {
		return err
	}
	o, err := outside(figures.Version(), c.address(), time.Now)
	if err != nil {
		return err
	}
	if err := c.around(&o); err != nil {
		return err
	}
	if o.Recodings, err = figures.Recodings(); err != nil {
		return err
	}
	a := app.New(s, o)
	loaded, err := a.LoadReference(in.ctx, figures)
	if err != nil {
		return fmt.Errorf("de landelijke cijfers laden: %w", err)
	}
	in.log.Info("reference", "edition", figures.Version(), "loaded", loaded)
	if err := prepare(a); err != nil {
		return err
	}
	collectSeldom()
	m := newMetrics()
	handler := newHandler(wiring{app: a, log: in.log, secureCookie: strings.HasPrefix(c.URL, "https://"), observe: m.observe,
		maxUpload: c.MaxUpload << 20})
	ctx, stop := context.WithCancel(in.ctx)
	var background sync.WaitGroup
	for range 2 { // the mail need not wait for a large file
		background.Go(func() { job.New(a, in.log, pauseUntil(a.Planned()), job.Housekeeping(a)...).Run(ctx) })
	}
	err = serveHTTP(in, c, handler, m.handler(), a.Ready)
	stop()
	background.Wait()
	return err
}

// pauseUntil waits a while, until somebody waits for work that was planned, or until the context ends.
func pauseUntil(planned <-chan struct{}) func(context.Context, time.Duration) error {
	return func(ctx context.Context, d time.Duration) error {
		timer := time.NewTimer(d)
		defer timer.Stop()
		select {
		case <-timer.C:
			return nil
		case <-planned:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// wiring is what the website is built from.
type wiring struct {
	app          *app.App
	log          *slog.Logger
	secureCookie bool
	observe      func(route string, status int, took time.Duration)
	maxUpload    int64 // bytes
}
