package main

import "strconv"

func esc(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '&':
			b = append(b, "&amp;"...)
		case '<':
			b = append(b, "&lt;"...)
		case '>':
			b = append(b, "&gt;"...)
		case '"':
			b = append(b, "&#34;"...)
		case '\'':
			b = append(b, "&#39;"...)
		default:
			b = append(b, c)
		}
	}
	return b
}

func spark(b []byte, v []float64) []byte {
	for i, x := range v {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(i*12), 10)
		b = append(b, ',')
		b = strconv.AppendFloat(b, 40-x*0.4, 'f', 1, 64)
	}
	return b
}

var names = [3]string{"Gemeente", "Gemeenten van deze grootte", "Nederland"}

// write appends the whole page.
func write(b []byte, p *page) []byte {
	b = append(b, "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Overzicht – Kwaliteitskompas</title><link rel=\"stylesheet\" href=\"/s.css\"></head><body><a href=\"#main\">Naar de inhoud</a><header><p>"...)
	b = esc(b, p.User)
	b = append(b, " ("...)
	b = esc(b, p.Role)
	b = append(b, ")</p></header><main id=\"main\"><h1>Hoe gaat het met onze inwoners?</h1>"...)
	for _, i := range p.Ind {
		b = chart(b, i)
		b = table(b, i)
	}
	b = append(b, "<table><caption>Buurten</caption>"...)
	for _, h := range p.Hoods {
		b = append(b, "<tr><th scope=\"row\"><a href=\"/buurt/"...)
		b = strconv.AppendInt(b, int64(h.ID), 10)
		b = append(b, "\">"...)
		b = esc(b, h.Name)
		b = append(b, "</a></th><td>"...)
		b = strconv.AppendInt(b, int64(h.People), 10)
		b = append(b, "</td>"...)
		for _, v := range h.Vals {
			b = append(b, "<td>"...)
			b = strconv.AppendFloat(b, v, 'f', 1, 64)
			b = append(b, "</td>"...)
		}
		b = append(b, "</tr>"...)
	}
	b = append(b, "</table><ul>"...)
	for _, a := range p.Acts {
		b = append(b, "<li>"...)
		b = esc(b, a[0])
		b = append(b, " – "...)
		b = esc(b, a[1])
		b = append(b, " ("...)
		b = esc(b, a[2])
		b = append(b, ")</li>"...)
	}
	b = append(b, "</ul>"...)
	for _, s := range p.Stories {
		b = append(b, "<blockquote>"...)
		b = esc(b, s)
		b = append(b, "</blockquote>"...)
	}
	return append(b, "</main></body></html>\n"...)
}

// chart appends the head and the drawing of one indicator.
func chart(b []byte, i *indicator) []byte {
	b = append(b, "<section class=\"card\"><h2><a href=\"/indicator/"...)
	b = strconv.AppendInt(b, int64(i.ID), 10)
	b = append(b, "\">"...)
	b = esc(b, i.Name)
	b = append(b, "</a></h2><p>"...)
	b = esc(b, i.Goal)
	b = append(b, ": streefwaarde "...)
	b = strconv.AppendFloat(b, i.Target, 'f', 1, 64)
	b = esc(b, i.Unit)
	b = append(b, "</p><svg viewBox=\"0 0 130 42\" role=\"img\" aria-labelledby=\"t"...)
	b = strconv.AppendInt(b, int64(i.ID), 10)
	b = append(b, "\"><title id=\"t"...)
	b = strconv.AppendInt(b, int64(i.ID), 10)
	b = append(b, "\">Verloop 2014–2024</title>"...)
	for s := 0; s < 3; s++ {
		b = append(b, "<polyline class=\"l"...)
		b = strconv.AppendInt(b, int64(s), 10)
		b = append(b, "\" points=\""...)
		b = spark(b, i.Series[s])
		b = append(b, "\"/>"...)
	}
	return append(b, "</svg>"...)
}

// table appends the figures of one indicator.
func table(b []byte, i *indicator) []byte {
	b = append(b, "<table><caption>Cijfers</caption><thead><tr><th scope=\"col\">Gebied</th>"...)
	for y := 2014; y < 2025; y++ {
		b = append(b, "<th scope=\"col\">"...)
		b = strconv.AppendInt(b, int64(y), 10)
		b = append(b, "</th>"...)
	}
	b = append(b, "</tr></thead><tbody>"...)
	for s := 0; s < 3; s++ {
		b = append(b, "<tr><th scope=\"row\">"...)
		b = append(b, names[s]...)
		b = append(b, "</th>"...)
		for _, v := range i.Series[s] {
			b = append(b, "<td>"...)
			b = strconv.AppendFloat(b, v, 'f', 1, 64)
			b = append(b, "</td>"...)
		}
		b = append(b, "</tr>"...)
	}
	return append(b, "</tbody></table></section>"...)
}
