package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"kompas/app"
)

type userCmd struct {
	List    userListCmd    `cmd:"" help:"Toon wie er een account heeft."`
	Add     userAddCmd     `cmd:"" help:"Geef iemand een account en een rol. U krijgt een link om een wachtwoord te kiezen."`
	Reset   userResetCmd   `cmd:"" help:"Maak een link waarmee iemand een nieuw wachtwoord kiest."`
	Disable userDisableCmd `cmd:"" help:"Sluit een account. Alle apparaten zijn meteen afgemeld."`
}

type userListCmd struct {
	database
}

// Run lists everybody with an account.
func (c *userListCmd) Run(in *surroundings) error {
	return c.withApp(in, func(a *app.App) error {
		users, err := a.Users(in.ctx)
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(in.out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "e-mail\tnaam\truimten\ttweede stap\tstand")
		for _, u := range users {
			var spaces []string
			for _, s := range u.Spaces {
				spaces = append(spaces, s.Slug)
			}
			factor, state := "nee", "open"
			if u.HasFactor {
				factor = "ja"
			}
			if !u.DisabledAt.IsZero() {
				state = "gesloten"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", u.Email, u.Name, strings.Join(spaces, " "), factor, state)
		}
		return w.Flush()
	})
}

// links is the flag of commands that print one.
type links struct {
	URL string `help:"Hoe bezoekers de website bereiken; dan staat dat voor de link." placeholder:"URL"`
}

func (l links) print(in *surroundings, path string) {
	fmt.Fprintf(in.out, "Geef deze link door (24 uur geldig, één keer te gebruiken):\n%s%s\n", strings.TrimSuffix(l.URL, "/"), path)
}

type userAddCmd struct {
	database
	links
	Email string `arg:"" help:"Het e-mailadres."`
	Name  string `arg:"" name:"naam" help:"De naam."`
	Space string `help:"Het adres van de ruimte, zoals 'tenant list' het toont." required:"" placeholder:"ADRES"`
	Role  string `help:"De rol in die ruimte." default:"tenantbeheerder"`
}

// Run gives somebody an account and a role.
func (c *userAddCmd) Run(in *surroundings) error {
	return c.withApp(in, func(a *app.App) error {
		link, err := a.AddUser(in.ctx, c.Space, map[string]string{"email": c.Email, "naam": c.Name, "rol": c.Role})
		if err != nil {
			return err
		}
		fmt.Fprintf(in.out, "%s is nu %s in %s.\n", c.Email, c.Role, c.Space)
		if link != "" {
			c.print(in, link)
		}
		return nil
	})
}

type userResetCmd struct {
	database
	links
	Email string `arg:"" help:"Het e-mailadres."`
}

// Run makes a link for a new password.
func (c *userResetCmd) Run(in *surroundings) error {
	return c.withApp(in, func(a *app.App) error {
		link, err := a.ResetUser(in.ctx, c.Email)
		if err == nil {
			c.print(in, link)
		}
		return err
	})
}

type userDisableCmd struct {
	database
	Email string `arg:"" help:"Het e-mailadres."`
}

// Run closes an account.
func (c *userDisableCmd) Run(in *surroundings) error {
	return c.withApp(in, func(a *app.App) error {
		err := a.DisableUser(in.ctx, c.Email)
		if err == nil {
			fmt.Fprintf(in.out, "Het account van %s is gesloten.\n", c.Email)
		}
		return err
	})
}
