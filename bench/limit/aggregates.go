package main

import (
	"database/sql"
	"log"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// aggregates answers the ordinary questions about rows of figures, one query each. Areas are numbered level by level.
func aggregates(mux *http.ServeMux, rows *sql.DB) {
	statement := func(query string) *sql.Stmt {
		s, err := rows.Prepare(query)
		if err != nil {
			log.Fatal(err)
		}
		return s
	}
	years := "(" + strings.Join([]string{"2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"}, ",") + ")"
	own := statement("select period, value from obs where indicator = ? and area = ? and period in " + years + " order by period")
	mean := statement("select period, avg(value) from obs where indicator = ? and area between ? and ? and period in " + years + " group by period")
	level := statement("select area, value from obs where indicator = ? and period = ? and area between ? and ?")

	answer := func(path string, write func(b []byte, n func(string) int) ([]byte, error)) {
		mux.HandleFunc("GET /agg/"+path, func(w http.ResponseWriter, r *http.Request) {
			q := r.URL.Query()
			b, err := write(nil, func(name string) int { n, _ := strconv.Atoi(q.Get(name)); return n })
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write(b)
		})
	}
	answer("series", func(b []byte, n func(string) int) ([]byte, error) {
		b, err := appendPairs(append(b, `{"own":`...), own, n("i"), n("a"))
		if err == nil {
			b, err = appendPairs(append(b, `,"class":`...), mean, n("i"), 1, 60)
		}
		if err == nil {
			b, err = appendPairs(append(b, `,"all":`...), mean, n("i"), 1, n("last"))
		}
		return append(b, '}'), err
	})
	answer("map", func(b []byte, n func(string) int) ([]byte, error) {
		return appendPairs(b, level, n("i"), n("p"), 1, n("last"))
	})
	answer("bench", func(b []byte, n func(string) int) ([]byte, error) {
		values := make([]float64, 0, n("last")-n("first")+1)
		err := pairs(level, func(_ int, v float64) { values = append(values, v) }, n("i"), n("p"), n("first"), n("last"))
		if err != nil || len(values) == 0 {
			return b, err
		}
		slices.Sort(values)
		b = append(b, '[')
		for i, q := range []float64{.1, .25, .5, .75, .9} {
			if i > 0 {
				b = append(b, ',')
			}
			b = strconv.AppendFloat(b, values[int(q*float64(len(values)-1))], 'f', -1, 64)
		}
		return append(b, ']'), nil
	})
}

func pairs(s *sql.Stmt, do func(key int, v float64), args ...any) error {
	rows, err := s.Query(args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int
		var v float64
		if err := rows.Scan(&key, &v); err != nil {
			return err
		}
		do(key, v)
	}
	return rows.Err()
}

func appendPairs(b []byte, s *sql.Stmt, args ...any) ([]byte, error) {
	b = append(b, '[')
	first := true
	err := pairs(s, func(key int, v float64) {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = strconv.AppendInt(append(b, '['), int64(key), 10)
		b = append(strconv.AppendFloat(append(b, ','), v, 'f', -1, 64), ']')
	}, args...)
	return append(b, ']'), err
}
