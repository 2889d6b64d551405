package verdict

import (
	"slices"

	"alongside/verifier/internal/run"
)

// onlyMeets: nobody is asked to agree to anything in a step, or its kind says that it is a meeting.
func (e *end) onlyMeets(key string) bool {
	step := e.state.Definition(key)
	return step != nil && (step.Kind == "meet" || !step.HasBlock("gate"))
}

func (e *end) decidedNothing() bool {
	return !slices.ContainsFunc(e.state.Parts.All(), func(part *run.Part) bool {
		return part.Gate != run.NoGate && !e.onlyMeets(part.Step)
	})
}

func (e *end) hasDecided() bool {
	return slices.ContainsFunc(e.state.Parts.All(), func(part *run.Part) bool {
		return part.Gate == run.Passed && e.state.GateOf(part) != nil && !e.onlyMeets(part.Step)
	})
}

func (e *end) heldIn(step *run.StepState) (held []*run.Session) {
	for _, session := range e.state.Sessions.All() {
		part := e.state.Part(session.Part)
		if session.Status == "held" && part != nil && part.Step == step.Key && part.Visit == step.Visit {
			held = append(held, session)
		}
	}
	return held
}

// saidSo tells whether somebody who is named says that a session was so.
func (e *end) saidSo(session *run.Session) bool {
	if claim := e.state.Claims[session.Event]; claim != nil {
		for _, agrees := range claim.Answers {
			if agrees {
				return true
			}
		}
	}
	return false
}

func (e *end) hadPwle(session *run.Session) bool {
	claim := e.state.Claims[session.Event]
	if slices.ContainsFunc(run.WereThere(session.Came, session.LedBy), func(id string) bool {
		return e.isPwle(id) && (claim == nil || !hasAnswer(claim, id) || claim.Answers[id])
	}) {
		return true
	}
	return slices.Contains(e.state.Voices.All(), session.ID)
}

// gaveBack: thanks or payment for somebody who was there, or something written in the step since.
func (e *end) gaveBack(step *run.StepState, sessions []*run.Session) bool {
	first := sessions[0].HeldAt
	for _, session := range sessions {
		first = min(first, session.HeldAt)
		for _, id := range run.WereThere(session.Came, session.LedBy) {
			if member := e.state.Member(id); member != nil && len(member.Payments) > 0 {
				return true
			}
		}
	}
	for _, id := range step.Parts {
		if part := e.state.Part(id); part != nil && slices.ContainsFunc(part.Versions, func(version *run.Version) bool { return version.At >= first }) {
			return true
		}
	}
	return false
}

func (e *end) meetings() (all []*Finding) {
	cited := func(sessions []*run.Session) (ids []string) {
		for _, session := range sessions {
			if id, known := e.ids.of(session.Event); known {
				ids = append(ids, id)
			}
		}
		return ids
	}
	for _, step := range e.state.Steps {
		sessions := e.heldIn(step)
		if step.Status != run.Closed || len(sessions) == 0 || !e.onlyMeets(step.Key) {
			continue
		}
		where := &place{step.Key, step.Visit}
		var unborne []*run.Session
		came, pwle := false, false
		for _, session := range sessions {
			came = came || int64(len(session.Came))+session.Others != 0
			pwle = pwle || e.hadPwle(session)
			if e.state.Claims[session.Event] != nil && !e.saidSo(session) {
				unborne = append(unborne, session)
			}
		}
		if !came {
			all = append(all, found("nobody-came", where, cited(sessions)...))
		}
		if !pwle {
			all = append(all, found("pwle-absent-from-session", where, cited(sessions)...))
		}
		if unborne != nil {
			all = append(all, found("session-not-borne-out", where, cited(unborne)...))
		}
		if !e.gaveBack(step, sessions) {
			all = append(all, found("nothing-given-back", where, cited(sessions)...))
		}
	}
	return all
}

func (e *end) poorResponses() (all []*Finding) {
	for _, one := range e.by["pollClosed"] {
		poll, known := e.state.Polls.Get(one.text)
		if !known || one.place == nil || !poll.Over || e.state.Part(poll.Part) == nil {
			continue
		}
		block := e.state.PollBlock(e.state.Part(poll.Part), poll.Block)
		if block == nil || block.LeastShare == nil {
			continue
		}
		response := 0.0
		if poll.OutcomeVoters != 0 {
			response = float64(poll.OutcomeCast) / float64(poll.OutcomeVoters)
		}
		if response < *block.LeastShare {
			all = append(all, found("poor-response", one.place, one.id))
		}
	}
	return all
}

func (e *end) changedElectorates() []*Finding {
	return e.placed("electorateChanged", "electorate-changed")
}

func (e *end) withoutConsent() (all []*Finding) {
	for _, one := range e.taking {
		members := []string{one.member}
		if one.kind == "sessionHeld" {
			members = nil
			if session, known := e.state.Sessions.Get(one.text); known {
				members = run.WereThere(session.Came, session.LedBy)
			}
		}
		missing := func(need run.Need) bool {
			return need.Declared != nil && slices.ContainsFunc(members, func(id string) bool {
				return e.isMeant(need.Of, id) && !e.held(id, *need.Declared, one.version)
			})
		}
		if slices.ContainsFunc(e.state.Definition(one.place.step).Needs, missing) {
			all = append(all, found("without-consent", one.place, one.id))
		}
	}
	return all
}

// isMeant: one of those whose declaration a step needs, whatever they declared.
func (e *end) isMeant(circle, id string) bool {
	member := e.state.Member(id)
	return member != nil && slices.ContainsFunc(e.state.Circle(circle).Of, func(line run.Line) bool {
		return line.Side == member.Side && (line.Roles == nil || member.HasRole(line.Roles...))
	})
}
