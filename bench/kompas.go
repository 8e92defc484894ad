package main

import (
	"net/http"
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

// visitKompas is the officers of all spaces: one of them writes insights on a
// figure, and each reads the page with all figures of her own. A form is sent with
// the key that it was given, which begins with the time.
func visitKompas(base string, tenants int) visit {
	page := load.Request{URL: base + spacePath + "/cijfers", People: tenants, Headers: []string{"Cookie: kompas=" + signIn}, Must: "</html>"}
	write := page
	write.URL, write.People = base+spacePath+"/kompassen/"+writeCompass+"/monitoring/duidingen", 1
	write.Method, write.ContentType = http.MethodPost, "application/x-www-form-urlencoded"
	write.Must, write.Expect = "", []int{http.StatusSeeOther}
	write.Body = "duiding={{text 120}}+{{seq}}&perspectief=gemeente&soort=ervaring&houding=aanvulling&cijfer=inwoners&gebied=GM0308&periode={{int 2016 2024}}&sleutel={{now}}-{{seq}}"
	return visit{write: write, page: page,
		unchanged: func() (load.Request, error) {
			asked := page
			asked.URL, asked.Headers = strings.ReplaceAll(page.URL, "{{who}}", "1"), []string{strings.ReplaceAll(page.Headers[0], "{{who}}", "1")}
			tag, err := etagOf(asked)
			asked.Headers = append(asked.Headers, "If-None-Match: "+tag)
			asked.Expect, asked.Must = []int{http.StatusNotModified}, ""
			return asked, err
		},
	}
}
