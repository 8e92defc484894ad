package ui

import (
	"net/url"
	"strings"
	"testing"
)

func TestCompareMarksOnlyTheWordsThatDiffer(t *testing.T) {
	marked := func(parts []part) string {
		var out []string
		for _, p := range parts {
			if p.changed {
				out = append(out, "["+p.text+"]")
			} else {
				out = append(out, p.text)
			}
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct{ mine, theirs, left, right string }{
		{"dat bewoners blijvend contact hebben", "dat meer bewoners contact hebben", "dat bewoners [blijvend] contact hebben", "dat [meer] bewoners contact hebben"},
		{"gelijk", "gelijk", "gelijk", "gelijk"},
		{"", "nieuw", "", "[nieuw]"},
		{"heel anders", "geen woord hetzelfde", "[heel anders]", "[geen woord hetzelfde]"},
	} {
		a, b := compare(c.mine, c.theirs)
		if marked(a) != c.left || marked(b) != c.right {
			t.Errorf("compare(%q, %q) = %q, %q", c.mine, c.theirs, marked(a), marked(b))
		}
	}
	long := strings.Repeat("woord ", maxCompared+1)
	if a, _ := compare(long, "kort"); len(a) != 1 || a[0].changed {
		t.Error("a very long text must be shown without marks")
	}
}

func TestInitialsLeaveOutSmallWordsAndAge(t *testing.T) {
	for name, want := range map[string]string{
		"Samira El Amrani": "SE", "Joris de Boer": "JB", "Ahmed, 54": "A", "Mevrouw T., 80-plus": "MT", "riet": "R", "": "", "Şükran": "Ş",
	} {
		if got := Initials(name); got != want {
			t.Errorf("Initials(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestChosenTakesTheOtherTextOnlyWhenItWasChosen(t *testing.T) {
	form := url.Values{"zin": {"mijn"}, "ander_zin": {"van Joris"}}
	if got := Chosen(form, "zin"); got != "mijn" {
		t.Errorf("no choice: %q", got)
	}
	form.Set("keuze_zin", "ander")
	if got := Chosen(form, "zin"); got != "van Joris" {
		t.Errorf("the other: %q", got)
	}
	form.Set("keuze_zin", "mijn")
	if got := Chosen(form, "zin"); got != "mijn" {
		t.Errorf("mine: %q", got)
	}
}

func TestPagesShowTheEndsAndTheNeighbours(t *testing.T) {
	for _, c := range []struct {
		number, count int
		want          []int
	}{
		{6, 12, []int{1, 0, 5, 6, 7, 0, 12}}, {1, 3, []int{1, 2, 3}}, {1, 1, []int{1}}, {12, 12, []int{1, 0, 11, 12}},
	} {
		got := Pages{Number: c.number, Count: c.count}.near()
		if len(got) != len(c.want) {
			t.Errorf("page %d of %d: %v, want %v", c.number, c.count, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("page %d of %d: %v, want %v", c.number, c.count, got, c.want)
			}
		}
	}
}

func TestEveryIconIsDrawn(t *testing.T) {
	for _, name := range []IconName{
		IconCheck, IconDone, IconAttention, IconError, IconTip, IconQuestion, IconClock, IconUp, IconDown, IconEmpty, IconArrow, IconBack,
		IconPlus, IconUndo, IconMenu, IconSearch, IconBell, IconHeart, IconLock, IconSpeak, IconTalk, IconLink, IconPrint, IconPeople, IconMap,
		IconSheet, IconRefresh, IconBook, IconMicrophone, IconScan, IconPencil, IconDownload, IconChevron, IconCross,
	} {
		if drawing(name) == "" {
			t.Errorf("icon %q is not drawn", name)
		}
	}
}

// A sentence in the place of a number does not push what comes after it off a phone.
func TestWordsInAColumnOfNumbersMayGoOverLines(t *testing.T) {
	var b strings.Builder
	err := DataTable(Table{Caption: "Totalen", Columns: []Column{{Name: "Jaar"}, {Name: "Cijfer", Number: true}}, Rows: [][]string{
		{"2024", "1.075"}, {"2025", "nog niet compleet: 3 van 4 kwartalen"}, {"2026", "12,5% tot 14%"}}}).Render(t.Context(), &b)
	if err != nil || strings.Count(b.String(), "woorden") != 1 || !strings.Contains(b.String(), `<td class="r woorden">nog niet`) {
		t.Errorf("%v %s", err, b.String())
	}
}
