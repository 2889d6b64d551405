package run

import (
	"math"
	"slices"
)

// Current is the answer of a member that counts now, or nil.
func (r *Request) Current(member string) *Answer {
	if answer, found := r.Answers.Get(member); found && answer.Standing == "current" {
		return answer
	}
	return nil
}

// Agrees: a yes, with changes or without, or a ranking.
func (a *Answer) Agrees() bool {
	return a.Kind == "yes" || a.Kind == "yes-with-changes" || a.Kind == "preference"
}

// Giver is the person whose own act an answer is; empty: nobody's yet.
func (a *Answer) Giver() string {
	switch {
	case !a.Assisted:
		return a.By
	case a.Assurance == "assisted-confirmed":
		return a.Member
	}
	return ""
}

// Tally is one request's answers as they count now (R30).
type Tally struct {
	Eligible, Said, No, Unanswered []*Member
	Pwle, Needed                   int
	People                         map[string]bool
	Reachable, Met                 bool
}

func (s *State) countPwle(members []*Member) int {
	count := 0
	for _, member := range members {
		if s.CountsAsPwle(member) {
			count++
		}
	}
	return count
}

func countSide(members []*Member, side string) int {
	count := 0
	for _, member := range members {
		if member.Side == side {
			count++
		}
	}
	return count
}

func quorum(circle *Circle, gate *Block, pwle int) int {
	// 0.07 times 100 is 7.000000000000001 in binary.
	return max(1, circle.Least(Pwle), int(math.Ceil(gate.Share*float64(pwle)-1e-9)))
}

func (c *Circle) hasEnough(members []*Member) bool {
	for _, side := range c.Sides() {
		if side != Pwle && countSide(members, side) < c.Least(side) {
			return false
		}
	}
	return true
}

func (s *State) inReach(circle *Circle, eligible []*Member, needed int) bool {
	if s.countPwle(eligible) < needed || !circle.hasEnough(eligible) {
		return false
	}
	for side, count := range circle.seats() {
		if countSide(eligible, side) != count {
			return false
		}
	}
	return true
}

// IsReachable tells whether a gate could pass if everybody who may answer said yes.
func (s *State) IsReachable(gate *Block, eligible []*Member) bool {
	circle := s.Circle(gate.Circle)
	return s.inReach(circle, eligible, quorum(circle, gate, s.countPwle(eligible)))
}

// Tally counts a request, as if those in asked were asked in it.
func (s *State) Tally(part *Part, gate *Block, request *Request, asked *Set) *Tally {
	size := len(asked.Keys())
	t := &Tally{Eligible: make([]*Member, 0, size), Said: make([]*Member, 0, size), People: make(map[string]bool, size)}
	isVote := gate.Rule == "majority"
	var lost []*Member
	asks := 0
	for _, id := range asked.Keys() {
		member := s.Member(id)
		if member == nil {
			continue
		}
		if s.CountsAsPwle(member) {
			asks++
		}
		if member.Status == Lost {
			lost = append(lost, member)
			continue
		}
		if s.hasStepped(part, gate, request, member) {
			continue
		}
		s.count(t, member, request.Current(id), isVote)
	}
	absent := 0
	for _, member := range lost {
		if part.Recused[member.ID] {
			continue
		}
		answer := request.Current(member.ID)
		if answer != nil && (answer.Agrees() || answer.Kind == "no") {
			s.count(t, member, answer, isVote)
		} else if !member.isSettled() && (answer == nil || answer.Kind != "step-back") && s.CountsAsPwle(member) {
			absent++
		}
	}
	t.Pwle = s.countPwle(t.Eligible) + absent
	circle := s.Circle(gate.Circle)
	t.Needed = quorum(circle, gate, t.Pwle)
	least := min(2, asks)
	t.Reachable = s.inReach(circle, t.Eligible, max(t.Needed, least))
	answered := t.Said
	if isVote {
		answered = append(slices.Clone(t.Said), t.No...)
	}
	t.Met = t.Reachable && s.countPwle(answered) >= t.Needed && len(t.People) >= max(1, least) && circle.hasEnough(answered) &&
		(!isVote || len(t.Unanswered) == 0)
	return t
}

func (s *State) count(t *Tally, member *Member, answer *Answer, isVote bool) {
	switch {
	case answer == nil || answer.Kind == "more-time":
		t.Eligible, t.Unanswered = append(t.Eligible, member), append(t.Unanswered, member)
		return
	case answer.Kind == "step-back":
		return
	case answer.Kind == "no":
		t.Eligible, t.No = append(t.Eligible, member), append(t.No, member)
	default:
		t.Eligible, t.Said = append(t.Eligible, member), append(t.Said, member)
	}
	if answer.Kind == "no" && !isVote || !s.CountsAsPwle(member) {
		return
	}
	if giver := answer.Giver(); giver != "" {
		t.People[giver] = true
	}
}

// outcome of a gate whose quorum is met, and the tie rule if it took one (R32).
func (s *State) outcome(gate *Block, t *Tally) (passes bool, tie string, isTie bool) {
	if gate.Rule != "majority" {
		return true, "", false
	}
	margin, agreed := len(t.Said)-len(t.No), s.countPwle(t.Said)
	switch {
	case margin > 0:
		return agreed > 0, "", false
	case margin < 0:
		return false, "", false
	}
	tie = "refuse"
	if gate.Tie != nil {
		if stated, isText := s.ParameterText(*gate.Tie); isText {
			tie = stated
		}
	}
	return tie == "lived-experience-decides" && agreed > 0 && agreed == t.Pwle, tie, true
}
