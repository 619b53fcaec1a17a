// Package recipe says how every model that is shipped is trained, from which sentences and
// with which settings, and what is measured of it. Equal recipes give equal bits, if the
// tapes compute with the same operations.
package recipe

import (
	"strconv"

	"glassbox/core/corpus"
	"glassbox/core/fit"
	"glassbox/core/model"
	"glassbox/core/nn"
)

// Recipe is how one model is trained.
type Recipe struct {
	Name     string // as its folder is called
	Seed     uint64 // of the sentences, the first weights, the order and the dropout
	Batch    int    // examples of a step
	Schedule nn.Schedule
	Decay    float64 // λ of AdamW

	enrol func(r Recipe) student
}

// student is a model under training.
type student interface {
	fit.Model
	prepare(tapes Tapes)         // records its lessons, without which there is nothing to draw
	report(*Report)              // fills in what is its own
	files() (model.Files, error) // puts the weights into a checkpoint
	take(model.Files) error      // and takes them out of it
}

// Training is a recipe that is being followed.
type Training struct {
	Recipe
	*fit.Fitter

	student student
}

// All returns the recipes of the models that are shipped.
func All() []Recipe {
	return []Recipe{
		translates("translation", false), translates("translation-antecedent", true),
		tells("stories", nn.LearnedPositions), tells("stories-rotary", nn.RotaryPositions), tells("stories-none", nn.NoPositions),
	}
}

// translates is the recipe of a model as Vaswani et al. describe it, but small.
func translates(name string, antecedent bool) Recipe {
	c := translation{antecedent: antecedent, TransformerConfig: nn.TransformerConfig{
		LayerConfig: nn.LayerConfig{Width: 64, Heads: 4, Hidden: 128, PostNorm: true, Activation: nn.ReLU, Dropout: 0.1, AttentionDropout: 0.1},
		Context:     65, Encoder: 2, Decoder: 2, Positions: nn.SinusoidalPositions, Scaled: true,
	}}
	return Recipe{
		Name: name, Seed: 1, Batch: 64, Schedule: nn.Schedule{Peak: 2e-3, Floor: 1e-4, Warmup: 200, Steps: 2500},
		enrol: func(r Recipe) student {
			c.seed, c.batch = r.Seed, r.Batch
			return newTranslator(corpus.Translation(r.Seed), c)
		},
	}
}

// tells is the recipe of a model as Radford et al. describe it, but small.
func tells(name string, p nn.Positions) Recipe {
	c := telling{deviation: 0.08, GPTConfig: nn.GPTConfig{
		LayerConfig: nn.LayerConfig{Width: 64, Heads: 4, Hidden: 256, Dropout: 0.1}, Context: 48, Layers: 2, Positions: p,
	}}
	return Recipe{
		Name: name, Seed: 1, Batch: 32, Schedule: nn.Schedule{Peak: 3e-3, Floor: 1.5e-4, Warmup: 100, Steps: 2500}, Decay: 0.01,
		enrol: func(r Recipe) student {
			c.seed, c.batch = r.Seed, r.Batch
			return newTeller(corpus.Stories(r.Seed), c)
		},
	}
}

// Begin draws the sentences and returns the training before its first step.
func (r Recipe) Begin(tapes Tapes) *Training {
	t := &Training{Recipe: r, student: r.enrol(r)}
	t.student.prepare(tapes)
	t.Fitter = fit.New(t.student, r.Schedule)
	t.Optimizer.Beta2, t.Optimizer.Decay = 0.98, r.Decay
	return t
}

// String is all of a recipe that Save and Restore must agree about.
func (r Recipe) String() string {
	s := r.Schedule
	return r.Name + ", seed " + strconv.FormatUint(r.Seed, 10) + ", " + strconv.Itoa(s.Steps) + " steps of " + strconv.Itoa(r.Batch)
}
