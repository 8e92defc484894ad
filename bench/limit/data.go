package main

import (
	"database/sql"
	"fmt"
	"log"
	"strings"
)

const schema = `
create table if not exists response(id integer primary key, survey text not null, created integer not null, answers text not null);
create index if not exists response_survey on response(survey, created);
create table if not exists session(token text primary key, user integer) without rowid;
create table if not exists user(id integer primary key, name text, role text, tenant integer);
create table if not exists indicator(id integer primary key, tenant integer, name text, unit text, target real, goal text);
create table if not exists obs(indicator integer, scope integer, period integer, value real, primary key(indicator,scope,period)) without rowid;
create table if not exists hood(id integer primary key, tenant integer, name text, people integer);
create table if not exists hoodval(hood integer, indicator integer, value real, primary key(hood,indicator)) without rowid;
create table if not exists activity(id integer primary key, tenant integer, name text, provider text, status text);
create table if not exists story(id integer primary key, tenant integer, created integer, text text);
`

type indicator struct {
	ID         int
	Name, Unit string
	Target     float64
	Goal       string
	Series     [3][]float64
}

type hood struct {
	ID     int
	Name   string
	People int
	Vals   []float64
}

// page is what the overview page shows: 28 indicators with three series of
// eleven years, 60 neighbourhoods, 12 activities and 10 stories.
type page struct {
	User, Role string
	Ind        []*indicator
	Hoods      []*hood
	Acts       [][3]string
	Stories    []string
}

// statements are the seven queries of the page.
type statements struct{ sess, ind, obs, hoods, hv, acts, stories *sql.Stmt }

func prepare(db *sql.DB) *statements {
	p := func(q string) *sql.Stmt {
		s, err := db.Prepare(q)
		if err != nil {
			log.Fatal(err)
		}
		return s
	}
	return &statements{
		p("select u.name,u.role,u.tenant from session s join user u on u.id=s.user where s.token=?"),
		p("select id,name,unit,target,goal from indicator where tenant=? order by id"),
		p("select indicator,scope,value from obs where indicator in (select id from indicator where tenant=?) order by indicator,scope,period"),
		p("select id,name,people from hood where tenant=? order by id"),
		p("select hood,value from hoodval where hood in (select id from hood where tenant=?) order by hood,indicator"),
		p("select name,provider,status from activity where tenant=? order by id"),
		p("select text from story where tenant=? order by created desc limit 10"),
	}
}

// load runs the seven queries.
func (s *statements) load(token string) (*page, error) {
	pg := &page{}
	var tenant int
	if err := s.sess.QueryRow(token).Scan(&pg.User, &pg.Role, &tenant); err != nil {
		return nil, err
	}
	indicators, hoods := map[int]*indicator{}, map[int]*hood{}
	each := []struct {
		statement *sql.Stmt
		row       func(*sql.Rows) error
	}{{s.ind, func(r *sql.Rows) error {
		i := &indicator{}
		err := r.Scan(&i.ID, &i.Name, &i.Unit, &i.Target, &i.Goal)
		indicators[i.ID], pg.Ind = i, append(pg.Ind, i)
		return err
	}}, {s.obs, func(r *sql.Rows) error {
		var id, scope int
		var v float64
		err := r.Scan(&id, &scope, &v)
		indicators[id].Series[scope] = append(indicators[id].Series[scope], v)
		return err
	}}, {s.hoods, func(r *sql.Rows) error {
		h := &hood{}
		err := r.Scan(&h.ID, &h.Name, &h.People)
		hoods[h.ID], pg.Hoods = h, append(pg.Hoods, h)
		return err
	}}, {s.hv, func(r *sql.Rows) error {
		var id int
		var v float64
		err := r.Scan(&id, &v)
		hoods[id].Vals = append(hoods[id].Vals, v)
		return err
	}}, {s.acts, func(r *sql.Rows) error {
		var a [3]string
		err := r.Scan(&a[0], &a[1], &a[2])
		pg.Acts = append(pg.Acts, a)
		return err
	}}, {s.stories, func(r *sql.Rows) error {
		var text string
		err := r.Scan(&text)
		pg.Stories = append(pg.Stories, text)
		return err
	}}}
	for _, e := range each {
		if err := rows(e.statement, tenant, e.row); err != nil {
			return nil, err
		}
	}
	return pg, nil
}

func rows(statement *sql.Stmt, tenant int, row func(*sql.Rows) error) error {
	r, err := statement.Query(tenant)
	if err != nil {
		return err
	}
	defer r.Close()
	for r.Next() {
		if err := row(r); err != nil {
			return err
		}
	}
	return r.Err()
}

// seedPage fills the tables of the page once, with invented figures.
func seedPage(db *sql.DB) {
	var n int
	if err := db.QueryRow("select count(*) from indicator").Scan(&n); err != nil || n > 0 {
		return
	}
	tx, err := db.Begin()
	if err != nil {
		log.Fatal(err)
	}
	ex := func(q string, a ...any) {
		if _, err := tx.Exec(q, a...); err != nil {
			log.Fatal(err)
		}
	}
	ex("insert into user values(1,'A. Beleidsmedewerker','gebiedsadviseur',1)")
	ex("insert into session values('tok',1)")
	rnd := uint32(7)
	next := func(m int) float64 {
		rnd = rnd*1664525 + 1013904223
		return float64(rnd>>8%uint32(m*10)%uint32(m*10)) / 10
	}
	for i := 1; i <= 28; i++ {
		ex("insert into indicator values(?,1,?,?,?,?)", i, fmt.Sprintf("Indicator %d: inwoners die zich gezien & gehoord voelen", i), "%", next(100), "Over drie jaar willen we dat meer inwoners meedoen in hun buurt")
		for s := 0; s < 3; s++ {
			for y := 2014; y < 2025; y++ {
				ex("insert into obs values(?,?,?,?)", i, s, y, next(100))
			}
		}
	}
	for h := 1; h <= 60; h++ {
		ex("insert into hood values(?,1,?,?)", h, fmt.Sprintf("Buurt %d – Oud-Zuid", h), 500+h*37)
		for i := 1; i <= 12; i++ {
			ex("insert into hoodval values(?,?,?)", h, i, next(100))
		}
	}
	for a := 1; a <= 12; a++ {
		ex("insert into activity values(?,1,?,?,?)", a, fmt.Sprintf("Inloop en ontmoeting nr. %d", a), "Stichting Welzijn Samen", "loopt")
	}
	for s := 1; s <= 10; s++ {
		ex("insert into story values(?,1,?,?)", s, s, strings.Repeat("Sinds ik bij de inloop kom, ken ik mijn buren weer. ", 6))
	}
	if err := tx.Commit(); err != nil {
		log.Fatal(err)
	}
}
