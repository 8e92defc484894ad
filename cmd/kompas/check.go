package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"kompas/app"
	"kompas/i18n"
	"kompas/kompas"
)

type checkCmd struct {
	database
	Tenant string `help:"Het adres van de ruimte, zoals 'tenant list' het toont." required:"" placeholder:"ADRES"`
	JSON   bool   `help:"Eén regel JSON per melding." name:"json"`
}

// errBlocks says that a finding blocks; the program then ends with blocksStatus instead of 1, so that a script can tell
// it from a command that failed.
var errBlocks = errors.New("er is ten minste één melding die eerst opgelost moet zijn")

const blocksStatus = 3

// checkJSON is one finding as JSON.
type checkJSON struct {
	Compass  string `json:"kompas"`
	Code     string `json:"code"`
	Severity string `json:"ernst"`
	Step     int    `json:"stap,omitempty"`
	Kind     string `json:"soort"`
	Object   string `json:"object"`
	About    string `json:"deel,omitempty"`
	Name     string `json:"naam"`
	Text     string `json:"tekst"`
	State    string `json:"stand"`
	Since    string `json:"sinds,omitempty"`
	Reason   string `json:"reden,omitempty"`
}

// Run prints what the rules of the method say of every compass of a space.
func (c *checkCmd) Run(in *surroundings) error {
	blocks := false
	err := c.withApp(in, func(a *app.App) error {
		lines, err := a.CheckSpace(in.ctx, c.Tenant)
		if err != nil {
			return err
		}
		for _, l := range lines {
			blocks = blocks || l.Severity == kompas.Blocks && l.State == kompas.FindingOpen
			if err := c.print(in, l); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && blocks {
		err = errBlocks
	}
	return err
}

func (c *checkCmd) print(in *surroundings, l app.CheckedLine) error {
	text := app.FindingText(i18n.New(i18n.Dutch).Code, l.CheckFinding)
	if c.JSON {
		return json.NewEncoder(in.out).Encode(checkJSON{l.Compass, l.Code, string(l.Severity), int(l.Step), string(l.Kind), l.Object, l.About, l.Name, text,
			string(l.State), l.Since, l.Reason})
	}
	if l.State != kompas.FindingOpen {
		text += fmt.Sprintf(" [%s: %s]", l.State, l.Reason)
	}
	_, err := fmt.Fprintf(in.out, "%s %s %s: %s – %s\n", l.Code, l.Severity, l.Compass, l.Name, text)
	return err
}
