package chart

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// placed is a text in a drawing with the box it covers.
type placed struct {
	text string
	box
}

// reader collects the texts of a picture, drawing by drawing.
type reader struct {
	drawings [][]placed
	sizes    [][2]float64
	font     font
	anchor   string
	x, y     float64
	run      string
	left     float64
	inside   bool
}

func (r *reader) start(e xml.StartElement) {
	attr := map[string]string{}
	for _, a := range e.Attr {
		attr[a.Name.Local] = a.Value
	}
	number := func(name string, otherwise float64) float64 {
		if v, err := strconv.ParseFloat(attr[name], 64); err == nil {
			return v
		}
		return otherwise
	}
	switch e.Name.Local {
	case "svg":
		var w, h float64
		if n, _ := fmt.Sscanf(attr["viewBox"], "0 0 %f %f", &w, &h); n == 2 {
			r.drawings, r.sizes = append(r.drawings, nil), append(r.sizes, [2]float64{w, h})
		}
	case "text":
		class := attr["class"]
		r.font = font{size: textSize, bold: strings.Contains(class, "t-eigen") || strings.Contains(class, "t-doel") || attr["font-weight"] != ""}
		if strings.Contains(class, "t-groot") {
			r.font = font{largeSize, true}
		}
		r.anchor, r.x, r.y, r.run, r.inside = attr["text-anchor"], number("x", 0), number("y", 0), "", true
	case "tspan":
		if _, moved := attr["x"]; moved || attr["dy"] != "" {
			r.flush()
			r.x, r.y = number("x", r.x), r.y+number("dy", 0)
		}
	}
}

// flush ends a run of text.
func (r *reader) flush() {
	run := strings.TrimSpace(r.run)
	r.run = ""
	if run == "" {
		return
	}
	w := r.font.width(run)
	x := r.x
	switch r.anchor {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	last := len(r.drawings) - 1
	r.drawings[last] = append(r.drawings[last], placed{run, box{x, r.y - r.font.size*.72, x + w, r.y + r.font.size*.2}})
}

// textsOf reads the texts of each drawing in a picture, and its size.
func textsOf(picture string) ([][]placed, [][2]float64) {
	r := &reader{}
	decoder := xml.NewDecoder(strings.NewReader("<root>" + picture + "</root>"))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return r.drawings, r.sizes
		}
		switch e := token.(type) {
		case xml.StartElement:
			r.start(e)
		case xml.CharData:
			if r.inside {
				r.run += string(e)
			}
		case xml.EndElement:
			if e.Name.Local == "text" {
				r.flush()
				r.inside = false
			}
		}
	}
}

// touching gives the first two texts of a drawing that cover each other.
func touching(texts []placed) (a, b placed, yes bool) {
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			if min(a.x1, b.x1)-max(a.x0, b.x0) > 1 && min(a.y1, b.y1)-max(a.y0, b.y0) > 1 {
				return a, b, true
			}
		}
	}
	return a, b, false
}

// readable holds that no words touch and none leave the drawing.
func readable(t rapid.TB, picture appender) {
	t.Helper()
	drawings, sizes := textsOf(string(picture.Append(nil)))
	for i, texts := range drawings {
		if a, b, yes := touching(texts); yes {
			t.Errorf("%q at %.0f and %q at %.0f touch", a.text, a.box, b.text, b.box)
		}
		for _, text := range texts {
			if text.x0 < -1 || text.x1 > sizes[i][0]+1 || text.y0 < -1 || text.y1 > sizes[i][1]+1 {
				t.Errorf("%q at %.0f leaves the drawing of %v", text.text, text.box, sizes[i])
			}
		}
	}
}

// drawnTrend draws trends as pages hold them: up to 12 yearly percentages, some
// missing, up to three comparisons, with or without a target.
func drawnTrend(t *rapid.T) Trend {
	line := func(label string) Line {
		n := rapid.IntRange(0, 12).Draw(t, label+" points")
		level := rapid.Float64Range(5, 90).Draw(t, label+" level")
		made := Line{Name: rapid.SampledFrom([]string{"Baarn", "Nederland", "Vergelijkbare gemeenten", "'s-Hertogenbosch"}).Draw(t, label)}
		for i := range n {
			v := math.Round((level+rapid.Float64Range(-5, 5).Draw(t, label+" value"))*10) / 10
			made.Points = append(made.Points, Point{
				At: float64(2014 + i), Label: strconv.Itoa(2014 + i), Value: v, Text: dutch(v) + "%", Low: v - 2, High: v + 2,
				Missing:     rapid.IntRange(0, 9).Draw(t, label+" missing") == 0,
				Break:       rapid.IntRange(0, 19).Draw(t, label+" break") == 0,
				Provisional: i == n-1,
			})
		}
		return made
	}
	tr := Trend{ID: "g", Title: "t", Own: line("own"), Format: dutch, Unit: "%", BreakNote: "andere meting", ProvisionalNote: "voorlopig"}
	for i := range rapid.IntRange(0, 3).Draw(t, "others") {
		tr.Others = append(tr.Others, line("other"+strconv.Itoa(i)))
	}
	if rapid.Bool().Draw(t, "target") {
		at := rapid.IntRange(2020, 2032).Draw(t, "target at")
		v := math.Round(rapid.Float64Range(5, 90).Draw(t, "target value"))
		tr.Target = &Target{At: float64(at), Label: strconv.Itoa(at), Value: v, Name: "Doel " + strconv.Itoa(at), Text: dutch(v) + "%"}
	}
	tr.Neutral = rapid.Bool().Draw(t, "neutral")
	return tr
}

func TestWordsInATrendNeverTouch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { readable(t, drawnTrend(t)) })
}

func TestWordsInOtherPicturesNeverTouch(t *testing.T) {
	readable(t, sampleStrip())
	readable(t, sampleRanking())
	readable(t, sampleTimeline())
	readable(t, sampleBars())
	long := sampleRanking()
	for i := range 30 {
		v := float64(i * 7 % 23)
		long.Rows = append(long.Rows, RankingRow{Name: "Wijk " + strconv.Itoa(i) + " Verspreide huizen buitengebied", Value: v, Text: dutch(v) + "%"})
	}
	readable(t, long)
}
