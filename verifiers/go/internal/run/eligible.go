package run

import "slices"

func (s *State) hasConflict(member *Member) bool {
	for _, declaration := range s.Template.Declarations {
		if declaration.Conflict && slices.Contains(member.Declares, declaration.Key) {
			return true
		}
	}
	return false
}

// IsDecider: active, in the decision, no partner, and neither leads nor supports the run.
func (m *Member) IsDecider() bool {
	return m.Status == Active && m.Side != "partner" && m.HasRole("decision-maker") && !m.HasRole("lead", "supporter")
}

// MayBeAsked at a part's gate, if people were asked now (R21).
func (s *State) MayBeAsked(part *Part, gate *Block, member *Member) bool {
	return member.Status == Active && member.ID != s.Launcher && !member.HasRole("lead", "supporter") && !part.Wrote(member.ID) &&
		!part.Recused[member.ID] && member.Side != "partner" && !s.hasConflict(member) && s.Belongs(s.Circle(gate.Circle), member)
}

// takesBack: they said themselves that something does not hold which every line for their side asks for.
func (s *State) takesBack(gate *Block, member *Member) bool {
	for _, line := range s.Circle(gate.Circle).Of {
		if line.Side != member.Side {
			continue
		}
		if !slices.ContainsFunc(line.Declares, func(key string) bool {
			said := member.Declared[key].Self
			return said != nil && !*said
		}) {
			return false
		}
	}
	return true
}

func (s *State) hasStepped(part *Part, gate *Block, request *Request, member *Member) bool {
	return member.Status != Active || request.Left.Has(member.ID) || part.Wrote(member.ID) || slices.Contains(request.Askers, member.ID) || part.Recused[member.ID] ||
		s.hasConflict(member) || s.takesBack(gate, member)
}

// SayTaken tells whether others took from somebody who was asked the say that they had: nothing of their own ended it, they are not asked any more, and by
// the roles that they have now nobody would ask them.
func (s *State) SayTaken(part *Part, gate *Block, request *Request, member *Member) bool {
	if request.Asked.Has(member.ID) || s.hasStepped(part, gate, request, member) {
		return false
	}
	meant := slices.ContainsFunc(s.Circle(gate.Circle).Of, func(line Line) bool {
		return line.Side == member.Side && (line.Roles == nil || member.HasRole(line.Roles...))
	})
	return !meant || member.HasRole("lead", "supporter")
}

// MayAnswer tells whether somebody may answer a request now: whoever was asked, until an act of their own ends it (R22).
func (s *State) MayAnswer(part *Part, gate *Block, request *Request, member *Member) bool {
	return request.Asked.Has(member.ID) && !s.hasStepped(part, gate, request, member)
}

// Eligible are those who would be asked at a part's gate now, in the order in which they joined; askers ask, and so do not decide.
func (s *State) Eligible(part *Part, gate *Block, askers ...string) []*Member {
	var found []*Member
	for _, member := range s.Members.All() {
		if !slices.Contains(askers, member.ID) && s.MayBeAsked(part, gate, member) {
			found = append(found, member)
		}
	}
	return found
}

// objectionBlocks tells whether a no of this member holds the gate.
func (s *State) objectionBlocks(part *Part, id string) bool {
	member := s.Member(id)
	if part == nil || member == nil {
		return false
	}
	gate := s.GateOf(part)
	return gate != nil && (member.Side == Pwle || s.HasSayIn(part, id) || member.IsDecider())
}

// HasSayIn tells whether somebody has a say at a part's gate.
func (s *State) HasSayIn(part *Part, id string) bool {
	gate, member := s.GateOf(part), s.Member(id)
	if gate == nil || member == nil {
		return false
	}
	for _, request := range s.RequestsOf(part) {
		if request.Asked.Has(id) {
			return true
		}
	}
	return s.MayBeAsked(part, gate, member)
}

// Helpers of those who are asked: who looks after the run without a say in the decision, else who launched it.
func (s *State) Helpers(part *Part) []string {
	var free []string
	for _, id := range s.Stewards() {
		if !s.HasSayIn(part, id) {
			free = append(free, id)
		}
	}
	if free == nil {
		return []string{s.Launcher}
	}
	return free
}

// Revisers can write a part anew without a say in the decision: who wrote it last, and the group's authors.
func (s *State) Revisers(part *Part) []string {
	all := &Set{}
	if newest := part.Newest(); newest != nil {
		all.Add(newest.Author)
	}
	for _, member := range s.Members.All() {
		if member.HasRole("author") {
			all.Add(member.ID)
		}
	}
	var found []string
	for _, id := range all.Keys() {
		if (id == s.Launcher || s.Active(id) != nil) && !s.HasSayIn(part, id) {
			found = append(found, id)
		}
	}
	return found
}

// Speaking are those who say how the group goes on.
func (s *State) speaking() []*Member {
	var found []*Member
	for _, member := range s.Members.All() {
		if member.IsPwle() && member.Status == Active {
			found = append(found, member)
		}
	}
	return found
}

// askedHow are those who can still say how the group goes on without somebody.
func (s *State) askedHow(member *Member) []string {
	if member.Loss == nil || member.Loss.Settled {
		return nil
	}
	var found []string
	for _, one := range s.speaking() {
		if !slices.Contains(member.Loss.GoesOn, one.ID) {
			found = append(found, one.ID)
		}
	}
	return found
}

func (m *Member) isSettled() bool { return m.Loss != nil && m.Loss.Settled }

// LostIn are those who were asked in a request and are lost.
func (s *State) LostIn(request *Request) []*Member {
	var found []*Member
	for _, id := range request.Asked.Keys() {
		if member := s.Member(id); member != nil && member.Status == Lost {
			found = append(found, member)
		}
	}
	return found
}
