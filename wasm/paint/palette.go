// Package paint puts a picture.List on the canvas, in one draw. Each shape becomes a few triangles, in which shape.kage
// measures how much of a pixel the shape covers; letters are pieces of a page on which the browser's text engine has
// drawn them. Colours, triangles and the laying out of text are plain Go and tested natively; only painter.go knows
// Ebitengine.
package paint

import (
	"fmt"
	"math"
	"strconv"

	"glassbox/wasm/picture"
)

// rgb is a gamma-encoded sRGB colour, each part in 0 … 1.
type rgb struct{ R, G, B float64 }

// shades is the number of steps between the ground and a role: as many as a byte can tell apart.
const shades = 256

// Palette is the colour of every role under one theme, with its mixes into the ground.
type Palette struct {
	ground oklab
	pure   []rgb          // by role
	mixed  []*[shades]rgb // by role, made when first asked for
}

// NewPalette reads the custom properties of tokens.css: css gives a colour as #rrggbb for each role's token.
func NewPalette(css map[string]string) (*Palette, error) {
	roles := picture.Roles()
	n := int(roles[len(roles)-1]) + 1
	p := &Palette{pure: make([]rgb, n), mixed: make([]*[shades]rgb, n)}
	for _, role := range roles {
		c, err := parse(css[role.Token()])
		if err != nil {
			return nil, fmt.Errorf("the colour --%s: %w", role.Token(), err)
		}
		p.pure[role] = c
	}
	p.ground = toOKLab(p.pure[picture.Ground])
	return p, nil
}

func parse(s string) (rgb, error) {
	v, err := strconv.ParseUint(s[min(1, len(s)):], 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return rgb{}, fmt.Errorf("expected #rrggbb, found %q", s)
	}
	part := func(shift int) float64 { return float64(v>>shift&255) / 255 }
	return rgb{part(16), part(8), part(0)}, nil
}

// Colour is the colour of a paint, without its opacity.
func (p *Palette) colour(paint picture.Paint) rgb {
	if paint.Share >= 1 {
		return p.pure[paint.Role]
	}
	row := p.mixed[paint.Role]
	if row == nil {
		row = p.mixes(paint.Role)
		p.mixed[paint.Role] = row
	}
	return row[int(math.Round(max(0, paint.Share)*(shades-1)))]
}

func (p *Palette) mixes(role picture.Role) *[shades]rgb {
	row, pole := new([shades]rgb), toOKLab(p.pure[role])
	for i := range row {
		row[i] = p.ground.mix(pole, float64(i)/(shades-1)).rgb()
	}
	return row
}

// ink is a colour as a vertex carries it: multiplied by its opacity.
type ink struct{ R, G, B, A float32 }

func (p *Palette) ink(paint picture.Paint) ink {
	c, a := p.colour(paint), float32(paint.Alpha)
	return ink{float32(c.R) * a, float32(c.G) * a, float32(c.B) * a, a}
}

// hex writes the colour as CSS does.
func (c rgb) hex() string {
	b := func(v float64) int { return int(math.Round(255 * v)) }
	return fmt.Sprintf("#%02x%02x%02x", b(c.R), b(c.G), b(c.B))
}

// light reports whether the colour is nearer to white than to black.
func (c rgb) light() bool { return toOKLab(c).L > 0.6 }
