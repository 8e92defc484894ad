package main

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"kompas/bench/load"
)

// kompasProgram is the product as `make build` leaves it.
func kompasProgram() product {
	const binary = "bin/kompas"
	return product{
		name: "kompas", binary: binary, ready: "/readyz", prepare: seed,
		command: func(dir, addr string) *exec.Cmd {
			return exec.Command(binary, "serve", "--listen", addr, "--database", "sqlite:"+filepath.Join(dir, "kompas.db"), "--log-level", "error")
		},
		visit: visitKompas,
	}
}

// visitKompas is the officer of the first space: she writes an insight on a
// figure and reads the page with all own figures.
func visitKompas(base, dir string) (visit, error) {
	token, err := os.ReadFile(filepath.Join(dir, tokenFile))
	if err != nil {
		return visit{}, err
	}
	cookie := "Cookie: kompas=" + string(token)
	compass := func(title string) string { return base + spacePath + "/kompassen/" + strings.ToLower(title) }
	page := load.Request{URL: base + spacePath + "/cijfers", Headers: []string{cookie}, Must: "</html>"}
	return visit{
		write: load.Request{URL: compass(writeCompass) + "/monitoring/duidingen", Method: http.MethodPost, ContentType: "application/x-www-form-urlencoded",
			Headers: []string{cookie}, Expect: []int{http.StatusSeeOther},
			Body: "duiding={{text 120}}+{{seq}}&soort=ervaring&houding=aanvulling&cijfer=inwoners&gebied=GM0308&periode={{int 2014 2024}}&sleutel={{hex 32}}"},
		page: page,
		unchanged: func() (load.Request, error) {
			tag, err := etagOf(page)
			asked := page
			asked.Headers = []string{cookie, "If-None-Match: " + tag}
			asked.Expect, asked.Must = []int{http.StatusNotModified}, ""
			return asked, err
		},
	}, nil
}
