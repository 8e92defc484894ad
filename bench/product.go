package main

import (
	"net/http"
	"os/exec"
	"strings"

	"kompas/bench/load"
)

// product is how a program under measurement is prepared, started and asked.
// Everything that differs between programs stands here.
type product struct {
	name string
	// binary is the file whose size is measured.
	binary string
	// prepare fills dir with a database that holds so many tenants and all
	// reference data.
	prepare func(dir string, tenants int) error
	// command starts the server on addr (host:port) with the database in dir.
	command func(dir, addr string) *exec.Cmd
	// ready is the path that answers 200 once the server works.
	ready string
	// visit gives the requests to measure, for the server at base
	// (http://host:port) with so many tenants.
	visit func(base string, tenants int) visit
}

// visit holds the requests of people who are signed in, one of every tenant.
type visit struct {
	write load.Request // a small durable write
	page  load.Request // the overview page, of another person and municipality each time
	// unchanged asks the overview page with the ETag that it has now: 304. The
	// limit has no ETag and sends the bytes from memory.
	unchanged func() (load.Request, error)
}

// limitProgram is the bare server; visiting it needs no signing in. As a product
// it measures itself, which shows how much two equal programs differ here.
func limitProgram(binary string) product {
	return product{
		name: "limit", binary: binary, ready: "/healthz",
		prepare: func(string, int) error { return nil },
		command: func(dir, addr string) *exec.Cmd { return exec.Command(binary, "-addr", addr, "-dir", dir) },
		visit: func(base string, _ int) visit {
			form := "survey=buurthuis&q1={{int 1 5}}&q2={{int 1 5}}&q3={{int 1 5}}&q4={{int 1 5}}&q5={{int 1 5}}" +
				"&q6=ja&q7=nee&q8={{int 0 10}}&q9={{text 120}}&q10={{pc4}}"
			return visit{
				write: load.Request{URL: base + "/intake", Method: http.MethodPost, ContentType: "application/x-www-form-urlencoded",
					Body: form, Expect: []int{http.StatusSeeOther}},
				page:      load.Request{URL: base + "/page/fast", Must: "</html>"},
				unchanged: func() (load.Request, error) { return load.Request{URL: base + "/page/bytes", Must: "</html>"}, nil },
			}
		},
	}
}

// etagOf fetches a page once and gives its ETag, for asking whether it changed.
func etagOf(page load.Request) (string, error) {
	request, err := http.NewRequest(http.MethodGet, page.URL, nil)
	if err != nil {
		return "", err
	}
	for _, line := range page.Headers {
		name, value, _ := strings.Cut(line, ":")
		request.Header.Set(name, strings.TrimSpace(value))
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	return response.Header.Get("ETag"), response.Body.Close()
}
