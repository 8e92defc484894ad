package chart

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"
)

func TestAQRPictureHoldsEveryDarkSquareAndItsWhiteEdge(t *testing.T) {
	const text = "https://kompas.voorbeeld.nl/r/baarn/m/7KQ2-MXWD-4TBN"
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	svg := string(QR{Text: text, Label: `Adres "hier"`}.Append(nil))
	if !strings.Contains(svg, fmt.Sprintf(`viewBox="0 0 %[1]d %[1]d"`, code.Size+8)) || !strings.Contains(svg, "Adres &#34;hier&#34;") {
		t.Fatalf("got %.200s", svg)
	}
	dark := map[[2]int]bool{}
	for _, m := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`).FindAllStringSubmatch(svg, -1) {
		x, _ := strconv.Atoi(m[1])
		y, _ := strconv.Atoi(m[2])
		n, _ := strconv.Atoi(m[3])
		for i := range n {
			dark[[2]int{x + i - 4, y - 4}] = true
		}
	}
	for y := -4; y < code.Size+4; y++ {
		for x := -4; x < code.Size+4; x++ {
			if dark[[2]int{x, y}] != code.Black(x, y) {
				t.Fatalf("square %d, %d", x, y)
			}
		}
	}
	if got := (QR{Text: strings.Repeat("a", 5000)}).Append(nil); len(got) != 0 {
		t.Errorf("too long a text draws %d bytes", len(got))
	}
}
