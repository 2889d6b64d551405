package rules

import (
	"slices"

	"alongside/verifier/internal/run"
)

// cry is one that is still wanted, or nil.
func (j *judge) cry() *run.Cry {
	cry := j.Cries[run.CryName{Member: j.text("member"), Kind: j.text("kind"), About: j.text("about")}]
	if cry == nil {
		return nil
	}
	part := j.Part(cry.Part)
	isOpen := part != nil && part.Gate == run.Open
	wanted := false
	switch cry.Kind {
	case "need":
		member := j.Member(cry.Member)
		wanted = member != nil && member.Needs[cry.About] == "unmet"
	case "objection":
		if isOpen {
			objection, found := part.Objections.Get(cry.About)
			wanted = found && objection.Open
		}
	case "more-time":
		if request, found := j.Requests.Get(cry.About); found && isOpen {
			answer := request.Current(cry.Member)
			wanted = answer != nil && answer.Kind == "more-time"
		}
	case "disputed":
		wanted = !cry.TakenUp
	}
	if !wanted {
		return nil
	}
	return cry
}

func (j *judge) takeUpCry() ([]made, string) {
	cry, actor := j.cry(), j.event.Actor
	if cry == nil {
		return refuse("nothing-changed")
	}
	if part := j.Part(cry.Part); part == nil || part.Gate != run.Open {
		if !j.steers() {
			return refuse(notAllowed)
		}
	} else if !j.mayHelp(part) && !slices.Contains(j.Revisers(part), actor.ID) {
		return refuse(notAllowed)
	}
	if cry.Member == actor.ID {
		return refuse(notAllowed)
	}
	if cry.TakenUp && cry.TakenUpBy == actor.ID {
		return refuse("nothing-changed")
	}
	return accept(event("cryTakenUp", taken(j.data(), "member", "kind", "about")...))
}

// mayHelp: whoever helps at a part; where no member does, any manager without a say there.
func (j *judge) mayHelp(part *run.Part) bool {
	helpers, actor := j.Helpers(part), j.event.Actor
	if slices.Contains(helpers, actor.ID) {
		return true
	}
	return isManager(actor) && !j.HasSayIn(part, actor.ID) && !slices.ContainsFunc(helpers, func(id string) bool { return j.Member(id) != nil })
}

func (j *judge) linkRun() ([]made, string) {
	link, kind, other := j.text("link"), j.text("kind"), j.text("run")
	part, ofPart := run.Maybe(j.data(), "part")
	if !j.steers() {
		return refuse(notAllowed)
	}
	if ofPart && j.Part(part) == nil {
		return refuse("unknown-part")
	}
	if j.Links.Has(link) || slices.ContainsFunc(j.Links.All(), func(one *run.Link) bool {
		return one.Kind == kind && one.Run == other && one.OfPart == ofPart && one.Part == part
	}) {
		return refuse("already-linked")
	}
	return accept(event("runLinked", taken(j.data(), "link", "kind", "run", "part", "amounts")...))
}

func (j *judge) recordAskedRun() ([]made, string) {
	link, found := j.Links.Get(j.text("link"))
	switch {
	case !isEngine(j.event.Actor):
		return refuse(engineOnly)
	case !found || link.Kind != "asks" || link.Run != j.text("run"):
		return refuse("unknown-link")
	case link.Answered == j.text("event"):
		return refuse("already-answered")
	}
	return accept(event("askedRunAnswered", taken(j.data(), "link", "run", "outcome", "event")...))
}

// answers are the events that a passkey signs.
var answers = map[string]decider{
	"signedOff": (*judge).signOff, "declined": (*judge).decline, "preferred": (*judge).prefer, "askedForTime": (*judge).askForTime,
	"stoodAside": (*judge).standAside,
}

// origins say what command each type of event comes of. Those that are missing only ever follow from another event (R3).
var origins = map[string]decider{
	"runLaunched": (*judge).launch, "paused": (*judge).pause, "resumed": (*judge).resume, "runFinished": (*judge).finish,
	"memberJoined": (*judge).join, "rolesChanged": (*judge).changeRoles, "declarationMade": (*judge).declare, "guardianNamed": (*judge).nameGuardian,
	"contactAllowed": (*judge).allowContact, "withdrew": (*judge).withdraw, "accessNeedStated": (*judge).stateNeed, "accessNeedMet": (*judge).meetNeed,
	"delegated": (*judge).delegate, "delegationEnded": (*judge).endDelegation, "capacityBuilt": (*judge).buildCapacity,
	"supportOffered": (*judge).offerSupport, "paymentOffered": (*judge).offerPayment, "paymentAnswered": (*judge).answerPayment,
	"paymentMade": (*judge).makePayment, "sideDeclared": (*judge).declareSide, "memberConfirmed": (*judge).confirm, "memberVouchedFor": (*judge).vouch,
	"lossReported": (*judge).reportLoss, "memberLost": (*judge).reportLoss, "lossDenied": (*judge).denyLoss, "groupGoesOn": (*judge).goOn,
	"stepOpened": (*judge).openStep, "partOpened": (*judge).openPart, "versionSaved": (*judge).saveVersion, "partSubmitted": (*judge).submit,
	"partDropped": (*judge).dropPart, "partClosed": (*judge).closePart, "stepClosed": (*judge).closeStep, "sitesComplete": (*judge).completeSites,
	"deliveryStarted": (*judge).startDelivery, "deliveryCompleted": (*judge).completeDelivery, "factStated": (*judge).stateFact,
	"factDisputed": (*judge).disputeFact, "signOffRequested": (*judge).requestSignOff, "answersLapsed": (*judge).requestSignOff,
	"noticeSent": (*judge).recordNotice, "noticeFailed": (*judge).recordNotice, "noticeReturned": (*judge).recordReturn,
	"toldInPerson": (*judge).tellInPerson, "requestSeen": (*judge).seeRequest, "signedOff": answers["signedOff"], "declined": answers["declined"],
	"preferred": answers["preferred"], "askedForTime": answers["askedForTime"], "stoodAside": answers["stoodAside"], "recused": (*judge).recuse,
	"answerConfirmed": (*judge).confirmAnswer, "answerDisputed": (*judge).disputeAnswer, "objected": (*judge).object,
	"objectionLifted": (*judge).liftObjection, "clockRestarted": (*judge).restartClock, "escalated": (*judge).escalate,
	"dueExtended": (*judge).extendDue, "gatePassed": (*judge).passGate, "gateRefused": (*judge).passGate, "gateOverridden": (*judge).overrideGate,
	"contributed": (*judge).contribute, "contributionAnswered": (*judge).answerContribution, "contributionDisputed": (*judge).disputeContribution,
	"reflected": (*judge).reflect, "corroborated": (*judge).corroborate, "erased": (*judge).erase, "runLinked": (*judge).linkRun,
	"askedRunAnswered": (*judge).recordAskedRun, "pollOpened": (*judge).openPoll, "electorateChanged": (*judge).changeElectorate,
	"ballotCast": (*judge).castBallot, "votersReminded": (*judge).remindVoters, "pollClosed": (*judge).closePoll, "measured": (*judge).recordMeasure,
	"sessionPlanned": (*judge).planSession, "sessionHeld": (*judge).holdSession, "sessionCancelled": (*judge).cancelSession,
	"voiceHeard": (*judge).hearVoice, "credentialEarned": (*judge).claimCredential, "credentialShown": (*judge).showCredential,
	"credentialNoLongerShown": (*judge).stopShowing, "cryTakenUp": (*judge).takeUpCry,
}
