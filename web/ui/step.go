package ui

import (
	"strconv"

	"github.com/a-h/templ"
)

// StepBar stands on top of every page inside a compass: the small compass and the six steps.
type StepBar struct {
	Title string // title of the compass
	URL   string
	Mini  templ.Component // the small compass; may be nil
	Steps []Step
}

// Step is one of the six steps.
type Step struct {
	Number    int
	Name      string
	URL       string
	State     StepState
	StateText string // "Vraagt aandacht"
	Current   bool
	Summary   string   // one sentence; only in StepList
	Fact      string   // beside the state; only in StepList
	Who       []string // who is involved; only in StepList
}

func (s Step) number() string { return strconv.Itoa(s.Number) }

func (s Step) ball() string { return class("bol", "bol--"+string(s.State)) }

func ariaStep(current bool) templ.Attributes {
	if !current {
		return nil
	}
	return templ.Attributes{"aria-current": "step"}
}
