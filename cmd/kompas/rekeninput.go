package main

import (
	"math"
	"strconv"

	"kompas/stat"
)

// question reads the fields of a question. What is missing or of another kind is noted in err, the first one first, and
// reads as nothing: the caller need not look after each.
type question struct {
	members []member
	err     error
}

func (in *question) fail(err error) {
	if in.err == nil {
		in.err = err
	}
}

// raw is a field as it was written; nil when it is absent or null.
func (in *question) raw(name string) []byte {
	for _, m := range in.members {
		if m.name == name {
			if string(m.raw) == "null" {
				return nil
			}
			return m.raw
		}
	}
	return nil
}

// need is raw of a field that must be there.
func (in *question) need(name string) []byte {
	raw := in.raw(name)
	if raw == nil {
		in.fail(stat.ErrNoData)
	}
	return raw
}

// wholeLimit is up to where a JSON number holds every whole number.
const wholeLimit = 1 << 53

func (in *question) parseNumber(raw []byte) float64 {
	if len(raw) == 0 || raw[0] != '-' && (raw[0] < '0' || raw[0] > '9') {
		in.fail(stat.ErrInvalid)
		return 0
	}
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil { // too large
		in.fail(stat.ErrInvalid)
		return 0
	}
	return v
}

func (in *question) parseCount(raw []byte) int {
	v := in.parseNumber(raw)
	if v != math.Trunc(v) || math.Abs(v) > wholeLimit {
		in.fail(stat.ErrInvalid)
		return 0
	}
	return int(v)
}

func (in *question) parseText(raw []byte) string {
	s, ok := readText(raw)
	if !ok {
		in.fail(stat.ErrInvalid)
	}
	return s
}

// parseObject reads an object inside the input; what goes wrong in it goes wrong in the input.
func (in *question) parseObject(raw []byte) *question {
	fields, ok := splitObject(nil, raw)
	if !ok {
		in.fail(stat.ErrInvalid)
		fields = nil
	}
	return &question{members: fields}
}

func parseEach[T any](in *question, raw []byte, parse func([]byte) T) []T {
	var out []T
	if !eachElement(raw, func(element []byte) { out = append(out, parse(element)) }) {
		in.fail(stat.ErrInvalid)
	}
	return out
}

func (in *question) parseNumbers(raw []byte) []float64 { return parseEach(in, raw, in.parseNumber) }

// parseMaybe is a number, or nil for null.
func (in *question) parseMaybe(raw []byte) *float64 {
	if string(raw) == "null" {
		return nil
	}
	v := in.parseNumber(raw)
	return &v
}

// given reads a field that must be there.
func given[T any](in *question, name string, parse func([]byte) T) (v T) {
	if raw := in.need(name); raw != nil {
		v = parse(raw)
	}
	return v
}

// or reads a field that may be absent.
func or[T any](in *question, name string, otherwise T, parse func([]byte) T) T {
	if raw := in.raw(name); raw != nil {
		return parse(raw)
	}
	return otherwise
}

func (in *question) number(name string) float64    { return given(in, name, in.parseNumber) }
func (in *question) count(name string) int         { return given(in, name, in.parseCount) }
func (in *question) text(name string) string       { return given(in, name, in.parseText) }
func (in *question) numbers(name string) []float64 { return given(in, name, in.parseNumbers) }
func (in *question) countOr(name string, otherwise int) int {
	return or(in, name, otherwise, in.parseCount)
}
func (in *question) textOr(name, otherwise string) string {
	return or(in, name, otherwise, in.parseText)
}

// rate is a number that reads as NaN, not known, when it is absent.
func (in *question) rate(name string) float64 { return or(in, name, math.NaN(), in.parseNumber) }

func (in *question) maybe(name string) *float64 { return or(in, name, nil, in.parseMaybe) }

func (in *question) maybes(name string) []*float64 {
	return given(in, name, func(raw []byte) []*float64 { return parseEach(in, raw, in.parseMaybe) })
}

func (in *question) texts(name string) []string {
	return given(in, name, func(raw []byte) []string { return parseEach(in, raw, in.parseText) })
}

func (in *question) counts(name string) []int {
	return given(in, name, func(raw []byte) []int { return parseEach(in, raw, in.parseCount) })
}

func (in *question) yes(name string, otherwise bool) bool {
	return or(in, name, otherwise, func(raw []byte) bool {
		if s := string(raw); s == "true" || s == "false" {
			return s == "true"
		}
		in.fail(stat.ErrInvalid)
		return false
	})
}

// pair is a list of two.
func pair[T any](in *question, raw []byte, parse func([]byte) T) (a, b T) {
	list := parseEach(in, raw, parse)
	if len(list) != 2 {
		in.fail(stat.ErrInvalid)
		return a, b
	}
	return list[0], list[1]
}

// each reads the objects of a list; what goes wrong in one goes wrong in the input.
func each[T any](in *question, name string, read func(*question) T) []T {
	return given(in, name, func(raw []byte) []T {
		return parseEach(in, raw, func(raw []byte) T {
			object := in.parseObject(raw)
			v := read(object)
			if object.err != nil {
				in.fail(object.err)
			}
			return v
		})
	})
}

// named reads an object as a map; a name without a value (null) is left out.
func named[T any](in *question, name string, parse func([]byte) T) map[string]T {
	out := map[string]T{}
	if raw := in.need(name); raw != nil {
		for _, m := range in.parseObject(raw).members {
			if string(m.raw) != "null" {
				out[m.name] = parse(m.raw)
			}
		}
	}
	return out
}
