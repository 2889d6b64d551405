package run

import (
	"fmt"

	"alongside/verifier/internal/canonical"
)

func (s *State) stepOpened(event *Event, data *canonical.Value) {
	s.Steps = append(s.Steps, &StepState{Key: Text(data, "step"), Visit: Whole(data, "visit"), Status: Open, OpenedAt: event.At})
}

// visit is the newest of a step, or nil.
func (s *State) visit(key string) *StepState {
	for at := len(s.Steps) - 1; at >= 0; at-- {
		if s.Steps[at].Key == key {
			return s.Steps[at]
		}
	}
	return nil
}

func (s *State) partOpened(event *Event, data *canonical.Value) {
	part := &Part{
		ID: Text(data, "part"), Step: Text(data, "step"), Visit: 1, Stretch: Whole(data, "stretch"), OpenedAt: event.At, authors: map[string]bool{},
		Recused: map[string]bool{}, Gate: NoGate, Status: Open, Delivery: "not-started",
	}
	part.Key, part.HasKey = Maybe(data, "key")
	here := s.visit(part.Step)
	if follows, isLater := Maybe(data, "follows"); isLater && s.Part(follows) != nil {
		part.Ordinal = s.Part(follows).Ordinal
	} else {
		if here != nil {
			for _, id := range here.Parts {
				if other := s.Part(id); other != nil {
					part.Ordinal = max(part.Ordinal, other.Ordinal)
				}
			}
		}
		part.Ordinal++
	}
	if here != nil {
		part.Visit = here.Visit
		here.Parts = append(here.Parts, part.ID)
	}
	if s.GateOf(part) != nil {
		part.Gate = Open
	}
	s.Parts.Put(part.ID, part)
}

func partDropped(part *Part, _ *Event, _ *canonical.Value) {
	part.Status, part.Dropped, part.askedFrom = Closed, true, 0
	if part.Gate == Open || part.Gate == Refused {
		part.Gate = NoGate
	}
}

func (s *State) stepClosed(event *Event, data *canonical.Value) {
	if step := s.visit(Text(data, "step")); step != nil {
		step.Status = Closed
		step.Next, step.HasNext = Maybe(data, "next")
	}
}

func (s *State) sitesComplete(_ *Event, data *canonical.Value) {
	if step := s.visit(Text(data, "step")); step != nil {
		step.SitesComplete = true
	}
}

// versionSaved opens a refused gate again, and every request of the part now asks about the new version.
func (s *State) versionSaved(event *Event, data *canonical.Value) {
	id := Text(data, "part")
	version := &Version{
		Number: Whole(data, "version"), Digest: Said(data, "digest"), Author: event.Actor.ID, At: event.At, Sections: map[string]*Section{},
	}
	sections := Object(data, "sections")
	for at := range sections.Members() {
		section := &sections.Members()[at].Value
		version.Sections[sections.Members()[at].Name] = &Section{Said(section, "digest"), Get(section, "fields")}
	}
	if part := s.Part(id); part != nil {
		part.Versions = append(part.Versions, version)
		part.authors[version.Author] = true
		part.Tie = ""
		if part.Gate == Refused {
			part.Gate, part.GateAt = Open, ""
			if len(part.Requests) > 0 {
				part.askedFrom = event.Version
			}
		}
	}
	for _, request := range s.Requests.All() {
		if request.Part == id {
			request.Version, request.Digest = version.Number, version.Digest
		}
	}
}

func (p *Part) state(event *Event, fact string, data *canonical.Value) {
	p.Facts = append(p.Facts, Fact{Fact: fact, On: Text(data, "on"), By: event.Actor.ID, Event: event.Version})
}

func deliveryStarted(part *Part, event *Event, data *canonical.Value) {
	part.Delivery = "started"
	part.state(event, "delivery-started", data)
}

func deliveryCompleted(part *Part, event *Event, data *canonical.Value) {
	part.Delivery = "completed"
	part.state(event, "delivery-completed", data)
}

func factStated(part *Part, event *Event, data *canonical.Value) {
	part.state(event, Text(data, "fact"), data)
}

func factDisputed(part *Part, _ *Event, data *canonical.Value) {
	at := Whole(data, "fact") - 1
	if at < 0 || at >= int64(len(part.Facts)) || part.Facts[at].Disputed == "taken-back" {
		return
	}
	if part.Facts[at].Disputed = "by-others"; part.Facts[at].By == Text(data, "member") {
		part.Facts[at].Disputed = "taken-back"
	}
}

func (s *State) pollOpened(event *Event, data *canonical.Value) {
	poll := &Poll{
		ID: Text(data, "poll"), Part: Text(data, "part"), Block: Text(data, "block"), Choose: Text(data, "choose"), Options: Texts(data, "options"),
		Anonymous: Flag(data, "anonymous"), ClosesAt: Text(data, "closesAt"), OpenedAt: event.At,
	}
	if scale := Get(data, "scale"); scale != nil && !scale.IsNull() {
		poll.Scale = &Scale{Whole(scale, "least"), Whole(scale, "most")}
	}
	poll.addVoters(Texts(data, "voters"))
	s.Polls.Put(poll.ID, poll)
}

func (p *Poll) addVoters(voters []string) {
	for _, voter := range voters {
		if !p.Voters.Has(voter) {
			p.Voters.Put(voter, false)
		}
	}
}

func electorateChanged(poll *Poll, data *canonical.Value) {
	gone := SetOf(Texts(data, "removed"))
	poll.Voters.Keep(func(voter string, _ bool) bool { return !gone.Has(voter) })
	poll.addVoters(Texts(data, "added"))
}

func ballotCast(poll *Poll, data *canonical.Value) {
	voter := Text(data, "voter")
	if voted, _ := poll.Voters.Get(voter); !voted {
		poll.Cast++
	}
	poll.Casts++
	poll.Voters.Put(voter, true)
}

func pollClosed(poll *Poll, data *canonical.Value) {
	poll.Over, poll.OutcomeVoters, poll.OutcomeCast = true, Whole(data, "voters"), Whole(data, "cast")
}

func (s *State) measured(_ *Event, data *canonical.Value) {
	reading := Reading{Part: Text(data, "part"), Block: Text(data, "block"), Indicator: Text(data, "indicator"), Point: Text(data, "point")}
	if value := Get(data, "value"); value != nil {
		reading.Value, reading.HasValue = value.Float()
	}
	s.Readings = append(s.Readings, reading)
}

func (s *State) sessionPlanned(_ *Event, data *canonical.Value) {
	id := Text(data, "session")
	s.Sessions.Put(id, &Session{ID: id, Part: Text(data, "part"), Block: Text(data, "block"), Status: "planned", On: Text(data, "on")})
}

func (s *State) sessionHeld(event *Event, data *canonical.Value) {
	session, found := s.Sessions.Get(Text(data, "session"))
	if !found {
		return
	}
	session.Status, session.On, session.HeldAt, session.Event = "held", Text(data, "on"), event.At, event.Version
	session.Came, session.LedBy, session.Others = Texts(data, "came"), Texts(data, "ledBy"), Whole(data, "others")
	s.build(session, session.Came, session.LedBy)
}

// build keeps what those who came or led gained.
func (s *State) build(session *Session, came, ledBy []string) {
	if part := s.Part(session.Part); part != nil {
		if block := s.SessionBlock(part, session.Block); block != nil && block.Capacity != nil {
			for _, member := range came {
				s.Capacity = append(s.Capacity, Built{member, session.On, session.Event})
			}
		}
	}
	for _, member := range ledBy {
		s.Capacity = append(s.Capacity, Built{member, session.On, session.Event})
	}
}

// SessionBlock of a part, or nil.
func (s *State) SessionBlock(part *Part, key string) *Block { return s.blockOf(part, "session", key) }

// PollBlock of a part, or nil.
func (s *State) PollBlock(part *Part, key string) *Block { return s.blockOf(part, "poll", key) }

// MeasureBlock of a part, or nil.
func (s *State) MeasureBlock(part *Part, key string) *Block { return s.blockOf(part, "measure", key) }

func (s *State) blockOf(part *Part, kind, key string) *Block {
	step := s.Definition(part.Step)
	if step == nil {
		return nil
	}
	blocks := step.BlocksOf(part)
	for at := range blocks {
		if blocks[at].Block == kind && blocks[at].Key == key {
			return &blocks[at]
		}
	}
	return nil
}

func (s *State) sessionContinued(data *canonical.Value) {
	id, _ := Maybe(data, "session")
	session, found := s.Sessions.Get(id)
	if !found || session.Event == 0 {
		return
	}
	members := Texts(data, "members")
	switch list := Text(data, "list"); list {
	case "came":
		session.Came = append(session.Came, members...)
		s.build(session, members, nil)
	case "ledBy":
		session.LedBy = append(session.LedBy, members...)
		s.build(session, nil, members)
	default:
		panic(Unfit{fmt.Sprintf("a session has no list %s", list)})
	}
}

// Interval is when the next of a step's rounds opens, after so many; pauses move it on.
func (s *State) Interval(visit *StepState, every Period, done int64) string {
	return ISO(msOf(s.Calendar.add(visit.OpenedAt, every.times(done))) + visit.pausedMs)
}
