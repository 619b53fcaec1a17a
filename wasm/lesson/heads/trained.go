package heads

import (
	"slices"

	"glassbox/core/json"
	"glassbox/core/number"
	"glassbox/wasm/lesson/words"
)

// network is a trained model, with what was measured of its heads.
type network struct{ *words.Network }

// role is a share that makes a habit a role: more than half of the weight, and twice what chance gives.
const role = 0.5

// reported is what was measured of the model's heads when it was trained.
func (n network) reported() map[string]json.Value { return n.Report.Fields["heads"].Fields }

// sentences is on how many that was.
func (n network) sentences() int { return int(n.reported()["sentences"].Number) }

// head is what was reported of head k of the layer.
func (n network) head(k int) map[string]json.Value {
	at := (n.Layer-1)*n.Heads + k
	if all := n.reported()["heads"].Items; at < len(all) {
		return all[at].Fields
	}
	return nil
}

// trained reports whether there is one.
func (n network) trained() bool { return n.Network != nil }

// measuredHere says what is measured on the sentence itself.
func (n network) measuredHere() string {
	if n.trained() {
		return say("measured.sentence")
	}
	return say("measured here")
}

// trainedEquations are the operations whose line says something else of a trained model.
var trainedEquations = map[string]bool{"roles": true, "without": true, "loss": true, "dout": true, "dx": true}

// none says that a head has no habit to speak of.
func (s setting) none() string {
	if !s.trained() {
		return say("none above chance")
	}
	return say("no role")
}

// spoken is the strongest habit of head k as sentences tell of it.
func (m *model) spoken(k int) string {
	if best := m.habits[k].strongest(); best.known {
		return best.told()
	}
	return m.none()
}

// held is the loss on sentences that were held out, with all heads and without head k, and what to say of those sentences.
func (n network) held(k int) (all, without float64, on string) {
	return n.reported()["loss"].Number, n.head(k)["loss"].Number, say("held.on", "n", n.sentences())
}

// roles are the habits that are told of, those first that depend on what the words mean.
var roles = []string{"subject", "referent", "described", "previous", "next", "itself", "same", "first", "end"}

// habits are those of head k, as far as they are reported.
func (n network) habits(k int) (all habits) {
	shares, reported := n.head(k)["shares"].Items, n.reported()["roles"].Items
	for _, name := range roles {
		i := slices.IndexFunc(reported, func(r json.Value) bool { return r.Fields["role"].String == name })
		if i >= 0 && i < len(shares) {
			r := reported[i].Fields
			chance := r["chance"].Number
			all = append(all, habit{name, shares[i].Number, chance, max(role, 2*chance), true, int(r["words"].Number)})
		}
	}
	return all
}

// compared is a share beside what chance gives.
func (h habit) compared() string {
	sign := " > "
	if h.value < h.chance {
		sign = " < "
	}
	return number.Fixed(h.value, 2) + sign + number.Fixed(h.chance, 2)
}

// silent tells what the heads that are off cost: on this sentence, and a single one on those that were held out.
func (m *model) silent(off []int) string {
	before, after := number.Format(m.whole), number.Format(m.layer.loss.At(0, 0))
	if len(off) > 1 {
		return say("notice.silent", "heads", listed(off), "before", before, "after", after)
	}
	all, without, on := m.held(off[0])
	return say("notice.held", "head", off[0]+1, "before", before, "after", after, "on", on,
		"all", number.Format(all), "without", number.Format(without))
}

// playing are the heads that have a role, by their numbers.
func (m *model) playing() string {
	var some []int
	for k, h := range m.habits {
		if h.strongest().known {
			some = append(some, k)
		}
	}
	if some == nil {
		return say("off.none")
	}
	return say("off", "n", len(some), "heads", listed(some))
}
