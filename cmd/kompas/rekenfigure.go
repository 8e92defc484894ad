package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"kompas/area"
	"kompas/figure"
	"kompas/i18n"
	"kompas/kompas"
	"kompas/stat"
)

func calcTree(in *question) (outcome, error) {
	under := named(in, "tree", func(raw []byte) []string { return parseEach(in, raw, in.parseText) })
	n := named(in, "n", in.parseCount)
	for leaf := range n {
		if _, ok := under[leaf]; !ok {
			under[leaf] = nil // also an area that stands by itself
		}
	}
	tree, err := figure.NewAreaTree(under)
	if err != nil || in.err != nil {
		return nil, err
	}
	sensitive := in.yes("sensitive", false)
	people := perLeaf(in, tree, n)
	var k []int
	if sensitive {
		k = perLeaf(in, tree, named(in, "k", in.parseCount))
	}
	r, err := tree.Release(people, k, figure.MinThreshold, sensitive)
	if err != nil {
		return nil, err
	}
	rest, remainders := r.Remainders(), outcome{}
	for _, code := range slices.Sorted(maps.Keys(rest)) {
		remainders = append(remainders, field{code, rest[code]})
	}
	return outcome{{"published", r.Published()}, {"remainders", remainders}}, nil
}

// perLeaf puts numbers in the places of the tree: one for each leaf and for nothing else.
func perLeaf(in *question, tree figure.AreaTree, of map[string]int) []int {
	out, leaves := make([]int, tree.Len()), 0
	for code, n := range of {
		at, ok := tree.Place(code)
		if !ok || !tree.Leaf(at) {
			in.fail(stat.ErrInvalid)
			continue
		}
		out[at] = n
		leaves++
	}
	for at := range out {
		if tree.Leaf(at) {
			leaves--
		}
	}
	if leaves < 0 {
		in.fail(stat.ErrNoData)
	}
	return out
}

func calcTwoWay(in *question) (outcome, error) {
	cells := given(in, "cells", func(raw []byte) [][]*int {
		return parseEach(in, raw, func(raw []byte) []*int {
			return parseEach(in, raw, func(raw []byte) *int {
				if string(raw) == "null" {
					return nil
				}
				n := in.parseCount(raw)
				return &n
			})
		})
	})
	bounds, err := figure.TwoWay{Rows: in.counts("rows"), Cols: in.counts("cols"), Cells: cells}.Bounds()
	out := outcome{}
	for _, b := range bounds {
		out = append(out, field{strconv.Itoa(b.Row) + "," + strconv.Itoa(b.Col), []int{b.Lo, b.Hi}})
	}
	return outcome{{"bounds", out}, {"safe", figure.Safe(bounds, figure.MinThreshold)}}, err
}

func calcRepublish(in *question) (outcome, error) {
	row := func(raw []byte) figure.Respondents { return figure.Respondents{N: in.parseCount(raw)} }
	clash, err := figure.Republish(named(in, "old", row), named(in, "new", row), in.countOr("T", figure.MinThreshold))
	out := outcome{{"allowed", clash.Reason == ""}}
	if clash.Reason != "" {
		out = append(out, field{"reason", clash.Reason}, field{"row", clash.Row})
	}
	return out, err
}

func calcDifferencing(in *question) (outcome, error) {
	rows := each(in, "published", func(in *question) figure.PublishedSum {
		return figure.PublishedSum{Area: in.textOr("area", ""), Leaves: in.texts("leaves"), N: in.count("n")}
	})
	found, err := figure.Differencing(rows, in.countOr("T", figure.MinThreshold))
	derivable := outcome{}
	for _, d := range found {
		derivable = append(derivable, field{strings.Join(d.Leaves, ","), d.N})
	}
	return outcome{{"allowed", len(found) == 0}, {"derivable", derivable}}, err
}

// asPublic puts one own figure through the disclosure gate, as a page for everybody does.
func asPublic(unit figure.Unit, v figure.Value) figure.Shown {
	return figure.Disclose(figure.Set{Indicator: figure.Indicator{Unit: unit},
		Cells: []figure.Cell{{Observation: figure.Observation{Value: v, Basis: figure.Sample}}}}, figure.Policy{}).At(0)
}

func calcPublicRow(in *question) (outcome, error) {
	n, k := in.count("n"), in.count("k")
	if _, err := stat.Wilson(k, n); err != nil {
		return nil, err
	}
	s := asPublic(figure.Percent, figure.ShareOf(k, n))
	if !s.Present() {
		return outcome{{"n_shown", nil}, {"pct_shown", nil}, {"text", i18n.New(i18n.Dutch).Code(s.Reason())}}, nil
	}
	shownN, _ := s.N()
	v, _ := s.Value()
	return outcome{{"n_shown", shownN}, {"pct_shown", v}}, nil
}

func calcPublicMean(in *question) (outcome, error) {
	n, mean := in.count("n"), in.number("mean")
	if _, err := stat.MeanFrom(mean, 0, n); err != nil {
		return nil, err
	}
	s := asPublic(figure.Mean, figure.MeanOf(mean, 0, n))
	v, ok := s.Value()
	return outcome{{"shown", when(ok, v)}}, nil
}

func calcStory(in *question) (outcome, error) {
	s, err := figure.StoryTraitsOf(in.count("area_inhabitants"), in.count("same_age_band_in_area"), in.yes("consent", false))
	var level any
	switch {
	case s.OwnArea:
		level = string(area.Neighbourhood)
	case s.Shown:
		level = string(area.Municipality)
	}
	return outcome{{"allowed_area_level", level}, {"show_age", s.Age}}, err
}

// basisOf reads where a figure comes from.
func basisOf(in *question) figure.Basis {
	switch in.text("source") {
	case "survey", string(figure.Sample):
		return figure.Sample
	case "register", string(figure.Census):
		return figure.Census
	case "model", string(figure.ModelEstimate):
		return figure.ModelEstimate
	}
	in.fail(stat.ErrInvalid)
	return ""
}

// measured reads a number, [k, n], [mean, sd, n] or {p, lo, hi}; null is not measured.
func measured(in *question, name string, basis figure.Basis) figure.Observation {
	return figure.Observation{Basis: basis, Value: or(in, name, figure.Value{}, func(raw []byte) figure.Value {
		switch raw[0] {
		case '[':
			parts := parseEach(in, raw, func(part []byte) []byte { return part })
			switch len(parts) {
			case 2:
				return figure.ShareOf(in.parseCount(parts[0]), in.parseCount(parts[1]))
			case 3:
				return figure.MeanOf(in.parseNumber(parts[0]), in.parseNumber(parts[1]), in.parseCount(parts[2]))
			}
			in.fail(stat.ErrInvalid)
			return figure.Value{}
		case '{':
			of := in.parseObject(raw)
			v := figure.Published(of.number("p"), of.number("lo"), of.number("hi"))
			if of.err != nil {
				in.fail(of.err)
			}
			return v
		}
		return figure.Counted(in.parseNumber(raw), 0)
	})}
}

// calcStatus judges a way to a target. Shares are 0..1 here, so the unit is one that does not scale.
func calcStatus(in *question) (outcome, error) {
	basis := basisOf(in)
	c := figure.Case{Unit: figure.Index, Target: figure.Target{Kind: figure.TargetKind(in.text("kind"))},
		Baseline: measured(in, "baseline", basis), Now: measured(in, "current", basis),
		T0: in.rate("t0"), T: in.rate("t"), TEnd: in.rate("t_end"), Today: in.maybe("today"), MinRelevant: in.maybe("min_relevant")}
	if raw := in.need("target"); c.Target.Kind == figure.KeepBetween && raw != nil {
		band := in.parseObject(raw)
		c.Target.Lo, c.Target.Hi = band.number("lo"), band.number("hi")
		if band.err != nil {
			in.fail(band.err)
		}
	} else if raw != nil {
		c.Target.Value = in.parseNumber(raw)
	}
	status, err := figure.StatusOf(c)
	out := outcome{{"status", string(status)}}
	if status == figure.NoMargin {
		out = append(out, field{"error", string(status)})
	}
	return out, err
}

func calcText(in *question) (outcome, error) {
	kind := kompas.TextKind(in.text("kind"))
	if !kind.Valid() {
		in.fail(stat.ErrInvalid)
	}
	return outcome{{"codes", kompas.DutchWordLists().TextCodes(kind, in.text("text"))}}, nil
}
