package main

import (
	"fmt"
	"time"

	"kompas/app"
	"kompas/demo"
	"kompas/refdata"
)

type demoCmd struct {
	Database string `help:"De database van de proefversie: sqlite:BESTAND of postgres://… Een database met echte gegevens wordt geweigerd." default:"sqlite:data/demo.db" secret:""`
	site
}

// Run serves the demo; its content is made the first time.
func (c *demoCmd) Run(in *surroundings) error {
	s, err := database{c.Database}.openReady(in)
	if err != nil {
		return err
	}
	defer s.Close()
	a, err := newApp(s, "", "")
	if err != nil {
		return err
	}
	if err := a.ClaimDemo(in.ctx); err != nil { // before anything is put in
		return err
	}
	return c.serve(in, s, func(*app.App) error { return c.fill(in) })
}

// fill puts the content in, over a connection of its own with a clock that stands on the days of the content.
func (c *demoCmd) fill(in *surroundings) error {
	now := time.Now
	s, err := openStoreAt(in, c.Database, func() time.Time { return now() })
	if err != nil {
		return err
	}
	defer s.Close()
	figures, err := refdata.Open()
	if err != nil {
		return err
	}
	a, err := newAppAt(s, figures.Version(), "", func() time.Time { return now() })
	if err != nil {
		return err
	}
	began := time.Now()
	if err := demo.Fill(in.ctx, a, func(t time.Time) { now = func() time.Time { return t } }); err != nil {
		return fmt.Errorf("de proefversie vullen: %w", err)
	}
	in.log.Info("demo", "took", time.Since(began).String())
	return nil
}
