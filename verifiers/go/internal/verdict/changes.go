package verdict

import (
	"slices"

	"alongside/verifier/internal/run"
)

func (e *end) changesNotMade() (all []*Finding) {
	for _, one := range e.passed() {
		var missing []*run.Answer
		for _, answer := range agreeing(one.counted) {
			if answer.Kind == "yes-with-changes" && !e.isMade(answer) {
				missing = append(missing, answer)
			}
		}
		if missing != nil {
			all = append(all, found("changes-not-made", one.place, one.cites(e.idsOf(missing))...))
		}
	}
	return all
}

// isMade: said to be done, and its giver does not say otherwise; or its giver says that it is well as it is.
func (e *end) isMade(answer *run.Answer) bool {
	for _, change := range e.state.Contributions.All() {
		if !change.OfRequest || change.Member != answer.Member || change.Event <= answer.Event {
			continue
		}
		if change.Status != "answered" || change.Reply == 0 {
			return false
		}
		agrees, said := false, false
		if claim := e.state.Claims[change.Reply]; claim != nil {
			agrees, said = claim.Answers[change.Member], hasAnswer(claim, change.Member)
		}
		return agrees || change.Outcome == "done" && !said
	}
	return false
}

func hasAnswer(claim *run.Claim, member string) bool {
	_, said := claim.Answers[member]
	return said
}

func (e *end) assertedSides() (all []*Finding) {
	saysSo := func(id string) bool {
		member := e.state.Member(id)
		return member != nil && member.SaysPwle()
	}
	for _, one := range e.passed() {
		standing := e.standing(one.counted)
		asserted := map[string]bool{}
		for _, answer := range agreeing(standing) {
			if !saysSo(answer.Member) {
				asserted[answer.Member] = true
			}
		}
		if len(asserted) == 0 {
			continue
		}
		finding := found("side-asserted", one.place, one.id)
		for _, word := range slices.Concat(e.by["memberJoined"], e.by["sideDeclared"]) {
			if asserted[word.member] {
				finding.Events = append(finding.Events, word.id)
			}
		}
		enough := true
		for _, left := range standing {
			own := 0
			for _, answer := range left.answers {
				if saysSo(answer.Member) {
					own++
				}
			}
			enough = enough && own >= left.needed
		}
		if enough {
			finding.weighs(note)
		}
		all = append(all, finding)
	}
	return all
}
