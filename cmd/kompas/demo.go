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
	return c.serve(in, s, func(a *app.App) error { return a.ClaimDemo(in.ctx) }, true)
}
