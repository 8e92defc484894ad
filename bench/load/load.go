// Package load is a small closed-loop HTTP/1.1 load generator for comparing two
// servers on one small machine. It speaks raw HTTP over connections that stay
// open, so that the generator itself costs little.
package load

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Request is what every connection asks again and again. URL, Headers and Body
// may hold {{int A B}} {{text N}} {{seq}} {{now}} {{pc4}}, made anew for each
// request, and {{who}}: a number that is the same in all of one request.
type Request struct {
	URL         string
	People      int    // {{who}} is 1 up to this; 0 is 1
	Method      string // empty is GET
	ContentType string
	Body        string
	Headers     []string // whole lines, such as "Cookie: a=b"
	Expect      []int    // accepted status codes; empty is 200
	Must        string   // text that the answer must hold
}

// Result is one measured round. Times are in microseconds.
type Result struct {
	Answers     int
	Bad         int     // answers that were not what was expected
	Note        string  // about the last bad one
	PerSecond   float64 // good answers
	P50, P99    float64
	CPU         float64 // of the server's process and its descendants, user and system, per answer
	OthersCores float64 // how many cores other processes used meanwhile
}

const (
	warming int32 = iota
	measuring
	stopped
)

// tally is what one connection saw.
type tally struct {
	latencies []int64
	bad       int
	note      string
}

// Run asks over so many connections, first to warm up and then to measure; pid
// is the server's process.
func Run(request Request, connections int, warm, measure time.Duration, pid int) (Result, error) {
	host, path, _ := strings.Cut(strings.TrimPrefix(request.URL, "http://"), "/")
	head := ""
	for _, header := range request.Headers {
		head += header + "\r\n"
	}
	c := &client{host: host, request: request, path: parse("/" + path), head: parse(head), body: parse(request.Body)}
	tallies := make([]tally, connections)
	var waiting sync.WaitGroup
	for i := range tallies {
		waiting.Go(func() { c.loop(&tallies[i], rand.New(rand.NewPCG(uint64(i)*7919+1, uint64(time.Now().UnixNano())))) })
	}
	time.Sleep(warm)
	server, everyone, mine := CPU(pid), busy(), CPU(pid, os.Getpid())
	started := time.Now()
	c.phase.Store(measuring)
	time.Sleep(measure)
	c.phase.Store(stopped)
	took := time.Since(started)
	server, everyone, mine = CPU(pid)-server, busy()-everyone, CPU(pid, os.Getpid())-mine
	waiting.Wait()
	result := sum(tallies, took)
	if result.Answers > 0 {
		result.CPU = float64(server) / float64(result.Answers)
	}
	result.OthersCores = max(0, float64(everyone-mine)) / float64(took.Microseconds())
	return result, nil
}

func sum(tallies []tally, took time.Duration) Result {
	latencies, result := []int64{}, Result{}
	for _, t := range tallies {
		latencies = append(latencies, t.latencies...)
		result.Bad += t.bad
		if t.note != "" {
			result.Note = t.note
		}
	}
	slices.Sort(latencies)
	quantile := func(q float64) float64 {
		if len(latencies) == 0 {
			return 0
		}
		return float64(latencies[min(len(latencies)-1, int(q*float64(len(latencies))))])
	}
	result.Answers = len(latencies)
	result.PerSecond = float64(len(latencies)) / took.Seconds()
	result.P50, result.P99 = quantile(.5), quantile(.99)
	return result
}

// client holds what all connections of one round share.
type client struct {
	host    string
	request Request
	path    []part
	head    []part
	body    []part
	phase   atomic.Int32
	seq     atomic.Int64
}
