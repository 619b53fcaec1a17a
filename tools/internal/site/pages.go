package site

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// The markers in web/index.html and web/embed.html, each replaced by something about every lesson in order.
const (
	markPath    = "<!-- path -->"    // a station of the front page: vignette, number, title, tagline
	markLessons = "<!-- lessons -->" // a section with figure and prose
	markFigures = "<!-- figures -->" // the figure alone
	markAbout   = "<!-- about -->"   // how many lessons there are, and how long they take
)

// writePages fills the two pages.
func writePages(c Config, films []film) (problems []string, err error) {
	var path, lessons, figures strings.Builder
	for i, film := range films {
		prose, found, err := readProse(c, film)
		if err != nil {
			return nil, err
		}
		problems = append(problems, found...)
		path.WriteString(station(film))
		figures.WriteString(figure(film, ""))
		lessons.WriteString(section(film, prose+onward(films, i)))
	}
	fill := strings.NewReplacer(markPath, path.String(), markLessons, lessons.String(), markFigures, figures.String(), markAbout, about(films))
	for _, name := range []string{"index.html", "embed.html"} {
		text, err := os.ReadFile(c.web(name))
		if err != nil {
			return nil, err
		}
		if err := c.write(name, []byte(fill.Replace(string(text)))); err != nil {
			return nil, err
		}
	}
	return problems, nil
}

// station is the lesson's place on the path of the front page. Its picture says nothing that its title does not.
func station(f film) string {
	l := f.state.Lesson
	return fmt.Sprintf("<li class=\"station\"><a href=\"#%s\"><span aria-hidden=\"true\">%s<span class=\"dot\"></span></span>"+
		"<span class=\"number\">%d</span> <span class=\"title\">%s</span> <span class=\"tagline\">%s</span></a></li>\n",
		l.ID, f.vignette(), l.Number, html.EscapeString(l.Title()), html.EscapeString(l.Tagline()))
}

// about says how many lessons there are, and how long the shortest and the longest take.
func about(films []film) string {
	least, most := films[0].minutes(), films[0].minutes()
	for _, f := range films {
		least, most = min(least, f.minutes()), max(most, f.minutes())
	}
	return html.EscapeString(phrase.Say("about", "n", len(films), "all", lesson.Path, "least", least, "most", most))
}

// onward is the end of a lesson: where one is on the path, what comes next, and why.
func onward(films []film, i int) string {
	here := phrase.Say("here", "n", films[i].state.Lesson.Number, "all", lesson.Path)
	title, id, why := phrase.Say("all lessons"), "", phrase.Say("end")
	if i+1 < len(films) {
		next := films[i+1].state.Lesson
		title, id = phrase.Say("next", "title", next.Title()), next.ID
		why = next.Words().Say("why") + " " + phrase.Say("minutes", "n", films[i+1].minutes())
	}
	return fmt.Sprintf("<nav class=\"onward\" aria-label=\"%s\">\n<p class=\"here\">%s</p>\n"+
		"<p><a href=\"#%s\">%s</a></p>\n<p class=\"why\">%s</p>\n</nav>\n",
		html.EscapeString(phrase.Say("onward")), html.EscapeString(here), id, html.EscapeString(title), html.EscapeString(why))
}

// section is the lesson's page. Without scripts the style sheet shows the one that the link names.
func section(f film, prose string) string {
	l := f.state.Lesson
	return `<section class="lesson" id="` + l.ID + `" data-number="` + strconv.Itoa(l.Number) + `" data-title="` +
		html.EscapeString(l.Title()) + "\">\n" +
		"<div class=\"prose\">\n" + prose + "</div>\n<div class=\"stage\">\n" + figure(f, "full ") + "</div>\n</section>\n"
}

// controls are the widgets that stand above the figure before it runs, so that nothing moves when it does.
func (f film) controls() string {
	data, err := json.Marshal(f.state.Offered())
	if err != nil {
		panic("site: controls: " + err.Error())
	}
	return html.EscapeString(string(data))
}

// figure is the element with the places of its still pictures, which the style sheet fills and shows.
func figure(f film, attributes string) string {
	l := f.state.Lesson
	place := func(class string) string {
		return `<div class="` + class + `" role="img" aria-label="` + html.EscapeString(l.Title()) + `"></div>`
	}
	return `<glass-box ` + attributes + `lesson="` + l.ID + `" data-controls="` + f.controls() + `">` + place("still") + place("whole") +
		"</glass-box>\n"
}
