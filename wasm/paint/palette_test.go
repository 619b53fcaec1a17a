package paint

import (
	"math"
	"strings"
	"testing"

	"glassbox/wasm/picture"
)

// theme is black ink and coloured poles on a white ground.
func theme(t *testing.T) *Palette {
	css := map[string]string{}
	for _, role := range picture.Roles() {
		css[role.Token()] = "#14171b"
	}
	css["ground"], css["pos"], css["neg"] = "#ffffff", "#4a97ee", "#f2913d"
	p, err := NewPalette(css)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Source: CSS Color 4, § 9.2: the sRGB primaries in Oklab, https://www.w3.org/TR/css-color-4/#ok-lab
func TestOKLab(t *testing.T) {
	for _, c := range []struct {
		rgb  rgb
		want oklab
	}{
		{rgb{1, 1, 1}, oklab{1, 0, 0}},
		{rgb{1, 0, 0}, oklab{0.62796, 0.22486, 0.12585}},
		{rgb{0, 1, 0}, oklab{0.86644, -0.23389, 0.17950}},
		{rgb{0, 0, 1}, oklab{0.45201, -0.03246, -0.31153}},
	} {
		got := toOKLab(c.rgb)
		if math.Abs(got.L-c.want.L)+math.Abs(got.A-c.want.A)+math.Abs(got.B-c.want.B) > 1e-4 {
			t.Errorf("%v is %v, want %v", c.rgb, got, c.want)
		}
		if back := got.rgb(); back.hex() != c.rgb.hex() {
			t.Errorf("%v comes back as %v", c.rgb.hex(), back.hex())
		}
	}
}

// Source: Chromium 156, color-mix(in oklab, pole share, #ffffff) filled on a canvas and read back.
func TestMix(t *testing.T) {
	p := theme(t)
	for _, c := range []struct {
		role  picture.Role
		share float64
		want  string
	}{
		{picture.Pos, 0, "#ffffff"}, {picture.Pos, 0.2, "#dcebfd"}, {picture.Pos, 0.5, "#a7ccf9"}, {picture.Pos, 1, "#4a97ee"},
		{picture.Neg, 0.35, "#fedac0"}, {picture.Neg, 0.8, "#f7a86b"},
	} {
		got := p.colour(picture.Paint{Role: c.role, Share: c.share})
		if want, _ := parse(c.want); far(got, want) > 1.01/255 {
			t.Errorf("%s at %v is %s, want %s", c.role.Token(), c.share, got.hex(), c.want)
		}
	}
}

func far(a, b rgb) float64 {
	return max(math.Abs(a.R-b.R), math.Abs(a.G-b.G), math.Abs(a.B-b.B))
}

func TestPaletteErrors(t *testing.T) {
	for _, bad := range []string{"", "#12345", "123456", "#12345g", "#-12345", "#1234567", "red"} {
		if _, err := parse(bad); err == nil {
			t.Errorf("%q was taken for a colour", bad)
		}
	}
	_, err := NewPalette(map[string]string{"ground": "#ffffff"})
	if err == nil || !strings.Contains(err.Error(), "--well: expected #rrggbb") {
		t.Errorf("missing colour: %v", err)
	}
}
