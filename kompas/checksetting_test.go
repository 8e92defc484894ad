package kompas_test

import (
	"slices"
	"strings"
	"testing"

	. "kompas/kompas"
)

func TestAWordListIsReadAsPeopleTypeIt(t *testing.T) {
	for text, want := range map[string]string{
		"Dorpeling\r\n dorpelingen \n\nDORPELING": "dorpeling dorpelingen", "lhbti’ers": "lhbti'ers", "  ": "!woordenlijst_leeg",
		"dorp<script>": "!geen_opmaak", "drop; table": "!woord_vreemd", strings.Repeat("a", 61): "!woord_te_lang",
		strings.Repeat("a", 60): strings.Repeat("a", 60), "a\x00b": "!stuurtekens",
	} {
		f, _ := FieldByName(CheckSettingsFields(), "inwoners")
		s := DefaultCheckSettings()
		err := f.Set(&s, text)
		got := strings.Join(s.Lists.Residents, " ")
		if err != nil {
			if got = "!" + err.Code; !slices.Equal(s.Lists.Residents, DutchWordLists().Residents) {
				t.Errorf("%q: refused, and changed", text)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	f, _ := FieldByName(CheckSettingsFields(), "inwoners")
	var many []string
	for i := range MaxWords + 1 {
		many = append(many, strings.Repeat("a", i%50+1)+string(rune('a'+i/50)))
	}
	s := DefaultCheckSettings()
	if err := f.Set(&s, strings.Join(many, "\n")); err == nil || err.Code != "woordenlijst_te_lang" {
		t.Error(err)
	}
}

func TestOnlyTheWordsThatDifferAreOnesOwn(t *testing.T) {
	s := DefaultCheckSettings()
	if len(s.OwnWords()) != 0 {
		t.Error(s.OwnWords())
	}
	for _, name := range WordListNames() {
		f, ok := FieldByName(CheckSettingsFields(), name)
		if !ok {
			t.Fatal(name)
		}
		changed := DefaultCheckSettings()
		if err := f.Set(&changed, f.Get(&changed)); err != nil || len(changed.OwnWords()) != 0 {
			t.Errorf("%s written back: %v, %v", name, err, changed.OwnWords())
		}
		if err := f.Set(&changed, f.Get(&changed)+"\nzeebewoner"); err != nil {
			t.Error(err)
		}
		own := changed.OwnWords()
		if len(own) != 1 || f.Get(&CheckSettings{Lists: WithWords(own)}) != f.Get(&changed) {
			t.Errorf("%s: %v", name, own)
		}
	}
}

func TestASpaceHearsWhatItAskedFor(t *testing.T) {
	found := []CheckFinding{{Code: "KC-309", Severity: Tips}, {Code: "KC-301", Severity: Warns}, {Code: "KC-212", Severity: Blocks}}
	if got := said(DefaultCheckSettings().Heard(found)); got != "KC-301 W , KC-212 B " {
		t.Error(got)
	}
	if got := (CheckSettings{Scope: ScopeFull}).Heard(found); len(got) != 3 {
		t.Error(got)
	}
}

func TestAFindingEndsWithItsConditionOrWithTheRoundOfItsDecision(t *testing.T) {
	f := func(code string) CheckFinding { return CheckFinding{Code: code, Object: "r"} }
	kept := func(code string, s FindingState, round string) KeptFinding {
		return KeptFinding{CheckFinding: f(code), ID: code + string(s), State: s, CycleID: CycleID(round)}
	}
	all := []KeptFinding{kept("KC-301", FindingOpen, ""), kept("KC-302", FindingOpen, ""), kept("KC-303", FindingLeft, "2"), kept("KC-304", FindingLeft, "1"),
		kept("KC-204", FindingLifted, "2"), kept("KC-001", FindingLifted, "1")}
	found := []CheckFinding{f("KC-301"), f("KC-303"), f("KC-304"), f("KC-309"), f("KC-309")}
	begun, ended := KeepFindings(found, all, "2")
	if got := said(begun); got != "KC-304  r, KC-309  r" {
		t.Errorf("begun: %s", got)
	}
	var ids []string
	for _, k := range ended {
		ids = append(ids, k.ID)
	}
	if got := strings.Join(ids, " "); got != "KC-302open KC-304bewust KC-001opgeheven" {
		t.Errorf("ended: %s", got)
	}
	if got := said(Asking(found, all, "2")); got != "KC-301  r, KC-304  r, KC-309  r, KC-309  r" {
		t.Errorf("asking: %s", got)
	}
	if got := Lifted(all, "r", "2"); len(got) != 1 || got[0].Code != "KC-204" {
		t.Errorf("lifted: %v", got)
	}
}
