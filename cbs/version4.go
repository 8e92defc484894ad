package cbs

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"kompas/figure"
)

// Version4 is a table of an OData 4 service: one record per value.
type Version4 struct {
	table
	measures map[string]int // topic by identifier
}

// properties is the description of a table.
type properties struct {
	Title            string
	Modified         string
	License          string
	Source           string
	TemporalCoverage string
	ObservationCount int64
}

// OpenVersion4 fetches the description of a table: what is in it, and what its codes mean.
// Errors: *figure.ReadError, or that of the service.
func OpenVersion4(ctx context.Context, s Service, p Place) (*Version4, error) {
	t := &Version4{measures: map[string]int{}, table: table{ctx: ctx, service: s, place: p,
		about: figure.SourceTable{Format: figure.FormatOData4, ID: p.Table, Typed: true}}}
	sets := map[string]bool{}
	if _, err := eachRecord(ctx, s, p.address(""), func(r Record) error { sets[r.Text("name")] = true; return nil }); err != nil {
		return nil, err
	}
	for _, needed := range []string{"Observations", "Properties", "MeasureCodes", "Dimensions"} {
		if !sets[needed] {
			return nil, figure.Unreadable(figure.ErrColumn, 0, needed, p.Table)
		}
	}
	about, err := fetchProperties(ctx, s, p)
	if err != nil {
		return nil, err
	}
	t.about.Title, t.about.Modified, t.about.Publisher, t.about.Records = about.Title, about.Modified, publisher(about.Source), about.ObservationCount
	if t.about.Licence = about.License; strings.Contains(about.License, "creativecommons.org/licenses/by/4.0") {
		t.about.Licence = "CC BY 4.0"
	}
	if err := t.fetchMeasures(sets["MeasureGroups"]); err != nil {
		return nil, err
	}
	if err := t.fetchDimensions(); err != nil {
		return nil, err
	}
	t.onlyPeriod(about.TemporalCoverage)
	return t, nil
}

// ModifiedVersion4 returns when the source last changed a table: cheap to ask before downloading.
func ModifiedVersion4(ctx context.Context, s Service, p Place) (string, error) {
	about, err := fetchProperties(ctx, s, p)
	return about.Modified, err
}

func fetchProperties(ctx context.Context, s Service, p Place) (properties, error) {
	var about properties
	reply, err := s.Get(ctx, p.address("Properties"))
	if err != nil {
		return about, err
	}
	defer reply.Close()
	b := bufio.NewReader(reply)
	if start, err := firstByte(b); err != nil {
		return about, err
	} else if start == '<' {
		return about, figure.Unreadable(figure.ErrWebPage, 0, "Properties", "")
	}
	if err := json.NewDecoder(b).Decode(&about); err != nil {
		reason := figure.ErrNotJSON
		if errors.Is(err, io.ErrUnexpectedEOF) {
			reason = figure.ErrTruncated
		}
		return about, figure.Unreadable(reason, 0, "Properties", "")
	}
	return about, nil
}

// group is a heading over measures.
type group struct{ title, parent string }

func (t *Version4) fetchMeasures(grouped bool) error {
	groups := map[string]group{}
	if grouped {
		_, err := eachRecord(t.ctx, t.service, t.place.address("MeasureGroups"), func(r Record) error {
			groups[r.Text("Id")] = group{r.Text("Title"), r.Text("ParentId")}
			return nil
		})
		if err != nil {
			return err
		}
	}
	_, err := eachRecord(t.ctx, t.service, t.place.address("MeasureCodes"), func(r Record) error {
		id := r.Text("Identifier")
		if _, twice := t.measures[id]; twice || id == "" {
			return figure.Unreadable(figure.ErrTopicTree, r.Number, "Identifier", id)
		}
		topic := figure.SourceTopic{Key: id, Path: []string{r.Text("Title")}, Unit: r.Text("Unit"), Decimals: -1, About: r.Text("Description")}
		if n, err := r.whole("Decimals"); err == nil {
			topic.Decimals = n
		}
		for at, steps := r.Text("MeasureGroupId"), 0; at != ""; steps++ {
			g, ok := groups[at]
			if !ok && grouped || steps > len(groups) {
				return figure.Unreadable(figure.ErrTopicTree, r.Number, "MeasureGroupId", at)
			}
			if ok {
				topic.Path = append(topic.Path, g.title)
			}
			at = g.parent
		}
		slices.Reverse(topic.Path)
		t.measures[id] = len(t.about.Topics)
		t.about.Topics = append(t.about.Topics, topic)
		return nil
	})
	if err == nil && len(t.about.Topics) == 0 {
		err = figure.Unreadable(figure.ErrNoTopic, 0, "MeasureCodes", t.place.Table)
	}
	return err
}

func (t *Version4) fetchDimensions() error {
	_, err := eachRecord(t.ctx, t.service, t.place.address("Dimensions"), func(r Record) error {
		key := r.Text("Identifier")
		d := &dimension{key: key, label: strings.ToLower(r.Text("Title")), kind: kindOf(key, r.Text("Kind")), codes: map[string]code{}}
		if d.kind == areaDimension {
			t.about.AreaYear = r.year("MapYear")
		}
		t.addDimension(d)
		return nil
	})
	if err != nil {
		return err
	}
	for _, d := range t.dimensions {
		_, err := eachRecord(t.ctx, t.service, t.place.address(d.key+"Codes"), func(r Record) error {
			d.add(r.Text("Identifier"), r.Text("Title"), r.Text("Status"))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// year reads a year that is written as a number or as text; 0 when there is none.
func (r Record) year(key string) int {
	if n, err := r.whole(key); err == nil {
		return n
	}
	n, _ := strconv.Atoi(r.Text(key))
	return n
}

// Values implements figure.FigureSource: it fetches the observations page by page. Fewer or more than the source says there
// are is a download that went wrong.
func (t *Version4) Values(do func(*figure.SourceValue) error) error {
	var v figure.SourceValue
	came := int64(0)
	said, err := eachRecord(t.ctx, t.service, t.place.address("Observations"), func(r Record) error {
		came++
		t.begin(&v, r)
		topic, ok := t.measures[r.Text("Measure")]
		if v.Topic = topic; !ok && v.Fault == nil {
			v.Fault = figure.Unreadable(figure.ErrNoTopic, r.Number, "Measure", r.Text("Measure"))
		}
		c, err := r.Observation()
		if err != nil && !errors.Is(err, figure.ErrNumber) && !errors.Is(err, figure.ErrDecimalMark) {
			return err
		}
		text := ""
		if c.Absence == figure.Present {
			if text, err = r.number("Value"); err != nil {
				return err
			}
		}
		if write(&v, "Value", text); c.Absence != figure.Present {
			v.Absence = c.Absence
			if word := r.Text("ValueAttribute"); word != "None" && word != "Impossible" { // the source says why, in its own word
				v.Text = word
			}
		}
		return do(&v)
	})
	if err != nil {
		return err
	}
	if expected := max(said, t.about.Records); expected > 0 && came != expected {
		return figure.Unreadable(figure.ErrTruncated, int(came), "", strconv.FormatInt(expected, 10))
	}
	return nil
}
