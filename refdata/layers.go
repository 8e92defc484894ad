package refdata

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"

	"kompas/figure"
)

// layerLine is a layer as it stands in the file: one JSON object per line.
type layerLine struct {
	Indicator   string       `json:"indicator"`
	Period      string       `json:"period"`
	Level       string       `json:"level"`
	Breakdown   string       `json:"breakdown,omitempty"`
	Division    string       `json:"division"`
	Edition     int          `json:"edition"`
	Part        figure.Part  `json:"part"`
	Basis       figure.Basis `json:"basis"`
	BreakBefore bool         `json:"breakBefore,omitempty"`
	Source      string       `json:"source"`
	SourceID    string       `json:"sourceId"`
	SourceYear  string       `json:"sourceYear"`
	Licence     string       `json:"licence"`
	Note        string       `json:"note,omitempty"`
	Published   string       `json:"published,omitempty"`
	Blob        []byte       `json:"blob"`
}

func encodeLayers(layers []figure.Layer) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i := range layers {
		l := &layers[i]
		blob, err := l.EncodeBlob()
		if err != nil {
			return nil, fmt.Errorf("%s %s %s: %w", l.Indicator, l.Period, l.Level, err)
		}
		line := layerLine{l.Indicator, l.Period, l.Level, l.Breakdown, l.Division, l.Edition, l.Part, l.Basis, l.BreakBefore,
			l.Source, l.SourceID, l.SourceYear, l.Licence, l.Note, l.Published, blob}
		if err := enc.Encode(line); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// streamLayers decodes one line at a time.
func streamLayers(files fs.FS) iter.Seq2[Layer, error] {
	return func(yield func(Layer, error) bool) {
		r, err := openPart(files, layersPart)
		if err != nil {
			yield(Layer{}, err)
			return
		}
		defer r.Close()
		dec := json.NewDecoder(r)
		for {
			var x layerLine
			err := dec.Decode(&x)
			if errors.Is(err, io.EOF) {
				return
			}
			var blob figure.Blob
			if err == nil {
				blob, err = figure.OpenBlob(x.Blob)
			}
			if err != nil {
				yield(Layer{}, fmt.Errorf("%w: %s: %w", ErrDamaged, layersPart, err))
				return
			}
			l := Layer{Blob: x.Blob, Layer: figure.Layer{
				Indicator: x.Indicator, Period: x.Period, Level: x.Level, Breakdown: x.Breakdown, Division: x.Division,
				Edition: x.Edition, Part: x.Part, Basis: x.Basis, BreakBefore: x.BreakBefore, Decimals: blob.Decimals(),
				Source: x.Source, SourceID: x.SourceID, SourceYear: x.SourceYear, Licence: x.Licence, Note: x.Note,
				Published: x.Published,
			}}
			if !yield(l, nil) {
				return
			}
		}
	}
}
