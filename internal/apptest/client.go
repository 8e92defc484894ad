package apptest

import (
	"html"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"

	"kompas/internal/browsertest"
	"kompas/kompas"
)

// Client is one person's browser without scripts: it keeps cookies and follows redirects.
type Client struct {
	w    *World
	http *http.Client
}

// As gives the browser of the person of a role in Baarn, signed in.
func (w *World) As(role kompas.Role) *Client { w.T.Helper(); return w.Client(w.Person(role)) }

// Client gives the browser of a person, signed in.
func (w *World) Client(p kompas.Person) *Client {
	w.T.Helper()
	c := w.Anonymous()
	c.SetCookie("kompas", w.token(p))
	return c
}

// Window gives a window of a real browser in which the person of a role in Baarn is signed in.
func (w *World) Window(role kompas.Role) *browsertest.Tab {
	w.T.Helper()
	return w.WindowOf(w.Person(role))
}

// WindowOf gives a window of a real browser in which a person is signed in.
func (w *World) WindowOf(p kompas.Person) *browsertest.Tab {
	w.T.Helper()
	tab := browsertest.Open(w.T, w.URL)
	tab.SetCookie("kompas", w.token(p))
	return tab
}

// Window gives a window of a real browser with the same cookies.
func (c *Client) Window() *browsertest.Tab {
	c.w.T.Helper()
	tab := browsertest.Open(c.w.T, c.w.URL)
	for _, k := range c.http.Jar.Cookies(c.base()) {
		tab.SetCookie(k.Name, k.Value)
	}
	return tab
}

// Anonymous gives a browser in which nobody is signed in.
func (w *World) Anonymous() *Client {
	w.T.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.T.Fatal(err)
	}
	return &Client{w: w, http: &http.Client{Jar: jar}}
}

// SetCookie puts a cookie in the browser.
func (c *Client) SetCookie(name, value string) {
	c.http.Jar.SetCookies(c.base(), []*http.Cookie{{Name: name, Value: value, Path: "/"}})
}

// Cookie gives the value of a cookie; empty when there is none.
func (c *Client) Cookie(name string) string {
	for _, k := range c.http.Jar.Cookies(c.base()) {
		if k.Name == name {
			return k.Value
		}
	}
	return ""
}

func (c *Client) base() *url.URL {
	u, err := url.Parse(c.w.URL + "/")
	if err != nil {
		c.w.T.Fatal(err)
	}
	return u
}

// Still gives the same browser, but one that shows a redirect instead of following it.
func (c *Client) Still() *Client {
	h := *c.http
	h.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{w: c.w, http: &h}
}

// Page is an answer.
type Page struct {
	Status int
	Path   string // where the browser ended, with query
	Header http.Header
	Body   string
	Title  string
	H1     string
}

// Get opens a page; header holds names and values by turns, such as "If-None-Match", tag.
func (c *Client) Get(path string, header ...string) Page {
	c.w.T.Helper()
	return c.do(http.MethodGet, path, nil, header)
}

// Post sends a form as it stands, without what a page would have hidden in it.
func (c *Client) Post(path string, form url.Values, header ...string) Page {
	c.w.T.Helper()
	return c.do(http.MethodPost, path, form, header)
}

// Submit sends the form with this id on a page, with its hidden inputs and these fields (name and value by turns).
func (c *Client) Submit(p Page, id string, fields ...string) Page {
	c.w.T.Helper()
	f := p.Form(c.w.T, id)
	values := url.Values{}
	for name, v := range f.Hidden {
		values[name] = v
	}
	for i := 0; i+1 < len(fields); i += 2 {
		values.Set(fields[i], fields[i+1])
	}
	return c.Post(f.Action, values)
}

func (c *Client) do(method, path string, form url.Values, header []string) Page {
	c.w.T.Helper()
	if method == http.MethodPost {
		return c.Send(method, path, strings.NewReader(form.Encode()), append([]string{"Content-Type", "application/x-www-form-urlencoded"}, header...)...)
	}
	return c.Send(method, path, nil, header...)
}

// Send sends anything; header holds names and values by turns.
func (c *Client) Send(method, path string, body io.Reader, header ...string) Page {
	c.w.T.Helper()
	req, err := http.NewRequestWithContext(c.w.T.Context(), method, c.w.URL+path, body)
	if err != nil {
		c.w.T.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := c.http.Do(req)
	if err != nil {
		c.w.T.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		c.w.T.Fatal(err)
	}
	text := string(b)
	return Page{Status: resp.StatusCode, Path: resp.Request.URL.RequestURI(), Header: resp.Header, Body: text,
		Title: inner(text, "title"), H1: inner(text, "h1")}
}

// Has says whether the words can be read on the page (markup left out, white space made single).
func (p Page) Has(words string) bool { return strings.Contains(p.Text(), words) }

// Text gives the words of the page.
func (p Page) Text() string { return plain(p.Body) }

// Links gives the addresses of the links with these words.
func (p Page) Links(words string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`(?s)<a\b([^>]*)>(.*?)</a>`).FindAllStringSubmatch(p.Body, -1) {
		if plain(m[2]) == words {
			out = append(out, attribute(m[1], "href"))
		}
	}
	return out
}

func attribute(tag, name string) string {
	m := regexp.MustCompile(`(?:^|\s)` + name + `="([^"]*)"`).FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1])
}

func inner(body, element string) string {
	m := regexp.MustCompile(`(?s)<` + element + `\b[^>]*>(.*?)</` + element + `>`).FindStringSubmatch(body)
	if m == nil {
		return ""
	}
	return plain(m[1])
}

func plain(markup string) string {
	return strings.Join(strings.Fields(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(markup, " "))), " ")
}

// Upload sends the form with this id on a page with a file in it, and these fields (name and value by turns).
func (c *Client) Upload(p Page, id, field, name string, content io.Reader, fields ...string) Page {
	c.w.T.Helper()
	f := p.Form(c.w.T, id)
	body, into := io.Pipe()
	form := multipart.NewWriter(into)
	go func() {
		for hidden, v := range f.Hidden {
			_ = form.WriteField(hidden, v[0]) // the server's answer tells when it broke off
		}
		for i := 0; i+1 < len(fields); i += 2 {
			_ = form.WriteField(fields[i], fields[i+1])
		}
		part, err := form.CreateFormFile(field, name)
		if err == nil {
			_, err = io.Copy(part, content)
		}
		if err == nil {
			err = form.Close()
		}
		into.CloseWithError(err)
	}()
	return c.Send(http.MethodPost, f.Action, body, "Content-Type", form.FormDataContentType())
}
