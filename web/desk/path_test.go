package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestAFigureBecomesAnAmbitionInThreeStepsOneCanLeave(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		at := startedCompass(t, w)
		c := w.As(kompas.RolePolicy)
		figure := c.Get(at + "/monitoring?onderwerp=huishoudens-laag-inkomen&gebied=BU03080000&jaar=2022")
		if !strings.Contains(figure.Body, `van-cijfer-naar-ambitie?gebied=BU03080000&amp;jaar=2022&amp;onderwerp=huishoudens-laag-inkomen"`) {
			t.Fatal("the figure does not lead into the path")
		}
		say := c.Get(at + "/van-cijfer-naar-ambitie?gebied=BU03080000&jaar=2022&onderwerp=huishoudens-laag-inkomen")
		refused := c.Submit(say, "duiding-bij-cijfer", "perspectief", "inwoner")
		if refused.Status != http.StatusUnprocessableEntity || !refused.Has("Wat ziet u hierin?") || !refused.Has("Huishoudens met een laag inkomen") {
			t.Errorf("said nothing: %d %s", refused.Status, refused.Text())
		}
		want := c.Submit(say, "duiding-bij-cijfer", "duiding", "Mensen schamen zich.", "perspectief", "inwoner", "houding", "aanvulling", "soort", "ervaring")
		if !want.Has("Hier rust de ambitie op") || !want.Has("Mensen schamen zich.") {
			t.Fatalf("not on to the third step: %s", want.Text())
		}
		begin := c.Get(at + "/van-cijfer-naar-ambitie") // left, and came back
		if !begin.Has("Ga verder waar iemand was") || !begin.Has("Huishoudens met een laag inkomen, Centrum, 2022") {
			t.Errorf("what was said is not found again: %s", begin.Text())
		}
		if again := c.Submit(want, "ambitie", "ambitie", ""); again.Status != http.StatusUnprocessableEntity || !again.Has("Mensen schamen zich.") {
			t.Errorf("wanted nothing: %d", again.Status)
		}
		done := c.Submit(want, "ambitie", "ambitie", "We willen dat iedereen durft te vragen.")
		if evidence, _, _ := strings.Cut(done.Text(), "Wijzigingen"); !strings.Contains(evidence, "We willen dat iedereen durft te vragen.") || !strings.Contains(evidence, "Mensen schamen zich.") {
			t.Errorf("the ambition does not rest on what was said: %s", evidence)
		}
		if begin := c.Get(at + "/van-cijfer-naar-ambitie"); begin.Has("Ga verder waar iemand was") {
			t.Error("it still asks to go on with what an ambition rests on")
		}
		if page := c.Get(at + "/van-cijfer-naar-ambitie?duiding=nergens"); page.Status != http.StatusNotFound {
			t.Errorf("an insight that is not there: %d", page.Status)
		}
		analyst := w.As(kompas.RoleAnalyst) // says what a figure means, and decides nothing
		step := analyst.Submit(analyst.Get(at+"/van-cijfer-naar-ambitie?gebied=BU03080000&jaar=2022&onderwerp=huishoudens-laag-inkomen"), "duiding-bij-cijfer",
			"duiding", "De schatting is grof.", "perspectief", "gemeente", "houding", "twijfel", "soort", "cijfer")
		if step.Status != http.StatusOK || !step.Has("Wat u zag is bewaard.") || strings.Contains(step.Body, `id="ambitie"`) {
			t.Errorf("an analyst: %d %s", step.Status, step.Text())
		}
	})
}

func TestAPlannedConversationNamesWhoIsNotInTheRoom(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := startedCompass(t, w)
		c := w.As(kompas.RolePolicy)
		for name, place := range map[string]string{"Bewoners": "ervaringsdeskundige", "Beleid": "gemeente"} {
			c.Submit(c.Get(at+"/tafel"), "stoel", "naam", name, "perspectief", place, "sinds", "2025-01-06")
		}
		if page := c.Get(at + "/monitoring"); !page.Has("Nog niet aan tafel: initiatief of vrijwilligers, aanbieder, bestuur en gemeenteraad.") {
			t.Errorf("the table: %s", page.Text())
		}
		page := c.Submit(c.Get(at+"/gesprekken/nieuw"), "gesprek", "datum", "2026-12-12", "stap", "1")
		if !page.Has("Zit iedereen in de kamer die ertoe doet?") || page.Has("Wel aan tafel") {
			t.Errorf("nobody was asked yet: %s", page.Text())
		}
	})
}
