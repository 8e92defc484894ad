package kompas

import (
	"strings"
	"time"

	"kompas/fault"
)

// CouncilBlock is one block of a council page; the order and the word limits come from the method.
type CouncilBlock struct {
	Name  string // key in forms and storage
	Limit int    // words
}

// CouncilBlocks lists the blocks that people write, in order. Figures and status are filled in by the product.
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
	Status      string // concept or vastgelegd
	Blocks      map[string]string
	FrozenOn    string // 2026-03-01
	FrozenAt    time.Time
	Snapshot    string // what was shown, as JSON; the sole source once frozen
	ContentHash string
	CreatedAt   time.Time
	CreatedBy   PersonID
	Version     int64
}

// Frozen says whether the page may no longer change.
func (c CouncilPage) Frozen() bool { return c.FrozenOn != "" }

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

// CheckCouncilWords refuses a page with a block over its limit, naming each such block.
func CheckCouncilWords(blocks map[string]string) error {
	var over []*fault.Error
	total := 0
	for _, b := range CouncilBlocks() {
		n := Words(blocks[b.Name])
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
