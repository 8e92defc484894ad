package cbs

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"kompas/figure"
)

// read gives every value of a source.
func read(t *testing.T, src figure.FigureSource) (out []figure.SourceValue) {
	t.Helper()
	if err := src.Values(func(v *figure.SourceValue) error { out = append(out, *v); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestATableThatWasKeptReadsAsItDoesAtItsSource(t *testing.T) {
	for format, at := range map[figure.SourceFormat]struct {
		service *replay
		place   Place
	}{figure.FormatOData3: {version3(t), kwb2020}, figure.FormatOData4: {version4(t), absence80072}} {
		var files [2]bytes.Buffer
		for i := range files {
			came := int64(0)
			if err := Keep(context.Background(), at.service, at.place, format, &files[i], func(n, _ int64) error { came = n; return nil }); err != nil || came == 0 {
				t.Fatalf("%s: %d records, %v", format, came, err)
			}
		}
		if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
			t.Errorf("%s: the same replies give other bytes", format)
		}
		kept, err := OpenRecording(context.Background(), bytes.NewReader(files[0].Bytes()), int64(files[0].Len()))
		if err != nil {
			t.Fatal(err)
		}
		direct, err := Open(context.Background(), at.service, at.place, format)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // each reading begins anew
			got, want := read(t, kept), read(t, direct)
			if len(got) != len(want) || kept.Table().Modified != direct.Table().Modified {
				t.Fatalf("%s: %d values, want %d", format, len(got), len(want))
			}
			for i := range got {
				if got[i] != want[i] {
					t.Fatalf("%s: %+v, want %+v", format, got[i], want[i])
				}
			}
		}
	}
}

func TestKeepingATableEndsWhereAReplyIsNotRight(t *testing.T) {
	service := version3(t)
	const second = base3 + "/84799NED/TypedDataSet?$filter=startswith(WijkenEnBuurten,'GM')&$format=json&$skip=200"
	service.texts[second] = `{"value":[`
	var reply *ReplyError
	err := Keep(context.Background(), service, kwb2020, figure.FormatOData3, &bytes.Buffer{}, func(_, _ int64) error { return nil })
	if !errors.As(err, &reply) || reply.Address != second || !errors.Is(err, figure.ErrTruncated) {
		t.Errorf("%v", err)
	}
	stop := errors.New("stop")
	err = Keep(context.Background(), version3(t), kwb2020, figure.FormatOData3, &bytes.Buffer{}, func(_, _ int64) error { return stop })
	if !errors.Is(err, stop) || errors.As(err, &reply) && reply.Err == stop {
		t.Errorf("%v", err)
	}
	if _, err := OpenRecording(context.Background(), bytes.NewReader([]byte("geen zip")), 8); !errors.Is(err, figure.ErrDamaged) {
		t.Errorf("%v", err)
	}
}
