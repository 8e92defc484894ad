package kompas_test

import (
	"slices"
	"strings"
	"testing"

	"kompas/i18n"
	. "kompas/kompas"
)

func TestTextRulesReadTheWording(t *testing.T) {
	long := strings.Repeat("heel ", 23) + "voor inwoners" // 25 words
	for _, c := range []struct {
		kind TextKind
		text string
		want string
	}{
		{AmbitionText, "Inwoners voelen zich thuis in hun buurt", ""},
		{AmbitionText, "We versterken het voorveld", "KC-101"},
		{AmbitionText, "Een fijne buurt", "KC-102"},
		{AmbitionText, "", "KC-102"},
		{AmbitionText, "Inwoners gaan meer uit van eigen kracht", "KC-103"},
		{AmbitionText, "Lichtere  zorg waar het kan", "KC-101"},
		{AmbitionText, "De wethouder en de vergunninghouders zijn tevreden", "KC-102"},
		{AmbitionText, "Statushouders leren de weg", ""},
		{AmbitionText, "75+'ers en 75+ers doen mee", ""}, {AmbitionText, "75+’ERS doen mee", ""},
		{AmbitionText, "LHBTI'ers zijn veilig", ""}, {AmbitionText, "LHBTI-jongeren zijn veilig", ""},
		{AmbitionText, "Kinderopvang voor elk kind", ""}, {AmbitionText, "Kinderopvang is betaalbaar", "KC-102"},
		{AmbitionText, "Mensen met schulden hebben werk, wonen fijn en zijn gezond", "KC-104"},
		{AmbitionText, "Mensen met schulden, in armoede, hebben werk en wonen fijn", ""}, // debts and poverty are one theme
		{AmbitionText, "Mensen hebben een betaalbaar netwerk, zijn veilig, gezond en minder eenzaam", ""},
		{AmbitionText, long, ""}, {AmbitionText, "Samen " + long + " en ouders", "KC-113"},
		{AmbitionText, long + ". " + long + "! " + long, ""},
		{ResultText, "Over vier jaar voelen minder jongeren zich eenzaam", ""},
		{ResultText, "Uiterlijk in 2028 voelen minder jongeren zich eenzaam", ""}, {ResultText, "Vóór 2028 zijn ouders blij", ""},
		{ResultText, "Minder jongeren voelen zich eenzaam", "KC-202"},
		{ResultText, "Over 3 jaar zijn er 20 extra huisbezoeken", "KC-205"},
		{ResultText, "Over 3 jaar krijgen ouders 1.200 uren hulp", "KC-205"}, {ResultText, "Over 3 jaar zijn er minder buren alleen", ""},
		{ResultText, "Over 3 jaar zijn er minder begeleidingsuren", "KC-205"}, {ResultText, "Over 3 jaar meer avonturen", ""},
		{ResultText, "Eind 2028 doen meer jongeren mee aan activiteiten", ""}, // too far apart
		{ResultText, "Eind 2028 zijn er meer leuke nieuwe activiteiten", "KC-205"},
		{ResultText, "Eind 2028 is er meer. Activiteiten zijn er voor kinderen", ""},
		{ResultText, "Eind 2028 is er een zorgloket voor ouders", "KC-205"},
		{ResultText, "Eind 2028 kunnen wij bieden wat ouders vragen", "KC-205"},
		{ResultText, "Over 4 jaar werken de scholen samen", "KC-206"}, {ResultText, "Over 4 jaar werken scholen en ouders samen", ""},
		{ResultText, "Over 4 jaar is …% van de ouders tevreden", "KC-211"}, {ResultText, "Over 4 jaar is ... % van de ouders tevreden", "KC-211"},
		{ResultText, "Het team geeft twintig trainingen", "KC-202 KC-205 KC-206"},
		{ContributionText, "Wij geven 30 workshops", "KC-310"}, {ContributionText, "Ouders krijgen elke week rust", ""},
		{ContributionText, "", ""},
	} {
		if got := strings.Join(DutchWordLists().TextCodes(c.kind, c.text), " "); c.want != got {
			t.Errorf("%s %q: %s, want %s", c.kind, c.text, got, c.want)
		}
	}
}

func TestTextRulesAreTheListsThatAreGiven(t *testing.T) {
	lists := DutchWordLists()
	lists.Residents = append(lists.Residents, "dorpelingen")
	if got := lists.TextCodes(AmbitionText, "Dorpelingen kennen elkaar"); len(got) != 0 {
		t.Errorf("a word that was added: %v", got)
	}
	if got := DutchWordLists().TextCodes(AmbitionText, "Dorpelingen kennen elkaar"); !slices.Equal(got, []string{"KC-102"}) {
		t.Errorf("the lists of the method changed: %v", got)
	}
	if got := (WordLists{}).TextCodes("brief", "tekst"); len(got) != 0 || TextKind("brief").Valid() {
		t.Errorf("another kind: %v", got)
	}
	if n := len(DutchWordLists().Themes); n != 16 {
		t.Errorf("%d themes", n)
	}
}

func TestEveryCodeOfTheTextRulesHasItsSentence(t *testing.T) {
	for _, code := range []string{"KC-101", "KC-102", "KC-103", "KC-104", "KC-113", "KC-202", "KC-205", "KC-206", "KC-211", "KC-310"} {
		if !i18n.HasCode(code) {
			t.Error(code)
		}
	}
}

func FuzzTextRules(f *testing.F) {
	f.Add("Over 4 jaar is …% van de ouders tevreden. 75+'ers: \xff\x00 1.2,3")
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range []TextKind{AmbitionText, ResultText, ContributionText} {
			if codes := DutchWordLists().TextCodes(kind, text); !slices.IsSorted(codes) {
				t.Error(codes)
			}
		}
	})
}
