package desk_test

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// zipped packs one file.
func zipped(t *testing.T, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// stored counts what is kept of figures that came in, and of their files.
func stored(t *testing.T, w *apptest.World) (n int) {
	t.Helper()
	err := w.Store.Tenant(int64(w.Space.ID)).View(t.Context(), func(tx *store.Tx) error {
		return tx.QueryRow(`select (select count(*) from own_layer) + (select count(*) from figure_import_piece) + (select count(*) from own_area_list)`).Scan(&n)
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Each bad file is refused with what is wrong, where, and what to do; nothing of it stays.
func TestABadFileIsExplainedWithItsPlaceAndLeavesNothing(t *testing.T) {
	bomb := zipped(t, "xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="1"/></sheets></workbook>`+strings.Repeat(" ", 40<<20))
	files := []struct {
		name, text string
		says       []string
	}{
		{"leeg.csv", "", []string{"Het bestand is leeg."}},
		{"alleen koppen.csv", "gemeentecode;jaar;iets\n", []string{"Het bestand is leeg.", "Regel 1"}},
		{"storing.csv", "<!DOCTYPE html><html><p>Onderhoud", []string{"Dit is een webpagina, geen bestand met cijfers.", "Download het bestand opnieuw."}},
		{"door rekenblad.csv", "\"gemeentecode;jaar;iets\"\n\"GM0308;2024;5\"\n", []string{"Elke regel staat in één vak.", "Download het bestand opnieuw.", "Regel 1"}},
		{"door rekenblad 2.csv", "gemeentecode;jaar;iets\n\"GM0308;2024;5\"\n", []string{"Elke regel staat in één vak.", "Regel 2"}},
		{"afgebroken.csv", "gemeentecode;jaar;iets\nGM0308;2024;5\nGM0342;20", []string{"Het bestand houdt halverwege op. Download het opnieuw.", "Regel 3"}},
		{"afgebroken 2.csv", "gemeentecode;jaar;iets\nGM0308;2024;5\nGM0342;2024;\"1", []string{"Het bestand houdt halverwege op. Download het opnieuw.", "Regel 3"}},
		{"te veel velden.csv", "gemeentecode;jaar;iets\nGM0308;2024;5;6\n", []string{"Deze regel heeft te veel of te weinig kolommen", "Regel 2"}},
		{"geen koppen.csv", "GM0308;2024;5\nGM0342;2024;6\n", []string{"Boven de kolommen staan geen koppen.", "Zet op de eerste regel", "Regel 1"}},
		{"twee keer.csv", "gemeentecode;jaar;iets;iets\nGM0308;2024;5;6\n", []string{"Kies welke u bedoelt.", "Regel 1", "Kolom ‘iets’"}},
		{"geen cijfers.csv", "gemeentecode;jaar;iets\nGM0308;2024;goed\nGM0342;2024;matig\n", []string{"We vinden geen kolom met cijfers", "Regel 1"}},
		{"postcodes.csv", "postcode;jaar;iets\n3741;2024;5\n", []string{"Die lopen over de grenzen van wijken en buurten heen.", "Zet de CBS-code van het gebied erin", "Regel 1", "Kolom ‘postcode’"}},
		{"letters.csv", "gemeentecode;jaar;caf\xe9 \xc3\xa9\nGM0308;2024;5\n", []string{"Bewaar het bestand als UTF-8.", "Regel 1"}},
		{"beschadigd.xlsx", "PK\x03\x04beschadigd", []string{"beschadigd"}},
		{"brief.docx", zipped(t, "word/document.xml", "<a/>"), []string{"Dit is een ingepakt bestand zonder rekenblad.", "Pak het uit en kies het bestand dat erin zit."}},
		{"oud.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 1000), []string{"xlsx"}},
		{"bom.xlsx", bomb, []string{"Uitgepakt is dit bestand groter dan een tabel kan zijn.", "Bewaar alleen het blad met de cijfers"}},
		{"half.json", `{"value":[{"Measure":"M1","Value":1`, nil},
	}
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		analyst := w.As(kompas.RoleAnalyst)
		for _, f := range files {
			page := analyst.Upload(analyst.Get("/r/baarn/cijfers-inlezen"), "bestand-erbij", "bestand", f.name, strings.NewReader(f.text))
			work(t, w)
			page = analyst.Get(page.Path)
			for _, words := range append([]string{"Dit bestand is niet ingelezen.", "Er is niets veranderd. Verbeter het bestand en breng het opnieuw."}, f.says...) {
				if !page.Has(words) {
					t.Errorf("%s does not say %q: %.500s", f.name, words, page.Text()[strings.Index(page.Text(), f.name):])
				}
			}
			if n := stored(t, w); n != 0 {
				t.Errorf("%s leaves %d", f.name, n)
			}
		}
	})
}

// What can be two things is asked at its field, with the places; nothing is stored before there is an answer.
func TestWhatADoubtfulFileSaysIsAskedWithItsPlace(t *testing.T) {
	files := []struct {
		name, text string
		form       []string
		sees, asks []string
	}{
		{"getal.csv", "gemeentecode;jaar;iets\nGM0308;2024;1.234\n", nil, []string{"‘1.234’ wordt 1,234", "‘1.234’ wordt 1.234", "1.234 kan twee getallen zijn"}, []string{"Kies hoe de getallen geschreven zijn."}},
		{"gemengd.csv", "gemeentecode;jaar;iets\nGM0308;2024;1,5\nGM0342;2024;1.25\n", []string{"getalnotatie", "komma"}, []string{"‘1.25’ wordt niet te lezen"}, []string{"Bij 1 waarden klopt er iets niet."}},
		{"tekst.csv", "gemeentecode;jaar;iets\nGM0308;2024;5\nGM0342;2024;veel\nGM0363;2024;6\n", nil, []string{"3 | iets | GM0342 | veel — Hier hoort een getal te staan."}, []string{"Bij 1 waarden klopt er iets niet.", "Verbeter het bestand, of kies dat we ze overslaan."}},
		{"periode.csv", "gemeentecode;periode;iets\nGM0308;2023X005;5\nGM0308;2024;5\n", nil, []string{"2 | periode | GM0308 | 2023X005"}, []string{"Bij 1 waarden klopt er iets niet."}},
		{"land.csv", "jaar;iets\n2024;5\n2023;6\n", nil, nil, []string{"In dit bestand staan geen gebieden. Bevestig dat de cijfers over heel Nederland gaan, of kies een ander bestand."}},
		{"namen.csv", "gemeente;jaar;iets\nBergen;2024;5\nOveral;2024;6\n", nil, []string{"Overal", "Bergen: GM0373, GM0893"}, []string{"Zet de CBS-code erbij, bijvoorbeeld GM0308."}},
		{"buurten zonder code.csv", "wijken en buurten;jaar;iets\nCentrum;2024;5\nVerspreide huizen;2024;6\n", nil, []string{"Verspreide huizen"}, []string{"Zet de CBS-code erbij, bijvoorbeeld GM0308."}},
		{"onbekend.csv", "gemeentecode;jaar;iets\nGM7777;2024;5\nGM0308;2024;6\n", nil, []string{"Goede code, maar in geen lijst die wij hebben", "GM7777"}, []string{"1 gebieden met cijfers staan in geen lijst die wij hebben."}},
		{"code.csv", "gemeentecode;jaar;iets\nGM03O8;2024;5\nGM0342;2024;6\n", nil, []string{"2 | gemeentecode | GM03O8 | GM03O8 — Dit is geen gebiedscode van het CBS."}, []string{"Bij 1 waarden klopt er iets niet."}},
		{"nummers.csv", "code;jaar;iets\n308;2024;5\n", nil, []string{"Wij lezen 308 als GM0308."}, []string{"Bevestig dat dit nummers van gebieden zijn, of zet de CBS-code in het bestand"}},
		{"afgekort.csv", "gemeentecode;jaar;iets\nGM0308;2024;1,00E+03\nGM0342;2024;6\n", nil, []string{"2 | iets | GM0308 | 1,00E+03 — Een rekenblad heeft dit getal afgekort."}, []string{"Bij 1 waarden klopt er iets niet."}},
		{"omgezet.csv", "gemeentecode;jaar;iets\nGM0308;2024;99997\nGM0342;2024;6\n", nil, []string{"In het bestand staat 99991, 99995 of 99997. Wat is dat?", "2 | iets | GM0308 | 99997"}, []string{"Kies een van de mogelijkheden."}},
	}
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		analyst := w.As(kompas.RoleAnalyst)
		for _, f := range files {
			page := analyst.Upload(analyst.Get("/r/baarn/cijfers-inlezen"), "bestand-erbij", "bestand", f.name, strings.NewReader(f.text))
			work(t, w)
			page = analyst.Get(page.Path)
			got := analyst.Submit(page, "keuzes", append([]string{"gebiedsjaar", "2024", "bron", "Bron", "herkomst", "bron", "grondslag", "telling", "soort-telling", "stand",
				"onderwerp-0", "nieuw", "eenheid-0", "aantal"}, f.form...)...)
			if got.Status != http.StatusUnprocessableEntity {
				t.Errorf("%s: %d", f.name, got.Status)
			}
			for _, words := range append(f.sees, f.asks...) {
				if !got.Has(words) && !strings.Contains(cellsOf(got), words) {
					t.Errorf("%s does not say %q: %.1500s", f.name, words, got.Text()[strings.Index(got.Text(), f.name):])
				}
			}
		}
		var n int
		err := w.Store.Tenant(int64(w.Space.ID)).View(t.Context(), func(tx *store.Tx) error { return tx.QueryRow(`select count(*) from own_layer`).Scan(&n) })
		if err != nil || n != 0 {
			t.Errorf("%d layers before anybody answered: %v", n, err)
		}
	})
}

// cellsOf writes the rows of the tables on a page with a line between cells.
func cellsOf(p apptest.Page) string {
	var b strings.Builder
	for row := range strings.SplitSeq(p.Body, "<tr") {
		var cells []string
		for cell := range strings.SplitSeq(row, "<t") {
			if _, text, found := strings.Cut(cell, ">"); found && (cell[0] == 'd' || cell[0] == 'h') {
				text, _, _ = strings.Cut(text, "</t")
				cells = append(cells, strings.TrimSpace(text))
			}
		}
		b.WriteString(strings.Join(cells, " | ") + "\n")
	}
	return b.String()
}

func TestLettersOfOlderProgramsAreReadAndTold(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		analyst := w.As(kompas.RoleAnalyst)
		page := analyst.Upload(analyst.Get("/r/baarn/cijfers-inlezen"), "bestand-erbij", "bestand", "oud.csv", strings.NewReader("gemeente;jaar;caf\xe9s\nS\xfadwest-Frysl\xe2n;2024;5\nBaarn;2024;6\n"))
		work(t, w)
		if page = analyst.Get(page.Path); !page.Has("Wij lazen de letters als Windows-1252.") || !page.Has("cafés") || !page.Has("Gemeenten: 2") && !page.Has("Súdwest-Fryslân") {
			t.Errorf("%.900s", page.Text())
		}
	})
}
