package main

import (
	"fmt"
	"runtime/debug"
	"text/tabwriter"
	"time"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
)

type migrateCmd struct {
	database
}

// Run brings the tables up to date.
func (c *migrateCmd) Run(in *surroundings) error {
	s, err := c.openReady(in)
	if err != nil {
		return err
	}
	defer s.Close()
	has, _, err := s.SchemaVersion(in.ctx)
	fmt.Fprintf(in.out, "De tabellen zijn op orde (versie %d).\n", has)
	return err
}

type tenantCmd struct {
	List  tenantListCmd  `cmd:"" help:"Toon de ruimten."`
	Add   tenantAddCmd   `cmd:"" help:"Voeg een ruimte toe."`
	Close tenantCloseCmd `cmd:"" help:"Sluit een ruimte. De gegevens blijven bewaard."`
}

type tenantListCmd struct {
	database
}

// Run lists the spaces.
func (c *tenantListCmd) Run(in *surroundings) error {
	return c.withApp(in, func(a *app.App) error {
		spaces, err := a.Spaces(in.ctx)
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(in.out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "nummer\tadres\tsoort\tnaam\tgebied\tsinds")
		for _, s := range spaces {
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\n", s.ID, s.Slug, s.Kind, s.Name, s.AreaCode, s.CreatedAt.In(a.Zone()).Format(time.DateOnly))
		}
		return w.Flush()
	})
}

type tenantAddCmd struct {
	database
	Name string           `arg:"" help:"De naam, bijvoorbeeld: Gemeente Baarn."`
	Kind kompas.SpaceKind `help:"Soort ruimte: municipality, partnership of provider." default:"municipality" enum:"municipality,partnership,provider" placeholder:"SOORT"`
	Area string           `help:"De gemeentecode van CBS, bijvoorbeeld GM0308." placeholder:"CODE"`
}

// Run adds a space.
func (c *tenantAddCmd) Run(in *surroundings) error {
	return c.withApp(in, func(a *app.App) error {
		s, err := a.AddSpace(in.ctx, kompas.Space{Kind: c.Kind, Name: c.Name, AreaCode: c.Area})
		if err == nil {
			fmt.Fprintf(in.out, "%s is toegevoegd: /r/%s\n", s.Name, s.Slug)
		}
		return err
	})
}

type tenantCloseCmd struct {
	database
	Slug string `arg:"" name:"adres" help:"Het adres van de ruimte, zoals 'tenant list' het toont."`
}

// Run closes a space.
func (c *tenantCloseCmd) Run(in *surroundings) error {
	return c.withApp(in, func(a *app.App) error {
		err := a.CloseSpace(in.ctx, c.Slug)
		if err == nil {
			fmt.Fprintf(in.out, "%s is gesloten. Niemand kan er meer in; de gegevens zijn er nog.\n", c.Slug)
		}
		if fault.Is(err, fault.NotFound) {
			return fmt.Errorf("er is geen open ruimte met het adres %s; 'kompas tenant list' toont de adressen", c.Slug)
		}
		return err
	})
}

// withApp opens the database, runs a command on the application and closes.
func (d database) withApp(in *surroundings, do func(*app.App) error) error {
	s, err := d.openReady(in)
	if err != nil {
		return err
	}
	defer s.Close()
	a, err := newApp(s, "", "")
	if err != nil {
		return err
	}
	return do(a)
}

type versionCmd struct{}

// Run shows which build this is.
func (versionCmd) Run(in *surroundings) error {
	_, err := fmt.Fprintln(in.out, "kompas", build())
	return err
}

// build names the build: the version, else the commit it was made from.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "onbekend"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	revision, changed := "ontwikkelversie", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "-gewijzigd"
		}
	}
	return revision + changed
}
