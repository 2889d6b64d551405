package run

import (
	"slices"

	"alongside/verifier/internal/canonical"
)

func (s *State) memberJoined(event *Event, data *canonical.Value) {
	member := &Member{
		ID: Text(data, "member"), Side: Text(data, "side"), Roles: Texts(data, "roles"), Declares: Texts(data, "declares"), Status: Active,
		Declared: map[string]Word{}, Needs: map[string]string{}, Payments: map[string]string{},
	}
	isOwn := event.Actor.ID == member.ID
	if isOwn {
		member.SaidSides = []string{member.Side}
		holds := true
		for _, key := range member.Declares {
			member.Declared[key] = Word{Self: &holds}
		}
	}
	if before := s.Member(member.ID); before != nil {
		// Whoever comes back is the same person.
		member.Holds, member.Needs, member.Payments, member.Declared = before.Holds, before.Needs, before.Payments, before.Declared
		member.Guardians, member.ContactAllowed = before.Guardians, before.ContactAllowed
		member.ConfirmedBy, member.VouchedBy = before.ConfirmedBy, before.VouchedBy
		if before.SaidSides != nil {
			member.SaidSides = before.SaidSides
		}
		for key, said := range before.Declared {
			member.Declares = withDeclaration(member.Declares, key, said.Held())
		}
	}
	s.Members.Put(member.ID, member)
}

func withDeclaration(declares []string, key string, holds bool) []string {
	others := slices.DeleteFunc(slices.Clone(declares), func(one string) bool { return one == key })
	if holds {
		return append(others, key)
	}
	return others
}

func declarationMade(member *Member, _ *Event, data *canonical.Value) {
	key, holds := Text(data, "declares"), Flag(data, "holds")
	said := member.Declared[key]
	if Text(data, "by") == "self" {
		said.Self = &holds
	} else {
		said.Guardian = &holds
	}
	member.Declared[key] = said
	member.Declares = withDeclaration(member.Declares, key, said.Held())
}

func (s *State) guardianNamed(_ *Event, data *canonical.Value) {
	if member := s.Member(Text(data, "of")); member != nil {
		member.Guardians = append(member.Guardians, Text(data, "guardian"))
	}
}

// withdrew: their answers stay on record, and no longer count at gates that are open.
func (s *State) withdrew(_ *Event, data *canonical.Value) {
	id := Text(data, "member")
	if member := s.Member(id); member != nil {
		member.Status = Withdrawn
	}
	for _, request := range s.Requests.All() {
		if part := s.Part(request.Part); part != nil && part.Gate == Open && request.Asked.Has(id) {
			request.lapse([]string{id})
			request.Left.Add(id)
		}
	}
}

func accessNeedMet(member *Member, event *Event, data *canonical.Value) {
	if event.Actor.ID == member.ID {
		member.Needs[Text(data, "need")] = "met"
	} else {
		member.Needs[Text(data, "need")] = "said"
	}
}

func (s *State) delegated(_ *Event, data *canonical.Value) {
	s.Delegations.Put(Text(data, "from"), Delegation{Text(data, "to"), Text(data, "until")})
}

func (s *State) delegationEnded(_ *Event, data *canonical.Value) {
	gone := Text(data, "from")
	s.Delegations.Keep(func(from string, _ Delegation) bool { return from != gone })
}

func (s *State) capacityBuilt(event *Event, data *canonical.Value) {
	s.Capacity = append(s.Capacity, Built{Text(data, "member"), Text(data, "on"), event.Version})
}

func memberVouchedFor(member *Member, _ *Event, data *canonical.Value) {
	member.VouchedBy = append(member.VouchedBy, Voucher{Said(data, "voucher"), Said(data, "credential"), Said(data, "passkey")})
}

func memberLost(member *Member, _ *Event, data *canonical.Value) {
	member.Status, member.Loss = Lost, &Loss{By: Texts(data, "by")}
}

func lossDenied(member *Member, _ *Event, _ *canonical.Value) {
	if member.Status == Lost {
		member.Status = Active
	}
	member.Loss = nil
}

func (s *State) groupGoesOn(_ *Event, data *canonical.Value) {
	needed := min(2, max(1, len(s.speaking())))
	if member := s.Member(Text(data, "member")); member != nil && member.Loss != nil {
		goesOn := append(slices.Clone(member.Loss.GoesOn), Text(data, "by"))
		member.Loss = &Loss{By: member.Loss.By, GoesOn: goesOn, Settled: len(goesOn) >= needed}
	}
}

func credentialGained(member *Member, _ *Event, data *canonical.Value) {
	if gained := Text(data, "credential"); !slices.Contains(member.Holds, gained) {
		member.Holds = append(slices.Clone(member.Holds), gained)
	}
}

func (s *State) erased(_ *Event, data *canonical.Value) {
	id := Text(data, "member")
	what, isAll := Get(data, "what").Text()
	if member := s.Member(id); member != nil && !s.Voices.Has(id) && isAll && what == "all" {
		member.Erased = true
	}
}

// claim keeps what an event says about others until they have said whether it is so.
func (s *State) claim(event *Event) {
	data := &event.Data
	var members []string
	var about string
	switch event.Type {
	case "listContinued":
		s.claimContinued(event)
		return
	case "contributed":
		if Get(data, "request") != nil {
			return
		}
		members = []string{Text(data, "member")}
	case "contributionAnswered":
		one, found := s.Contributions.Get(Text(data, "contribution"))
		if !found || !one.OfRequest {
			return
		}
		members = []string{one.Member}
	case "accessNeedMet":
		members, about = []string{Text(data, "member")}, Text(data, "need")
	case "capacityBuilt", "paymentMade", "supportOffered":
		members = []string{Text(data, "member")}
	case "guardianNamed":
		members = []string{Text(data, "guardian"), Text(data, "of")}
	case "deliveryCompleted":
		members = Texts(data, "deliveredBy")
	case "sessionHeld":
		members = WereThere(Texts(data, "came"), Texts(data, "ledBy"))
	default:
		return
	}
	claim := &Claim{Kind: event.Type, About: about, By: event.Actor.ID, Version: event.Version, Answers: map[string]bool{}}
	for _, member := range members {
		if member != event.Actor.ID {
			claim.Members = append(claim.Members, member)
		}
	}
	if claim.Members == nil {
		return
	}
	s.Claims[claim.Version] = claim
	s.ClaimOrder = append(s.ClaimOrder, claim)
}

func (s *State) claimContinued(event *Event) {
	id, ofSession := Maybe(&event.Data, "session")
	session, found := s.Sessions.Get(id)
	if !ofSession || !found || s.Claims[session.Event] == nil {
		return
	}
	claim := s.Claims[session.Event]
	all := SetOf(claim.Members)
	for _, member := range Texts(&event.Data, "members") {
		if member != event.Actor.ID {
			all.Add(member)
		}
	}
	claim.Members = all.Keys()
}

// WereThere is everybody who came to a session or led it.
func WereThere(came, ledBy []string) []string {
	all := SetOf(came)
	all.Add(ledBy...)
	return all.Keys()
}

func (s *State) corroborated(_ *Event, data *canonical.Value) {
	claim := s.Claims[Whole(data, "claim")]
	if claim == nil {
		return
	}
	id, agrees := Text(data, "member"), Flag(data, "agrees")
	claim.Answers[id] = agrees
	// Only the person says that their need is met.
	if member := s.Member(id); claim.Kind == "accessNeedMet" && member != nil && member.Needs[claim.About] != "" {
		if member.Needs[claim.About] = "unmet"; agrees {
			member.Needs[claim.About] = "met"
		}
	}
}

// cry keeps cries for help. One that comes again wants an answer again.
func (s *State) cry(event *Event) {
	data := &event.Data
	kind, about := "", "request"
	switch event.Type {
	case "accessNeedStated":
		kind, about = "need", "need"
	case "askedForTime":
		kind = "more-time"
	case "objected":
		kind, about = "objection", "objection"
	case "answerDisputed":
		kind = "disputed"
	case "cryTakenUp":
		if cry := s.Cries[CryName{Text(data, "member"), Text(data, "kind"), Text(data, "about")}]; cry != nil {
			cry.TakenUp, cry.TakenUpBy = true, event.Actor.ID
		}
		return
	default:
		return
	}
	name := CryName{Text(data, "member"), kind, Text(data, about)}
	part, _ := Maybe(data, "part")
	s.Cries[name] = &Cry{CryName: name, Part: part}
}
