package app

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// compassCheck looks at a file as it is read: what one object may hold, and afterwards what they are to each other.
type compassCheck struct {
	plan   []store.TransferKind
	codes  map[string][]string
	shapes map[string]func(string) bool

	places  map[string]string // where an id stands
	kinds   map[string]int    // which kind it is
	once    map[string]string // what may be there once, and where it is
	points  []pointer
	above   map[string]string   // what something is a part or a successor of
	after   map[string][]string // what an activity comes after
	decided map[string]bool     // what there is a decision about
	adopted []pointer
	kompas  int
}

// pointer is a reference in a file that is looked up once everything was read.
type pointer struct{ id, path, to string }

// fileID is the form of an id: a UUID, or what the product itself makes of some of them.
var fileID = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-zA-Z-]{1,150}$`)

func newCompassCheck(plan []store.TransferKind) *compassCheck {
	return &compassCheck{plan: plan, codes: fileCodes(), shapes: fileShapes(), places: map[string]string{}, kinds: map[string]int{},
		once: map[string]string{}, above: map[string]string{}, after: map[string][]string{}, decided: map[string]bool{}}
}

// object looks at one object.
func (c *compassCheck) object(kind int, row []any, path string) error {
	k := c.plan[kind]
	id := ""
	if at := k.ID(); at >= 0 {
		id, _ = row[at].(string)
		switch {
		case !fileID.MatchString(id):
			return fileFault("meenemen_nummer", path+".id")
		case c.places[id] != "":
			return fileFault("meenemen_nummer_dubbel", path+".id", c.places[id])
		}
		c.places[id], c.kinds[id] = path, kind
	}
	for i, f := range k.Fields {
		if err := c.field(k, f, row[i], id, path+"."+f.Name); err != nil {
			return err
		}
	}
	for n, key := range k.Keys {
		if err := c.onlyOnce(k, n, key, row, path); err != nil {
			return err
		}
	}
	return c.special(k, row, id, path)
}

func (c *compassCheck) field(k store.TransferKind, f store.TransferField, v any, id, path string) error {
	text, ok := v.(string)
	if !ok || text == "" {
		return nil
	}
	if err := checkText(path, text); err != nil {
		return err
	}
	full := k.Table + "." + f.Column
	if codes, ok := c.codes[full]; ok && !contains(codes, text) {
		return fileFault("meenemen_keuze", path, strings.Join(codes, ", "))
	}
	if shape := c.shapes[full]; shape != nil {
		if !shape(text) {
			return fileFault("meenemen_vorm", path)
		}
	} else if strings.HasSuffix(f.Column, "_on") {
		if day, wrong := kompas.ParseDay("", text); wrong != nil || day != text {
			return fileFault("meenemen_datum", path)
		}
	}
	if f.To != "" {
		c.points = append(c.points, pointer{text, path, f.To})
		if f.To == k.Table || f.Column == "parent_id" {
			c.above[id] = text
		}
	}
	return nil
}

func contains(list []string, text string) bool {
	for _, x := range list {
		if x == text {
			return true
		}
	}
	return false
}

// onlyOnce refuses what the database would refuse: two of what there may be one of.
func (c *compassCheck) onlyOnce(k store.TransferKind, n int, key []int, row []any, path string) error {
	name := fmt.Sprint(k.Table, n)
	for _, at := range key {
		if row[at] == nil {
			return nil
		}
		name += fmt.Sprint("\x00", row[at])
	}
	if there := c.once[name]; there != "" {
		return fileFault("meenemen_dubbel", path, there)
	}
	c.once[name] = path
	return nil
}

// special looks at what the method asks of some kinds.
func (c *compassCheck) special(k store.TransferKind, row []any, id, path string) error {
	text := func(column string) string { s, _ := row[k.Field(column)].(string); return s }
	switch k.Table {
	case "compass":
		if c.kompas++; c.kompas > 1 {
			return fileFault("meenemen_meer_kompassen", path)
		}
		if text("title") == "" {
			return fileFault("meenemen_verplicht", path+".title")
		}
	case "ambition_version", "result_version":
		adopted := kompas.AdoptionStatus(text("status")).Agreed()
		if adopted != (row[k.Field("adopted_at")] != nil) && (adopted || kompas.AdoptionStatus(text("status")).Editable()) {
			return fileFault("meenemen_vastgesteld", path+".status")
		}
		if adopted {
			c.adopted = append(c.adopted, pointer{id: id, path: path})
		}
	case "decision":
		c.decided[text("object_id")] = true
	case "activity_relation":
		if row[k.Field("removed_at")] == nil && kompas.RelationKind(text("kind")) == kompas.RelationAfter {
			c.after[text("from_id")] = append(c.after[text("from_id")], text("to_id"))
		}
	case "story":
		return checkStory(k, row, path)
	}
	return nil
}

// checkStory refuses a story without consent, and what a teller took back with the story.
func checkStory(k store.TransferKind, row []any, path string) error {
	text := func(column string) string { s, _ := row[k.Field(column)].(string); return s }
	withdrawn := measure.StoryState(text("state")) == measure.StoryWithdrawn
	switch {
	case withdrawn && text("text")+text("told_by")+text("area_code")+text("age_band") != "":
		return fileFault("meenemen_ingetrokken", path)
	case !withdrawn && (text("consent_given_on") == "" || text("consent_text_version") == ""):
		return fileFault("meenemen_toestemming", path)
	}
	return nil
}

// whole looks at what the objects are to each other.
func (c *compassCheck) whole() error {
	if c.kompas == 0 {
		return fileFault("meenemen_geen_kompas")
	}
	for _, p := range c.points {
		there, ok := c.kinds[p.id]
		switch {
		case !ok && (p.to != store.AnyThing || store.IsID(p.id)):
			return &fault.Error{Kind: fault.Invalid, Code: "meenemen_verwijst_nergens", Field: "bestand", Params: []any{p.path, p.id}}
		case ok && p.to != store.AnyThing && c.plan[there].Table != p.to:
			return fileFault("meenemen_verwijst_verkeerd", p.path, c.places[p.id])
		}
	}
	for _, p := range c.adopted {
		if !c.decided[p.id] {
			return fileFault("meenemen_zonder_besluit", p.path)
		}
	}
	return c.rings()
}

// rings refuses what comes back to where it began.
func (c *compassCheck) rings() error {
	arrows := c.after
	for id, to := range c.above {
		arrows[id] = append(arrows[id], to)
	}
	done := map[string]bool{}
	for id := range arrows {
		if at := ringFrom(id, arrows, done); at != "" {
			return fileFault("meenemen_kring", c.places[at])
		}
	}
	return nil
}

// ringFrom walks along arrows and gives where it came back to; empty when it never did. done are the ends that were
// walked before.
func ringFrom(start string, arrows map[string][]string, done map[string]bool) string {
	on := map[string]bool{}
	type step struct {
		id   string
		back bool
	}
	for walk := []step{{id: start}}; len(walk) > 0; {
		s := walk[len(walk)-1]
		walk = walk[:len(walk)-1]
		switch {
		case s.back:
			on[s.id], done[s.id] = false, true
		case on[s.id]:
			return s.id
		case !done[s.id]:
			on[s.id] = true
			walk = append(walk, step{s.id, true})
			for _, to := range arrows[s.id] {
				walk = append(walk, step{id: to})
			}
		}
	}
	return ""
}

// Lengths of texts in a file, in characters; a frozen page is one text.
const (
	maxFileText   = 20_000
	maxFrozenText = 400_000
)

// checkText refuses what no form accepts: markup, and signs that cannot be seen. Of a text that is itself JSON (a frozen
// page) every text within is looked at.
func checkText(path, text string) error {
	if strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
		var inside any
		if json.Unmarshal([]byte(text), &inside) == nil && len(text) <= maxFrozenText {
			return checkInside(path, inside)
		}
	}
	if _, wrong := kompas.CleanText("bestand", text, maxFileText, true); wrong != nil {
		wrong.Code, wrong.Params = "meenemen_"+wrong.Code, append([]any{path}, wrong.Params...)
		return wrong
	}
	return nil
}

func checkInside(path string, v any) error {
	switch v := v.(type) {
	case string:
		return checkText(path, v)
	case []any:
		for _, x := range v {
			if err := checkInside(path, x); err != nil {
				return err
			}
		}
	case map[string]any:
		for name, x := range v {
			if err := checkText(path, name); err != nil {
				return err
			}
			if err := checkInside(path, x); err != nil {
				return err
			}
		}
	}
	return nil
}
