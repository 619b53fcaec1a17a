// Package figure is the parts of figures. CONTRIBUTING.md has the rules of their look.
//
// A Figure is a film as it is drawn; it lives as long as the film and keeps what is worked out once. A Scene is one
// picture of it, at a moment. Parts are drawn into it: Number, Vector, Grid, Tile, Block and Line for numbers, Row and
// List for words, Arcs, Bundle and Rays for arrows, Shares for the likeliest of many, Working for the formula under way,
// Losses for a training, Slider for what a drag sets, Crumbs for the way to the place that is shown. They name what they
// show by film.Ref and ask the scene how much of it has arrived: what has not is dashed. Each enters where it drew what,
// and Travels draws the marks from there to there.
//
// Stack, Beside, Titled and Labelled put parts together; Drawn is one that a lesson draws by hand. Present is the
// operation under way with what it reads and what it makes, for narrow figures:
//
//	func draw(l *picture.List, v lesson.View) {
//		s := v.Scene(l, v.Model.(*model).figure)
//		p := s.Present()
//		w, h := p.Size(s, v.Width)
//		p.Draw(s, picture.Box{W: w, H: h})
//		s.Travels()
//	}
package figure
