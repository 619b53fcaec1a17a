package app

import (
	"errors"

	"glassbox/wasm/gym"
	"glassbox/wasm/phrase"
)

// Training is what the page has trained for a figure.
type Training struct {
	Key string `json:"key"` // of the messages that tell of it
	gym.Plan
	Origin string `json:"origin"` // of a fork: the key of what it was forked from
	Known  bool   `json:"known"`  // something is known of that
	Go     bool   `json:"go"`     // it is to go on, and else to stand still
}

// trained takes what the trainer of a training has posted, and shows it, unless more is to come at once.
func (s State) trained(m Message) (State, error) {
	if !gym.Tell(m.Key, m.Value, m.Bytes, m.X) {
		return s, errors.New(phrase.Say("no training"))
	}
	if s.Lesson == nil || m.On {
		return s, nil
	}
	if h := gym.Of(m.Key); h != nil && (h.State == "done" || h.Trouble != "") {
		s.trains = false
	}
	return s.again(), nil
}

// train lets the training of the run go on from where it stands.
func (s State) train() State {
	if s.Entered.Changed(gym.At) {
		if t := s.training(); t.At >= 0 {
			gym.Stand(t.Key, t.At)
		}
		s = s.compute(s.Entered.Reset(gym.At))
	}
	s.trains = true
	return s
}

// trainedOut reports whether the training of the run has taken its last step.
func (s State) trainedOut() bool {
	h := gym.Of(s.training().Key)
	return h != nil && h.State == "done"
}

// keepsTraining stops a training that what was entered is not about any more, with the film about it, or that is looked at
// where it was before.
func (s State) keepsTraining(before *Training) State {
	now := s.training()
	same := now != nil && before != nil && now.Key == before.Key
	if before != nil && !same {
		gym.Leave(before.Key)
		s.Clock = s.Clock.Pause()
	}
	s.trains = s.trains && same && now.At < 0
	return s
}

// training is what the present run has trained, or nil.
func (s State) training() *Training {
	p := s.Run.Training
	if p == nil {
		return nil
	}
	text := ""
	if p.Text != "" {
		text = s.Values.Get(p.Text)
	}
	t := &Training{Plan: *p, Key: p.Key(text), Go: s.trains}
	if p.Base != "" {
		t.Origin = gym.Plan{Settings: p.Base}.Key(text)
		t.Known = gym.Of(t.Origin) != nil
	}
	return t
}
