package app

import (
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"kompas/fault"
	"kompas/fetch"
	"kompas/figure"
	"kompas/kompas"
)

// Sources are the services from which figures can be fetched. An empty address is not offered.
type Sources struct {
	CBS    string // base address, OData 3
	CBSNew string // OData 4
	Others string // OData 3: RIVM and others that publish the way Statistics Netherlands does
	Client *fetch.Client
}

// FigureService is what a person chooses between, in the words of the form.
type FigureService string

// The services.
const (
	ServiceCBS    FigureService = "cbs"
	ServiceCBSNew FigureService = "cbs-nieuw"
	ServiceOthers FigureService = "anderen"
)

// Services lists what can be chosen; none where nothing can be fetched.
func (a *App) Services() []FigureService {
	var out []FigureService
	for _, s := range []FigureService{ServiceCBS, ServiceCBSNew, ServiceOthers} {
		if a.out.Sources.Client != nil && a.out.Sources.at(s) != "" {
			out = append(out, s)
		}
	}
	return out
}

func (s Sources) at(service FigureService) string {
	return map[FigureService]string{ServiceCBS: s.CBS, ServiceCBSNew: s.CBSNew, ServiceOthers: s.Others}[service]
}

func (s Sources) place(service FigureService, table string) kompas.FigureAddress {
	p := kompas.FigureAddress{Format: figure.FormatOData3, Base: strings.TrimRight(s.at(service), "/"), Table: table}
	if service == ServiceCBSNew {
		p.Format = figure.FormatOData4
	}
	return p
}

// tableNumber is how a table is numbered: 84799NED, 80072ned, 7052_95.
const tableNumber = `[0-9]{4,6}(?:[A-Za-z]{2,4}|_[0-9]{1,3})`

// readAddress reads where figures are: the number of a table of the service that was chosen, the address of a table or of a
// page about one, or that of a file. Which service an address belongs to follows from the address where it says so.
func (s Sources) readAddress(text string, chosen FigureService) (kompas.FigureAddress, error) {
	number := regexp.MustCompile(`^` + tableNumber + `$`)
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return wrongAddress("adres", "verplicht")
	case number.MatchString(text):
		if s.at(chosen) == "" {
			return wrongAddress("dienst", "geen_keuze")
		}
		return s.place(chosen, text), nil
	case len(text) > kompas.MaxSentence:
		return wrongAddress("adres", "te_lang", kompas.MaxSentence)
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && u.Scheme != "http":
		return wrongAddress("adres", "cijferadres_onbekend")
	case u.Scheme == "http" && !s.Client.IsOwn(u):
		return wrongAddress("adres", "cijferadres_open")
	}
	if table := tableIn(u, number); table != "" && !isFile(u) {
		if p, ok := s.placeOf(u, table, chosen); ok {
			return p, nil
		}
		return wrongAddress("dienst", "geen_keuze")
	}
	u.Fragment = ""
	return kompas.FigureAddress{Base: u.String()}, nil
}

func wrongAddress(field, code string, params ...any) (kompas.FigureAddress, error) {
	return kompas.FigureAddress{}, fault.Form([]*fault.Error{fault.Field(field, code, params...)})
}

// isFile says that an address is that of a file we can read, also when a number of a table stands in it.
func isFile(u *url.URL) bool {
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".csv", ".txt", ".tsv", ".xlsx", ".ods":
		return true
	}
	return false
}

// tableIn finds the number of a table in an address: a whole part of its path, of what stands behind #, or a value of its query.
func tableIn(u *url.URL, number *regexp.Regexp) string {
	parts := append(strings.Split(u.Path, "/"), strings.Split(u.Fragment, "/")...)
	query := u.Query()
	for _, key := range slices.Sorted(maps.Keys(query)) {
		parts = append(parts, query[key]...)
	}
	for _, p := range parts {
		if p, _, _ = strings.Cut(p, "?"); number.MatchString(p) {
			return p
		}
	}
	return ""
}

// placeOf finds the service of an address in which a table is named: one of ours when it is on the same machine, the service
// itself when the address is one of OData, and else the service that was chosen. A page of another catalogue than that of
// Statistics Netherlands is about a table of the others.
func (s Sources) placeOf(u *url.URL, table string, chosen FigureService) (kompas.FigureAddress, bool) {
	for _, service := range []FigureService{ServiceCBSNew, ServiceOthers, ServiceCBS} {
		if base, err := url.Parse(s.at(service)); err == nil && s.at(service) != "" && strings.EqualFold(base.Host, u.Host) && strings.HasPrefix(u.Path, base.Path) {
			return s.place(service, table), true
		}
	}
	if catalogue, rest, _ := strings.Cut(strings.TrimPrefix(u.Fragment, "/"), "/"); strings.Contains(rest, table) {
		switch isCBS := strings.EqualFold(catalogue, "CBS"); {
		case isCBS && chosen == ServiceOthers:
			chosen = ServiceCBS
		case !isCBS:
			chosen = ServiceOthers
		}
		return s.place(chosen, table), s.at(chosen) != ""
	}
	for _, service := range []FigureService{ServiceOthers, ServiceCBS, ServiceCBSNew} {
		if base, err := url.Parse(s.at(service)); err == nil && s.at(service) != "" && strings.EqualFold(base.Host, u.Host) {
			return s.place(service, table), true
		}
	}
	if before, _, found := strings.Cut(u.Path, "/"+table); found && strings.Contains(strings.ToLower(before), "odata") {
		p := kompas.FigureAddress{Format: figure.FormatOData3, Base: u.Scheme + "://" + u.Host + before, Table: table}
		if strings.Contains(before, "/v1") || strings.Contains(before, "/v4") || strings.Contains(u.Host, "odata4") {
			p.Format = figure.FormatOData4
		}
		return p, true
	}
	return s.place(chosen, table), s.at(chosen) != ""
}
