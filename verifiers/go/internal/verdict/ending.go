package verdict

import (
	"alongside/verifier/internal/run"
)

// countedAt is what counts at a part's gate in a state, for each of its requests.
func countedAt(state *run.State, part *run.Part) []counted {
	gate := state.GateOf(part)
	if gate == nil {
		return nil
	}
	var all []counted
	for _, request := range state.RequestsOf(part) {
		t := state.Tally(part, gate, request, request.Asked)
		members := t.Said
		if gate.Rule == "majority" {
			members = append(append([]*run.Member{}, t.Said...), t.No...)
		}
		all = append(all, counted{t.Needed, pwleAnswers(state, request, members)})
	}
	return all
}

func pwleAnswers(state *run.State, request *run.Request, members []*run.Member) []*run.Answer {
	var answers []*run.Answer
	for _, member := range members {
		if answer := request.Current(member.ID); answer != nil && state.CountsAsPwle(member) {
			answers = append(answers, answer)
		}
	}
	return answers
}

// agreeing are those counted answers that are no no.
func agreeing(all []counted) []*run.Answer {
	var answers []*run.Answer
	for _, one := range all {
		for _, answer := range one.answers {
			if answer.Kind != "no" {
				answers = append(answers, answer)
			}
		}
	}
	return answers
}

func (t *Trail) endingOf(event *run.Event) *ending {
	state, data := t.state, &event.Data
	one := &ending{noted: noted{id: event.ID, version: event.Version, at: event.At}, passed: event.Type == "gatePassed"}
	one.part = run.Text(data, "part")
	one.staffChaired = isStaffChaired(state)
	part := state.Part(one.part)
	if part == nil {
		return one
	}
	one.hasPart = true
	gate := state.GateOf(part)
	one.counted = countedAt(state, part)
	for _, member := range state.Members.All() {
		one.hasPwle = one.hasPwle || gate != nil && member.IsPwle() && state.Belongs(state.Circle(gate.Circle), member)
	}
	if !one.passed {
		return one
	}
	one.needed, one.number = run.Whole(data, "needed"), run.Whole(data, "version")
	ready := state.Readiness(part, event.At)
	one.withoutAsk = ready == nil || !ready.Passes || ready.Version.Digest != run.Text(data, "digest")
	if gate == nil {
		return one
	}
	for _, request := range state.RequestsOf(part) {
		tally := state.Tally(part, gate, request, request.Asked)
		one.weak = append(one.weak, weakAt(state, part, gate, request, tally)...)
		for _, member := range state.LostIn(request) {
			if request.Current(member.ID) == nil {
				one.lost = append(one.lost, member.ID)
			}
		}
		one.unseen = append(one.unseen, t.unseenOf(request, tally)...)
	}
	return one
}

// weakAt is what stands against one request of a passed gate: few people, or one for many.
func weakAt(state *run.State, part *run.Part, gate *run.Block, request *run.Request, tally *run.Tally) []string {
	answers := pwleAnswers(state, request, tally.Said)
	hands, most := map[string]int{}, 0
	for _, answer := range answers {
		hands[answer.By]++
		most = max(most, hands[answer.By])
	}
	first, taken := 0, false
	for _, id := range request.FirstAsked {
		if member := state.Member(id); member != nil && member.IsPwle() {
			first++
			taken = taken || state.SayTaken(part, gate, request, member)
		}
	}
	var weak []string
	// What one person decided is not a group's, whatever the template asks for.
	if len(tally.People) < 2 || len(answers) > 1 && most*3 >= len(answers)*2 {
		weak = append(weak, "one-person-for-all")
	}
	if len(tally.People)*2 < first {
		weak = append(weak, "passed-by-few")
	}
	if len(tally.People) < tally.Needed {
		weak = append(weak, "fewer-people-than-needed")
	}
	// A role may be taken away, and counts at the next asking: whoever reads the verdict should know that it was.
	if taken {
		weak = append(weak, "say-taken-away")
	}
	return weak
}

// unseenOf are notices of a request that were sent to people who neither answered it, opened it nor were told of it.
func (t *Trail) unseenOf(request *run.Request, tally *run.Tally) []string {
	left := map[string]bool{}
	for _, member := range tally.Unanswered {
		_, told := request.Told[member.ID]
		left[member.ID] = len(request.Seen[member.ID]) == 0 && !told && request.Given[member.ID] == nil
	}
	var ids []string
	for _, notice := range t.sent[request.ID] {
		if left[notice.member] && request.NoticeOf(notice.member, notice.kind, notice.number) == "sent" {
			ids = append(ids, notice.id)
		}
	}
	return ids
}

func isStaffChaired(state *run.State) bool {
	chaired := false
	for _, member := range state.Members.All() {
		if member.Status != run.Active || !member.HasRole("chair") {
			continue
		}
		if member.IsPwle() {
			return false
		}
		chaired = true
	}
	return chaired
}
