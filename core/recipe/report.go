package recipe

// Report is how a model was trained and what it was then measured to do.
type Report struct {
	Name       string  `json:"name"`
	Seed       uint64  `json:"seed"`
	Parameters int     `json:"parameters"`
	Steps      int     `json:"steps"`
	Batch      int     `json:"batch"` // examples of a step
	Rate       float64 `json:"rate"`  // the highest

	Train  int                `json:"train"`            // examples that it learned from
	Held   int                `json:"held"`             // and that it was measured on
	Shares map[string]float64 `json:"shares,omitempty"` // of the examples, by template

	Every  int       `json:"every"`
	Losses []float64 `json:"losses"` // in nats per word, each the mean of as many steps as Every says

	Translation *TranslationReport `json:"translation,omitempty"`
	Stories     *StoryReport       `json:"stories,omitempty"`
	Heads       *HeadReport        `json:"heads"`
}

// every is how many steps make a point of the curve.
const every = 50

// report measures a model after its losses.
func (r Recipe) report(s student, losses []float32) *Report {
	report := &Report{Name: r.Name, Seed: r.Seed, Steps: len(losses), Batch: r.Batch, Rate: r.Schedule.Peak}
	report.Every, report.Losses = every, means(losses, every)
	for _, p := range s.Params() {
		report.Parameters += len(p.Data())
	}
	s.report(report)
	return report
}

func (m *translator) report(r *Report) {
	r.Train, r.Held, r.Shares = len(m.set.Train), len(m.set.Held), m.set.Shares
	r.Translation = m.measure()
	r.Heads = m.heads(r.Translation.Looks)
}

func (m *teller) report(r *Report) {
	r.Train, r.Held = len(m.set.Train), len(m.set.Held)
	r.Stories = m.measure()
	r.Heads = m.heads(r.Stories.Looks)
}

// means are those of every n losses, the last of fewer if need be.
func means(losses []float32, n int) (all []float64) {
	for from := 0; from < len(losses); from += n {
		part := losses[from:min(from+n, len(losses))]
		sum := 0.0
		for _, loss := range part {
			sum += float64(loss)
		}
		all = append(all, sum/float64(len(part)))
	}
	return all
}
