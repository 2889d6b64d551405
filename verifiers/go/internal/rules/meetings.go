package rules

import (
	"slices"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

func (j *judge) isToLead(block *run.Block, id string) bool {
	member := j.Active(id)
	return member != nil && block.Leads != nil && j.Belongs(j.Circle(*block.Leads), member)
}

// mayRun: who looks after the group but its lead, who delivers, and who is to lead the session.
func (j *judge) mayRun(block *run.Block) bool {
	actor := j.event.Actor
	if isManager(actor) {
		return true
	}
	member := j.Active(actor.ID)
	return !isEngine(actor) && member != nil && (member.HasRole("coordinator", "chair", "facilitator", "deliverer") || j.isToLead(block, member.ID))
}

func (j *judge) planSession() ([]made, string) {
	part := j.Part(j.text("part"))
	if part == nil {
		return refuse("unknown-part")
	}
	block := j.SessionBlock(part, j.text("block"))
	switch {
	case block == nil:
		return refuse("unknown-session")
	case !j.mayRun(block):
		return refuse(notAllowed)
	case part.Status == run.Closed:
		return refuse("part-not-open")
	case j.early(part, block.Key) != "":
		return refuse(notDue)
	case j.Sessions.Has(j.text("session")):
		return refuse("session-order")
	case !j.mayBeOn(part, block):
		return refuse("invalid-date")
	}
	return accept(event("sessionPlanned", taken(j.data(), "session", "part", "block", "on", "until", "place", "mode", "offers")...))
}

func (j *judge) mayBeOn(part *run.Part, block *run.Block) bool {
	on, at := j.text("on"), j.event.At
	if !run.IsDay(on) || !isLikely(on, at, true) || on < run.LondonDate(part.OpenedAt) {
		return false
	}
	if until, isLong := run.Maybe(j.data(), "until"); isLong && (!run.IsDay(until) || until < on || !isLikely(until, at, true)) {
		return false
	}
	if block.OnDay == nil {
		return true
	}
	stated, isText := j.ParameterText(*block.OnDay)
	return !isText || stated == on || slices.ContainsFunc(j.Sessions.All(), func(one *run.Session) bool {
		return one.Part == part.ID && one.Block == block.Key && one.Status == "cancelled"
	})
}

// session with its block, for whoever may write down what came of it.
func (j *judge) session() (*run.Session, *run.Block, string) {
	session, found := j.Sessions.Get(j.text("session"))
	if !found || j.Part(session.Part) == nil {
		return nil, nil, "unknown-session"
	}
	block := j.SessionBlock(j.Part(session.Part), session.Block)
	if block == nil {
		return nil, nil, "unknown-session"
	}
	led := j.act.Type == "voiceHeard" && slices.Contains(session.LedBy, j.event.Actor.ID)
	if !led && !j.mayRun(block) {
		return nil, nil, notAllowed
	}
	return session, block, ""
}

// listedAfter are a list of the event's, and those of the events right after it that carry on with it.
func (j *judge) listedAfter(list string) []string {
	all := run.Texts(j.data(), list)
	for at := 1; ; at++ {
		next := j.peek(at)
		if next == nil || next.Type != "listContinued" {
			return all
		}
		if run.Text(&next.Data, "list") == list {
			all = append(all, run.Texts(&next.Data, "members")...)
		}
	}
}

func (j *judge) holdSession() ([]made, string) {
	session, block, why := j.session()
	if why != "" {
		return refuse(why)
	}
	on := j.text("on")
	came, ledBy := run.SetOf(j.listedAfter("came")).Keys(), run.SetOf(j.listedAfter("ledBy")).Keys()
	isStranger := func(id string) bool { return j.Member(id) == nil }
	switch {
	case session.Status != "planned":
		return refuse("session-order")
	case !run.IsDay(on) || on < session.On || on > run.LondonDate(j.event.At):
		return refuse("invalid-date")
	case slices.ContainsFunc(came, isStranger) || slices.ContainsFunc(ledBy, isStranger):
		return refuse("unknown-member")
	case run.Whole(j.data(), "others") < 0:
		return refuse("parameter-invalid")
	case block.Leads != nil && !slices.ContainsFunc(ledBy, func(id string) bool { return j.isToLead(block, id) }):
		return refuse("session-leaders")
	}
	return accept(event("sessionHeld", append(taken(j.data(), "on", "others", "account"), field{"part", session.Part}, field{"block", session.Block},
		field{"session", session.ID}, field{"came", append([]string{}, came...)}, field{"ledBy", append([]string{}, ledBy...)})...))
}

func (j *judge) cancelSession() ([]made, string) {
	session, _, why := j.session()
	if why != "" {
		return refuse(why)
	}
	if session.Status != "planned" {
		return refuse("session-order")
	}
	return accept(event("sessionCancelled", append(taken(j.data(), "reason"), field{"part", session.Part}, field{"block", session.Block}, field{"session", session.ID})...))
}

func (j *judge) hearVoice() ([]made, string) {
	session, block, why := j.session()
	if why != "" {
		return refuse(why)
	}
	contact := run.Get(j.data(), "contact")
	begun := session.Status == "planned" && session.On <= run.LondonDate(j.event.At)
	switch {
	case !block.Voices:
		return refuse("no-voices")
	case session.Status != "held" && !begun:
		return refuse("session-order")
	case j.Voices.Has(j.text("voice")):
		return refuse("already-answered")
	case !run.Flag(j.data(), "mayContact") && (contact == nil || !contact.IsNull()):
		return refuse("parameter-invalid")
	}
	return accept(event("voiceHeard", append(taken(j.data(), "voice", "kind", "text", "mayContact", "contact"), field{"part", session.Part}, field{"session", session.ID})...))
}

func (j *judge) recordMeasure() ([]made, string) {
	part, on := j.Part(j.text("part")), j.text("on")
	if part == nil {
		return refuse("unknown-part")
	}
	if !j.holds("lead", "coordinator", "chair", "facilitator", "deliverer", "supporter") {
		return refuse(notAllowed)
	}
	block := j.MeasureBlock(part, j.text("block"))
	value, people := run.Get(j.data(), "value"), run.Get(j.data(), "people")
	count, isCount := int64(0), true
	if people != nil && !people.IsNull() {
		count, isCount = people.Whole()
	}
	switch {
	case block == nil || !slices.Contains(block.Indicators, j.text("indicator")):
		return refuse("unknown-indicator")
	case part.Status == run.Open && j.early(part, block.Key) != "":
		return refuse(notDue)
	case !run.IsDay(on) || !isLikely(on, j.event.At, false):
		return refuse("invalid-date")
	case !isCount || count < 0, value == nil, value.Kind != canonical.Number && !value.IsNull():
		return refuse("parameter-invalid")
	}
	var withheld any = null{}
	switch {
	case people != nil && !people.IsNull() && count < 5:
		withheld = "fewer-than-five"
	case value.IsNull():
		withheld = "not-available"
	}
	var kept any = value
	if withheld != (null{}) {
		kept = null{}
	}
	return accept(event("measured", append(taken(j.data(), "part", "block", "indicator", "how", "people", "on", "source"),
		field{"point", block.Point}, field{"value", kept}, field{"withheld", withheld})...))
}

func (j *judge) credential(key string) *run.Credential {
	for at := range j.Template.Credentials {
		if one := &j.Template.Credentials[at]; one.Key == key {
			return one
		}
	}
	return nil
}

func (j *judge) claimCredential() ([]made, string) {
	member, credential := j.Member(j.text("member")), j.credential(j.text("credential"))
	switch {
	case !j.isSelf(j.text("member")):
		return refuse("not-yourself")
	case member != nil && slices.Contains(member.Holds, j.text("credential")):
		return refuse("already-answered")
	case member == nil || credential == nil:
		return refuse("unknown-credential")
	case credential.EarnedBy == nil || float64(j.cameTo(member.ID, credential.EarnedBy.Steps)) < credential.EarnedBy.Came:
		return refuse("credential-not-earned")
	}
	j.consequences("declared")
	return accept(event("credentialEarned", taken(j.data(), "member", "credential")...))
}

// cameTo is how many sessions of some steps somebody came to or led, and does not say otherwise.
func (j *judge) cameTo(id string, steps []string) int {
	count := 0
	for _, session := range j.Sessions.All() {
		part := j.Part(session.Part)
		if session.Status != "held" || part == nil || !slices.Contains(steps, part.Step) || !slices.Contains(run.WereThere(session.Came, session.LedBy), id) {
			continue
		}
		if claim := j.Claims[session.Event]; claim != nil {
			if agrees, said := claim.Answers[id]; said && !agrees {
				continue
			}
		}
		count++
	}
	return count
}

func (j *judge) showCredential() ([]made, string) {
	if why := j.ofSelf(); why != "" {
		return refuse(why)
	}
	if slices.Contains(j.Member(j.text("member")).Holds, j.text("credential")) {
		return refuse("already-answered")
	}
	if j.credential(j.text("credential")) == nil {
		return refuse("unknown-credential")
	}
	j.consequences("declared")
	return accept(event("credentialShown", taken(j.data(), "member", "credential", "run", "event")...))
}

func (j *judge) stopShowing() ([]made, string) {
	member, credential := j.Member(j.text("member")), j.credential(j.text("credential"))
	switch {
	case !j.isSelf(j.text("member")):
		return refuse("not-yourself")
	case credential == nil:
		return refuse("unknown-credential")
	case credential.EarnedBy != nil || member == nil || !slices.Contains(member.Holds, credential.Key):
		return refuse("credential-not-shown")
	}
	j.consequences("declared")
	return accept(event("credentialNoLongerShown", taken(j.data(), "member", "credential")...))
}
