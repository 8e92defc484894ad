package layers

import "testing"

func TestBothWaysAnswerEveryQuestion(t *testing.T) {
	r, err := Open(t.Context(), t.TempDir(), 300_000)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, q := range r.Questions() {
		if err := q.Ours(t.Context()); err != nil {
			t.Errorf("%s through the store: %v", q.Name, err)
		}
		if err := q.Bare(t.Context()); err != nil {
			t.Errorf("%s bare: %v", q.Name, err)
		}
	}
}
