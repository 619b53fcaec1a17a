package train

import (
	"errors"
	"strconv"

	"glassbox/core/json"
	"glassbox/core/nn"
)

// How often a session reports, and how often it samples, in milliseconds.
const (
	reportEvery = 250
	sampleEvery = 2000
)

// State is what a session is doing.
type State string

const (
	Idle      State = "idle"
	Preparing State = "preparing" // a text is being cut, to be trained on
	Training  State = "training"
	Paused    State = "paused"
	Restoring State = "restoring" // on the way from a remembered state to the wanted step
	Done      State = "done"      // all steps are taken
)

// Session trains by messages. It does nothing by itself: whoever owns it hands messages
// to Receive, and calls Work as long as that says there is more.
type Session struct {
	tapes Tapes
	now   func() float64 // in milliseconds, from any start
	post  Post

	state     State
	settings  Settings
	preparing *preparing // nil once there is a task
	task      task
	model     *gpt
	trainer   *Trainer
	sampler   *sampler
	judge     *judge  // nil if nothing is held out
	look      *looker // nil if nobody wants to see where heads look

	pausing, writing, judging, looking bool      // at the end of the step under way
	snapshots, saves                   int       // to be sent then
	target                             int       // of Restoring
	losses                             []float32 // since the last report
	reported                           float64   // when
	reportedStep                       int
	sampled                            float64 // when
}

// NewSession returns an idle session.
func NewSession(tapes Tapes, now func() float64, post Post) *Session {
	return &Session{tapes: tapes, now: now, post: post, state: Idle}
}

// Receive does what a message asks for, or posts a sentence about why not. Buffer is what
// came with it, little-endian: tokens as int32 or a text with start, a state as float32 with restore.
// It reports whether there is work to be done.
func (s *Session) Receive(text string, buffer []byte) (more bool) {
	defer s.survive()
	m, err := Decode(text)
	if err == nil {
		err = s.do(m, buffer)
	}
	s.settle(m, err)
	return s.busy()
}

// settle tells what was wrong with a message, if anything was.
func (s *Session) settle(m Message, err error) {
	if err != nil {
		s.fail(m.Kind, err)
	}
}

func (s *Session) do(m Message, buffer []byte) error {
	if m.Kind == "start" {
		return s.start(m.Settings, buffer)
	}
	switch {
	case s.state == Idle:
		return errors.New("Nothing is being trained yet.")
	case s.preparing != nil && m.Kind != "stop":
		s.preparing.hold(m, buffer)
		return nil
	}
	switch m.Kind {
	case "sum", "state":
		return s.fromPeer(m, buffer)
	case "restore":
		return s.restore(m.Step, buffer)
	case "pause":
		s.pausing = s.state == Training
	case "resume":
		s.resume()
	case "sample":
		s.writing = true
		s.between()
	case "snapshot":
		s.snapshots++
		s.between()
	case "save":
		s.saves++
		s.between()
	case "look":
		s.looking = s.look != nil
		s.between()
	case "stop":
		s.forget()
		s.report()
	}
	return nil
}

// start leaves the session as it was if the settings do not do.
func (s *Session) start(settings Settings, buffer []byte) error {
	if settings.Task == "text" {
		return s.prepare(settings, buffer)
	}
	k, err := newTask(settings, integers(buffer))
	if err == nil {
		err = settings.check(k)
	}
	if err != nil {
		return err
	}
	s.forget()
	s.begin(settings, k)
	return nil
}

// begin begins to train on a task.
func (s *Session) begin(settings Settings, k task) {
	s.settings, s.task = settings, k
	s.model = newGPT(s.tapes, settings, k)
	schedule := nn.Schedule{Peak: settings.Rate, Floor: settings.Floor, Warmup: settings.Warmup, Steps: settings.Steps}
	split := settings.split(k)
	s.trainer = NewTrainer(s.model, schedule, settings.history(k), split, peers{s})
	s.trainer.Optimizer.Decay, s.trainer.Optimizer.Clip = settings.Decay, settings.Clip
	if s.settings.Rank > 0 {
		s.state = Training
		return
	}
	s.sampler = newSampler(s.tapes, settings, k, s.model.Params())
	if k.heldOut() > 0 && settings.Every > 0 {
		s.judge, s.judging = newJudge(s.tapes, settings, k, s.model.Params()), true
	}
	if settings.Look > 0 {
		s.look, s.looking = newLooker(s.tapes, settings, k, s.model.Params()), true
	}
	s.post(message("started", func(w *json.Writer) {
		w.Key("cells").Int(s.trainer.Cells())
		w.Key("vocab").Int(k.vocab())
		w.Key("length").Int(k.length())
		w.Key("shards").Int(split.Shards)
		w.Key("workers").Int(split.Workers)
		w.Key("bytes").Int(settings.bytes(k))
		w.Key("heldOut").Int(k.heldOut())
		if t, ok := k.(text); ok {
			w.Key("letters").Number(t.letters)
			w.Key("tokenizer").String(t.JSON())
		}
	}))
	s.enter(Training)
	s.between()
}

// forget makes the session idle. Who waits for a snapshot or for files is told that none will come.
func (s *Session) forget() {
	snapshots, saves := s.snapshots+s.preparing.asked("snapshot"), s.saves+s.preparing.asked("save")
	*s = *NewSession(s.tapes, s.now, s.post)
	for n := range snapshots + saves {
		about := "snapshot"
		if n >= snapshots {
			about = "save"
		}
		s.fail(about, errors.New("What was to be kept is no longer being trained."))
	}
}

// enter changes the state and begins to count anew.
func (s *Session) enter(state State) {
	s.state, s.pausing = state, false
	s.report()
}

func (s *Session) resume() {
	s.pausing = false
	switch {
	case s.state != Paused:
	case s.trainer.Step() < s.settings.Steps:
		s.enter(Training)
	default:
		s.enter(Done)
	}
}

// restore goes to a step: at once to a state given or remembered, and from there on by
// training as before.
func (s *Session) restore(step int, buffer []byte) error {
	if len(buffer) > 0 {
		state, err := s.trainer.state(buffer)
		if err != nil {
			return err
		}
		s.trainer.Restore(step, state)
	} else if step > s.settings.Steps {
		return errors.New("There is no step " + strconv.Itoa(step) + "; training ends after " + strconv.Itoa(s.settings.Steps) + ".")
	} else if !s.trainer.Seek(step) {
		return errors.New("What was before the snapshot is not remembered.")
	}
	s.losses, s.reportedStep, s.target = s.losses[:0], s.trainer.Step(), step
	s.writing = s.sampler.stop() || s.writing // what was being written is of another step
	s.judging = s.judge != nil && s.judge.stop() || s.judging
	s.looking = s.look.stop() || s.looking
	if s.trainer.Step() < step {
		s.enter(Restoring)
	} else {
		s.enter(Paused)
		s.between()
	}
	return nil
}

func (s *Session) busy() bool {
	return s.preparing != nil || s.writes() || s.judges() || s.look.active() ||
		(s.state == Training || s.state == Restoring) && !s.trainer.Waiting()
}

// writes reports whether something is being written.
func (s *Session) writes() bool { return s.sampler != nil && s.sampler.active() }

// judges reports whether something is being measured.
func (s *Session) judges() bool { return s.judge != nil && s.judge.active() }

// Work works for about so many milliseconds, but not less than one operation, and reports
// whether there is more to be done.
func (s *Session) Work(milliseconds float64) (more bool) {
	defer s.survive()
	for end := s.now() + milliseconds; s.busy(); {
		s.piece()
		if s.now() >= end {
			break
		}
	}
	return s.busy()
}

// piece does one operation.
func (s *Session) piece() {
	switch {
	case s.preparing != nil:
		s.prepared()
	case s.judges():
		if s.judge.work() {
			s.judged()
		}
	case s.look.active():
		if s.look.work() {
			s.looked()
		}
	case s.writes():
		if sample, done := s.sampler.next(); done {
			s.sampled = s.now()
			s.post(message("report", func(w *json.Writer) {
				s.head(w)
				w.Key("sample").String(sample)
			}))
			s.between()
		}
	case !s.trainer.Next():
	case s.settings.Rank == 0:
		s.finished()
	case s.trainer.Step() >= s.settings.Steps:
		s.state = Done
	}
}

// judged tells what was measured.
func (s *Session) judged() {
	s.post(message("report", func(w *json.Writer) {
		s.head(w)
		if finite(s.judge.loss) {
			w.Key("held").Number(s.judge.loss)
		}
		w.Key("right").Number(float64(s.judge.right) / float64(s.judge.all))
	}))
	s.between()
}

// finished sees to what waits for the end of a step.
func (s *Session) finished() {
	step, loss := s.trainer.Step(), s.trainer.Loss()
	if finite(loss) {
		s.losses = append(s.losses, float32(loss))
	}
	switch {
	case !finite(loss):
		s.fail("", errors.New("The loss overflowed in step "+strconv.Itoa(step)+"; a smaller rate keeps it finite."))
		s.enter(Paused)
	case s.state == Restoring && step >= s.target:
		s.enter(Paused)
	case step >= s.settings.Steps:
		s.enter(Done)
		s.writing = true
	case s.pausing:
		s.enter(Paused)
	case s.now()-s.reported >= reportEvery:
		s.report()
	}
	s.judging = s.judge != nil && (step%s.settings.Every == 0 || s.state == Done)
	s.looking = s.look != nil && (step%s.settings.Look == 0 || s.state == Done)
	if s.state == Training && s.now()-s.sampled >= sampleEvery {
		s.writing = true
	}
	s.between()
}

// between begins a measurement, a reading or a sample, and sends snapshots and files, where they are waited for, if no step
// is under way.
func (s *Session) between() {
	if !s.trainer.Between() {
		return
	}
	if s.judging && !s.judges() {
		s.judging = false
		s.judge.begin()
	}
	if s.looking && !s.look.active() {
		s.looking = false
		s.look.begin()
	}
	if s.writing && !s.sampler.active() {
		s.writing = false
		s.sampler.begin(s.trainer.Step())
	}
	for ; s.saves > 0; s.saves-- {
		s.save()
	}
	for ; s.snapshots > 0; s.snapshots-- {
		state := make([]float32, s.trainer.Size())
		s.trainer.Save(state)
		s.post(message("snapshot", func(w *json.Writer) { w.Key("step").Int(s.trainer.Step()) }), Buffer{"state", state})
	}
}

// survive turns a panic into a sentence. What was being trained is lost.
func (s *Session) survive() {
	switch broken := recover().(type) {
	case nil:
		return
	case error:
		s.lose(broken.Error())
	default:
		s.lose("of a reason unknown")
	}
}

func (s *Session) lose(reason string) {
	s.forget()
	s.fail("", errors.New("Training broke off: "+reason+"."))
	s.report()
}
