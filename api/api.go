// Package api is the door for programs: the national figures as JSON, for anybody. What a space measured or wrote itself
// is not behind it.
package api

import (
	_ "embed"
	"encoding/json"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/web"
)

//go:embed openapi.json
var description json.RawMessage

// API is the door.
type API struct{}

// New makes the door.
func New() *API { return &API{} }

const root = "/api/v1/"

// Routes is the route table of the door.
func (d *API) Routes() []web.Route {
	get := func(path string, handle web.Handler) web.Route {
		return web.Route{Method: "GET", Path: path, Access: web.Anyone, Data: true, Handle: handle}
	}
	return []web.Route{
		get(root+"openapi.json", func(r *web.Request) error { return r.JSON(description) }),
		get(root+"indicatoren", d.indicators),
		get(root+"reeksen", d.series),
		get(root+"kaarten", d.maps),
		get(root+"verdelingen", d.spreads),
		get(root+"gemiddelden", d.means),
		get("/api/", func(*web.Request) error { return fault.New(fault.NotFound, "api_onbekend", root+"openapi.json") }),
	}
}

func (d *API) indicators(r *web.Request) error {
	list, err := r.App.OpenIndicators(r.Ctx())
	if err != nil {
		return err
	}
	out := indicatorList{Indicators: make([]indicator, len(list))}
	for i, x := range list {
		out.Indicators[i] = writeOpen(r, x)
	}
	return r.JSON(out)
}

func (d *API) series(r *web.Request) error {
	q, err := query(r, "indicator", "gebied")
	if err != nil {
		return err
	}
	s, err := r.App.OpenSeries(r.Ctx(), q)
	if err != nil {
		return err
	}
	if s.Peers != nil && s.Peers.Wrong.Any() {
		return wrongPeers(s.Peers.Wrong)
	}
	return r.JSON(writeOpenSeries(r, s))
}

// wrongPeers refuses a choice of comparable municipalities that cannot be: a program sees no message beside other figures.
func wrongPeers(p app.PeerProblems) error {
	var wrong []*fault.Error
	if p.Count != "" {
		wrong = append(wrong, fault.Field("aantal", "api_aantal"))
	}
	if p.Features != "" {
		wrong = append(wrong, fault.Field("kenmerk", "api_kenmerk"))
	}
	return fault.Form(wrong)
}

func (d *API) maps(r *web.Request) error {
	q, err := query(r, "indicator", "niveau")
	if err != nil {
		return err
	}
	m, err := r.App.OpenMap(r.Ctx(), q)
	if err != nil {
		return err
	}
	return r.JSON(writeMap(r, m))
}

func (d *API) spreads(r *web.Request) error {
	q, err := query(r, "indicator", "niveau")
	if err != nil {
		return err
	}
	s, about, err := r.App.OpenSpread(r.Ctx(), q)
	if err != nil {
		return err
	}
	return r.JSON(spreadAnswer{Indicator: writeIndicator(r, about), spread: writeSpread(s)})
}

func (d *API) means(r *web.Request) error {
	list, err := r.App.OpenMeans(r.Ctx(), r.Query("indicator"))
	if err != nil {
		return err
	}
	out := meanList{Means: make([]mean, len(list))}
	for i, x := range list {
		out.Means[i] = mean{x.Indicator, writeSpread(x.Spread)}
	}
	return r.JSON(out)
}

// query reads what is asked for; the values of needed may not be left out.
func query(r *web.Request, needed ...string) (app.FigureQuery, error) {
	var wrong []*fault.Error
	for _, name := range needed {
		if r.Query(name) == "" {
			wrong = append(wrong, &fault.Error{Kind: fault.Invalid, Code: "api_ontbreekt", Field: name, Params: []any{name}})
		}
	}
	q := app.FigureQuery{Indicator: r.Query("indicator"), Area: code(r.Query("gebied")), Level: area.Level(r.Query("niveau")), Period: r.Query("periode")}
	if q.Level != "" && !q.Level.Valid() {
		wrong = append(wrong, fault.Field("niveau", "api_niveau"))
	}
	if _, err := figure.ParsePeriod(q.Period); q.Period != "" && err != nil {
		wrong = append(wrong, fault.Field("periode", "api_periode"))
	}
	for _, given := range r.R.URL.Query()["naast"] {
		for one := range strings.SplitSeq(given, ",") {
			if one = code(one); one != "" {
				q.Beside = append(q.Beside, one)
			}
		}
	}
	q.Alike.Count = strings.TrimSpace(r.Query("aantal"))
	for _, given := range r.R.URL.Query()["kenmerk"] {
		for one := range strings.SplitSeq(given, ",") {
			if one = strings.TrimSpace(one); one != "" {
				q.Alike.Features = append(q.Alike.Features, one)
			}
		}
	}
	if len(wrong) > 0 {
		return q, fault.Form(wrong)
	}
	return q, nil
}

func code(given string) string { return strings.ToUpper(strings.TrimSpace(given)) }
