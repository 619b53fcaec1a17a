package app

import (
	"strings"
	"testing"

	"glassbox/wasm/gym"
)

// gptTrains is the lesson at its training, which nothing is known of yet.
func gptTrains(t *testing.T, query string) State {
	t.Helper()
	gym.Forget()
	t.Cleanup(gym.Forget)
	s, err := Open("gpt", "view=train"+query)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// told is the state after messages of the trainer.
func told(t *testing.T, s State, texts ...string) State {
	t.Helper()
	for i, text := range texts {
		s = send(t, s, Message{Type: "trained", Key: s.training().Key, Value: text, X: 250, On: i < len(texts)-1})
	}
	return s
}

// Play trains and pauses, and what the trainer posts is shown and told.
func TestPlayTrains(t *testing.T) {
	s := gptTrains(t, "")
	if r := report(s); r.Training == nil || r.Training.Go || r.Training.At >= 0 || !strings.Contains(r.Training.Settings, `"task":"reverse"`) {
		t.Fatalf("before: %+v", r.Training)
	}
	s = send(t, s, Message{Type: "play"})
	if r := report(s); !r.Training.Go || !r.Playing || r.Poster {
		t.Errorf("playing: %+v, %v", r.Training, r.Playing)
	}
	before := s.Run
	one := send(t, s, Message{Type: "trained", Key: s.training().Key, Value: `{"type":"started","cells":25952}`, On: true})
	if one.Run != before {
		t.Error("while more is to come, the run is computed")
	}
	s = told(t, s, `{"type":"report","state":"training","step":20,"held":0.125,"right":0.5}`,
		`{"type":"report","state":"training","step":20,"sample":"12=21"}`)
	if r := report(s); s.Run == before || !strings.Contains(r.Display["stands"], "50%") || r.Step != report(one).Step || !r.Training.Go {
		t.Errorf("at step %s: %q", r.Step, r.Display["stands"])
	}
	if s = send(t, s, Message{Type: "pause"}); report(s).Training.Go || report(s).Playing {
		t.Error("a pause does not pause")
	}
}

// A training that was left stands still when it is come back to, and so does its film; a setting that is refused leaves it going.
func TestATrainingThatIsLeftStandsStill(t *testing.T) {
	s := told(t, send(t, gptTrains(t, ""), Message{Type: "play"}), `{"type":"started","cells":25952}`,
		`{"type":"report","state":"training","step":20,"held":0.125,"right":0.5}`)
	refused := send(t, s, Message{Type: "set", Key: "heads", Value: "5"})
	on := told(t, refused, `{"type":"report","state":"training","step":40,"held":0.0625,"right":0.75}`)
	if r := report(on); !r.Training.Go || len(r.Notices) != 1 || !strings.Contains(r.Display["stands"], "75%") {
		t.Errorf("beside a setting that is refused: %+v, %q", r.Notices, r.Display["stands"])
	}
	back := send(t, send(t, s, Message{Type: "set", Key: "view", Value: "write"}), Message{Type: "set", Key: "view", Value: "train"})
	if r := report(back); r.Playing || r.Training.Go || gym.Of(back.training().Key).State != "paused" {
		t.Errorf("come back to it plays: %v, goes on: %v, is %s", r.Playing, r.Training.Go, gym.Of(back.training().Key).State)
	}
	if other := report(send(t, s, Message{Type: "set", Key: "rate", Value: "0.01"})); other.Playing {
		t.Error("the film of another training plays on")
	}
}

// A step that was reached is gone to, and play goes on from it.
func TestAStepOfTheTrainingIsGoneTo(t *testing.T) {
	s := told(t, send(t, gptTrains(t, ""), Message{Type: "play"}), `{"type":"report","state":"training","step":20,"held":0.125,"right":0.5}`)
	s = send(t, s, Message{Type: "set", Key: "moment", Value: "7"})
	if r := report(s).Training; r.At != 7 || r.Go {
		t.Errorf("dragged: %+v", r)
	}
	if s = send(t, s, Message{Type: "play"}); !s.trains || report(s).Training.At >= 0 {
		t.Errorf("on: %+v", report(s).Training)
	}
}

// A training ends with its last step, with trouble, and when the learner asks for another one.
func TestATrainingEnds(t *testing.T) {
	for what, end := range map[string]func(s State) State{
		"done":    func(s State) State { return told(t, s, `{"type":"report","state":"done","step":400}`) },
		"trouble": func(s State) State { return told(t, s, `{"type":"error","text":"It overflowed."}`) },
		"another": func(s State) State { return send(t, s, Message{Type: "set", Key: "rate", Value: "0.01"}) },
		"view":    func(s State) State { return send(t, s, Message{Type: "set", Key: "view", Value: "write"}) },
	} {
		s := end(send(t, gptTrains(t, ""), Message{Type: "play"}))
		if r := report(s); s.trains || r.Training != nil && r.Training.Go {
			t.Errorf("%s: it goes on", what)
		} else if told := len(r.Notices) == 1 && r.Notices[0].Bad; told != (what == "trouble") {
			t.Errorf("%s: notices %+v", what, r.Notices)
		}
	}
}

// A report leaves what was refused as it is, and what is no report is refused itself.
func TestReportsLeaveTheRestAlone(t *testing.T) {
	s := send(t, gptTrains(t, ""), Message{Type: "set", Key: "rate", Value: "fast"})
	if s = told(t, s, `{"type":"report","state":"training","step":3}`); len(s.Notices()) != 1 || s.Notices()[0].Key != "rate" {
		t.Errorf("notices %+v", s.Notices())
	}
	if _, _, err := Update(s, Message{Type: "trained", Key: "k", Value: "nonsense"}, &Shown{}); err == nil {
		t.Error("nonsense is taken")
	}
	if _, _, err := Update(State{}, Message{Type: "trained", Key: "k", Value: `{"type":"started"}`}, &Shown{}); err != nil {
		t.Errorf("before any lesson: %v", err)
	}
}

// A report of a training is written as its tags say.
func TestTrainingsAreWrittenAsTheirTagsSay(t *testing.T) {
	s := send(t, gptTrains(t, "&task=own"), Message{Type: "play"})
	var shown Shown
	sameAsTags(t, "a training", Reply{State: s.Report(&shown)}, &shown)
}

// Once a training is over, play lets the film end, and then trains anew.
func TestPlayAfterATraining(t *testing.T) {
	s := send(t, gptTrains(t, ""), Message{Type: "play"})
	s = send(t, told(t, s, `{"type":"report","state":"done","step":300}`), Message{Type: "pause"})
	if s = send(t, s, Message{Type: "play"}); s.trains || !s.Clock.Playing {
		t.Errorf("in the midst of the film it trains: %v", s.trains)
	}
	s = send(t, send(t, s, Message{Type: "seek", Value: s.Run.Steps[len(s.Run.Steps)-1].ID}), Message{Type: "play"})
	if !s.trains || s.Clock.Playing {
		t.Errorf("at the end of the film it trains: %v", s.trains)
	}
}

// A setting that is refused keeps none waiting that is set later, and nothing plays that nobody has asked for.
func TestASettingThatIsRefusedKeepsNoneWaiting(t *testing.T) {
	s := send(t, gptTrains(t, ""), Message{Type: "set", Key: "heads", Value: "5"})
	if played := send(t, s, Message{Type: "play"}); played.trains || played.Clock.Playing {
		t.Error("it trains what is not meant")
	}
	s = send(t, s, Message{Type: "set", Key: "rate", Value: "0.01"})
	if r := report(s); !strings.Contains(r.Training.Settings, `"rate":0.01`) || !strings.Contains(r.Training.Settings, `"heads":4`) ||
		len(r.Notices) != 1 || r.Notices[0].Key != "heads" || s.Entered.Get("heads") != "5" {
		t.Errorf("later: %s, %+v", r.Training.Settings, r.Notices)
	}
	if s = send(t, s, Message{Type: "set", Key: "width", Value: "40"}); !strings.Contains(report(s).Training.Settings, `"heads":5`) ||
		len(s.Notices()) != 0 {
		t.Errorf("once it fits: %s, %+v", report(s).Training.Settings, s.Notices())
	}
}

// What goes on from a step that is looked at stands there at once.
func TestItGoesOnFromTheStepThatIsLookedAt(t *testing.T) {
	s := told(t, send(t, gptTrains(t, ""), Message{Type: "play"}), `{"type":"started","cells":25952}`,
		`{"type":"report","state":"training","step":106,"held":0.125,"right":0.5}`)
	s = send(t, send(t, s, Message{Type: "set", Key: "moment", Value: "50"}), Message{Type: "play"})
	if r := report(s).Training; r.Stand != 50 || !r.Go || r.At >= 0 {
		t.Errorf("it goes on as %+v", r)
	}
}

// A fork names what it was forked from, and whether that is known.
func TestAForkNamesItsOrigin(t *testing.T) {
	s := told(t, send(t, gptTrains(t, ""), Message{Type: "play"}), `{"type":"report","state":"training","step":20}`)
	origin := s.training().Key
	if s = send(t, s, Message{Type: "set", Key: "fork", Value: "10"}); s.training().Origin != origin || !s.training().Known {
		t.Errorf("it is %+v", s.training())
	}
	if gym.Forget(); s.training().Known {
		t.Error("what is forgotten is known")
	}
}

// How fast the machine may be is told before anything is trained.
func TestThePaceIsTold(t *testing.T) {
	before := gptTrains(t, "")
	s := told(t, before, `{"type":"pace","pace":4e10}`)
	if gym.Guess(30_000) == 0 || gym.Of(s.training().Key) != nil || s.Run == before.Run {
		t.Errorf("told, %v tokens a second are guessed", gym.Guess(30_000))
	}
}
