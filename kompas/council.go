package kompas

import (
	"slices"
	"strings"
	"time"

	"kompas/fault"
)

// CouncilBlock (blok van het raadsblad) is one block that people write; the order and the word limits come from the method.
type CouncilBlock struct {
	Name  string // name of the field, and key in storage
	Limit int    // words, with what the product adds to the block counted in
}

// CouncilBlocks lists the blocks in order. Figures and status words are filled in by the product.
func CouncilBlocks() []CouncilBlock {
	return []CouncilBlock{
		{"kop", 45}, {"stand", 25}, {"vertellen", 40}, {"waardoor", 50}, {"samen", 60}, {"leren", 50}, {"gevraagd", 35}, {"voet", 40},
	}
}

// CouncilPageLimit is the most words on one page.
const CouncilPageLimit = 350

// CouncilPage (raadsblad) answers for one result, on one A4, whether residents are better off.
type CouncilPage struct {
	ID          CouncilPageID
	CompassID   CompassID
	ResultID    ResultID
	Blocks      map[string]string // what people wrote, by the name of the block
	StoryID     StoryID           // the story that is quoted; empty for none
	Quote       string            // its text once frozen; emptied when the teller withdraws
	QuoteSalt   []byte
	FrozenOn    string // 2026-03-01, or 2026-03-01-2 for a second one that day; empty while it is a draft
	FrozenAt    time.Time
	Snapshot    string // the frozen CouncilSheet as JSON: the sole source from then on
	ContentHash string // SHA-256 of the snapshot, in hex
	CreatedAt   time.Time
	CreatedBy   PersonID
	Version     int64
}

// Frozen says whether the page may no longer change.
func (c CouncilPage) Frozen() bool { return c.FrozenOn != "" }

// CouncilPageFields are the fields a form may change while the page is a draft.
func CouncilPageFields() []Field[CouncilPage] {
	var out []Field[CouncilPage]
	for _, b := range CouncilBlocks() {
		out = append(out, Field[CouncilPage]{
			Name: b.Name,
			Get:  func(c *CouncilPage) string { return c.Blocks[b.Name] },
			Set: func(c *CouncilPage, text string) *fault.Error {
				clean, err := CleanText(b.Name, text, MaxText, true)
				if err != nil {
					return err
				}
				blocks := map[string]string{} // a copy: the object it came from must not change
				for k, v := range c.Blocks {
					blocks[k] = v
				}
				blocks[b.Name] = clean
				c.Blocks = blocks
				return nil
			},
		})
	}
	return out
}

// CouncilSheet (inhoud van het raadsblad) is everything that stands on a council page. It is what gets frozen.
type CouncilSheet struct {
	SpaceName    string            `json:"ruimte"`
	CompassTitle string            `json:"kompas"`
	CompassSlug  string            `json:"kompasAdres"`
	ResultNumber int               `json:"resultaatNummer"`
	ResultCount  int               `json:"aantalResultaten"`
	Ambition     string            `json:"ambitie"`
	Result       string            `json:"resultaat"`
	TargetGroup  string            `json:"doelgroep"`
	StartYear    int               `json:"startjaar"`
	HorizonYears int               `json:"looptijd"`
	Adoption     AdoptionStatus    `json:"vaststelling"`
	Edition      int               `json:"versie"`
	AdoptedOn    string            `json:"vastgesteldOp,omitempty"`
	AsOf         string            `json:"standVan"`
	Rows         []CouncilRow      `json:"indicatoren"`
	States       [6]StepStatus     `json:"standVanStappen"`
	Blocks       map[string]string `json:"blokken"`
	QuoteBy      string            `json:"verteller,omitempty"`
	QuoteArea    string            `json:"vertellergebied,omitempty"`   // enough people share these
	QuoteAge     string            `json:"vertellerleeftijd,omitempty"` // code of an age group
	QuoteExample bool              `json:"verhaalVerzonnen,omitempty"`
	QuoteDigest  string            `json:"verhaalHash,omitempty"`
	Map          *CouncilMap       `json:"kaart,omitempty"`
	Sources      []CouncilSource   `json:"bronnen"`
	Hidden       bool              `json:"verborgenCijfers"`
	Example      bool              `json:"voorbeeldcijfers"`
	Domain       string            `json:"levensdomein,omitempty"`
	Asks         []CouncilAsk      `json:"gevraagd,omitempty"`
	Values       []CouncilValue    `json:"kernwaarden,omitempty"`
	ValuesSigned bool              `json:"kernwaardenGetekend,omitempty"`
	Indicators   AdoptionStatus    `json:"vaststellingIndicatoren,omitempty"` // when it is not that of the result
	Members      []CouncilMember   `json:"gemeenten,omitempty"`               // of a partnership
	Owners       []string          `json:"eigenaren,omitempty"`               // organisations that own the result together
	Links        []CouncilLink     `json:"bijdragen,omitempty"`
	Lifted       []CouncilLift     `json:"opgeheven,omitempty"`
	Lesson       *CouncilLesson    `json:"geleerd,omitempty"` // the newest, when there is room for it
}

// CouncilMember (gemeente op het raadsblad) is whether a municipality of a partnership adopted the result.
type CouncilMember struct {
	Name     string `json:"naam"`
	AreaCode string `json:"code,omitempty"`
	Adopted  bool   `json:"vastgesteld"`
	Refused  bool   `json:"nietVastgesteld,omitempty"`

	Adoption     AdoptionStatus `json:"vaststelling,omitempty"` // how far it is with the text
	Indicators   AdoptionStatus `json:"vaststellingIndicatoren,omitempty"`
	DecidedOn    string         `json:"besloten,omitempty"`
	Asks         []CouncilAsk   `json:"vragen,omitempty"` // what is asked of its council
	Values       []CouncilValue `json:"kernwaarden,omitempty"`
	ValuesSigned bool           `json:"kernwaardenGetekend,omitempty"`
}

// Reached notes how far the municipality is with a part of a result.
func (m *CouncilMember) Reached(s MemberStanding, part ChainObject) {
	if part == ChainIndicators {
		m.Indicators = s.Status
		return
	}
	m.Adoption, m.DecidedOn = s.Status, s.DecidedOn
}

// For gives the sheet as the council of one municipality of a partnership reads it: how far that one is, its core values,
// and what is asked of it. The whole sheet when the municipality does not take part.
func (s CouncilSheet) For(areaCode string) CouncilSheet {
	at := slices.IndexFunc(s.Members, func(m CouncilMember) bool { return areaCode != "" && m.AreaCode == areaCode })
	if at < 0 {
		return s
	}
	m := s.Members[at]
	s.Members, s.Asks, s.Values, s.ValuesSigned = []CouncilMember{m}, m.Asks, m.Values, m.ValuesSigned
	if s.Adoption, s.Indicators = m.Adoption, m.Indicators; s.Indicators == s.Adoption {
		s.Indicators = ""
	}
	if m.DecidedOn != "" {
		s.AdoptedOn = m.DecidedOn
	}
	return s
}

// CouncilAsk (vraag aan de raad) is what the chain asks of the council, in the words of its code.
type CouncilAsk string

// What the council can be asked.
const (
	AskNotice CouncilAsk = "kennisnemen"
	AskAdopt  CouncilAsk = "vaststellen"
	AskValues CouncilAsk = "kernwaarden_check"
)

// CouncilAsks follows the chain: the council adopts what waits for it, after a check of the core values; else it takes
// notice, unless people wrote what they ask.
func CouncilAsks(next []Body, values int, signed, written bool) []CouncilAsk {
	if !slices.Contains(next, BodyCouncil) {
		if written {
			return nil
		}
		return []CouncilAsk{AskNotice}
	}
	if values == 0 || signed {
		return []CouncilAsk{AskAdopt}
	}
	return []CouncilAsk{AskValues, AskAdopt}
}

// AsksTogether is what is asked of any council of a partnership: the council adopts where one of them has to, and takes
// notice only where none has.
func AsksTogether(members []CouncilMember) []CouncilAsk {
	var out []CouncilAsk
	for _, a := range []CouncilAsk{AskValues, AskAdopt, AskNotice} {
		asked := slices.ContainsFunc(members, func(m CouncilMember) bool { return slices.Contains(m.Asks, a) })
		if asked && !(a == AskNotice && len(out) > 0) {
			out = append(out, a)
		}
	}
	return out
}

// CouncilValue (kernwaarde op het raadsblad) is a core value with the answers about the result and its indicators.
type CouncilValue struct {
	Name    string   `json:"naam"`
	Fits    int      `json:"past"`
	Doubts  []string `json:"twijfel,omitempty"`  // about what
	Misfits []string `json:"pastNiet,omitempty"` // about what
}

// CouncilLink (bijdrage op het raadsblad) is something that contributes to the result, on main lines.
type CouncilLink struct {
	ID   string `json:"als-dan"`
	Name string `json:"naam"`
}

// CouncilLesson (geleerd op het raadsblad) is what was done after a review, and what it brought about.
type CouncilLesson struct {
	Did  string `json:"gedaan"`
	Then string `json:"effect"`
}

// lessonWords is how many words the page adds around a lesson.
const lessonWords = 5

// Words counts the words of a lesson on the page.
func (l *CouncilLesson) Words() int {
	if l == nil {
		return 0
	}
	return Words(l.Did) + Words(l.Then) + lessonWords
}

// CouncilLift (opgeheven regel op het raadsblad) is what was still open when partners adopted, and why that was lifted.
type CouncilLift struct {
	Code   string `json:"regel"`
	Reason string `json:"reden"`
}

// CouncilRow (regel met een indicator) is one indicator: where it stood, stands and should go.
type CouncilRow struct {
	ID        string         `json:"indicator,omitempty"`
	Name      string         `json:"naam"`
	Nature    string         `json:"aard"`
	Unit      string         `json:"eenheid"`
	Decimals  int            `json:"decimalen"`
	Points    []CouncilPoint `json:"punten"`
	Baseline  *CouncilPoint  `json:"begin,omitempty"`
	Now       *CouncilPoint  `json:"nu,omitempty"`
	Reason    string         `json:"reden,omitempty"` // why there is no figure
	Target    *float64       `json:"doel,omitempty"`
	TargetHi  *float64       `json:"doelTot,omitempty"`
	TargetOn  string         `json:"doelPeriode,omitempty"`
	Status    string         `json:"stand"`
	Peers     *float64       `json:"vergelijkbaar,omitempty"`
	PeersOn   string         `json:"vergelijkbaarPeriode,omitempty"`
	Example   bool           `json:"verzonnen,omitempty"`
	Uncertain bool           `json:"margeOnbekend,omitempty"`
	Broken    bool           `json:"andersGemeten,omitempty"`   // between its beginning and now it was measured in another way
	Held      string         `json:"zoalsOpenbaarOp,omitempty"` // a figure stands as it became public on this day, though it is another now
}

// CouncilPoint (cijfer op het raadsblad) is a figure as the gate let it out.
type CouncilPoint struct {
	Period string   `json:"periode"`
	Year   float64  `json:"jaar"`
	Value  float64  `json:"waarde"`
	Lower  *float64 `json:"van,omitempty"`
	Upper  *float64 `json:"tot,omitempty"`
	N      int      `json:"n,omitempty"`
	Break  bool     `json:"anders,omitempty"` // measured in another way than the points before it
}

// CouncilSource (bron op het raadsblad) is where figures come from.
type CouncilSource struct {
	Name  string `json:"naam"`
	Years string `json:"jaren"`
	Basis string `json:"grondslag"`
	N     int    `json:"n,omitempty"`
}

// CouncilMap (kaart op het raadsblad) is where in the municipality one of the indicators is high and where it is low.
type CouncilMap struct {
	Indicator string        `json:"indicator"`
	Period    string        `json:"periode"`
	Unit      string        `json:"eenheid"`
	Decimals  int           `json:"decimalen"`
	Drawing   string        `json:"indeling"` // the boundary set that is drawn
	Level     string        `json:"niveau"`
	Within    string        `json:"binnen"`
	Areas     []CouncilArea `json:"gebieden"` // in order of code
}

// CouncilArea (gebied op het raadsblad) is one area of the map with its figure as the gate let it out.
type CouncilArea struct {
	Code  string   `json:"code"`
	Name  string   `json:"naam"`
	Value *float64 `json:"waarde,omitempty"`
}

// Ends gives the areas with the highest and the lowest figure; not ok when no two areas differ.
func (m CouncilMap) Ends() (high, low CouncilArea, ok bool) {
	for _, a := range m.Areas {
		if a.Value == nil {
			continue
		}
		if high.Value == nil || *a.Value > *high.Value {
			high = a
		}
		if low.Value == nil || *a.Value < *low.Value {
			low = a
		}
	}
	return high, low, high.Value != nil && *high.Value > *low.Value
}

// EndYear is the year in which the result should be there.
func (s CouncilSheet) EndYear() int { return s.StartYear + s.HorizonYears }

// Words counts words as a reader does: what stands between spaces and holds a letter or a digit.
func Words(text string) int {
	n := 0
	for _, w := range strings.Fields(text) {
		if strings.ContainsFunc(w, func(r rune) bool {
			return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127
		}) {
			n++
		}
	}
	return n
}

// askWords is how many words the product itself writes for one thing it asks of the council.
const askWords = 4

// FixedWords counts what the product itself adds to a block: the ambition, result and group in the head, the quote.
func (s CouncilSheet) FixedWords(block, quote string) int {
	switch block {
	case "kop":
		return Words(s.Result) + Words(s.TargetGroup)
	case "vertellen":
		return Words(quote) + Words(s.QuoteBy) + Words(s.QuoteArea)
	case "leren":
		return s.Lesson.Words()
	case "gevraagd":
		if !slices.Contains(s.Asks, AskNotice) { // that one makes room for what people write
			return askWords * len(s.Asks)
		}
	}
	return 0
}

// CheckCouncilSheet refuses a page with a block over its limit, naming each such block, and a page that is too long.
func CheckCouncilSheet(s CouncilSheet, quote string) error {
	var over []*fault.Error
	total := 0
	for _, b := range CouncilBlocks() {
		n := Words(s.Blocks[b.Name]) + s.FixedWords(b.Name, quote)
		total += n
		if n > b.Limit {
			over = append(over, fault.Field(b.Name, "blok_te_lang", n, b.Limit))
		}
	}
	if len(over) == 0 && total > CouncilPageLimit {
		over = append(over, fault.Field("", "raadsblad_te_lang", total, CouncilPageLimit))
	}
	return fault.Form(over)
}
