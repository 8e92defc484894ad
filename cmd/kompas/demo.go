package main

import (
	"kompas/app"
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
	return c.serve(in, s, func(*app.App) error { return nil })
}
