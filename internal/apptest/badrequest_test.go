package apptest_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/internal/badtest"
	"kompas/kompas"
)

func TestABodyOverTheLimitIsTooLargeHoweverItIsSent(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		same := badtest.Content(t, w)
		officer := w.As(kompas.RolePolicy)
		var file bytes.Buffer
		form := multipart.NewWriter(&file)
		part, err := form.CreateFormFile("titel", "groot.txt")
		if err != nil {
			t.Fatal(err)
		}
		part.Write(bytes.Repeat([]byte("x"), 1<<20))
		form.Close()
		plain := "titel=" + strings.Repeat("x", 1<<20)
		for name, c := range map[string]struct {
			body io.Reader
			kind string
		}{
			"a form":                  {strings.NewReader(plain), "application/x-www-form-urlencoded"},
			"without saying how long": {struct{ io.Reader }{strings.NewReader(plain)}, "application/x-www-form-urlencoded"},
			"a file":                  {&file, form.FormDataContentType()},
		} {
			page := officer.Send(http.MethodPost, "/r/baarn/kompassen/nieuw", c.body, "Content-Type", c.kind)
			if page.Status != http.StatusRequestEntityTooLarge || !page.Has("Dit is te groot") {
				t.Errorf("%s: got %d: %s", name, page.Status, page.Text())
			}
		}
		same("a large body")
	})
}

func TestACompassFileOverTheLimitOfTheSettingIsTooLargeAndStoresNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LimitUploads(64 << 10)
		same, guide := badtest.Content(t, w), w.As(kompas.RoleGuide)
		form := guide.Get("/r/baarn/overnemen")
		page := guide.Upload(form, form.Forms()[len(form.Forms())-1].ID, "bestand", "kompas.json", strings.NewReader(`{"product": "`+strings.Repeat("x", 2<<20)))
		if page.Status != http.StatusRequestEntityTooLarge || !page.Has("Dit is te groot") {
			t.Errorf("got %d: %s", page.Status, page.Text())
		}
		same("a file over the limit")
	})
}

func TestABodyThatCannotBeReadIsAPageThatSaysSo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		same := badtest.Content(t, w)
		officer := w.As(kompas.RolePolicy)
		for name, c := range map[string]struct {
			body, kind string
		}{
			"broken signs":     {"titel=%zz", "application/x-www-form-urlencoded"},
			"a broken file":    {"geen delen", "multipart/form-data; boundary=x"},
			"no parts named":   {"geen delen", "multipart/form-data"},
			"another language": {`{"titel": "Rondkomen"}`, "application/json"},
			"nothing":          {"", ""},
		} {
			page := officer.Send(http.MethodPost, "/r/baarn/kompassen/nieuw", strings.NewReader(c.body), "Content-Type", c.kind)
			if page.Status != http.StatusUnprocessableEntity || page.H1 == "" {
				t.Errorf("%s: got %d: %s", name, page.Status, page.Text())
			}
		}
		for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodTrace} {
			if page := officer.Send(method, "/r/baarn/kompassen/nieuw", nil); page.Status < 400 || page.Status >= 500 {
				t.Errorf("%s: got %d", method, page.Status)
			}
		}
		same("an unreadable body")
	})
}
