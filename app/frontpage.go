package app

import "context"

// FrontPage (voorblad) is all results on one page: by life domain, each with its status and the page it stands on.
type FrontPage struct {
	Groups []FrontGroup
	AsOf   string
}

// FrontGroup is a life domain with its results; its name is empty for results that belong to none.
type FrontGroup struct {
	Domain  string
	Results []FrontLine
}

// FrontLine is one result, with the day of its newest page and the number of that page in the bundle.
type FrontLine struct {
	CouncilResult
	Page int
}

// FrontPage loads the page in front of the council pages. Only results with a frozen page stand on it.
func (a *App) FrontPage(ctx context.Context, by Actor) (FrontPage, error) {
	p := FrontPage{AsOf: a.Today()}
	l, err := a.CouncilList(ctx, by)
	page := 1
	for _, r := range l.Results {
		if r.Newest == nil {
			continue
		}
		page++
		if last := len(p.Groups) - 1; last < 0 || p.Groups[last].Domain != r.Domain.Name {
			p.Groups = append(p.Groups, FrontGroup{Domain: r.Domain.Name})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Results = append(g.Results, FrontLine{r, page})
	}
	return p, err
}

// Status is how the indicator that leads the result stands; empty when the page has none.
func (l FrontLine) Status() string {
	if len(l.Newest.Rows) == 0 {
		return ""
	}
	return l.Newest.Rows[0].Status
}
