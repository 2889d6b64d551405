package run

import (
	"slices"
)

// owed are notices that events owe to people, by what they are about. Each is due, away, sent, failed, overtaken or not-needed.
type owed struct {
	notices map[noticeKey]string
	of      map[string][]noticeKey // by the person
}

func (s *State) oweTo(about, kind string, members []string, ordinal int64) {
	var here *owed
	for _, id := range SetOf(members).Keys() {
		if member := s.Member(id); member != nil && member.Status == Lost {
			continue
		}
		if here == nil {
			if here, _ = s.owed.Get(about); here == nil {
				here = &owed{notices: map[noticeKey]string{}, of: map[string][]noticeKey{}}
				s.owed.Put(about, here)
			}
		}
		key := noticeKey{id, kind, ordinal}
		here.notices[key] = "due"
		here.of[id] = append(here.of[id], key)
	}
}

// overtake marks what is not told any more: to everybody or to one person, all of it or of one kind.
func (s *State) overtake(about, to, kind string) {
	here, found := s.owed.Get(about)
	if !found {
		return
	}
	mark := func(key noticeKey) {
		if result := here.notices[key]; (result == "due" || result == "away") && (kind == "" || key.kind == kind) {
			here.notices[key] = "overtaken"
		}
	}
	if to != "" {
		for _, key := range here.of[to] {
			mark(key)
		}
		return
	}
	for key := range here.notices {
		mark(key)
	}
}

func (s *State) owedNoticed(event *Event, about string, key noticeKey) {
	here, found := s.owed.Get(about)
	if !found || here.notices[key] == "" {
		return
	}
	result := "failed"
	switch event.Type {
	case "noticeSent":
		result = "sent"
	case "noticeFailed":
		switch Text(&event.Data, "reason") {
		case "unreachable":
			result = "away"
		case "overtaken":
			result = "not-needed"
		}
	}
	here.notices[key] = result
}

// NoticeStanding is how a notice went so far: due where it was not tried yet, empty where there is no such notice.
func (s *State) NoticeStanding(about, member, kind string, ordinal int64) (standing string, ofRequest bool) {
	key := noticeKey{member, kind, ordinal}
	if request, found := s.Requests.Get(about); found {
		if result := request.Notices[key]; result != "" {
			return result, true
		}
		return "due", true
	}
	if here, found := s.owed.Get(about); found {
		return here.notices[key], false
	}
	return "", false
}

// IsOwed tells whether anybody was ever owed a notice about something.
func (s *State) IsOwed(about string) bool { return s.owed.Has(about) }

func without(list []string, gone string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(one string) bool { return one == gone })
}

func (s *State) concerned(part *Part) []string {
	var asked []string
	gate, requests := s.GateOf(part), s.RequestsOf(part)
	for _, request := range requests {
		asked = append(asked, request.Asked.Keys()...)
	}
	if len(requests) == 0 && gate != nil {
		for _, member := range s.Eligible(part, gate) {
			asked = append(asked, member.ID)
		}
	}
	asked = slices.DeleteFunc(asked, func(id string) bool { return s.Active(id) == nil })
	return append(append(asked, s.Helpers(part)...), s.Revisers(part)...)
}

// owe says who has to hear of an event, whatever else the run does.
func (s *State) owe(event *Event) {
	data, by := &event.Data, event.Actor.ID
	switch event.Type {
	case "gatePassed", "gateRefused", "gateOverridden":
		if part := s.Part(Text(data, "part")); part != nil {
			s.overtake(part.ID, "", "")
			s.oweTo(part.ID, "outcome", without(s.concerned(part), by), event.Version)
		}
	case "partDropped":
		if part := s.Part(Text(data, "part")); part != nil {
			var to []string
			for _, request := range s.RequestsOf(part) {
				for _, id := range request.Asked.Keys() {
					if s.Active(id) != nil {
						to = append(to, id)
					}
				}
			}
			s.overtake(part.ID, "", "")
			s.oweTo(part.ID, "outcome", without(to, by), event.Version)
		}
	case "stepOpened":
		if step := s.Definition(Text(data, "step")); step != nil && slices.ContainsFunc(step.Needs, func(need Need) bool { return need.Day != nil || need.DayOf != nil }) {
			s.oweTo(step.Key, "day-come", s.Stewards(), event.Version)
		}
	case "memberLost":
		s.oweOfLoss(event)
	case "groupGoesOn":
		member := s.Member(Text(data, "member"))
		if member != nil && member.isSettled() {
			s.overtake(member.ID, "", "loss")
		} else {
			s.overtake(Text(data, "member"), Text(data, "by"), "loss")
		}
	case "lossDenied":
		s.overtake(Text(data, "member"), "", "loss")
	case "stepClosed":
		s.overtake(Text(data, "step"), "", "")
	case "versionSaved":
		s.overtake(Text(data, "part"), "", "")
	case "objected":
		if part := s.Part(Text(data, "part")); part != nil {
			to := append(slices.Clone(s.Helpers(part)), s.Revisers(part)...)
			s.oweTo(Text(data, "objection"), "objection", without(to, Text(data, "member")), event.Version)
		}
	case "objectionLifted":
		s.overtake(Text(data, "objection"), "", "")
	case "contributionAnswered":
		if one, found := s.Contributions.Get(Text(data, "contribution")); found && one.Member != Text(data, "by") {
			s.oweTo(one.ID, "contribution-answered", []string{one.Member}, event.Version)
		}
	default:
		s.oweMore(event)
	}
}

func (s *State) oweOfLoss(event *Event) {
	id := Text(&event.Data, "member")
	for _, about := range s.owed.Keys() {
		s.overtake(about, id, "")
	}
	if member := s.Member(id); member != nil {
		s.oweTo(id, "loss", without(s.askedHow(member), event.Actor.ID), event.Version)
	}
}

func (s *State) oweMore(event *Event) {
	data, by := &event.Data, event.Actor.ID
	switch event.Type {
	case "accessNeedStated":
		to := append(slices.Clone(s.Stewards()), Text(data, "member"))
		s.oweTo(Text(data, "need"), "need-stated", without(to, by), event.Version)
	case "accessNeedMet":
		s.overtake(Text(data, "need"), "", "")
		s.oweTo(Text(data, "need"), "need-met", without([]string{Text(data, "member")}, by), event.Version)
	case "corroborated":
		if claim := s.Claims[Whole(data, "claim")]; claim != nil && claim.Kind == "accessNeedMet" && !Flag(data, "agrees") {
			s.oweTo(claim.About, "need-stated", s.Stewards(), event.Version)
		}
	case "delegated":
		s.oweTo(Text(data, "from"), "stand-in", []string{Text(data, "to")}, event.Version)
	case "delegationEnded":
		s.overtake(Text(data, "from"), "", "stand-in")
	case "pollOpened", "votersListed":
		s.oweTo(Text(data, "poll"), "poll", Texts(data, "voters"), event.Version)
	case "electorateChanged":
		for _, voter := range Texts(data, "removed") {
			s.overtake(Text(data, "poll"), voter, "")
		}
		s.oweTo(Text(data, "poll"), "poll", Texts(data, "added"), event.Version)
	case "ballotCast":
		s.overtake(Text(data, "poll"), Text(data, "voter"), "")
	case "votersReminded":
		if poll, found := s.Polls.Get(Text(data, "poll")); found {
			var silent []string
			for at, voter := range poll.Voters.Keys() {
				if !poll.Voters.All()[at] {
					silent = append(silent, voter)
				}
			}
			s.oweTo(poll.ID, "poll-reminder", silent, event.Version)
		}
	case "pollClosed":
		s.overtake(Text(data, "poll"), "", "")
		if poll, found := s.Polls.Get(Text(data, "poll")); found {
			s.oweTo(poll.ID, "poll-result", poll.Voters.Keys(), event.Version)
		}
	case "sessionPlanned":
		if Text(data, "on") >= LondonDate(event.At) {
			s.oweTo(Text(data, "session"), "session-planned", s.othersThan(by), event.Version)
		}
	case "sessionHeld":
		s.overtake(Text(data, "session"), "", "")
	case "sessionCancelled":
		s.overtake(Text(data, "session"), "", "")
		s.oweTo(Text(data, "session"), "session-cancelled", s.othersThan(by), event.Version)
	}
}

func (s *State) othersThan(actor string) []string {
	var found []string
	for _, member := range s.Members.All() {
		if member.Status == Active && member.ID != actor {
			found = append(found, member.ID)
		}
	}
	return found
}
