package run

import (
	"slices"

	"alongside/verifier/internal/canonical"
)

func (s *State) signOffRequested(event *Event, data *canonical.Value) {
	request := &Request{
		ID: Text(data, "request"), Part: Text(data, "part"), Digest: Text(data, "digest"), NoticeUntil: Text(data, "noticeUntil"), DueAt: Text(data, "dueAt"),
		Sections: Texts(data, "sections"), Version: Whole(data, "version"), Asked: SetOf(Texts(data, "asked")), Left: &Set{}, Askers: []string{event.Actor.ID},
		Given: map[string]*Given{}, Notices: map[noticeKey]string{}, Seen: map[string][]int64{}, Told: map[string]int64{}, Round: 1, RoundAt: event.At,
		before: map[string]string{}, FirstAsked: Texts(data, "asked"),
	}
	request.RoundVersion = request.Version
	s.Requests.Put(request.ID, request)
	s.listings = append(s.listings, request)
	if part := s.Part(request.Part); part != nil {
		part.Requests = append(part.Requests, request.ID)
		if part.askedFrom == 0 {
			part.askedFrom = event.Version
		}
	}
}

// stillAsking: what follows from an asking belongs to it.
func (s *State) stillAsking(event *Event) {
	for _, part := range s.Parts.All() {
		if part.askedFrom != 0 && part.askedFrom == event.Version-1 {
			part.askedFrom = event.Version
		}
	}
}

func (r *Request) lapse(members []string) {
	for _, id := range members {
		if answer := r.Current(id); answer != nil {
			r.stand(answer, "lapsed")
		}
	}
}

func (r *Request) stand(answer *Answer, standing string) {
	changed := *answer
	changed.Standing = standing
	r.Answers.Put(answer.Member, &changed)
}

func (s *State) answersLapsed(event *Event, data *canonical.Value) {
	s.stillAsking(event)
	request, found := s.Requests.Get(Text(data, "request"))
	if !found {
		return
	}
	members := Texts(data, "members")
	request.lapse(members)
	request.roundPeriod = request.duePeriod() + 1
	if !slices.Contains(request.Askers, event.Actor.ID) {
		request.Askers = append(request.Askers, event.Actor.ID)
	}
	request.Version, request.Digest, request.DueAt = Whole(data, "version"), Text(data, "digest"), Text(data, "dueAt")
	request.NoticeUntil = Text(data, "noticeUntil")
	request.Round++
	request.RoundVersion, request.RoundAt, request.Left = request.Version, event.At, &Set{}
	request.ClockStoppedAt, request.EscalatedAt = "", ""
	clear(request.before)
	for _, id := range request.Asked.Keys() {
		request.before[id] = "asked"
	}
	for _, id := range members {
		request.before[id] = "answered"
	}
}

func (s *State) quorumRecomputed(event *Event, data *canonical.Value) {
	s.stillAsking(event)
	if request, found := s.Requests.Get(Text(data, "request")); found {
		request.Asked.Remove(Texts(data, "removed"))
		request.Asked.Add(Texts(data, "added")...)
	}
}

func (s *State) listContinued(event *Event, data *canonical.Value) {
	if Text(data, "of") == "sessionHeld" {
		s.sessionContinued(data)
		return
	}
	id, ofRequest := Maybe(data, "request")
	if !ofRequest {
		return
	}
	s.stillAsking(event)
	request, found := s.Requests.Get(id)
	if !found {
		return
	}
	members := Texts(data, "members")
	switch Text(data, "list") {
	case "asked", "added":
		request.Asked.Add(members...)
		if request.listing {
			request.FirstAsked = append(request.FirstAsked, members...)
		}
	case "removed":
		request.Asked.Remove(members)
	case "members":
		request.lapse(members)
		for _, one := range members {
			request.before[one] = "answered"
		}
	}
}

var answerKinds = map[string]string{"declined": "no", "preferred": "preference", "askedForTime": "more-time", "stoodAside": "step-back"}

func answered(request *Request, event *Event, data *canonical.Value) {
	answer := &Answer{
		Member: Text(data, "member"), By: Text(data, "by"), Digest: Text(data, "digest"), At: event.At, Version: Whole(data, "version"),
		Assurance: event.Assurance, Assisted: Get(data, "assistance") != nil, Standing: "current", Event: event.Version, Kind: answerKinds[event.Type],
	}
	if event.Type == "signedOff" {
		answer.Kind = Text(data, "answer")
	}
	switch {
	case answer.Assisted:
		answer.Assurance = "assisted-unconfirmed"
	case answer.Assurance == "", answer.Assurance == "passkey-signed" && Get(data, "signature") == nil:
		answer.Assurance = "signed-in"
	}
	request.Answers.Put(answer.Member, answer)
	given := request.Given[answer.Member]
	if given == nil {
		given = &Given{}
		request.Given[answer.Member] = given
	}
	given.Count++
	given.Newest = max(given.Newest, answer.At)
}

func answerConfirmed(request *Request, _ *Event, data *canonical.Value) {
	if answer, found := request.Answers.Get(Text(data, "member")); found {
		changed := *answer
		changed.Assurance = "assisted-confirmed"
		request.Answers.Put(answer.Member, &changed)
	}
}

func answerDisputed(request *Request, _ *Event, data *canonical.Value) {
	if answer, found := request.Answers.Get(Text(data, "member")); found {
		request.stand(answer, "disputed")
	}
}

func requestSeen(request *Request, _ *Event, data *canonical.Value) {
	member := Text(data, "member")
	request.Seen[member] = append(request.Seen[member], Whole(data, "version"))
}

func (s *State) objected(event *Event, data *canonical.Value) {
	part := s.Part(Text(data, "part"))
	if part == nil {
		return
	}
	objection := &Objection{
		ID: Text(data, "objection"), Member: Text(data, "member"), Version: Whole(data, "version"), Open: true, Event: event.Version,
	}
	objection.Request, objection.OfRequest = Maybe(data, "request")
	objection.Blocks = s.objectionBlocks(part, objection.Member)
	part.Objections.Put(objection.ID, objection)
}

func objectionLifted(part *Part, _ *Event, data *canonical.Value) {
	if objection, found := part.Objections.Get(Text(data, "objection")); found {
		objection.Open = false
	}
}

func dueExtended(request *Request, _ *Event, data *canonical.Value) {
	request.DueAt, request.EscalatedAt = Text(data, "dueAt"), ""
	request.extensions++
}

func (p *Part) settle(gate, at string) { p.Gate, p.GateAt, p.askedFrom = gate, at, 0 }

func gateRefused(part *Part, event *Event, data *canonical.Value) {
	part.settle(Refused, event.At)
	part.Tie, _ = Maybe(data, "tie")
}

func (s *State) noticed(event *Event, data *canonical.Value) {
	key := noticeKey{Text(data, "member"), Text(data, "kind"), Whole(data, "ordinal")}
	about := Text(data, "about")
	s.owedNoticed(event, about, key)
	if request, found := s.Requests.Get(about); found {
		request.Notices[key] = "failed"
		switch {
		case event.Type == "noticeSent":
			request.Notices[key] = "sent"
		case event.Type == "noticeFailed" && Text(data, "reason") == "by-choice":
			request.Notices[key] = "by-choice"
		}
	}
}

// NoticeOf a request to a member: sent, failed or by-choice, empty where it was not tried.
func (r *Request) NoticeOf(member, kind string, ordinal int64) string {
	return r.Notices[noticeKey{member, kind, ordinal}]
}

// Reached are those whom a request reached at any time.
func (r *Request) Reached() map[string]bool {
	reached := map[string]bool{}
	for member := range r.Seen {
		reached[member] = true
	}
	for member := range r.Told {
		reached[member] = true
	}
	for key, result := range r.Notices {
		if result == "sent" {
			reached[key.member] = true
		}
	}
	return reached
}

// asksForTime: somebody who may answer asked for time, and has not answered since.
func (s *State) asksForTime(part *Part, gate *Block, request *Request) []*Answer {
	var found []*Answer
	for _, answer := range request.Answers.All() {
		if answer.Standing != "current" || answer.Kind != "more-time" {
			continue
		}
		if member := s.Member(answer.Member); member != nil && s.MayAnswer(part, gate, request, member) {
			found = append(found, answer)
		}
	}
	return found
}

// HoldsClock tells whether anybody's wish for time holds a request's clock.
func (s *State) HoldsClock(part *Part, gate *Block, request *Request) bool {
	return len(s.asksForTime(part, gate, request)) > 0
}

// TimeLasts is until when the time that people asked for lasts at least; empty where nobody did.
func (s *State) TimeLasts(part *Part, gate *Block, request *Request) string {
	asking := s.asksForTime(part, gate, request)
	if s.Calendar == nil || len(asking) == 0 {
		return ""
	}
	last := slices.MaxFunc(asking, func(a, b *Answer) int { return compare(a.At, b.At) })
	return ISO(msOf(s.NoticeAfter(last.At, gate.Notice)) + request.pausedMs)
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// DueAfter is a period after an instant, and always later than it.
func (s *State) DueAfter(at string, period Period) string {
	if s.Calendar == nil {
		return at
	}
	if due := s.Calendar.add(at, period); due > at {
		return due
	}
	return ISO(msOf(at) + 1000)
}

// NoticeAfter is when the least notice is over.
func (s *State) NoticeAfter(at string, period Period) string {
	if s.Calendar == nil {
		return at
	}
	return s.Calendar.add(at, period)
}

func (s *State) dueMoved(gate *Block, due string, ms int64) string {
	if s.Calendar == nil {
		return due
	}
	return s.Calendar.moveDue(due, ms, gate.Due)
}

// DueOnRestart is the due time when a stopped clock restarts. A pause has stopped every clock already.
func (s *State) DueOnRestart(gate *Block, request *Request, at string) string {
	if request.ClockStoppedAt == "" {
		return request.DueAt
	}
	if s.PausedAt != "" {
		at = s.PausedAt
	}
	return s.dueMoved(gate, request.DueAt, msOf(at)-msOf(request.ClockStoppedAt))
}
