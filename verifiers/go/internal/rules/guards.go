package rules

import (
	"slices"

	"alongside/verifier/internal/run"
)

func isManager(actor run.Actor) bool {
	return actor.Role == "programme-manager" || actor.Role == "administrator"
}

func isEngine(actor run.Actor) bool { return actor.Role == "engine" }

// holds tells whether the actor is a manager, or an active member with one of these roles.
func (j *judge) holds(roles ...string) bool {
	if isManager(j.event.Actor) {
		return true
	}
	member := j.Active(j.event.Actor.ID)
	return member != nil && !isEngine(j.event.Actor) && member.HasRole(roles...)
}

func (j *judge) steers() bool { return j.holds("lead", "coordinator", "chair", "facilitator") }

func (j *judge) isSelf(member string) bool {
	return j.event.Actor.ID == member && !isEngine(j.event.Actor)
}

// inactive says why somebody is no active member; empty where they are.
func (j *judge) inactive(id string) string {
	member := j.Member(id)
	switch {
	case member == nil:
		return "unknown-member"
	case member.Status == run.Lost:
		return "member-lost"
	case member.Status != run.Active:
		return "member-withdrew"
	}
	return ""
}

// commands are those by which an event comes about that begins a decision.
var commands = map[string]string{
	"runLaunched": "launchRun", "paused": "pause", "resumed": "resume", "withdrew": "withdraw", "lossDenied": "denyLoss", "contributed": "contribute",
	"contributionAnswered": "answerContribution", "noticeSent": "recordNotice", "noticeFailed": "recordNotice", "noticeReturned": "recordReturn",
	"askedRunAnswered": "recordAskedRun", "cryTakenUp": "takeUpCry", "corroborated": "corroborate", "factDisputed": "disputeFact",
	"erased": "recordErasure", "credentialEarned": "claimCredential", "credentialNoLongerShown": "stopShowingCredential", "voiceHeard": "hearVoice",
	"runLinked": "linkRun", "contactAllowed": "allowContact", "answerConfirmed": "confirmAnswer", "answerDisputed": "disputeAnswer",
	"paymentOffered": "offerPayment", "paymentAnswered": "answerPayment", "paymentMade": "makePayment", "contributionDisputed": "disputeContribution",
}

var whenFinished = []string{
	"recordNotice", "recordReturn", "recordAskedRun", "linkRun", "allowContact", "takeUpCry", "confirmAnswer", "disputeAnswer", "offerPayment",
	"answerPayment", "makePayment", "withdraw", "denyLoss", "corroborate", "disputeFact", "answerContribution", "disputeContribution",
	"recordErasure", "claimCredential", "stopShowingCredential",
}

var whilePaused = []string{
	"resume", "withdraw", "denyLoss", "contribute", "answerContribution", "recordNotice", "recordReturn", "recordAskedRun", "takeUpCry",
	"corroborate", "disputeFact", "recordErasure", "claimCredential", "stopShowingCredential", "hearVoice",
}

// notNow says why a run takes no such command now (R6 to R9).
func (j *judge) notNow() string {
	command := commands[j.act.Type]
	isLaunch := command == "launchRun"
	switch {
	case j.Status == run.NotLaunched && !isLaunch:
		return "unknown-run (R6)"
	case j.Status == run.Finished && !isLaunch && !slices.Contains(whenFinished, command):
		return "run-finished (R7)"
	case j.Status == run.Paused && !isLaunch && !slices.Contains(whilePaused, command):
		return "run-paused (R8)"
	case j.event.Actor.Role == "auditor":
		return "not-allowed (R9)"
	}
	return ""
}

// early says why a part's block is not at hand yet; empty where it is.
func (j *judge) early(part *run.Part, key string) string {
	if len(j.BlocksBefore(part, key)) > 0 {
		return "not-due (R51)"
	}
	return ""
}

// consequences are what follows by itself of events that change who may answer (R40). Again names the requests that they ask again.
func (j *judge) consequences(why string, again ...string) {
	before := map[string][]string{}
	for _, part := range j.Parts.All() {
		if part.Gate != run.Open && part.Gate != run.Refused {
			continue
		}
		gate := j.GateOf(part)
		if gate == nil {
			continue
		}
		for _, request := range j.RequestsOf(part) {
			before[request.ID] = idsOf(j.Tally(part, gate, request, request.Asked).Eligible)
		}
	}
	if len(before) == 0 {
		return
	}
	previous := j.after
	j.after = func() []made {
		var all []made
		if previous != nil {
			all = previous()
		}
		for _, part := range j.Parts.All() {
			gate := j.GateOf(part)
			if part.Gate != run.Open || gate == nil {
				continue
			}
			for _, request := range j.RequestsOf(part) {
				if eligible, known := before[request.ID]; known {
					all = append(all, j.recounted(part, gate, request, eligible, why, slices.Contains(again, request.ID))...)
				}
			}
		}
		return all
	}
}

func idsOf(members []*run.Member) []string {
	ids := make([]string, len(members))
	for at, member := range members {
		ids[at] = member.ID
	}
	return ids
}

func (j *judge) recounted(part *run.Part, gate *run.Block, request *run.Request, before []string, why string, again bool) []made {
	added, removed, asked := []string{}, []string{}, request.Asked
	if again {
		now := run.SetOf(idsOf(j.Eligible(part, gate, request.Askers...)))
		for _, id := range request.Asked.Keys() {
			if !now.Has(id) {
				removed = append(removed, id)
			}
		}
		for _, id := range now.Keys() {
			if !request.Asked.Has(id) {
				added = append(added, id)
			}
		}
		if len(added)+len(removed) > 0 {
			asked = run.SetOf(request.Asked.Keys())
			asked.Remove(removed)
			asked.Add(added...)
		}
	}
	tally := j.Tally(part, gate, request, asked)
	var all []made
	if len(added)+len(removed) > 0 || !slices.Equal(before, idsOf(tally.Eligible)) {
		all = append(all, event("quorumRecomputed", field{"part", part.ID}, field{"request", request.ID}, field{"because", why},
			field{"eligible", int64(len(tally.Eligible))}, field{"added", added}, field{"removed", removed},
			field{"needed", int64(tally.Needed)}, field{"reachable", tally.Reachable}))
	}
	if request.ClockStoppedAt != "" && !j.HoldsClock(part, gate, request) {
		all = append(all, event("clockRestarted", field{"part", part.ID}, field{"request", request.ID},
			field{"dueAt", j.DueOnRestart(gate, request, j.event.At)}, field{"reason", null{}}))
	}
	return all
}
