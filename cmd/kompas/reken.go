package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"kompas/stat"
)

// rekenCmd makes every formula of the method reachable for people who check our arithmetic.
type rekenCmd struct{}

// Help is the explanation below the options.
func (rekenCmd) Help() string {
	return `Elke regel op de invoer is een vraag: {"fn": naam, "in": {gegevens}}. Op elke vraag volgt één regel antwoord, in dezelfde volgorde: {"out": {uitkomst}}. Andere velden van de vraag, zoals "id", komen terug in het antwoord. Een lege regel telt niet mee.

Kan iets niet worden berekend, dan staat er waarom: {"out": {"error": "geen_gegevens"}}. Een regel die geen goede vraag is geeft {"error": "ongeldige_regel"}, een onbekende naam {"error": "onbekende_functie"}. De rest gaat dan door; was er een ongeldige regel, dan eindigt de opdracht met status 1.

Aandelen lopen van 0 tot 1. Getallen zijn niet afgerond.

Voorbeeld: echo '{"fn":"wilson","in":{"k":18,"n":60}}' | kompas reken

Functies: ` + strings.Join(slices.Sorted(maps.Keys(calculations())), ", ") + `. Wat erin gaat en eruit komt staat in doc/reken.md.`
}

// Run answers the questions on standard input, one a line.
func (rekenCmd) Run(in *surroundings) error {
	malformed, err := calculate(in.input, in.out, in.ctx.Err)
	if err != nil {
		return err
	}
	if malformed > 0 {
		return fmt.Errorf("ongeldige regels: %d", malformed)
	}
	return nil
}

const (
	longestLine = 16 << 20 // of a question; a longer one is no good line
	readAhead   = 64 << 10
)

// calculate answers each line as it comes, so that a million of them take no more memory than the longest. It returns how
// many lines were no question.
func calculate(from io.Reader, to io.Writer, stop func() error) (malformed int, err error) {
	r, w := bufio.NewReaderSize(from, readAhead), bufio.NewWriterSize(to, readAhead)
	defer func() { err = errors.Join(err, w.Flush()) }()
	c := calculator{functions: calculations()}
	for first := true; ; first = false {
		line, tooLong, err := readLine(r, &c.line)
		if err != nil && !errors.Is(err, io.EOF) {
			return malformed, err
		}
		if first {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(line)) > 0 || tooLong {
			answer, good := c.answer(line, tooLong)
			if !good {
				malformed++
			}
			if _, err := w.Write(answer); err != nil {
				return malformed, err
			}
		}
		if errors.Is(err, io.EOF) {
			return malformed, nil
		}
		if r.Buffered() == 0 { // whoever asks waits for the answer
			if err := w.Flush(); err != nil {
				return malformed, err
			}
		}
		if err := stop(); err != nil {
			return malformed, err
		}
	}
}

// readLine reads one line into keep when it does not fit in the reader. Of a line that is too long it reads past the rest.
func readLine(r *bufio.Reader, keep *[]byte) (line []byte, tooLong bool, err error) {
	line, err = r.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return line, false, err
	}
	*keep = append((*keep)[:0], line...)
	for errors.Is(err, bufio.ErrBufferFull) {
		line, err = r.ReadSlice('\n')
		if len(*keep)+len(line) > longestLine {
			tooLong = true
		} else {
			*keep = append(*keep, line...)
		}
	}
	return *keep, tooLong, err
}

// calculator keeps what is used again for each line.
type calculator struct {
	functions map[string]calculation
	line, out []byte
	members   []member
}

// A calculation is one function: it reads its input and gives the fields of the answer.
type calculation func(in *question) (outcome, error)

// Codes of a line that could not be answered.
const (
	codeBadLine  = "ongeldige_regel"
	codeNoSuchFn = "onbekende_functie"
)

// answer gives the line that answers a question, and whether it was one.
func (c *calculator) answer(line []byte, tooLong bool) (text []byte, good bool) {
	c.out = append(c.out[:0], '{')
	var fn, in []byte
	ok := !tooLong && utf8.Valid(line) && json.Valid(line)
	if ok {
		c.members, ok = splitObject(c.members[:0], line)
	}
	if !ok {
		c.members = c.members[:0]
	}
	for _, m := range c.members {
		switch m.name {
		case "fn":
			fn = m.raw
		case "in":
			in = m.raw
		}
	}
	name, isText := readText(fn)
	fields, isObject := splitObject(nil, in)
	switch calculate := c.functions[name]; {
	case !ok || !isText || !isObject:
		c.out = append(c.out, `"error":"`+codeBadLine+`"`...)
	case calculate == nil:
		c.out, good = append(c.out, `"error":"`+codeNoSuchFn+`"`...), true
	default:
		c.out, good = appendOutcome(append(c.out, `"out":`...), calculate, &question{members: fields}), true
	}
	for _, m := range c.members {
		switch m.name {
		case "fn", "in", "out", "error":
			continue
		}
		c.out = append(append(append(append(c.out, ','), m.key...), ':'), m.raw...)
	}
	return append(c.out, '}', '\n'), good
}

// appendOutcome appends what a function makes of its input, or the reason why it cannot.
func appendOutcome(dst []byte, calculate calculation, in *question) []byte {
	start := len(dst)
	out, err := calculate(in)
	if in.err != nil {
		err = in.err
	}
	if err == nil {
		if dst, ok := out.append(dst); ok {
			return dst
		}
		err = stat.ErrInvalid // beyond what a number can hold
	}
	dst, _ = outcome{{"error", codeOf(err)}}.append(dst[:start])
	return dst
}

// codeOf names why an input cannot be judged, in the codes of the method.
func codeOf(err error) string {
	var named stat.Error
	if errors.As(err, &named) {
		return string(named)
	}
	return string(stat.ErrInvalid) // no proper figure, target, tree or table
}
