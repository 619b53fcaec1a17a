package nn

import (
	"slices"
	"testing"
)

func TestSights(t *testing.T) {
	const o, x = false, true
	filled := FilledSight(2, 2, 3)
	filled.Fill(1, 2)
	filled.Fill(0, 1)
	filled.Fill(0, 3)
	tests := map[string]struct {
		got  Sight
		T, S int
		want [][]bool
	}{
		"full":   {FullSight(2, 1, 3), 1, 3, [][]bool{nil, nil}},
		"causal": {CausalSight(2, 2), 2, 2, [][]bool{{x, o, x, x}, {x, o, x, x}}},
		"filled": {filled, 2, 3, [][]bool{{x, x, x, x, x, x}, {x, x, o, x, x, o}}},
	}
	for name, test := range tests {
		if test.got.T != test.T || test.got.S != test.S || !slices.EqualFunc(test.got.Masks, test.want, slices.Equal) {
			t.Errorf("%s is %v, want %d×%d %v", name, test.got, test.T, test.S, test.want)
		}
	}
}

func TestPositionsAreNamed(t *testing.T) {
	for p, name := range []string{"learned", "sinusoidal", "rotary", "none"} {
		if got, ok := ParsePositions(name); !ok || got != Positions(p) || got.String() != name {
			t.Errorf("%q is read as %v, %v", name, got, ok)
		}
	}
	if p, ok := ParsePositions("None"); ok {
		t.Errorf("“None” is read as %v", p)
	}
	if got, want := Places(3, 2, 2), []int{3, 4, 3, 4}; !slices.Equal(got, want) {
		t.Errorf("the places are %v, want %v", got, want)
	}
}
