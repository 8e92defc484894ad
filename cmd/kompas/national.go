package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"kompas/app"
	"kompas/fetch"
	"kompas/figure"
	"kompas/refdata"
)

// nationalCmd puts national figures in the place of the program's own.
type nationalCmd struct {
	database
	sourceFlags
	File     string         `arg:"" optional:"" name:"bestand" help:"Een bestand (CSV, XLSX of ODS), het nummer van een tabel (85984NED), of een adres. Zonder: toon de landelijke cijfers."`
	Service  string         `name:"dienst" help:"Waar een tabel met een nummer staat: cbs, cbs-nieuw of anderen." default:"cbs" enum:"cbs,cbs-nieuw,anderen" placeholder:"DIENST"`
	Topics   map[int]string `name:"onderwerp" help:"Welke landelijke indicator een onderwerp is: het nummer dat de proef toont, en de sleutel van de indicator, zoals 3=inwoners. Met 'niet' blijft het weg." placeholder:"NUMMER=INDICATOR"`
	Numbers  string         `name:"getalnotatie" help:"Hoe de getallen geschreven zijn: komma, punt, komma_duizendpunt, punt_duizendkomma, komma_duizendspatie of punt_duizendspatie." placeholder:"NOTATIE"`
	Year     int            `name:"gebiedsjaar" help:"Van welk jaar de gebieden zijn." placeholder:"JAAR"`
	Period   string         `name:"periode" help:"Over welke periode de cijfers gaan, als het bestand dat niet zegt." placeholder:"PERIODE"`
	Source   string         `name:"bron" help:"Van wie de cijfers zijn, als het bestand dat niet zegt." placeholder:"NAAM"`
	Licence  string         `name:"licentie" help:"Onder welke licentie, als het bestand dat niet zegt." placeholder:"LICENTIE"`
	Basis    string         `name:"grondslag" help:"Hoe de cijfers tot stand kwamen: telling, steekproef of model." placeholder:"GRONDSLAG"`
	National bool           `name:"landelijk" help:"Een bestand zonder gebieden gaat over heel Nederland."`
	TakeOver bool           `name:"overnemen" help:"Neem gebieden over die in geen lijst staan, met de naam uit het bestand."`
	Skip     bool           `name:"overslaan" help:"Sla over wat niet kan kloppen."`
	Apply    bool           `name:"inwerking" help:"Zet de cijfers in werking. Zonder deze optie verandert er niets."`
	Undo     int            `name:"terug" help:"Draai de versie met dit nummer terug. Wat er daarvoor was, geldt dan weer." placeholder:"NUMMER"`
}

// Help is the explanation below the options.
func (nationalCmd) Help() string {
	return `Zet nieuwere landelijke cijfers in de plaats van die in het programma, voor alle ruimten tegelijk. Zonder --inwerking is het een proef: u ziet wat er in het bestand staat en wat er zou veranderen.

Wat u hier in werking zet, gaat voor op de cijfers in het programma, ook na een nieuwe versie van het programma. Met --terug geldt weer wat er daarvoor was.

Voorbeeld: kompas referentie 85984NED --onderwerp 3=inwoners --inwerking`
}

// Run lists, tries, puts in force or takes back.
func (c *nationalCmd) Run(in *surroundings) error {
	if c.Undo != 0 && c.File != "" {
		return errors.New("kies één ding: een bestand, of --terug")
	}
	s, err := c.openReady(in)
	if err != nil {
		return err
	}
	defer s.Close()
	figures, err := refdata.Open()
	if err != nil {
		return err
	}
	o, err := outside(figures.Version(), "", time.Now)
	if err != nil {
		return err
	}
	if o.Recodings, err = figures.Recodings(); err != nil {
		return err
	}
	o.Sources = c.sources(1 << 40)
	a := app.New(s, o)
	if _, err := a.LoadReference(in.ctx, figures); err != nil {
		return err
	}
	switch {
	case c.Undo != 0:
		v, err := a.UndoReference(in.ctx, operatorName(), c.Undo)
		if err == nil {
			fmt.Fprintf(in.out, "Versie %d (%s) is teruggedraaid. Wat er daarvoor was, geldt weer.\n", v.Number, v.FileName)
		}
		return err
	case c.File != "":
		return c.read(in, a)
	}
	return c.list(in, a)
}

// operatorName is who is at the keyboard.
func operatorName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}

// list tells what the national figures come from.
func (c *nationalCmd) list(in *surroundings, a *app.App) error {
	s, err := a.ReferenceFigures(in.ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(in.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "indicator\tnaam\tniveau\tgebied\tperioden\tbron\tuitgave\tdatum")
	at := map[int]string{}
	for _, v := range s.Versions {
		at[v.Number] = v.At.In(a.Zone()).Format(time.DateOnly)
	}
	for _, l := range s.Lines {
		edition, periods := "programma "+s.Edition, l.First
		if l.Version > 0 {
			edition = fmt.Sprintf("versie %d", l.Version)
		}
		if l.Last != l.First {
			periods += " t/m " + l.Last
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", l.Indicator, s.Names[l.Indicator], l.Level, l.Scope, periods, strings.TrimSpace(l.Source+" "+l.Table), edition, at[l.Version])
	}
	if len(s.Versions) > 0 {
		fmt.Fprintln(w, "\nversie\tin werking\tdoor\tbestand\tnieuw\tanders\tvervallen\tstand")
	}
	for _, v := range s.Versions {
		state := "geldt, en gaat voor op het programma"
		if !v.InForce() {
			state = "teruggedraaid op " + v.UndoneAt.In(a.Zone()).Format(time.DateOnly) + " door " + v.UndoneBy
		}
		if !v.CleanedAt.IsZero() {
			state += ", cijfers opgeruimd"
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%d\t%d\t%d\t%s\n", v.Number, at[v.Number], v.PersonName, v.FileName, v.Counts.New, v.Counts.Changed, v.Counts.Gone, state)
	}
	return w.Flush()
}

// read tries a file and, when that was asked, puts it in force.
func (c *nationalCmd) read(in *surroundings, a *app.App) error {
	file, done, err := c.bring(in, a)
	if err != nil {
		return err
	}
	defer done()
	trial, err := a.TryReference(in.ctx, file, c.form())
	printTrial(in.out, trial)
	if err != nil {
		return err
	}
	if !trial.Outcome.Changes() {
		fmt.Fprintln(in.out, "\nDit bestand verandert niets.")
		return nil
	}
	printChanges(in.out, trial)
	if !c.Apply {
		fmt.Fprintln(in.out, "\nDit was een proef: er is niets veranderd. Met --inwerking gaan deze cijfers gelden, in alle ruimten.")
		return nil
	}
	v, err := a.ApplyReference(in.ctx, operatorName(), trial)
	if err == nil {
		fmt.Fprintf(in.out, "\nVersie %d geldt nu, in alle ruimten. Terugdraaien kan met: kompas referentie --terug %d\n", v.Number, v.Number)
	}
	return err
}

// form gives the options as a form is filled in.
func (c *nationalCmd) form() map[string]string {
	form := map[string]string{"getalnotatie": c.Numbers, "periode": c.Period, "bron": c.Source, "licentie": c.Licence, "grondslag": c.Basis}
	if c.Year != 0 {
		form["gebiedsjaar"] = strconv.Itoa(c.Year)
	}
	for field, on := range map[string]bool{"landelijk": c.National, "overnemen": c.TakeOver, "overslaan": c.Skip} {
		if on {
			form[field] = "ja"
		}
	}
	for number, key := range c.Topics {
		form["onderwerp-"+strconv.Itoa(number-1)] = key
	}
	return form
}

// bring opens a file, or fetches it into one that is gone afterwards.
func (c *nationalCmd) bring(in *surroundings, a *app.App) (app.ReferenceFile, func(), error) {
	var file app.ReferenceFile
	f, err := os.Open(c.File)
	if err != nil {
		if !errors.Is(err, os.ErrNotExist) {
			return file, nil, err
		}
		if file.Place, err = a.ReadReferenceAddress(c.File, app.FigureService(c.Service)); err != nil {
			return file, nil, fmt.Errorf("%s is geen bestand op deze computer, en geen tabel of adres: %w", c.File, err)
		}
		if f, err = os.CreateTemp("", "kompas-referentie-*"); err != nil {
			return file, nil, err
		}
		os.Remove(f.Name())
		if err := a.FetchReference(in.ctx, file.Place, f, func(int64, int64) error { return in.ctx.Err() }); err != nil {
			f.Close()
			return file, nil, err
		}
	}
	sum := sha256.New()
	_, err = f.Seek(0, io.SeekStart)
	if err == nil {
		file.Size, err = io.Copy(sum, f)
	}
	if err != nil {
		f.Close()
		return file, nil, err
	}
	file.Name, file.Content, file.Hash = filepath.Base(c.File), f, hex.EncodeToString(sum.Sum(nil))
	return file, func() { f.Close() }, nil
}

// printTrial tells what stands in a file.
func printTrial(to io.Writer, t app.ReferenceTrial) {
	s := t.Survey
	if s.Values == 0 {
		return
	}
	fmt.Fprintf(to, "%s: %d rijen, %d gebieden, perioden %s\n", strings.TrimSpace(t.FileName+" "+t.Table.Title), s.Rows, s.Areas, shortList(s.Periods))
	fmt.Fprintf(to, "herkend: %d · niet herkend: %d · geheim bij de bron: %d · nog niet bekend: %d · kan niet voorkomen: %d · voorlopig: %d\n", s.Present(),
		s.Count(figure.TallyFault), s.Count(figure.Suppressed.Code()), s.Count(figure.NotYetPublished.Code()), s.Count(figure.NotApplicable.Code()), s.Count(figure.TallyProvisional))
	if tally := s.Tallies[figure.TallyFault]; tally != nil {
		for _, x := range tally.First {
			fmt.Fprintf(to, "  regel %d, %s: %q\n", x.Line, x.Column, x.Text)
		}
	}
	if guess := s.Numbers.Proposal(); guess != "" && s.Numbers.Marked() > 0 {
		fmt.Fprintf(to, "getalnotatie: bevestig met --getalnotatie %s, of kies een andere\n", guess)
	}
	for _, name := range t.Check.Unknown {
		fmt.Fprintf(to, "onbekend gebied: %s\n", name)
	}
	for _, m := range t.Check.Ambiguous {
		fmt.Fprintf(to, "dubbele naam: %s (%s)\n", m.Name, strings.Join(m.Codes, ", "))
	}
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "onderwerp\tnaam in het bestand\teenheid\tcijfers\twordt")
	for i, topic := range t.Table.Topics {
		key := "niet"
		if i < len(t.Keys) && t.Keys[i] != "" {
			key = t.Keys[i]
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%d\t%s\n", i+1, strings.Join(topic.Path, " / "), topic.Unit, s.Topics[i].Present, key)
	}
	w.Flush()
}

// printChanges tells what a file changes.
func printChanges(to io.Writer, t app.ReferenceTrial) {
	o := t.Outcome
	fmt.Fprintf(to, "\nnieuw: %d · anders: %d · vervalt: %d · gelijk: %d\n", o.New, o.Changed, o.Gone, o.Same)
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "indicator\tperiode\tniveau\tnieuw\tanders\tvervalt\tgelijk")
	for _, c := range o.Columns[:min(len(o.Columns), shownLines)] {
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%d\t%d\n", c.Name, strings.TrimSpace(c.Period+" "+c.Breakdown), c.Level, c.New, c.Changed, c.Gone, c.Same)
	}
	w.Flush()
	if more := len(o.Columns) - shownLines; more > 0 {
		fmt.Fprintf(to, "en nog %d reeksen\n", more)
	}
	for _, x := range o.Examples[:min(len(o.Examples), 10)] {
		fmt.Fprintf(to, "  %s %s, %s %s: %s wordt %s\n", x.Name, x.Period, x.Area, x.AreaName, number(x.Before, x.BeforeNot), number(x.After, x.AfterNot))
	}
}

// shownLines bounds the lists that are printed.
const shownLines = 40

func number(v float64, not figure.Absence) string {
	if not != figure.Present {
		return "geen cijfer"
	}
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
}

// shortList names the first and last of many.
func shortList(list []string) string {
	list = slices.Sorted(slices.Values(list))
	if len(list) > 4 {
		return fmt.Sprintf("%s t/m %s (%d)", list[0], list[len(list)-1], len(list))
	}
	return strings.Join(list, ", ")
}

// sourceFlags are the flags that say where figures can be fetched.
type sourceFlags struct {
	SourceCBS    string   `help:"Basisadres van CBS Open data (OData 3). Leeg: niet aanbieden." default:"https://opendata.cbs.nl/ODataFeed/odata" placeholder:"ADRES"`
	SourceCBSNew string   `help:"Basisadres van de nieuwe dienst van het CBS (OData 4). Leeg: niet aanbieden." default:"https://datasets.cbs.nl/odata/v1/CBS" placeholder:"ADRES"`
	SourceOthers string   `help:"Basisadres van tabellen van RIVM en anderen (OData 3). Leeg: niet aanbieden." default:"https://dataderden.cbs.nl/ODataFeed/odata" placeholder:"ADRES"`
	SourceOwn    []string `help:"Computers waar cijfers vandaan mogen komen hoewel zij niet openbaar zijn, zoals een eigen spiegel: naam of naam:poort, gescheiden door komma's." placeholder:"NAAM"`
}

func (s sourceFlags) sources(most int64) app.Sources {
	return app.Sources{CBS: s.SourceCBS, CBSNew: s.SourceCBSNew, Others: s.SourceOthers,
		Client: fetch.New(fetch.Settings{Agent: "Kwaliteitskompas/" + build(), Own: s.SourceOwn, Most: most})}
}
