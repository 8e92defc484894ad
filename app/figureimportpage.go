package app

import (
	"bytes"
	"context"
	"strconv"

	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
	"kompas/tabular"
)

// FigureImportList is the page with every file with figures that came into the space.
type FigureImportList struct {
	List      []kompas.FigureImport // newest first
	News      []FigureNews
	MayImport bool
}

// FigureImports loads that page.
func (a *App) FigureImports(ctx context.Context, by Actor) (FigureImportList, error) {
	v := FigureImportList{MayImport: by.MayReadFigures()}
	if err := by.requireFigures('R'); err != nil {
		return v, err
	}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		list, err := tx.FigureImports()
		for _, f := range list {
			if f.State != kompas.ImportArriving && f.State != kompas.ImportDropped {
				v.List = append(v.List, f)
			}
		}
		if err == nil {
			v.News, err = figureNews(tx)
		}
		return err
	})
	return v, err
}

// FigureImportPage is the page of one file with figures, in whatever state it is.
type FigureImportPage struct {
	kompas.FigureImport
	Areas     AreaCheck
	Known     []KnownTopic
	Earlier   *kompas.FigureImport // the same file, read in before
	MayImport bool
	Verdicts  []VerdictLine // that become another in compasses the reader may see
	OwnYears  []int         // of which a file with own areas can be
}

// KnownTopic is an indicator of the space that figures were read in for.
type KnownTopic = store.SourceTopic

// AsksFormat says whether a person has to confirm how the numbers are written.
func (p FigureImportPage) AsksFormat() bool { return asksFormat(p.FigureImport) }

// FigureImport loads the page of one import. In a form that comes back, areas are held against the year typed there.
func (a *App) FigureImport(ctx context.Context, by Actor, id string) (FigureImportPage, error) {
	return a.figureImport(ctx, by, id, "")
}

// FigureImportIn loads the page of one import with its areas held against another year.
func (a *App) FigureImportIn(ctx context.Context, by Actor, id, year string) (FigureImportPage, error) {
	return a.figureImport(ctx, by, id, year)
}

func (a *App) figureImport(ctx context.Context, by Actor, id, year string) (FigureImportPage, error) {
	p := FigureImportPage{MayImport: by.MayReadFigures()}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		var err error
		if p.FigureImport, err = tx.FigureImport(id); err != nil {
			return err
		}
		if err := by.requireFigures('R'); err != nil {
			return err
		}
		if p.State != kompas.ImportSeen {
			p.Verdicts, err = by.verdictLines(tx, p.Outcome.Verdicts)
			return err
		}
		if n, err := strconv.Atoi(year); err == nil && n > 1900 && n < 2200 {
			p.Choices.AreaYear = n
		}
		if p.Areas, err = a.areasOfFile(tx, p.FigureImport); err != nil {
			return err
		}
		if p.Known, err = tx.SourceTopics(); err != nil {
			return err
		}
		if p.Kind == kompas.ImportOwnAreas {
			if p.OwnYears, err = ownYears(tx); err != nil {
				return err
			}
		}
		return p.findEarlier(tx)
	})
	return p, err
}

// findEarlier finds the same file among what was read in before.
func (p *FigureImportPage) findEarlier(tx *store.Tx) error {
	list, err := tx.FigureImports()
	for i, f := range list {
		if f.ID != p.ID && f.Hash == p.Hash && f.State == kompas.ImportApplied {
			p.Earlier = &list[i]
			break
		}
	}
	return err
}

// FormatExample is how some numbers of a file are read in a format.
type FormatExample struct {
	Text  string
	Value figure.Reading
	Wrong bool
}

// Examples shows how the examples of a file are read in a format.
func (p FigureImportPage) Examples(f figure.NumberFormat) []FormatExample {
	var out []FormatExample
	for _, text := range p.Survey.Numbers.Examples {
		c, err := f.Parse(text)
		out = append(out, FormatExample{text, c, err != nil})
	}
	return out
}

// TemplateTexts are the words of the example line in our own form.
type TemplateTexts = tabular.TemplateTexts

// FigureTemplate gives our own form for figures as a file.
func (a *App) FigureTemplate(kind string, t TemplateTexts) ([]byte, error) {
	var b bytes.Buffer
	err := tabular.Template(&b, kind, t)
	return b.Bytes(), err
}
