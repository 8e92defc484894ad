package kompas

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func after(from, to ActivityID) ActivityRelation {
	return ActivityRelation{ID: RelationID(from + to), From: from, To: to, Kind: RelationAfter}
}

func TestAChainNeverComesBackToWhereItBegan(t *testing.T) {
	chain := []ActivityRelation{after("b", "a"), after("c", "b")}
	for _, r := range []ActivityRelation{after("a", "c"), after("a", "b"), after("a", "a")} {
		if !ClosesRing(chain, r) {
			t.Errorf("%s after %s closes a ring, and was let in", r.From, r.To)
		}
	}
	if ClosesRing(chain, after("c", "a")) || ClosesRing(chain, after("d", "c")) {
		t.Error("a chain that only goes on was refused")
	}
	if ClosesRing(chain, ActivityRelation{From: "a", To: "c", Kind: RelationTogether}) {
		t.Error("what goes together has no order, and makes no ring")
	}
	turned := chain[0]
	turned.From, turned.To = "a", "b"
	if ClosesRing(chain[:1], turned) {
		t.Error("a relation that is turned round meets itself")
	}
}

func TestWhateverIsLetInTheJourneyKeepsItsOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		var ids []ActivityID
		for i := range 2 + random.IntN(12) {
			ids = append(ids, ActivityID(fmt.Sprint(i)))
		}
		var relations []ActivityRelation
		for i := range random.IntN(30) {
			r := ActivityRelation{ID: RelationID(fmt.Sprint(i)), From: ids[random.IntN(len(ids))], To: ids[random.IntN(len(ids))], Kind: RelationKinds()[random.IntN(3)]}
			if !ClosesRing(relations, r) {
				relations = append(relations, r)
			}
		}
		place := map[ActivityID]int{}
		for n, j := range Journeys(ids, relations) {
			for i, step := range j {
				if len(step) == 0 {
					t.Fatalf("an empty step in %v of %v", j, relations)
				}
				for _, id := range step {
					if _, twice := place[id]; twice {
						t.Fatalf("%s stands twice: %v", id, relations)
					}
					place[id] = n*1000 + i
				}
			}
		}
		for _, r := range relations {
			if r.Kind == RelationAfter && r.From != r.To && place[r.From] <= place[r.To] {
				t.Fatalf("%s comes after %s, but stands before it: %v", r.From, r.To, relations)
			}
			if r.From != r.To && place[r.From]/1000 != place[r.To]/1000 {
				t.Fatalf("%s and %s have to do with each other, but are on two journeys", r.From, r.To)
			}
		}
		if again := Journeys(ids, relations); fmt.Sprint(again) != fmt.Sprint(Journeys(ids, relations)) {
			t.Fatal("the same relations give another journey")
		}
	}
	if got := Journeys([]ActivityID{"a", "b"}, nil); len(got) != 0 {
		t.Errorf("what stands alone is on a journey: %v", got)
	}
}

func TestAResultIsNeverAPartOfItself(t *testing.T) {
	results := []SocietalResult{{ID: "1", Number: 1}, {ID: "2", Number: 2, ParentID: "1"}, {ID: "3", Number: 3, ParentID: "2"}}
	field := ParentField(results)
	for _, number := range []string{"1", "2", "3"} {
		first := results[0]
		if err := field.Set(&first, number); err == nil || err.Code != "KC-313" || first.ParentID != "" {
			t.Errorf("result 1 under result %s: %v", number, err)
		}
	}
	third := results[2]
	if err := field.Set(&third, "1"); err != nil || third.ParentID != "1" || field.Get(&third) != "1" {
		t.Errorf("result 3 under result 1: %v", err)
	}
	if err := field.Set(&third, "9"); err == nil || err.Code != "geen_keuze" {
		t.Errorf("under a result that is not there: %v", err)
	}
	if err := field.Set(&third, ""); err != nil || third.ParentID != "" {
		t.Errorf("by itself again: %v", err)
	}
	fresh := SocietalResult{}
	if err := field.Set(&fresh, "3"); err != nil || fresh.ParentID != "3" {
		t.Errorf("a new result under another: %v", err)
	}
}
