package cbs

import (
	"context"
	"strings"

	"kompas/figure"
)

// Version3 is a table of an OData 3 service: opendata.cbs.nl, and dataderden.cbs.nl for all publishers but CBS itself.
type Version3 struct {
	table
	topics Topics // those with figures, in the order of the table
}

const asJSON = "?$format=json"

// OpenVersion3 fetches the description of a table: what is in it, and what its codes mean.
// Errors: *figure.ReadError, or that of the service.
func OpenVersion3(ctx context.Context, s Service, p Place) (*Version3, error) {
	t := &Version3{table: table{ctx: ctx, service: s, place: p, about: figure.SourceTable{Format: figure.FormatOData3, ID: p.Table, Typed: true}}}
	info, err := tableInfo(ctx, s, p)
	if err != nil {
		return nil, err
	}
	t.about.Title, t.about.Modified, t.about.Publisher = info.Text("Title"), info.Text("Modified"), publisher(info.Text("Source"))
	if n, err := info.whole("RecordCount"); err == nil && n > 0 {
		t.about.Records = int64(n)
	}
	topics, err := fetchTopics(ctx, s, p.address("DataProperties")+asJSON)
	if err != nil {
		return nil, err
	}
	t.about.AreaYear = topics.MapYear()
	for _, one := range topics {
		switch {
		case one.Type == "Topic" && !one.Words:
			t.topics = append(t.topics, one)
			t.about.Topics = append(t.about.Topics, figure.SourceTopic{Key: one.Key, Path: one.Path, Unit: one.Unit, Decimals: one.Decimals, About: one.About})
		case strings.HasSuffix(one.Type, "Dimension"), one.Type == "GeoDetail":
			if err := t.fetchDimension(one); err != nil {
				return nil, err
			}
		}
	}
	if len(t.topics) == 0 {
		return nil, figure.Unreadable(figure.ErrNoTopic, 0, "DataProperties", p.Table)
	}
	t.onlyPeriod(info.Text("Period"))
	return t, nil
}

// ModifiedVersion3 returns when the source last changed a table: cheap to ask before downloading.
func ModifiedVersion3(ctx context.Context, s Service, p Place) (string, error) {
	info, err := tableInfo(ctx, s, p)
	return info.Text("Modified"), err
}

func tableInfo(ctx context.Context, s Service, p Place) (Record, error) {
	var info Record
	_, err := eachRecord(ctx, s, p.address("TableInfos")+asJSON, func(r Record) error {
		if info.fields == nil {
			info = r
		}
		return nil
	})
	if err == nil && info.fields == nil {
		err = figure.Unreadable(figure.ErrEmpty, 0, "TableInfos", p.Table)
	}
	return info, err
}

func fetchTopics(ctx context.Context, s Service, address string) (Topics, error) {
	var b topicTree
	if _, err := eachRecord(ctx, s, address, b.add); err != nil {
		return nil, err
	}
	return b.topics, b.topics.paths(b.titles)
}

func (t *Version3) fetchDimension(topic Topic) error {
	d := &dimension{key: topic.Key, label: strings.ToLower(topic.Path[len(topic.Path)-1]), kind: kindOf(topic.Key, topic.Type), codes: map[string]code{}}
	_, err := eachRecord(t.ctx, t.service, t.place.address(topic.Key)+asJSON, func(r Record) error {
		d.add(r.Text("Key"), r.Text("Title"), r.Text("Status"))
		return nil
	})
	t.addDimension(d)
	return err
}

// Values implements figure.FigureSource: it fetches the figures page by page.
func (t *Version3) Values(do func(*figure.SourceValue) error) error {
	var v, line figure.SourceValue
	_, err := eachRecord(t.ctx, t.service, t.place.address("TypedDataSet")+asJSON, func(r Record) error {
		t.begin(&line, r)
		for i, topic := range t.topics {
			text, err := r.number(topic.Key)
			if err != nil {
				return err
			}
			v = line
			v.Topic = i
			write(&v, topic.Key, text)
			if err := do(&v); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
