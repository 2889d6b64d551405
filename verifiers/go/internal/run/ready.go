package run

import "slices"

// Ready is how a gate that can be decided now falls (R31, R32).
type Ready struct {
	Passes   bool
	Tie      string
	IsTie    bool
	Version  *Version
	Eligible int
	Needed   int
	Yes      []string
}

// Readiness of a part's gate at an instant; nil while it waits for anything.
func (s *State) Readiness(part *Part, now string) *Ready {
	step, gate, version := s.Definition(part.Step), s.GateOf(part), part.Newest()
	if step == nil || gate == nil || version == nil || s.partWaits(part, step, gate) {
		return nil
	}
	ready := &Ready{Passes: true, Version: version, Needed: 0}
	yes := &Set{}
	refused, tied := false, false
	for at, request := range s.RequestsOf(part) {
		t := s.Tally(part, gate, request, request.Asked)
		if s.requestWaits(gate, request, t, now) {
			return nil
		}
		passes, tie, isTie := s.outcome(gate, t)
		if !passes && !refused {
			refused = true
			ready.Passes, ready.Tie, ready.IsTie = false, tie, isTie
		} else if isTie && !refused && !tied {
			tied = true
			ready.Tie, ready.IsTie = tie, true
		}
		if at == 0 || t.Pwle < ready.Eligible {
			ready.Eligible = t.Pwle
		}
		ready.Needed = max(ready.Needed, t.Needed)
		for _, member := range t.Said {
			yes.Add(member.ID)
		}
	}
	ready.Yes = yes.Keys()
	return ready
}

// partWaits: for anything that is not one request's.
func (s *State) partWaits(part *Part, step *Step, gate *Block) bool {
	for _, block := range s.BlocksBefore(part, gate.Key) {
		if block.Block != "form" {
			return true
		}
	}
	version := part.Newest()
	if version == nil || Missing(step.FormOf(part), version, nil) || part.Gate == Refused {
		return true
	}
	if len(part.Requests) == 0 || s.IsUnasked(part, step) || s.FallsShort(gate) {
		return true
	}
	for _, objection := range part.Objections.All() {
		if objection.Open && objection.Blocks {
			return true
		}
	}
	for _, one := range s.Contributions.All() {
		if one.OfPart && one.Part == part.ID && one.Status != "answered" && !part.cameWithAnswer(one) {
			return true
		}
	}
	for _, member := range s.Members.All() {
		if member.Status != Active {
			continue
		}
		for _, need := range member.Needs {
			if need != "met" {
				return true
			}
		}
	}
	return false
}

// IsUnasked tells whether no request asks about some section of a part's form.
func (s *State) IsUnasked(part *Part, step *Step) bool {
	form := step.FormOf(part)
	asked := &Set{}
	for _, request := range s.RequestsOf(part) {
		asked.Add(Covered(form, request.Sections)...)
	}
	return slices.ContainsFunc(Covered(form, nil), func(section string) bool { return !asked.Has(section) })
}

// cameWithAnswer: it is part of an answer at the gate that is open now.
func (p *Part) cameWithAnswer(one *Contribution) bool {
	return one.OfRequest && slices.Contains(p.Requests, one.Request) && p.askedFrom != 0 && one.Event > p.askedFrom
}

func (s *State) requestWaits(gate *Block, request *Request, t *Tally, now string) bool {
	if !t.Reachable || !t.Met || request.ClockStoppedAt != "" {
		return true
	}
	if slices.ContainsFunc(s.LostIn(request), func(member *Member) bool { return !member.isSettled() }) {
		return true
	}
	for _, member := range t.Unanswered {
		if !request.hasReached(gate, member.ID) {
			return true
		}
	}
	return len(t.Unanswered) > 0 && request.NoticeUntil > now
}

func (r *Request) duePeriod() int64 { return r.Round - 1 + r.extensions }

// askingKind is the kind of the notice that asks somebody in the present round.
func (r *Request) askingKind(member string) string {
	switch r.before[member] {
	case "":
		return "request"
	case "answered":
		return "lapsed"
	}
	return "changed"
}

// hasReached: somebody opened it, was told in person, or a notice of it was sent, in the present round.
func (r *Request) hasReached(gate *Block, member string) bool {
	for _, version := range r.Seen[member] {
		if version >= r.RoundVersion {
			return true
		}
	}
	if round, found := r.Told[member]; found && round == r.Round {
		return true
	}
	if r.Notices[noticeKey{member, r.askingKind(member), r.Round}] == "sent" {
		return true
	}
	reminders := int64(len(gate.Reminders))
	for ordinal := r.roundPeriod*reminders + 1; ordinal <= (r.duePeriod()+1)*reminders; ordinal++ {
		if r.Notices[noticeKey{member, "reminder", ordinal}] == "sent" {
			return true
		}
	}
	return false
}

// BlocksBefore a block of a part that are not done.
func (s *State) BlocksBefore(part *Part, key string) []*Block {
	step := s.Definition(part.Step)
	if step == nil {
		return nil
	}
	var found []*Block
	blocks := step.BlocksOf(part)
	end := slices.IndexFunc(blocks, func(block Block) bool { return block.Key == key })
	for at := 0; at < end; at++ {
		if !s.isDone(part, step, &blocks[at]) {
			found = append(found, &blocks[at])
		}
	}
	return found
}

// AllDone tells whether every block of a part's stretch is behind its people.
func (s *State) AllDone(part *Part) bool {
	step := s.Definition(part.Step)
	if part.Status == Closed || step == nil {
		return true
	}
	blocks := step.BlocksOf(part)
	for at := range blocks {
		if !s.isDone(part, step, &blocks[at]) {
			return false
		}
	}
	return true
}

func (s *State) isDone(part *Part, step *Step, block *Block) bool {
	isDecided := part.Gate == Passed || part.Gate == Overridden
	switch block.Block {
	case "form":
		if part.Submitted || isDecided {
			return true
		}
		version := part.Newest()
		return step.BlockOf(part, "gate") != nil && version != nil && !Missing(&block.Form, version, nil)
	case "gate":
		return isDecided
	case "delivery":
		return part.Delivery == "completed"
	case "session":
		return s.wereHeld(part, block)
	case "poll":
		poll := s.PollOf(part, block.Key)
		return poll != nil && poll.Over
	case "measure":
		return !slices.ContainsFunc(block.Indicators, func(key string) bool {
			return !slices.ContainsFunc(s.Readings, func(one Reading) bool {
				return one.Part == part.ID && one.Block == block.Key && one.Indicator == key
			})
		})
	}
	panic(Unfit{"there is no kind of block " + block.Block})
}

func (s *State) wereHeld(part *Part, block *Block) bool {
	held, least := 0, 1
	if block.Held != nil {
		least = *block.Held
	}
	for _, session := range s.Sessions.All() {
		if session.Part != part.ID || session.Block != block.Key {
			continue
		}
		switch session.Status {
		case "planned":
			return false
		case "held":
			held++
		}
	}
	return held >= least
}

// PollOf is the poll that was opened for a block of a part, or nil.
func (s *State) PollOf(part *Part, block string) *Poll {
	for _, poll := range s.Polls.All() {
		if poll.Part == part.ID && poll.Block == block {
			return poll
		}
	}
	return nil
}
