package verdict

import (
	"slices"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

// noted is an event that findings come back to.
type noted struct {
	id      string
	version int64
	at      string
	place   *place // of its part, as the state was just after it
	part    string
	member  string
	text    string // a request, a contribution, a need, a day or a step, by the type
	number  int64  // a claim, a visit or an ordinal
	kind    string
	agrees  bool
	own     bool // by the member themselves
}

// counted is what counted at one request of a gate.
type counted struct {
	needed  int
	answers []*run.Answer
}

// ending is a gate's end, judged by the state just before it.
type ending struct {
	noted
	passed       bool
	hasPart      bool
	counted      []counted
	withoutAsk   bool // it was not due
	weak         []string
	needed       int64
	hasPwle      bool
	staffChaired bool
	lost         []string
	unseen       []string
}

// said is what was said of one declaration, from one event on.
type said struct {
	version int64
	said    run.Word
}

type declared struct{ member, declaration string }

// Trail takes a run's events in, one after another.
type Trail struct {
	state   *run.State
	part    *run.Part // of the newest event that has one, and its place
	place   *place
	ids     ids
	last    int64
	endings []*ending
	by      map[string][]noted
	sent    map[string][]noted // notices by what they are about
	closing []noted            // of gates and steps
	chairs  []noted
	gave    map[string]string // the first event by which somebody gave their time
	coming  map[string][]noted
	fresh   map[int64]bool
	signed  map[int64]string // the key of each signed answer
	from    map[string]string
	said    map[declared][]said
	taking  []noted
	pilot   []noted
}

// New begins before a run's first event.
func New(state *run.State) *Trail {
	return &Trail{
		state: state, by: map[string][]noted{}, sent: map[string][]noted{}, gave: map[string]string{},
		coming: map[string][]noted{}, fresh: map[int64]bool{}, signed: map[int64]string{}, from: map[string]string{}, said: map[declared][]said{},
	}
}

// Before looks at the next event, before the state takes it in.
func (t *Trail) Before(event *run.Event) {
	if event.Type == "gatePassed" || event.Type == "gateOverridden" {
		t.endings = append(t.endings, t.endingOf(event))
	}
}

// After looks at the event that the state has just taken in.
func (t *Trail) After(event *run.Event) {
	data := &event.Data
	t.ids.put(event.Version, event.ID)
	t.last = event.Version
	one := noted{id: event.ID, version: event.Version, at: event.At}
	one.part, _ = data.TextOf("part")
	one.member, _ = data.TextOf("member")
	one.own = event.Actor.ID == one.member
	if part := t.state.Part(one.part); part != nil {
		if t.part != part {
			t.part, t.place = part, placeOf(part)
		}
		one.place = t.place
	}
	t.look(event, data, &one)
	t.lookAtKeys(event, data)
	t.lookAtConsent(event, data, one)
}

func placeOf(part *run.Part) *place { return &place{part.Step, part.Visit} }

func (t *Trail) keep(event *run.Event, one *noted) { t.by[event.Type] = append(t.by[event.Type], *one) }

func (t *Trail) look(event *run.Event, data *canonical.Value, one *noted) {
	switch event.Type {
	case "gatePassed", "gateOverridden":
		t.endings[len(t.endings)-1].place = one.place
		t.close(event, *one)
	case "stepClosed":
		one.text, one.number = run.Text(data, "step"), run.Whole(data, "visit")
		t.keep(event, one)
		t.close(event, *one)
	case "factStated":
		one.text = run.Text(data, "on")
		t.keep(event, one)
	case "noticeSent", "noticeFailed", "noticeReturned":
		one.text, one.kind, one.number = run.Text(data, "about"), run.Text(data, "kind"), run.Whole(data, "ordinal")
		if event.Type == "noticeSent" {
			t.sent[one.text] = append(t.sent[one.text], *one)
		} else if reason, _ := run.Maybe(data, "reason"); reason != "by-choice" {
			t.keep(event, one)
		}
	case "memberLost", "groupGoesOn", "answerDisputed", "sideDeclared", "partSubmitted", "partDropped":
		t.keep(event, one)
	case "memberJoined", "rolesChanged":
		if slices.Contains(run.Texts(data, "roles"), "chair") {
			t.chairs = append(t.chairs, *one)
		}
		t.keep(event, one)
	case "partClosed":
		one.text = run.Text(data, "outcome")
		t.keep(event, one)
	case "corroborated":
		one.number, one.agrees, one.text = run.Whole(data, "claim"), run.Flag(data, "agrees"), event.Assurance
		t.keep(event, one)
	case "accessNeedStated", "accessNeedMet":
		one.text = run.Text(data, "need")
		t.keep(event, one)
	case "signedOff":
		t.give(one.member, event.ID)
	case "contributed":
		t.give(one.member, event.ID)
		one.text, one.kind, one.number = run.Text(data, "contribution"), run.Text(data, "step"), 1
		for _, step := range t.state.Steps {
			if step.Key == one.kind {
				one.number = step.Visit
			}
		}
		t.keep(event, one)
	case "sessionHeld":
		for _, member := range run.WereThere(run.Texts(data, "came"), run.Texts(data, "ledBy")) {
			t.give(member, event.ID)
		}
		one.text = run.Text(data, "on")
		t.pilot = append(t.pilot, *one)
	case "deliveryStarted":
		one.text = run.Text(data, "on")
		t.pilot = append(t.pilot, *one)
	case "stepOpened":
		one.text, one.kind = event.At[:10], run.Text(data, "step")
		t.pilot = append(t.pilot, *one)
	case "deliveryCompleted":
		t.lookAtDelivery(event, data, one)
	case "capacityBuilt":
		one.text = run.LondonDate(event.At)
		t.keep(event, one)
	case "measured":
		if value := run.Get(data, "value"); value != nil && value.Kind == canonical.Number {
			one.text, one.kind = run.Text(data, "on"), run.Text(data, "indicator")
			t.keep(event, one)
		}
	case "pollClosed", "electorateChanged":
		one.text = run.Text(data, "poll")
		t.keep(event, one)
	}
	switch event.Type {
	case "memberJoined", "withdrew", "memberLost", "lossDenied", "accessNeedMet", "corroborated":
		one.kind = event.Type
		t.coming[one.member] = append(t.coming[one.member], *one)
	}
}

func (t *Trail) lookAtDelivery(event *run.Event, data *canonical.Value, one *noted) {
	for _, member := range run.Texts(data, "deliveredBy") {
		each := *one
		each.member = member
		t.keep(event, &each)
	}
}

func (t *Trail) give(member, id string) {
	if _, known := t.gave[member]; !known {
		t.gave[member] = id
	}
}

// close keeps what an access need can be unmet at, with its place.
func (t *Trail) close(event *run.Event, one noted) {
	switch {
	case event.Type == "stepClosed":
		one.place = &place{one.text, one.number}
	case one.place == nil && len(t.state.Steps) > 0:
		open := t.state.Current()
		one.place = &place{open.Key, open.Visit}
	}
	t.closing = append(t.closing, one)
}

func (t *Trail) lookAtKeys(event *run.Event, data *canonical.Value) {
	if event.Type == "credentialRegistered" {
		credential := run.Text(data, "credential")
		if from := run.Said(data, "countsFrom"); from != "" && t.from[credential] == "" {
			t.from[credential] = from
		}
		return
	}
	if signature := run.Get(data, "signature"); signature != nil {
		credential := run.Text(signature, "credential")
		t.signed[event.Version] = credential
		if at := run.Said(signature, "at"); at != "" && at < t.from[credential] {
			t.fresh[event.Version] = true
		}
	}
}

// lookAtConsent keeps what was said of declarations, and who took part where a step needs one.
func (t *Trail) lookAtConsent(event *run.Event, data *canonical.Value, one noted) {
	switch event.Type {
	case "declarationMade":
		t.say(event.Version, one.member, run.Text(data, "declares"), run.Text(data, "by"), run.Flag(data, "holds"))
	case "memberJoined":
		if one.own {
			for _, declaration := range run.Texts(data, "declares") {
				t.say(event.Version, one.member, declaration, "self", true)
			}
		}
	case "signedOff", "declined", "preferred", "contributed":
	case "versionSaved":
		one.member = event.Actor.ID
	case "sessionHeld":
		one.text = run.Text(data, "session")
	default:
		return
	}
	if event.Type == "declarationMade" || event.Type == "memberJoined" || one.place == nil {
		return
	}
	if step := t.state.Definition(one.place.step); step != nil && slices.ContainsFunc(step.Needs, func(need run.Need) bool { return need.Declared != nil }) {
		one.kind = event.Type
		t.taking = append(t.taking, one)
	}
}

func (t *Trail) say(version int64, member, declaration, by string, holds bool) {
	key := declared{member, declaration}
	now := run.Word{}
	if history := t.said[key]; len(history) > 0 {
		now = history[len(history)-1].said
	}
	if by == "self" {
		now.Self = &holds
	} else {
		now.Guardian = &holds
	}
	t.said[key] = append(t.said[key], said{version, now})
}

// held tells whether a declaration of somebody held at an event.
func (t *Trail) held(member, declaration string, version int64) bool {
	holds := false
	for _, one := range t.said[declared{member, declaration}] {
		if one.version <= version {
			holds = one.said.Held()
		}
	}
	return holds
}

func (t *Trail) idsOf(answers []*run.Answer) []string {
	var ids []string
	for _, answer := range answers {
		if id, known := t.ids.of(answer.Event); known {
			ids = append(ids, id)
		}
	}
	return ids
}
