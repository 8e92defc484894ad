package attack_test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"

	"kompas/figure"
)

// fact is a figure that somebody got: of which row, and of the answers of which edition.
type fact struct {
	row
	edition int
}

// facts reads what tables tell of the rows of a town. A number that stands in no edition is an error: it came from nowhere.
func (w *town) facts(t *testing.T, tables []table, editions int) map[fact]bool {
	t.Helper()
	out := map[fact]bool{}
	for _, x := range tables {
		if len(x.rows) == 0 {
			continue
		}
		for c, head := range x.rows[0] {
			in := w.code(head)
			when, column := whenOf(head)
			if c == 0 || !strings.HasPrefix(head, "Cijfer") && !strings.HasPrefix(head, "Figure") && !column && in == "" {
				continue
			}
			if !column {
				when = w.whenAt(x.at)
			}
			for _, cells := range x.rows[1:] {
				if c >= len(cells) {
					continue
				}
				r, known := w.named(cells[0], in, when)
				if cells[0] == w.topic { // two areas side by side, or the profile of one
					if in == "" {
						in = x.at[strings.LastIndex(x.at, "/")+1:]
					}
					r, known = row{area: in, when: whenIn(cells[c])}, w.names[in] != ""
					if strings.HasPrefix(head, "Cijfer") { // the period stands beside it
						r.when = w.whenAt(x.at)
					}
				}
				if m := leading.FindStringSubmatch(cells[c]); known && m != nil {
					w.add(t, out, r, m[1], editions, x.at)
				}
			}
		}
	}
	return out
}

// add finds of which edition a figure is.
func (w *town) add(t *testing.T, out map[fact]bool, r row, text string, editions int, at string) {
	t.Helper()
	value, _ := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	times := []string{r.when}
	if r.when == newest { // the last quarter, or where that is not shown the year
		times = append([]string{quarters[3], ""}, quarters[:3]...)
	}
	for _, r.when = range times {
		for e := 1; e <= editions; e++ {
			if n, k := w.sum(r, e); n > 0 && math.Round(100*float64(k)/float64(n)) == value {
				out[fact{r, e}] = true
				return
			}
		}
	}
	t.Errorf("%s: %v says %v, which no edition says", at, r, value)
}

var (
	leading   = regexp.MustCompile(`^(?:ongeveer )?(\d+(?:,\d+)?)%?(?:$|[^\d,.])`)
	ofAnArea  = regexp.MustCompile(`^(.+): (?:ongeveer )?(\d+)%`)
	ofATime   = regexp.MustCompile(`(2025(?:-Q\d)?): (\d+)%`)
	atTheEnds = regexp.MustCompile(`, (2025(?:-Q\d)?)\. .*?Het hoogst in (.+?) \((\d+)%\), het laagst in (.+?) \((\d+)%\)`)
	aQuarter  = regexp.MustCompile(`(\d)e kwartaal 2025|2025-Q(\d)`)
)

// drawnFacts reads what pictures tell.
func (w *town) drawnFacts(t *testing.T, l loot, editions int) map[fact]bool {
	t.Helper()
	out := map[fact]bool{}
	for at, body := range l {
		for _, text := range drawn(body) {
			if m := atTheEnds.FindStringSubmatch(text); m != nil && strings.HasPrefix(text, w.topic) {
				when, _ := whenOf(m[1])
				w.add(t, out, row{area: w.code(m[2]), when: when}, m[3], editions, at)
				w.add(t, out, row{area: w.code(m[4]), when: when}, m[5], editions, at)
			} else if strings.HasPrefix(text, w.topic+". ") {
				for _, m := range ofATime.FindAllStringSubmatch(text, -1) {
					when, _ := whenOf(m[1])
					w.add(t, out, row{area: city, when: when}, m[2], editions, at)
				}
			} else if m := ofAnArea.FindStringSubmatch(text); m != nil && w.code(m[1]) != "" && strings.Contains(at, "onderwerp=eigen") {
				w.add(t, out, row{area: w.code(m[1]), when: w.whenAt(at)}, m[2], editions, at)
			}
		}
	}
	return out
}

func (w *town) code(name string) string {
	for code, x := range w.names {
		if x == name {
			return code
		}
	}
	return ""
}

// whenOf reads the year or a quarter; whenIn finds a quarter in a text.
func whenOf(text string) (when string, ok bool) {
	text = strings.TrimSuffix(text, " (voorlopig)")
	m := aQuarter.FindString(text)
	return whenIn(text), text == period || m != "" && m == text
}

func whenIn(text string) string {
	if m := aQuarter.FindStringSubmatch(text); m != nil {
		return period + "-Q" + m[1] + m[2]
	}
	return ""
}

// whenAt is what a page without a period in its words is about: the one that was asked for, or the newest.
func (w *town) whenAt(at string) string {
	if when := whenIn(at); when != "" || w.groups[0].when == "" {
		return when
	}
	return newest
}

// newest stands for the newest period there is a figure of.
const newest = "?"

// named finds the row that the first cell of a line is about; in is the area that its column names.
func (w *town) named(text, in, when string) (row, bool) {
	if at, ok := whenOf(text); ok {
		if in == "" {
			in = city
		}
		return row{area: in, when: at}, true
	}
	name, age, split := strings.Cut(text, ", leeftijd: ")
	if rest, only := strings.CutPrefix(text, "Leeftijd: "); only {
		return row{area: city, age: rest, when: when}, true
	}
	code := w.code(name)
	return row{area: code, age: age, when: when}, code != "" && (!split || age != "")
}

// target is people whom nobody may learn of.
type target struct {
	name   string
	leaves []bool
	n      int
}

func (w *town) leaves(r row, edition int) []bool {
	out := make([]bool, len(w.groups))
	for i, g := range w.groups {
		out[i] = w.holds(r, g, edition) && g.n > 0
	}
	return out
}

// secrets are the rows of fewer people than the threshold, of each edition and of who came in between.
func (w *town) secrets(editions int) (out []target) {
	add := func(name string, leaves []bool) {
		n := 0
		for i, in := range leaves {
			if in {
				n += w.groups[i].n
			}
		}
		if 0 < n && n < figure.MinThreshold {
			out = append(out, target{name, leaves, n})
		}
	}
	for _, r := range w.rows() {
		for e := 1; e <= editions; e++ {
			add(fmt.Sprint(r, " edition ", e), w.leaves(r, e))
		}
		later := w.leaves(r, 2)
		for i, first := range w.leaves(r, 1) {
			later[i] = later[i] && !first
		}
		add(fmt.Sprint(r, " between"), later)
	}
	return out
}

// derived gives the secrets that are a sum of facts, each times a number: whoever has the facts has them, exactly.
func (w *town) derived(facts map[fact]bool, secrets []target) (out []string) {
	var basis [][]int
	for f := range facts {
		if v := remainder(basis, numbers(w.leaves(f.row, f.edition))); v != nil {
			basis = append(basis, v)
		}
	}
	for _, s := range secrets {
		if remainder(basis, numbers(s.leaves)) == nil {
			out = append(out, fmt.Sprintf("%s, %d people", s.name, s.n))
		}
	}
	return out
}

// small gives every group of too few people that is a combination of facts, also one that is no row.
func (w *town) small(facts map[fact]bool) ([]figure.Derived, error) {
	var sums []figure.PublishedSum
	for f := range facts {
		s := figure.PublishedSum{Area: fmt.Sprint(f)}
		for i, in := range w.leaves(f.row, f.edition) {
			if in {
				s.Leaves = append(s.Leaves, strconv.Itoa(i))
			}
		}
		s.N, _ = w.sum(f.row, f.edition)
		sums = append(sums, s)
	}
	return figure.Differencing(sums, figure.MinThreshold)
}

func numbers(leaves []bool) []int {
	out := make([]int, len(leaves))
	for i, in := range leaves {
		if in {
			out[i] = 1
		}
	}
	return out
}

// prime is large enough for ranks of tables of noughts and ones to be the ranks over the fractions.
const prime = 1_000_000_007

// remainder takes what the basis explains out of a row; nil when nothing is left.
func remainder(basis [][]int, v []int) []int {
	v = slices.Clone(v)
	for _, b := range basis {
		at := slices.IndexFunc(b, func(x int) bool { return x != 0 })
		if times := v[at]; times != 0 {
			for i := range v {
				v[i] = ((v[i]-times*b[i])%prime + prime) % prime
			}
		}
	}
	at := slices.IndexFunc(v, func(x int) bool { return x != 0 })
	if at < 0 {
		return nil
	}
	inverse, base := 1, v[at]
	for n := prime - 2; n > 0; n >>= 1 {
		if n&1 == 1 {
			inverse = inverse * base % prime
		}
		base = base * base % prime
	}
	for i := range v {
		v[i] = v[i] * inverse % prime
	}
	return v
}

// bounded gives the secrets that the rounded numbers of people bound too tightly: to fewer different numbers than the
// threshold. Every n that is written lies within two of the real one, and nobody is less than nobody.
func (w *town) bounded(t *testing.T, facts map[fact]bool, secrets []target) (out []string) {
	t.Helper()
	columns, rows := len(w.groups), 2*len(facts)+1
	a, b := mat.NewDense(rows, columns+rows, nil), make([]float64, rows)
	i := 0
	for f := range facts {
		n, _ := w.sum(f.row, f.edition)
		written := float64((n + 2) / 5 * 5)
		for c, in := range w.leaves(f.row, f.edition) {
			if in {
				a.Set(i, c, 1)
				a.Set(i+1, c, 1)
			}
		}
		a.Set(i, columns+i, 1)
		a.Set(i+1, columns+i+1, -1)
		b[i], b[i+1] = written+2, max(written-2, 0)
		i += 2
	}
	for c := range columns { // there are no more people than live there
		a.Set(i, c, 1)
	}
	a.Set(i, columns+i, 1)
	b[i] = 25_000
	for _, s := range secrets {
		least, most := math.Inf(1), math.Inf(-1)
		for _, sign := range []float64{1, -1} {
			cost := make([]float64, columns+rows)
			for c, in := range s.leaves {
				if in {
					cost[c] = sign
				}
			}
			v, _, err := lp.Simplex(cost, a, b, 1e-9, nil)
			switch {
			case err == lp.ErrUnbounded:
				v = math.Inf(-1)
			case err != nil:
				t.Fatalf("%s: %v", s.name, err)
			}
			if sign > 0 {
				least = v
			} else {
				most = -v
			}
		}
		if most-least < figure.MinThreshold {
			out = append(out, fmt.Sprintf("%s lies between %.1f and %.1f", s.name, least, most))
		}
	}
	return out
}
