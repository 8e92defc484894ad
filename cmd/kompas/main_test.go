package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kompas/fault"
)

// command runs the program as somebody at a keyboard would, in a folder of its own.
func command(t *testing.T, args ...string) (out string, err error) {
	t.Helper()
	var b bytes.Buffer
	err = run(t.Context(), args, &b, io.Discard)
	return b.String(), err
}

func inFolder(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
}

func demand(t *testing.T, out string, err error, words ...string) {
	t.Helper()
	if err != nil {
		t.Errorf("%s", message(err))
	}
	for _, w := range words {
		if !strings.Contains(out, w) {
			t.Errorf("does not say %q:\n%s", w, out)
		}
	}
}

func refused(t *testing.T, err error, words string) {
	t.Helper()
	if err == nil || !strings.Contains(message(err), words) {
		t.Errorf("want a refusal that says %q: %v", words, err)
	}
}

func TestHelpIsDutchAndNamesTheVariables(t *testing.T) {
	out, err := command(t)
	demand(t, out, err, "Gebruik: kompas <opdracht>", "Opdrachten:", "serve", "demo", "copy-db", "tenant add", "reference build", "KOMPAS_LISTEN")
	for _, english := range []string{"Usage", "Flags", "Commands", "context-sensitive"} {
		if strings.Contains(out, english) {
			t.Errorf("help says %q", english)
		}
	}
	out, err = command(t, "serve", "--help")
	demand(t, out, err, "--listen=\"127.0.0.1:8080\"", "$KOMPAS_METRICS_LISTEN", "sqlite:data/kompas.db")
}

func TestAMistakeOnTheCommandLineIsToldInDutchWithTheWayToHelp(t *testing.T) {
	inFolder(t)
	for line, words := range map[string]string{"serve --foo": "onbekende optie --foo\nUitleg: kompas serve --help", "tenant add X --kind foo": `moet één zijn van "municipality"`,
		"restore": "verwacht wordt", "verify nee": "onbekend woord nee"} {
		_, err := command(t, strings.Fields(line)...)
		refused(t, err, words)
	}
}

func TestAnErrorSaysWhatWasBeingDone(t *testing.T) {
	err := fmt.Errorf("de proefversie vullen: %w", fmt.Errorf("stap 3: %w", fault.Form([]*fault.Error{fault.Field("naam", "verplicht")})))
	if got := message(err); got != "de proefversie vullen: stap 3: Niet alles is goed ingevuld.\n  naam: Vul dit in." {
		t.Errorf("got %q", got)
	}
}

func TestASecretMayStandInAFile(t *testing.T) {
	inFolder(t)
	if err := os.WriteFile("geheim", []byte("sqlite:elders/kompas.db\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("KOMPAS_DATABASE_FILE", "geheim")
	out, err := command(t, "migrate")
	demand(t, out, err, "op orde")
	if _, err := os.Stat("elders/kompas.db"); err != nil {
		t.Error(err)
	}
	_, err = command(t, "migrate", "--database", "sqlite:vlag.db")
	demand(t, out, err)
	if _, err := os.Stat("vlag.db"); err != nil {
		t.Error("the flag does not go before the file")
	}
	t.Setenv("KOMPAS_DATABASE", "sqlite:ook.db")
	_, err = command(t, "migrate")
	refused(t, err, "kies er één")
}

func TestSpacesAreAddedListedAndClosed(t *testing.T) {
	inFolder(t)
	out, err := command(t, "tenant", "add", "Gemeente Baarn", "--area", "GM0308")
	demand(t, out, err, "/r/gemeente-baarn")
	out, err = command(t, "tenant", "add", "Gemeente Baarn")
	demand(t, out, err, "/r/gemeente-baarn-2")
	_, err = command(t, "tenant", "add", "<b>", "--area", "Baarn")
	refused(t, err, "gebied: Vul een gemeentecode")
	out, err = command(t, "tenant", "close", "gemeente-baarn-2")
	demand(t, out, err, "gesloten")
	_, err = command(t, "tenant", "close", "gemeente-baarn-2")
	refused(t, err, "er is geen open ruimte met het adres gemeente-baarn-2")
	out, err = command(t, "tenant", "list")
	demand(t, out, err, "GM0308")
	if strings.Contains(out, "baarn-2") {
		t.Errorf("a closed space is listed:\n%s", out)
	}
}

func TestAccountsAreMadeResetAndClosed(t *testing.T) {
	inFolder(t)
	command(t, "tenant", "add", "Gemeente Baarn")
	command(t, "tenant", "add", "Gemeente Soest")
	out, err := command(t, "user", "add", "an@baarn.nl", "An de Vries", "--space", "gemeente-baarn", "--url", "https://kompas.baarn.nl/")
	demand(t, out, err, "tenantbeheerder", "\nhttps://kompas.baarn.nl/wachtwoord/")
	out, err = command(t, "user", "add", "An@Baarn.nl", "An de Vries", "--space", "gemeente-soest", "--role", "beleidsadviseur")
	demand(t, out, err, "beleidsadviseur")
	if strings.Contains(out, "/wachtwoord/") {
		t.Error("somebody with an account gets a link for a new password")
	}
	_, err = command(t, "user", "add", "an", "", "--space", "gemeente-baarn")
	refused(t, err, "naam: Vul dit in.")
	_, err = command(t, "user", "add", "bo@baarn.nl", "Bo", "--space", "gemeente-baarn", "--role", "baas")
	refused(t, err, "rol: Kies een van")
	_, err = command(t, "user", "add", "bo@baarn.nl", "Bo", "--space", "nergens")
	refused(t, err, "bestaat niet")
	out, err = command(t, "user", "reset", "an@baarn.nl")
	demand(t, out, err, "/wachtwoord/")
	_, err = command(t, "user", "reset", "bo@baarn.nl")
	refused(t, err, "Niemand heeft een account")
	_, err = command(t, "user", "disable", "an@baarn.nl")
	demand(t, "", err)
	out, err = command(t, "user", "list")
	demand(t, out, err, "an@baarn.nl", "gesloten")
}

func TestBackupVerifyRestoreAndCopyFromTheCommandLine(t *testing.T) {
	inFolder(t)
	_, err := command(t, "backup", "b.zip")
	refused(t, err, "er is geen database")
	if _, err := os.Stat("data"); err == nil {
		t.Error("asking for a backup made a database")
	}
	command(t, "tenant", "add", "Gemeente Baarn")
	out, err := command(t, "backup", "b.zip")
	demand(t, out, err, "b.zip", "Kop van ruimte 1")
	out, err = command(t, "verify")
	demand(t, out, err, "Alles klopt.", "Kop van ruimte 1: 1:0:")
	if err := os.WriteFile("koppen.txt", []byte(out), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, head := range []string{"koppen.txt", "b.zip", "1:0:"} {
		out, err = command(t, "verify", "--head", head, "--backup", "b.zip")
		demand(t, out, err, "Alles klopt.")
	}
	out, err = command(t, "verify", "--head", "1:12:abcd")
	refused(t, err, "1 bevinding")
	demand(t, out, nil, "Het einde is afgeknipt")
	_, err = command(t, "verify", "--head", "onzin")
	refused(t, err, "onzin")

	out, err = command(t, "restore", "b.zip", "--database", "sqlite:terug.db")
	demand(t, out, err, "teruggezet")
	_, err = command(t, "restore", "b.zip", "--database", "sqlite:terug.db")
	refused(t, err, "niet leeg")
	out, err = command(t, "copy-db", "sqlite:terug.db", "sqlite:kopie.db")
	demand(t, out, err, "gekopieerd en vergeleken")
	out, err = command(t, "tenant", "list", "--database", "sqlite:kopie.db")
	demand(t, out, err, "Gemeente Baarn")

	content, err := os.ReadFile("b.zip")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("half.zip", content[:len(content)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	out, err = command(t, "verify", "--backup", "half.zip")
	refused(t, err, "1 bevinding")
	demand(t, out, nil, "FOUT: Dit is geen volledige back-up")
}

func TestADemoRefusesADatabaseThatIsNone(t *testing.T) {
	inFolder(t)
	command(t, "tenant", "add", "Gemeente Baarn")
	_, err := command(t, "demo", "--database", "sqlite:data/kompas.db", "--listen", "127.0.0.1:0")
	refused(t, err, "geen demo")
}

func TestADemoIsFilledAtItsFirstStartAndOpensForItsPeople(t *testing.T) {
	inFolder(t)
	for range 2 { // the second start finds everything there
		address, _, stop := serving(t, "demo", "--database", "sqlite:data/demo.db")
		page, err := http.Get(address + "/demo")
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(page.Body)
		page.Body.Close()
		if err != nil || strings.Count(string(text), "Kijk als Marloes Haverkate") != 1 {
			t.Errorf("%v: %s", err, text)
		}
		if err := stop(); err != nil {
			t.Fatal(err)
		}
	}
	out, err := command(t, "verify", "--database", "sqlite:data/demo.db")
	demand(t, out, err, "Kop van ruimte 1", "Kop van ruimte 3", "Alles klopt")
}

// serving starts the website and gives its address, and a function that stops it and waits.
func serving(t *testing.T, args ...string) (address string, out *bytes.Buffer, stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	read, write := io.Pipe()
	out = &bytes.Buffer{}
	ended := make(chan error, 1)
	go func() {
		ended <- run(ctx, append(args, "--listen", "127.0.0.1:0"), out, write)
		write.Close()
	}()
	lines := bufio.NewScanner(read)
	for address == "" && lines.Scan() {
		var line struct{ Msg, Address string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "listening" {
			address = "http://" + line.Address
		}
	}
	go func() {
		for lines.Scan() { // the log keeps flowing
		}
	}()
	stop = func() error { cancel(); return <-ended }
	if address == "" {
		t.Fatal(stop())
	}
	return address, out, stop
}

func status(url string) int {
	r, err := http.Get(url)
	if err != nil {
		return 0
	}
	r.Body.Close()
	return r.StatusCode
}

func TestServePrintsALinkToBeginAndStopsInGoodOrder(t *testing.T) {
	inFolder(t)
	address, out, stop := serving(t, "serve", "--log-level", "info")
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 200, "/bestaat-niet": 404} {
		if got := status(address + path); got != want {
			t.Errorf("%s gives %d, want %d", path, got, want)
		}
	}
	stopped := make(chan error, 1)
	go func() { stopped <- stop() }()
	saw := 0
	for end := time.Now().Add(10 * time.Second); saw != http.StatusServiceUnavailable && time.Now().Before(end); {
		if saw = status(address + "/readyz"); saw == 0 {
			break
		}
	}
	if saw != http.StatusServiceUnavailable {
		t.Errorf("/readyz never said that we are stopping: %d", saw)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	if got := status(address + "/healthz"); got != 0 {
		t.Errorf("still answers %d", got)
	}
	demand(t, out.String(), nil, "Deze database is nog leeg", "/begin/")
	if entries, _ := filepath.Glob("data/*-wal"); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestReadyTellsWhenTheDatabaseIsGone(t *testing.T) {
	var gone error
	h := &health{ready: func(context.Context) error { return gone }}
	for _, want := range []int{http.StatusOK, http.StatusServiceUnavailable} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/readyz", nil))
		if w.Code != want {
			t.Errorf("%d, want %d", w.Code, want)
		}
		gone = errors.New("gone")
	}
}

func TestNewerNationalFiguresFromTheCommandLine(t *testing.T) {
	inFolder(t)
	file := "indicator;gebied;periode;waarde\nAantal inwoners;GM0308;2024;1\nAantal inwoners;GM0342;2024;2\n"
	if err := os.WriteFile("cijfers.csv", []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := command(t, "referentie", "cijfers.csv")
	refused(t, err, "bron: Vul dit in.")
	out, err := command(t, "referentie", "cijfers.csv", "--bron", "CBS", "--gebiedsjaar", "2024")
	demand(t, out, err, "herkend: 2", "anders: 2", "er is niets veranderd")
	out, err = command(t, "referentie")
	demand(t, out, err, "inwoners", "programma")
	if strings.Contains(out, "versie 1") {
		t.Error("a trial put something in force")
	}
	out, err = command(t, "referentie", "cijfers.csv", "--bron", "CBS", "--gebiedsjaar", "2024", "--inwerking")
	demand(t, out, err, "Versie 1 geldt nu")
	out, err = command(t, "referentie", "cijfers.csv", "--bron", "CBS", "--gebiedsjaar", "2024", "--inwerking")
	demand(t, out, err, "Dit bestand verandert niets.")
	out, err = command(t, "referentie")
	demand(t, out, err, "versie 1", "gaat voor op het programma")
	out, err = command(t, "referentie", "--terug", "1")
	demand(t, out, err, "teruggedraaid")
	_, err = command(t, "referentie", "nergens.csv")
	refused(t, err, "nergens.csv is geen bestand op deze computer")
}
