package kompas

import "slices"

// Rules about who sits at the table.

const (
	fewResidents     = 3  // fewer seats of residents than this are few
	fewOrganisations = 2  // besides the municipality
	leastResidents   = 20 // per cent of what is said in a conversation
)

func tableRules() []CheckRule {
	return []CheckRule{
		{Code: "KC-001", Severity: Blocks, Liftable: true, look: lookNoResidents},
		{Code: "KC-002", Severity: Warns, Basis: true, look: lookNoProviders},
		{Code: "KC-003", Severity: Warns, look: lookAlone},
		{Code: "KC-004", Severity: Tips, look: lookUnagreedTerm},
		{Code: "KC-005", Severity: Tips, look: lookOtherVoices},
		{Code: "KC-006", Severity: Tips, look: lookUntold},
		{Code: "KC-007", Severity: Warns, look: lookFewResidents},
	}
}

// ofAdoption says something about each object that is not agreed yet; of a compass as it stands, once about the whole.
func (l *checkLook) ofAdoption() {
	open := false
	each := func(kind CheckKind, id, text string, s AdoptionStatus) {
		switch {
		case !s.Editable():
		case l.at.Adopt != "":
			l.say(kind, id, text)
		default:
			open = true
		}
	}
	for _, a := range l.Ambitions {
		each(CheckAmbition, string(a.ID), a.Text, a.Status)
	}
	for _, r := range l.Results {
		each(CheckResult, string(r.ID), r.Text, r.Status)
	}
	if open {
		l.say(CheckCompass, string(l.Compass.ID), l.Compass.Title)
	}
}

func lookNoResidents(l *checkLook) {
	if seats, inputs := l.voices(); seats == 0 || inputs == 0 {
		l.ofAdoption()
	}
}

func lookNoProviders(l *checkLook) {
	inputs := 0
	for _, t := range l.Talks {
		inputs += t.ProviderInputs
	}
	for _, i := range l.Insights {
		if i.Perspective.IsProvider() {
			inputs++
		}
	}
	if l.seats(PerspectiveProvider, PerspectiveInformal) == 0 || inputs == 0 {
		l.ofAdoption()
	}
}

func lookFewResidents(l *checkLook) {
	if seats, inputs := l.voices(); seats > 0 && inputs > 0 && seats < fewResidents {
		l.ofAdoption()
	}
}

func lookAlone(l *checkLook) {
	var parties []OrganisationID
	for _, s := range l.Seats {
		if l.seated(s) && s.OrganisationID != "" && s.OrganisationKind != "gemeente" && !slices.Contains(parties, s.OrganisationID) {
			parties = append(parties, s.OrganisationID)
		}
	}
	if len(parties) < fewOrganisations {
		l.say(CheckCompass, string(l.Compass.ID), l.Compass.Title)
	}
}

func lookOtherVoices(l *checkLook) {
	for _, t := range l.Talks {
		if t.Held && t.Inputs > 0 && t.ResidentInputs*100 < t.Inputs*leastResidents {
			l.say(CheckTalk, string(t.ID), t.Title)
		}
	}
}
