package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kompas/internal/opendatatest"
	"kompas/tabular"
)

// nationalService is a service of open data, and the options with which the command may fetch from it.
func nationalService(t *testing.T) (*opendatatest.Server, []string) {
	t.Helper()
	s := opendatatest.Serve(t)
	return s, []string{"--source-cbs", s.URL + "/v3", "--source-cbs-new", s.URL + "/v4", "--source-own", strings.TrimPrefix(s.URL, "http://")}
}

// databaseBytes gives the bytes of the database.
func databaseBytes(t *testing.T) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("data", "kompas.db"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNationalFiguresAreFetchedByTheNumberOfATable(t *testing.T) {
	inFolder(t)
	s, from := nationalService(t)
	refer := func(args ...string) (string, error) {
		return command(t, append(append([]string{"referentie"}, args...), from...)...)
	}
	out, err := refer("84799NED") // known by its name
	demand(t, out, err, "356 rijen, 356 gebieden", "Dit was een proef: er is niets veranderd.")
	before := databaseBytes(t)
	chosen := []string{"84799NED", "--onderwerp", "1=inwoners"}
	out, err = refer(chosen...)
	demand(t, out, err, "nieuw: 356 · anders: 0 · vervalt: 0 · gelijk: 0", "Dit was een proef: er is niets veranderd.")
	out, err = refer("80072ned", "--dienst", "cbs-nieuw", "--landelijk")
	refused(t, err, "onderwerp")
	demand(t, out, nil, "4409 rijen", "herkend: 4409")
	if !bytes.Equal(before, databaseBytes(t)) {
		t.Error("a trial, or one that was refused, wrote in the database")
	}
	out, err = refer(append(chosen, "--inwerking")...)
	demand(t, out, err, "Versie 1 geldt nu, in alle ruimten.")
	out, err = refer()
	demand(t, out, err, "84799NED", "versie 1")
	s.Change(`"AantalInwoners_5":24868`, `"AantalInwoners_5":24999`)
	out, err = refer(append(chosen, "--inwerking")...)
	demand(t, out, err, "nieuw: 0 · anders: 1 · vervalt: 0 · gelijk: 355", "Baarn: 24868 wordt 24999", "Versie 2 geldt nu")
	out, err = refer("--terug", "2")
	demand(t, out, err, "Versie 2 (84799NED) is teruggedraaid.")
	out, err = refer(chosen...)
	demand(t, out, err, "anders: 1", "Baarn: 24868 wordt 24999") // what was there before holds again
}

func TestNationalFiguresAreNeverFetchedFromAPrivateMachineByARedirect(t *testing.T) {
	inFolder(t)
	reached := false
	private := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer private.Close()
	s, from := nationalService(t)
	s.Instead(func(w http.ResponseWriter, r *http.Request) bool {
		http.Redirect(w, r, private.URL+r.URL.Path, http.StatusFound)
		return true
	})
	for _, file := range []string{"84799NED", s.URL + "/bestanden/85984NED.csv", strings.Replace(private.URL, "http", "https", 1) + "/cijfers.csv"} {
		_, err := command(t, append([]string{"referentie", file, "--inwerking"}, from...)...)
		refused(t, err, "Dit adres leidt naar een computer die niet openbaar is.")
	}
	if reached {
		t.Error("a private machine was reached")
	}
	if out, err := command(t, "referentie"); err != nil || strings.Contains(out, "versie 1") {
		t.Errorf("something is in force: %v %.300s", err, out)
	}
}

func TestNationalFiguresComeFromSpreadsheetsAsFromText(t *testing.T) {
	inFolder(t)
	number := func(s string) tabular.Cell { return tabular.Cell{Text: s, Number: true} }
	sheet := tabular.Sheet{Name: "Cijfers", Columns: []string{"indicator", "gebied", "periode", "waarde"}, Rows: [][]tabular.Cell{
		{{Text: "Aantal inwoners"}, {Text: "GM0308"}, number("2024"), number("25001")}, {{Text: "Aantal inwoners"}, {Text: "GM0342"}, number("2024"), number("48001")}}}
	var xlsx, ods bytes.Buffer
	if err := tabular.WriteXLSX(&xlsx, sheet); err != nil {
		t.Fatal(err)
	}
	if err := tabular.WriteODS(&ods, sheet); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"cijfers.xlsx": xlsx.Bytes(), "cijfers.ods": ods.Bytes()} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := command(t, "referentie", name, "--bron", "CBS", "--gebiedsjaar", "2024")
		demand(t, out, err, "herkend: 2", "anders: 2", "wordt 25001", "er is niets veranderd")
	}
	if err := os.WriteFile("kapot.xlsx", xlsx.Bytes()[:xlsx.Len()/2], 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := command(t, "referentie", "kapot.xlsx", "--bron", "CBS", "--gebiedsjaar", "2024", "--inwerking")
	refused(t, err, "Dit bestand is beschadigd.")
}
