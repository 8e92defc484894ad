// Package gather puts values that come in any order together by the column they belong to, in bounded memory: what does not
// fit waits, in order, in a file that goes away by itself.
package gather

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"

	"kompas/figure"
)

// Record is one value on its way to a column.
type Record struct {
	Column   uint32
	Area     uint32 // place in the list that the caller keeps
	Line     uint32
	Value    int64 // unscaled; the number is Value / 10^Decimals
	Decimals uint8
	Part     uint8 // place in Parts
	Flag     figure.Flag
}

// recordSize is what a record takes in the file.
const recordSize = 23

// Parts gives the parts of a figure in the order of Record.Part.
func Parts() []figure.Part {
	return []figure.Part{figure.PartValue, figure.PartLower, figure.PartUpper, figure.PartN, figure.PartNumerator, figure.PartDenominator}
}

// Gatherer takes records in any order and gives them back by column.
type Gatherer struct {
	run    []Record // what came last
	order  []uint32 // places in run, in order of column, once sorted
	from   []uint32 // per column where its records begin in order
	most   int
	folder string
	file   *os.File
	out    *bufio.Writer
	runs   []sortedRun
	end    int64
	top    uint32 // one more than the highest column
}

// sortedRun is a run in the file; in has what was not given back yet.
type sortedRun struct {
	start, end int64
	in         *bufio.Reader
}

// readAtOnce is how much of each run is read at a time: there can be hundreds.
const readAtOnce = recordSize * 256

// New makes a Gatherer that keeps at most so many records in memory. What does not fit goes to a file in folder; "" is
// where the machine keeps such files.
func New(most int, folder string) *Gatherer { return &Gatherer{most: max(most, 1), folder: folder} }

// Add takes a record.
func (g *Gatherer) Add(r Record) error {
	if len(g.run) == g.most {
		if err := g.spill(); err != nil {
			return err
		}
	}
	if g.run == nil {
		g.run = make([]Record, 0, min(g.most, 4096))
	}
	g.run = append(g.run, r)
	g.top = max(g.top, r.Column+1)
	return nil
}

// Spilled says how many runs wait in the file.
func (g *Gatherer) Spilled() int { return len(g.runs) }

// sort puts the records of the run in order of column, those of one column in the order they came.
func (g *Gatherer) sort() {
	g.from = slices.Grow(g.from[:0], int(g.top)+1)[:g.top+1]
	clear(g.from)
	for i := range g.run {
		g.from[g.run[i].Column+1]++
	}
	for c := 1; c < len(g.from); c++ {
		g.from[c] += g.from[c-1]
	}
	next := slices.Clone(g.from)
	g.order = slices.Grow(g.order[:0], len(g.run))[:len(g.run)]
	for i := range g.run {
		c := g.run[i].Column
		g.order[next[c]] = uint32(i)
		next[c]++
	}
}

// spill writes the run to the file, in order.
func (g *Gatherer) spill() error {
	if g.file == nil {
		f, err := os.CreateTemp(g.folder, "kompas-cijfers-*")
		if err != nil {
			return err
		}
		g.file, g.out = f, bufio.NewWriterSize(f, 1<<18)
		// On the systems we run on an open file stays readable without its name, and goes away with the program.
		if err := os.Remove(f.Name()); err != nil {
			return err
		}
	}
	g.sort()
	var b [recordSize]byte
	for _, i := range g.order {
		r := &g.run[i]
		binary.LittleEndian.PutUint32(b[0:], r.Column)
		binary.LittleEndian.PutUint32(b[4:], r.Area)
		binary.LittleEndian.PutUint32(b[8:], r.Line)
		binary.LittleEndian.PutUint64(b[12:], uint64(r.Value))
		b[20], b[21], b[22] = r.Decimals, r.Part, byte(r.Flag)
		if _, err := g.out.Write(b[:]); err != nil {
			return err
		}
	}
	run := sortedRun{start: g.end, end: g.end + int64(len(g.run))*recordSize}
	g.runs, g.end, g.run = append(g.runs, run), run.end, g.run[:0]
	return g.out.Flush()
}

// Columns gives one more than the highest column there is a record of.
func (g *Gatherer) Columns() int { return int(g.top) }

// End says that all records came; Column may be called from now on.
func (g *Gatherer) End() {
	g.sort()
	for i := range g.runs {
		r := &g.runs[i]
		r.in = bufio.NewReaderSize(io.NewSectionReader(g.file, r.start, r.end-r.start), readAtOnce)
	}
}

// Column hands over the records of a column in the order they came. Columns are asked for in order, each once; one that is
// passed over is gone.
func (g *Gatherer) Column(column int, do func(Record) error) error {
	for _, run := range g.runs {
		if err := run.give(uint32(column), do); err != nil {
			return err
		}
	}
	if column+1 >= len(g.from) {
		return nil
	}
	for _, i := range g.order[g.from[column]:g.from[column+1]] {
		if err := do(g.run[i]); err != nil {
			return err
		}
	}
	return nil
}

// give hands over what a run has of a column.
func (r *sortedRun) give(column uint32, do func(Record) error) error {
	for {
		b, err := r.in.Peek(recordSize)
		if len(b) == 0 && errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		of := binary.LittleEndian.Uint32(b)
		if of > column {
			return nil
		}
		if of == column {
			err = do(Record{Column: of, Area: binary.LittleEndian.Uint32(b[4:]), Line: binary.LittleEndian.Uint32(b[8:]),
				Value: int64(binary.LittleEndian.Uint64(b[12:])), Decimals: b[20], Part: b[21], Flag: figure.Flag(b[22])})
			if err != nil {
				return err
			}
		}
		if _, err := r.in.Discard(recordSize); err != nil {
			return err
		}
	}
}

// Close lets the file go.
func (g *Gatherer) Close() error {
	if g.file == nil {
		return nil
	}
	return g.file.Close()
}
