package run

import (
	"slices"

	"alongside/verifier/internal/canonical"
)

// Add folds in the next event. It panics with Unfit where the event's data are not as they must be; an event about something that the
// state does not hold changes nothing.
func (s *State) Add(event *Event) {
	if fold := folds[event.Type]; fold != nil {
		fold(s, event, &event.Data)
	}
	s.claim(event)
	s.cry(event)
	s.owe(event)
	for _, request := range s.listings {
		request.listing = event.Type == "signOffRequested" && Text(&event.Data, "request") == request.ID ||
			event.Type == "listContinued" && Text(&event.Data, "of") == "signOffRequested"
	}
	s.listings = slices.DeleteFunc(s.listings, func(request *Request) bool { return !request.listing })
	s.Version = event.Version
}

// Knows tells whether events of a type are among those of docs/spec/06-events.md that a run has.
func Knows(kind string) bool { _, known := folds[kind]; return known }

type fold func(s *State, event *Event, data *canonical.Value)

// folds says what each type of event changes; nil: nothing by itself.
var folds = map[string]fold{
	"runLaunched":      (*State).runLaunched,
	"paused":           func(s *State, event *Event, _ *canonical.Value) { s.Status, s.PausedAt = Paused, event.At },
	"resumed":          (*State).resumed,
	"runFinished":      func(s *State, _ *Event, _ *canonical.Value) { s.Status = Finished },
	"actRefused":       nil,
	"memberJoined":     (*State).memberJoined,
	"rolesChanged":     onMember(func(m *Member, _ *Event, data *canonical.Value) { m.Roles = Texts(data, "roles") }),
	"declarationMade":  onMember(declarationMade),
	"guardianNamed":    (*State).guardianNamed,
	"contactAllowed":   onMember(func(m *Member, _ *Event, data *canonical.Value) { m.ContactAllowed = Flag(data, "holds") }),
	"withdrew":         (*State).withdrew,
	"accessNeedStated": onMember(func(m *Member, _ *Event, data *canonical.Value) { m.Needs[Text(data, "need")] = "unmet" }),
	"accessNeedMet":    onMember(accessNeedMet),
	"delegated":        (*State).delegated,
	"delegationEnded":  (*State).delegationEnded,
	"capacityBuilt":    (*State).capacityBuilt,
	"supportOffered":   nil,
	"paymentOffered":   onMember(func(m *Member, _ *Event, data *canonical.Value) { m.Payments[Text(data, "payment")] = "offered" }),
	"paymentAnswered": onMember(func(m *Member, _ *Event, data *canonical.Value) {
		m.Payments[Text(data, "payment")] = Text(data, "answer")
	}),
	"paymentMade":  onMember(func(m *Member, _ *Event, data *canonical.Value) { m.Payments[Text(data, "payment")] = "paid" }),
	"sideDeclared": onMember(func(m *Member, _ *Event, data *canonical.Value) { m.SaidSides = Texts(data, "sides") }),
	"memberConfirmed": onMember(func(m *Member, _ *Event, data *canonical.Value) {
		m.ConfirmedBy = append(m.ConfirmedBy, Text(data, "by"))
	}),
	"memberVouchedFor":     onMember(memberVouchedFor),
	"lossReported":         onMember(func(m *Member, event *Event, _ *canonical.Value) { m.Loss = &Loss{By: []string{event.Actor.ID}} }),
	"memberLost":           onMember(memberLost),
	"lossDenied":           onMember(lossDenied),
	"groupGoesOn":          (*State).groupGoesOn,
	"stepOpened":           (*State).stepOpened,
	"partOpened":           (*State).partOpened,
	"versionSaved":         (*State).versionSaved,
	"partSubmitted":        onPart(func(p *Part, _ *Event, _ *canonical.Value) { p.Submitted = true }),
	"partDropped":          onPart(partDropped),
	"partClosed":           onPart(func(p *Part, _ *Event, _ *canonical.Value) { p.Status = Closed }),
	"stepClosed":           (*State).stepClosed,
	"sitesComplete":        (*State).sitesComplete,
	"deliveryStarted":      onPart(deliveryStarted),
	"deliveryCompleted":    onPart(deliveryCompleted),
	"factStated":           onPart(factStated),
	"factDisputed":         onPart(factDisputed),
	"listContinued":        (*State).listContinued,
	"signOffRequested":     (*State).signOffRequested,
	"noticeSent":           (*State).noticed,
	"noticeFailed":         (*State).noticed,
	"noticeReturned":       (*State).noticed,
	"toldInPerson":         onRequest(func(r *Request, _ *Event, data *canonical.Value) { r.Told[Text(data, "member")] = r.Round }),
	"requestSeen":          onRequest(requestSeen),
	"signedOff":            onRequest(answered),
	"declined":             onRequest(answered),
	"preferred":            onRequest(answered),
	"askedForTime":         onRequest(answered),
	"stoodAside":           onRequest(answered),
	"recused":              onPart(func(p *Part, _ *Event, data *canonical.Value) { p.Recused[Text(data, "member")] = true }),
	"answerConfirmed":      onRequest(answerConfirmed),
	"answerDisputed":       onRequest(answerDisputed),
	"answersLapsed":        (*State).answersLapsed,
	"quorumRecomputed":     (*State).quorumRecomputed,
	"objected":             (*State).objected,
	"objectionLifted":      onPart(objectionLifted),
	"clockStopped":         onRequest(func(r *Request, event *Event, _ *canonical.Value) { r.ClockStoppedAt, r.pausedMs = event.At, 0 }),
	"clockRestarted":       onRequest(func(r *Request, _ *Event, data *canonical.Value) { r.ClockStoppedAt, r.DueAt = "", Text(data, "dueAt") }),
	"escalated":            onRequest(func(r *Request, event *Event, _ *canonical.Value) { r.EscalatedAt = event.At }),
	"dueExtended":          onRequest(dueExtended),
	"gatePassed":           onPart(func(p *Part, event *Event, _ *canonical.Value) { p.settle(Passed, event.At) }),
	"gateRefused":          onPart(gateRefused),
	"gateOverridden":       onPart(func(p *Part, event *Event, _ *canonical.Value) { p.settle(Overridden, event.At) }),
	"contributed":          (*State).contributed,
	"contributionAnswered": (*State).contributionAnswered,
	"contributionDisputed": (*State).contributionDisputed,
	"reflected":            nil,
	"credentialRegistered": (*State).credentialRegistered,
	"corroborated":         (*State).corroborated,
	"erased":               (*State).erased,
	"runLinked":            (*State).runLinked,
	"askedRunAnswered":     (*State).askedRunAnswered,
	"templateRetired":      nil,
	"pollOpened":           (*State).pollOpened,
	"votersListed":         onPoll(func(p *Poll, data *canonical.Value) { p.addVoters(Texts(data, "voters")) }),
	"electorateChanged":    onPoll(electorateChanged),
	"ballotCast":           onPoll(ballotCast),
	"votersReminded":       onPoll(func(p *Poll, data *canonical.Value) { p.Reminders = Whole(data, "ordinal") }),
	"pollClosed":           onPoll(pollClosed),
	"ballotsListed":        nil,
	"measured":             (*State).measured,
	"sessionPlanned":       (*State).sessionPlanned,
	"sessionHeld":          (*State).sessionHeld,
	"sessionCancelled":     onSession(func(one *Session) { one.Status = "cancelled" }),
	"voiceHeard": func(s *State, _ *Event, data *canonical.Value) {
		s.Voices.Put(Text(data, "voice"), Text(data, "session"))
	},
	"credentialEarned": onMember(credentialGained),
	"credentialShown":  onMember(credentialGained),
	"credentialNoLongerShown": onMember(func(m *Member, _ *Event, data *canonical.Value) {
		gone := Text(data, "credential")
		m.Holds = slices.DeleteFunc(slices.Clone(m.Holds), func(one string) bool { return one == gone })
	}),
	"cryTakenUp": nil,
}

func onMember(change func(*Member, *Event, *canonical.Value)) fold {
	return func(s *State, event *Event, data *canonical.Value) {
		if member := s.Member(Text(data, "member")); member != nil {
			change(member, event, data)
		}
	}
}

func onPart(change func(*Part, *Event, *canonical.Value)) fold {
	return func(s *State, event *Event, data *canonical.Value) {
		if part := s.Part(Text(data, "part")); part != nil {
			change(part, event, data)
		}
	}
}

func onRequest(change func(*Request, *Event, *canonical.Value)) fold {
	return func(s *State, event *Event, data *canonical.Value) {
		if request, found := s.Requests.Get(Text(data, "request")); found {
			change(request, event, data)
		}
	}
}

func onPoll(change func(*Poll, *canonical.Value)) fold {
	return func(s *State, _ *Event, data *canonical.Value) {
		if poll, found := s.Polls.Get(Text(data, "poll")); found {
			change(poll, data)
		}
	}
}

func onSession(change func(*Session)) fold {
	return func(s *State, _ *Event, data *canonical.Value) {
		if session, found := s.Sessions.Get(Text(data, "session")); found {
			change(session)
		}
	}
}

func (s *State) runLaunched(event *Event, data *canonical.Value) {
	s.Status, s.Launcher = Running, Text(data, "launcher")
	s.Parameters = map[string]*canonical.Value{}
	parameters := Object(data, "parameters")
	for at := range parameters.Members() {
		s.Parameters[parameters.Members()[at].Name] = &parameters.Members()[at].Value
	}
	calendar := Calendar{holidays: map[int64]bool{}}
	for _, date := range Texts(Object(data, "calendar"), "holidays") {
		at, isDay := holiday(date)
		if !isDay {
			unfit("calendar")
		}
		calendar.holidays[at] = true
	}
	s.Calendar = &calendar
}

// resumed gives every clock the time of the pause back.
func (s *State) resumed(event *Event, _ *canonical.Value) {
	since := s.PausedAt
	if since == "" {
		since = event.At
	}
	ms := max(0, msOf(event.At)-msOf(since))
	s.Status, s.PausedAt = Running, ""
	later := func(at string) string { return ISO(msOf(at) + ms) }
	for _, step := range s.Steps {
		if step.Status == Open {
			step.pausedMs += ms
		}
	}
	for _, poll := range s.Polls.All() {
		if !poll.Over {
			poll.ClosesAt = later(poll.ClosesAt)
		}
	}
	for _, request := range s.Requests.All() {
		part := s.Part(request.Part)
		if part == nil || part.Gate != Open {
			continue
		}
		if gate := s.GateOf(part); request.ClockStoppedAt != "" {
			request.pausedMs += ms
		} else if gate != nil {
			request.DueAt = s.dueMoved(gate, request.DueAt, ms)
		}
		if request.NoticeUntil > since {
			request.NoticeUntil = later(request.NoticeUntil)
		}
	}
}

func (s *State) contributed(event *Event, data *canonical.Value) {
	one := &Contribution{
		ID: Text(data, "contribution"), Member: Text(data, "member"), Step: Text(data, "step"), Status: Open, Event: event.Version,
	}
	one.Part, one.OfPart = Maybe(data, "part")
	one.Request, one.OfRequest = Maybe(data, "request")
	s.Contributions.Put(one.ID, one)
}

func (s *State) contributionAnswered(event *Event, data *canonical.Value) {
	if one, found := s.Contributions.Get(Text(data, "contribution")); found {
		one.Status, one.Outcome, one.Reply = "answered", Text(data, "outcome"), event.Version
		one.Answers++
	}
}

func (s *State) contributionDisputed(_ *Event, data *canonical.Value) {
	if one, found := s.Contributions.Get(Text(data, "contribution")); found {
		one.Status = "disputed"
	}
}

func (s *State) runLinked(_ *Event, data *canonical.Value) {
	link := &Link{ID: Text(data, "link"), Kind: Text(data, "kind"), Run: Text(data, "run"), Amounts: Object(data, "amounts")}
	link.Part, link.OfPart = Maybe(data, "part")
	s.Links.Put(link.ID, link)
}

func (s *State) askedRunAnswered(_ *Event, data *canonical.Value) {
	if link, found := s.Links.Get(Text(data, "link")); found {
		link.Answered = Text(data, "event")
	}
}

// credentialRegistered: the first registration of a key stands.
func (s *State) credentialRegistered(_ *Event, data *canonical.Value) {
	if _, known := s.Credentials[Text(data, "credential")]; !known {
		s.Credentials[Text(data, "credential")] = Key{Text(data, "member"), Said(data, "publicKey")}
	}
}
