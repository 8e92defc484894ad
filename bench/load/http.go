package load

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"slices"
	"strconv"
	"time"
)

// loop asks over one connection until the round ends.
func (c *client) loop(t *tally, r *rand.Rand) {
	line := &connection{buffer: make([]byte, 64<<10)}
	defer line.close()
	var request, body []byte
	expect := c.request.Expect
	if len(expect) == 0 {
		expect = []int{200}
	}
	for c.phase.Load() < stopped {
		if err := line.open(c.host); err != nil {
			t.bad++
			t.note = err.Error()
			time.Sleep(10 * time.Millisecond)
			continue
		}
		request, body = c.write(request[:0], body[:0], r)
		before := c.phase.Load()
		started := time.Now()
		a, err := line.ask(request, []byte(c.request.Must))
		took := time.Since(started)
		if err != nil || a.last {
			line.close()
		}
		if before != measuring || c.phase.Load() != measuring {
			continue
		}
		if err != nil || !a.found || !slices.Contains(expect, a.status) {
			t.bad++
			t.note = fmt.Sprintf("status %d, error %v, text found %v", a.status, err, a.found)
			if err != nil || a.status == 429 {
				time.Sleep(5 * time.Millisecond)
			}
			continue
		}
		t.latencies = append(t.latencies, took.Microseconds())
	}
}

// write renders one request.
func (c *client) write(request, body []byte, r *rand.Rand) ([]byte, []byte) {
	method := c.request.Method
	if method == "" {
		method = "GET"
	}
	f := fresh{r, &c.seq, 1 + r.IntN(max(1, c.request.People))}
	body = f.render(body, c.body)
	request = append(append(request, method...), ' ')
	request = f.render(request, c.path)
	request = append(request, " HTTP/1.1\r\nHost: "...)
	request = append(append(request, c.host...), "\r\n"...)
	request = f.render(request, c.head)
	if method != "GET" {
		request = append(request, "Content-Type: "...)
		request = append(request, c.request.ContentType...)
		request = append(request, "\r\nContent-Length: "...)
		request = append(strconv.AppendInt(request, int64(len(body)), 10), "\r\n"...)
	}
	return append(append(request, "\r\n"...), body...), body
}

// connection is one TCP connection that is kept open.
type connection struct {
	conn   net.Conn
	reader *bufio.Reader
	buffer []byte
}

func (l *connection) open(host string) error {
	if l.conn != nil {
		return nil
	}
	conn, err := net.Dial("tcp", host)
	if err != nil {
		return err
	}
	l.conn, l.reader = conn, bufio.NewReaderSize(conn, 64<<10)
	return nil
}

func (l *connection) close() {
	if l.conn != nil {
		_ = l.conn.Close()
		l.conn = nil
	}
}

// answer is what came back: last says that the server closes the connection.
type answer struct {
	status  int
	length  int64 // -1 when the head does not say
	chunked bool
	last    bool
	found   bool
}

func (l *connection) ask(request, must []byte) (answer, error) {
	if _, err := l.conn.Write(request); err != nil {
		return answer{}, err
	}
	a, err := l.head()
	if err != nil {
		return a, err
	}
	a.found = len(must) == 0
	return a, l.rest(&a, must)
}

func (l *connection) head() (answer, error) {
	a := answer{length: -1}
	line, err := l.reader.ReadSlice('\n')
	if err != nil {
		return a, err
	}
	if len(line) < 12 {
		return a, fmt.Errorf("short status line %q", line)
	}
	a.status, _ = strconv.Atoi(string(line[9:12]))
	for {
		if line, err = l.reader.ReadSlice('\n'); err != nil {
			return a, err
		}
		field := bytes.TrimRight(line, "\r\n")
		if len(field) == 0 {
			return a, nil
		}
		name, value, _ := bytes.Cut(field, []byte(":"))
		value = bytes.TrimSpace(value)
		switch {
		case bytes.EqualFold(name, []byte("Content-Length")):
			a.length, _ = strconv.ParseInt(string(value), 10, 64)
		case bytes.EqualFold(name, []byte("Transfer-Encoding")):
			a.chunked = bytes.EqualFold(value, []byte("chunked"))
		case bytes.EqualFold(name, []byte("Connection")):
			a.last = bytes.EqualFold(value, []byte("close"))
		}
	}
}

// rest reads the body and looks for the text it must hold.
func (l *connection) rest(a *answer, must []byte) error {
	switch {
	case a.status == 204 || a.status == 304:
		return nil
	case a.chunked:
		return l.chunks(a, must)
	case a.length >= 0:
		return l.eat(a.length, a, must)
	}
	a.last = true
	err := l.eat(1<<62, a, must)
	if err == io.EOF {
		return nil
	}
	return err
}

func (l *connection) chunks(a *answer, must []byte) error {
	for {
		line, err := l.reader.ReadSlice('\n')
		if err != nil {
			return err
		}
		size, err := strconv.ParseInt(string(bytes.TrimSpace(line)), 16, 64)
		if err != nil {
			return err
		}
		if err := l.eat(size, a, must); err != nil {
			return err
		}
		if _, err := l.reader.ReadSlice('\n'); err != nil || size == 0 {
			return err
		}
	}
}

func (l *connection) eat(n int64, a *answer, must []byte) error {
	for n > 0 {
		got, err := l.reader.Read(l.buffer[:min(n, int64(len(l.buffer)))])
		if !a.found && bytes.Contains(l.buffer[:got], must) {
			a.found = true
		}
		n -= int64(got)
		if err != nil {
			return err
		}
	}
	return nil
}
