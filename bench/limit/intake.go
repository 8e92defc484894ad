package main

import (
	"database/sql"
	"log"
	"net/http"
	"runtime"
	"strconv"
	"time"
)

// response is one small durable write: a form of ten answers.
type response struct {
	survey  string
	q       [11]string
	created int64
	done    chan error
}

// check reads the form; the second value names the first wrong field.
func check(r *http.Request) (*response, string) {
	if err := r.ParseForm(); err != nil {
		return nil, "form"
	}
	p := &response{survey: r.PostForm.Get("survey"), created: time.Now().UnixMilli()}
	if p.survey == "" || len(p.survey) > 40 {
		return nil, "survey"
	}
	for i := 1; i <= 10; i++ {
		name := "q" + strconv.Itoa(i)
		p.q[i] = r.PostForm.Get(name)
		if !fits(i, p.q[i]) {
			return nil, name
		}
	}
	return p, ""
}

func fits(question int, v string) bool {
	between := func(lo, hi int) bool {
		n, err := strconv.Atoi(v)
		return err == nil && n >= lo && n <= hi
	}
	switch {
	case question <= 5:
		return between(1, 5)
	case question <= 7:
		return v == "ja" || v == "nee"
	case question == 8:
		return between(0, 10)
	case question == 9:
		return len(v) <= 2000
	}
	return between(1000, 9999)
}

func (p *response) json() string {
	b := append(make([]byte, 0, 400), '{')
	for i := 1; i <= 10; i++ {
		if i > 1 {
			b = append(b, ',')
		}
		b = append(b, '"', 'q')
		b = strconv.AppendInt(b, int64(i), 10)
		b = append(b, '"', ':')
		b = strconv.AppendQuote(b, p.q[i])
	}
	return string(append(b, '}'))
}

// commit writes what is waiting in one transaction, again and again.
func commit(db *sql.DB, queue chan *response, most int) {
	insert, err := db.Prepare("insert into response(survey,created,answers) values(?,?,?)")
	if err != nil {
		log.Fatal(err)
	}
	batch := make([]*response, 0, most)
	for p := range queue {
		batch = append(batch[:0], p)
		runtime.Gosched()
	more:
		for len(batch) < most {
			select {
			case next := <-queue:
				batch = append(batch, next)
			default:
				break more
			}
		}
		err := commitOnce(db, insert, batch)
		for _, p := range batch {
			p.done <- err
		}
	}
}

func commitOnce(db *sql.DB, insert *sql.Stmt, batch []*response) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	statement := tx.Stmt(insert)
	for _, p := range batch {
		if _, err := statement.Exec(p.survey, p.created, p.json()); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func intake(queue chan *response) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p, wrong := check(r)
		if p == nil {
			http.Error(w, wrong, http.StatusUnprocessableEntity)
			return
		}
		p.done = make(chan error, 1)
		queue <- p
		if err := <-p.done; err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Location", "/bedankt")
		w.WriteHeader(http.StatusSeeOther)
	}
}
