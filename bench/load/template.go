package load

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"sync/atomic"
	"time"
)

// part is a piece of a template: literal text, or something made anew for
// every request.
type part struct {
	kind byte // 0 literal, i int, t text, s seq, n now, p pc4, w who
	lit  []byte
	a, b int
}

var placeholder = regexp.MustCompile(`\{\{(\w+)(?: (\d+))?(?: (\d+))?\}\}`)

// parse reads a template with {{int A B}} {{text N}} {{seq}} {{now}} {{pc4}} {{who}}.
func parse(s string) []part {
	parts, last := []part{}, 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(s, -1) {
		number := func(i int) int {
			if m[i] < 0 {
				return 0
			}
			n, _ := strconv.Atoi(s[m[i]:m[i+1]])
			return n
		}
		parts = append(parts, part{lit: []byte(s[last:m[0]])}, part{kind: s[m[2]], a: number(4), b: number(6)})
		last = m[1]
	}
	return append(parts, part{lit: []byte(s[last:])})
}

const words = "ik+voel+me+meer+thuis+in+de+wijk+en+kom+vaker+buiten+door+de+inloop+van+het+buurthuis+met+de+buren+koffie+drinken+maar+het+regelen+van+hulp+duurt+lang+"

// fresh is what the templates of one request are filled with.
type fresh struct {
	r   *rand.Rand
	seq *atomic.Int64
	who int
}

func (f fresh) render(dst []byte, parts []part) []byte {
	r := f.r
	for _, p := range parts {
		switch p.kind {
		case 0:
			dst = append(dst, p.lit...)
		case 'i':
			dst = strconv.AppendInt(dst, int64(p.a+r.IntN(p.b-p.a+1)), 10)
		case 's':
			dst = strconv.AppendInt(dst, f.seq.Add(1), 10)
		case 'w':
			dst = strconv.AppendInt(dst, int64(f.who), 10)
		case 'p':
			dst = strconv.AppendInt(dst, int64(1000+r.IntN(9000)), 10)
		case 'n':
			dst = strconv.AppendInt(dst, time.Now().UnixNano(), 16)
		case 't':
			for at, n := r.IntN(len(words)), p.a; n > 0; at = 0 {
				k := min(n, len(words)-at)
				dst = append(dst, words[at:at+k]...)
				n -= k
			}
		}
	}
	return dst
}
