package demo

import (
	"bytes"
	"fmt"
	"strings"

	"kompas/app"
	"kompas/kompas"
)

// attachment is a file with something of a compass: the first thing of its kind that the person may attach one to.
type attachment struct {
	day   int
	by    string
	kind  kompas.AttachedKind
	name  string
	lines []string // of the page in it
}

func (c compass) attachmentSteps() []step {
	var out []step
	for i, x := range c.attachments {
		out = append(out, c.at(x.day, c.name("bijlage", i+1), x.by, func(s *stage, by app.Actor, slug string) (string, error) {
			v, err := s.app.Attachments(s.ctx, by, slug)
			if err != nil {
				return "", err
			}
			for _, t := range v.Targets {
				if t.Kind == x.kind {
					return s.app.AddAttachment(s.ctx, by, slug, t.Value(), x.name, bytes.NewReader(onePage(x.lines)), s.key)
				}
			}
			return "", fmt.Errorf("%s may attach nothing to a %s", x.by, x.kind)
		}))
	}
	return out
}

// onePage makes a PDF of one page with some lines of plain letters.
func onePage(lines []string) []byte {
	var text strings.Builder
	text.WriteString("BT /F1 12 Tf 72 770 Td 18 TL\n")
	for _, l := range lines {
		fmt.Fprintf(&text, "(%s) Tj T*\n", strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(l))
	}
	text.WriteString("ET")
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var starts []int
	for i, object := range []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", text.Len(), text.String())} {
		starts = append(starts, b.Len())
		fmt.Fprintf(&b, "%d 0 obj%sendobj\n", i+1, object)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(starts)+1)
	for _, s := range starts {
		fmt.Fprintf(&b, "%010d 00000 n \n", s)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(starts)+1, at)
	return b.Bytes()
}
