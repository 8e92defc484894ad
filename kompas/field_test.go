package kompas

import "testing"

func TestATextThatNobodyCanSeeIsNone(t *testing.T) {
	for text, want := range map[string]string{
		"\u200b\u200b": "", " \u00a0\u3000 ": "", "\u200d": "", "\u00ad": "", "\u2060\n\u200b": "",
		"👩‍👩‍👧": "👩‍👩‍👧", "مقهى": "مقهى", "نامه‌ها": "نامه‌ها", "?": "?", " e\u0301 ": "e\u0301",
	} {
		if got, wrong := CleanText("naam", text, MaxName, true); wrong != nil || got != want {
			t.Errorf("%q is read as %q, %v", text, got, wrong)
		}
	}
	name := RequiredTextField("naam", MaxName, false, func(s *string) *string { return s })
	var s string
	if wrong := name.Set(&s, "\u200b"); wrong == nil || wrong.Code != "verplicht" {
		t.Errorf("a name that nobody can see: %v", wrong)
	}
}
