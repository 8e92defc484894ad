package cbs

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"kompas/figure"
)

// Topic (onderwerp) is one entry of DataProperties, the description of a version
// 3 table: a dimension, a group of topics, or a topic with its unit.
type Topic struct {
	ID       int
	Parent   int    // ID of the group it stands in; -1 at the top
	Type     string // Topic, TopicGroup, Dimension, TimeDimension, GeoDimension, GeoDetail
	Key      string // column in the data; "" for a group
	Path     []string
	Unit     string
	Decimals int
	MapYear  int    // boundary year of a geographic dimension; 0 = not said
	Words    bool   // holds words, no numbers
	About    string // what the source says about it
}

// Topics describes a table.
type Topics []Topic

// ReadTopics reads a DataProperties reply. Errors: *ReadError.
func ReadTopics(r io.Reader) (Topics, error) {
	page, err := OpenPage(r)
	if err != nil {
		return nil, err
	}
	var tree topicTree
	for rec, err := range page.Records() {
		if err == nil {
			err = tree.add(rec)
		}
		if err != nil {
			return nil, err
		}
	}
	return tree.topics, tree.topics.paths(tree.titles)
}

// topicTree gathers the entries of DataProperties.
type topicTree struct {
	topics Topics
	titles map[int]string
}

func (b *topicTree) add(rec Record) (err error) {
	t := Topic{Parent: -1, Decimals: -1, Type: rec.Text("Type"), Key: rec.Text("Key"), Unit: rec.Text("Unit"),
		Words: rec.Text("Datatype") == "String", About: rec.Text("Description")}
	if t.ID, err = rec.whole("ID"); err != nil {
		return err
	}
	for key, into := range map[string]*int{"ParentID": &t.Parent, "Decimals": &t.Decimals, "MapYear": &t.MapYear} {
		if rec.null(key) {
			continue
		}
		if *into, err = rec.whole(key); err != nil {
			return err
		}
	}
	if _, twice := b.titles[t.ID]; twice {
		return figure.Unreadable(figure.ErrTopicTree, rec.Number, "ID", strconv.Itoa(t.ID))
	}
	if b.titles == nil {
		b.titles = map[int]string{}
	}
	b.titles[t.ID] = rec.Text("Title")
	b.topics = append(b.topics, t)
	return nil
}

// paths fills in the path of every topic, from the top down.
func (ts Topics) paths(titles map[int]string) error {
	parent := map[int]int{}
	for _, t := range ts {
		parent[t.ID] = t.Parent
	}
	for i, t := range ts {
		for id, steps := t.ID, 0; id >= 0; steps++ {
			up, ok := parent[id]
			if !ok || steps > len(ts) {
				return figure.Unreadable(figure.ErrTopicTree, 0, "ParentID", strconv.Itoa(id))
			}
			ts[i].Path = append(ts[i].Path, titles[id])
			id = up
		}
		slices.Reverse(ts[i].Path)
	}
	return nil
}

// Find returns the topic with this unit whose path ends in these words. The key
// never counts: its number shifts every year, and titles repeat under different
// groups. Errors: ErrColumn, ErrColumnTwice.
func (ts Topics) Find(unit string, path ...string) (Topic, error) {
	var found []Topic
	for _, t := range ts {
		if t.Type == "Topic" && t.Unit == unit && endsIn(t.Path, path) {
			found = append(found, t)
		}
	}
	switch len(found) {
	case 0:
		return Topic{}, figure.Unreadable(figure.ErrColumn, 0, strings.Join(path, "/"), unit)
	case 1:
		return found[0], nil
	}
	return Topic{}, figure.Unreadable(figure.ErrColumnTwice, 0, strings.Join(path, "/"), unit)
}

// MapYear returns the boundary year of the table; 0 when it has no geographic
// dimension or does not say.
func (ts Topics) MapYear() int {
	for _, t := range ts {
		if strings.HasPrefix(t.Type, "Geo") && t.MapYear != 0 {
			return t.MapYear
		}
	}
	return 0
}

func (r Record) null(key string) bool {
	raw, ok := r.fields[key]
	return !ok || string(raw) == "null"
}

// whole reads a whole number, also one in quotes.
func (r Record) whole(key string) (int, error) {
	var n json.Number
	if err := json.Unmarshal(r.fields[key], &n); err == nil {
		if v, err := strconv.Atoi(n.String()); err == nil {
			return v, nil
		}
	}
	return 0, figure.Unreadable(figure.ErrNumber, r.Number, key, string(r.fields[key]))
}

func endsIn(path, end []string) bool {
	return len(end) > 0 && len(path) >= len(end) && slices.Equal(path[len(path)-len(end):], end)
}
