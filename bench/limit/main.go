// Limit is the bare Go server that the product is measured against: the least
// any Go program must do to give the same answer. It has no tenants, no access
// control and no history, and nothing of it is meant for the product.
//
//	POST /intake      check a small form, group-commit it to SQLite (WAL, synchronous=FULL), 303
//	GET  /page/bytes  64 KB of HTML from memory
//	GET  /page/fast   the same page from seven queries, written with append
//	GET  /agg/…       series, map, percentiles and means from rows, one query each, as JSON; with a file of rows
//	GET  /healthz     200
package main

import (
	"database/sql"
	"flag"
	"io"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	_ "modernc.org/sqlite" // pure Go, as in the product, so that the engine is not what differs
)

func open(path string) *sql.DB {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(5000)")
	if err != nil {
		log.Fatal(err)
	}
	return db
}

func main() {
	addr := flag.String("addr", "127.0.0.1:18420", "where to listen")
	dir := flag.String("dir", ".", "where limit.db is kept")
	rows := flag.String("rows", "", "file with rows of figures, for /agg/")
	flag.Parse()
	if err := os.MkdirAll(*dir, 0o755); err != nil {
		log.Fatal(err)
	}
	writer := open(filepath.Join(*dir, "limit.db"))
	writer.SetMaxOpenConns(1)
	for statement := range strings.SplitSeq(schema, ";") {
		if _, err := writer.Exec(statement); err != nil {
			log.Fatal(err)
		}
	}
	seedPage(writer)
	readers := open(filepath.Join(*dir, "limit.db"))
	readers.SetMaxOpenConns(4)
	readers.SetMaxIdleConns(4)
	queue := make(chan *response, 1024)
	go commit(writer, queue, 128)

	mux := http.NewServeMux()
	mux.HandleFunc("POST /intake", intake(queue))
	pages(mux, prepare(readers))
	if *rows != "" {
		from := open(*rows)
		from.SetMaxOpenConns(4)
		from.SetMaxIdleConns(4)
		aggregates(mux, from)
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, "ok\n") })
	log.Fatal((&http.Server{Addr: *addr, Handler: mux}).ListenAndServe())
}

// pages serves the overview page, from memory and made anew.
func pages(mux *http.ServeMux, s *statements) {
	const token = "tok"
	first, err := s.load(token)
	if err != nil {
		log.Fatal(err)
	}
	fixed := write(nil, first)
	html := func(w http.ResponseWriter, b []byte) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(b)))
		_, _ = w.Write(b)
	}
	mux.HandleFunc("GET /page/bytes", func(w http.ResponseWriter, r *http.Request) { html(w, fixed) })
	buffers := sync.Pool{New: func() any { b := make([]byte, 0, 96<<10); return &b }}
	mux.HandleFunc("GET /page/fast", func(w http.ResponseWriter, r *http.Request) {
		p, err := s.load(token)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		b := buffers.Get().(*[]byte)
		*b = write((*b)[:0], p)
		html(w, *b)
		buffers.Put(b)
	})
}
