package site

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The widths of the still pictures: the figure of a page 1440 px wide, and that of a phone.
const (
	wide   = 912
	narrow = 358
)

// still is a picture that stands in the place of the figure: class "still" is how the film opens and stands until
// the canvas is there; "whole" is how it ends, for readers without scripts or WebGL.
type still struct {
	lesson, class string
	width, height float64
	svg           string
}

// name is the still's file.
func (s still) name() string {
	return "stills/" + s.lesson + "-" + s.class + "-" + strconv.Itoa(int(s.width)) + ".svg"
}

// rules show the still where the style sheet shows the element of its class. That the picture is a background means
// that nobody fetches it before it is to be seen, with scripts and without.
func (s still) rules() string {
	place := fmt.Sprintf("[lesson=%s]>.%s", s.lesson, s.class)
	picture := fmt.Sprintf("background-image:url(%s)", s.name())
	if s.class == "whole" {
		return fmt.Sprintf("%s{aspect-ratio:%g/%g;%s}", place, s.width, s.height, picture)
	}
	return fmt.Sprintf("%s{height:calc(%gpx*var(--scale,1))}[data-late] %s{%s}", place, s.height, place, picture)
}

// stills are the four still pictures of a film.
func (f film) stills() []still {
	var all []still
	for _, width := range []float64{wide, narrow} {
		all = append(all, f.still(f.poster, "still", width), f.still(f.whole, "whole", width))
	}
	return all
}

// writeStills writes the still pictures of all films into files of their own.
func writeStills(c Config, films []film) error {
	style, err := stillStyle(c)
	if err != nil {
		return err
	}
	for _, f := range films {
		for _, s := range f.stills() {
			if err := c.write(s.name(), []byte(strings.Replace(s.svg, ">", "><style>"+style+"</style>", 1))); err != nil {
				return err
			}
		}
	}
	return nil
}

// stillStyle is what a picture in a file of its own cannot take from the page around it: colours, light and dark as
// the element prefers that shows it, and the font.
func stillStyle(c Config) (string, error) {
	tokens, err := os.ReadFile(c.web("src", "tokens.css"))
	if err != nil {
		return "", err
	}
	const font = ":root{font-family:var(--sans);font-variant-numeric:tabular-nums}"
	result := api.Transform(string(tokens)+font, api.TransformOptions{Loader: api.LoaderCSS, MinifyWhitespace: true, MinifySyntax: true})
	if len(result.Errors) > 0 {
		return "", fmt.Errorf("tokens.css: %s", result.Errors[0].Text)
	}
	return strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(strings.TrimSpace(string(result.Code))), nil
}

// stillRules are the rules of the style sheet for the stills of all films.
func stillRules(films []film) string {
	var rules [2]strings.Builder // for wide pages and for phones
	for _, f := range films {
		for _, s := range f.stills() {
			at := &rules[0]
			if s.width == narrow {
				at = &rules[1]
			}
			at.WriteString(s.rules())
		}
	}
	return rules[0].String() + "@media (max-width:599px){" + rules[1].String() + "}\n"
}
