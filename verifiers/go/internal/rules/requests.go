package rules

import (
	"slices"

	"alongside/verifier/internal/run"
)

func (j *judge) requestSignOff() ([]made, string) {
	part := j.Part(j.text("part"))
	if part == nil || j.Definition(part.Step) == nil {
		return refuse("unknown-part")
	}
	if !j.holds("lead", "author", "coordinator", "chair", "facilitator", "decision-maker") {
		return refuse(notAllowed)
	}
	step, gate, newest := j.Definition(part.Step), j.GateOf(part), part.Newest()
	if gate == nil || part.Gate != run.Open {
		return refuse("gate-closed")
	}
	if slices.ContainsFunc(j.BlocksBefore(part, gate.Key), func(block *run.Block) bool { return block.Block != "form" }) {
		return refuse(notDue)
	}
	if newest == nil {
		return refuse("no-version")
	}
	if newest.Number != run.Whole(j.data(), "version") {
		return refuse("not-current-version")
	}
	id, sections, isAgain := j.text("request"), []string(nil), j.act.Type == "answersLapsed"
	if isAgain {
		before, found := j.Requests.Get(id)
		if !found {
			return refuse("nothing on record leads to it (R3)")
		}
		sections = before.Sections
	} else {
		sections = run.Texts(j.data(), "sections")
	}
	if stuck := j.outOfReach(part, gate, sections); stuck != nil {
		return j.askAgain(part, gate, stuck)
	}
	if why := j.notYet(part, step, gate, newest, id, sections); why != "" {
		return refuse(why)
	}
	asked := j.Eligible(part, gate, j.event.Actor.ID)
	if !j.IsReachable(gate, asked) {
		return refuse("group-incomplete")
	}
	return accept(event("signOffRequested", field{"part", part.ID}, field{"request", id}, field{"version", newest.Number}, field{"digest", newest.Digest},
		field{"sections", sections}, field{"asked", idsOf(asked)}, field{"dueAt", j.DueAfter(j.event.At, gate.Due)},
		field{"noticeUntil", j.NoticeAfter(j.event.At, gate.Notice)}))
}

// outOfReach is the request about the same sections that can't be met any more, or nil.
func (j *judge) outOfReach(part *run.Part, gate *run.Block, sections []string) *run.Request {
	wanted := slices.Sorted(slices.Values(sections))
	for _, request := range j.RequestsOf(part) {
		if slices.Equal(slices.Sorted(slices.Values(request.Sections)), wanted) && !j.Tally(part, gate, request, request.Asked).Reachable {
			return request
		}
	}
	return nil
}

func (j *judge) askAgain(part *run.Part, gate *run.Block, request *run.Request) ([]made, string) {
	if !j.IsReachable(gate, j.Eligible(part, gate, append(slices.Clone(request.Askers), j.event.Actor.ID)...)) {
		return refuse("group-incomplete")
	}
	members := []string{}
	for _, answer := range request.Answers.All() {
		if answer.Standing == "current" && answer.Giver() == j.event.Actor.ID {
			members = append(members, answer.Member)
		}
	}
	j.consequences("asked-again", request.ID)
	return accept(j.lapse(part, gate, request, members, request.Version, request.Digest))
}

func (j *judge) lapse(part *run.Part, gate *run.Block, request *run.Request, members []string, version int64, digest string) made {
	return event("answersLapsed", field{"part", part.ID}, field{"request", request.ID}, field{"members", members}, field{"version", version},
		field{"digest", digest}, field{"dueAt", j.DueAfter(j.event.At, gate.Due)}, field{"noticeUntil", j.NoticeAfter(j.event.At, gate.Notice)})
}

func (j *judge) notYet(part *run.Part, step *run.Step, gate *run.Block, newest *run.Version, id string, sections []string) string {
	form := step.FormOf(part)
	known := run.Covered(form, nil)
	if slices.ContainsFunc(sections, func(key string) bool { return !slices.Contains(known, key) }) {
		return "form-incomplete"
	}
	if j.Requests.Has(id) {
		return "already-requested"
	}
	for _, request := range j.RequestsOf(part) {
		if len(request.Sections) == 0 || len(sections) == 0 || slices.ContainsFunc(sections, func(key string) bool { return slices.Contains(request.Sections, key) }) {
			return "already-requested"
		}
	}
	if run.Missing(form, newest, sections) {
		return "form-incomplete"
	}
	if j.FallsShort(gate) {
		return "group-incomplete"
	}
	return ""
}

func (j *judge) restartClock() ([]made, string) {
	if reason := run.Get(j.data(), "reason"); reason == nil || reason.IsNull() {
		return refuse("nothing on record leads to it (R3)")
	}
	if !j.steers() {
		return refuse(notAllowed)
	}
	one, why := j.openRequest(j.text("request"))
	if why != "" {
		return refuse(why)
	}
	if one.request.ClockStoppedAt == "" || j.TimeLasts(one.part, one.gate, one.request) > j.event.At {
		return refuse(notDue)
	}
	return accept(event("clockRestarted", append(taken(j.data(), "reason"), field{"part", one.part.ID}, field{"request", one.request.ID},
		field{"dueAt", j.DueOnRestart(one.gate, one.request, j.event.At)})...))
}

func (j *judge) passGate() ([]made, string) {
	part := j.Part(j.text("part"))
	switch {
	case !isEngine(j.event.Actor):
		return refuse(engineOnly)
	case part == nil:
		return refuse("unknown-part")
	case part.Gate != run.Open:
		return refuse("gate-closed")
	}
	ready := j.Readiness(part, j.event.At)
	if ready == nil {
		return refuse("gate-not-ready (R31)")
	}
	decided := []field{{"part", part.ID}, {"version", ready.Version.Number}, {"digest", ready.Version.Digest}, {"tie", orNull(ready.Tie, ready.IsTie)}}
	if !ready.Passes {
		return accept(event("gateRefused", decided...))
	}
	return accept(event("gatePassed", append(decided, field{"eligible", int64(ready.Eligible)}, field{"needed", int64(ready.Needed)},
		field{"yes", append([]string{}, ready.Yes...)})...))
}

func (j *judge) overrideGate() ([]made, string) {
	part := j.Part(j.text("part"))
	switch {
	case !isManager(j.event.Actor):
		return refuse(notAllowed)
	case part == nil:
		return refuse("unknown-part")
	case part.Status == run.Closed || part.Gate != run.Open && part.Gate != run.Refused:
		return refuse("gate-closed")
	case part.Newest() == nil:
		return refuse("no-version")
	}
	newest := part.Newest()
	return accept(event("gateOverridden", append(taken(j.data(), "reason"), field{"part", part.ID}, field{"version", newest.Number},
		field{"digest", newest.Digest}, field{"by", j.event.Actor.ID})...))
}

// late is a request that is overdue, for the engine.
func (j *judge) late() (asked, string) {
	if !isEngine(j.event.Actor) {
		return asked{}, engineOnly
	}
	one, why := j.openRequest(j.text("request"))
	if why != "" {
		return asked{}, why
	}
	if one.request.ClockStoppedAt != "" || one.request.DueAt > j.event.At {
		return asked{}, notDue
	}
	return one, ""
}

func (j *judge) escalate() ([]made, string) {
	one, why := j.late()
	if why != "" {
		return refuse(why)
	}
	waiting := idsOf(j.Tally(one.part, one.gate, one.request, one.request.Asked).Unanswered)
	if one.request.EscalatedAt != "" || len(waiting) == 0 {
		return refuse(notDue)
	}
	return accept(event("escalated", field{"part", one.part.ID}, field{"request", one.request.ID}, field{"to", j.Helpers(one.part)}, field{"waitingFor", waiting}))
}

func (j *judge) extendDue() ([]made, string) {
	one, why := j.late()
	if why != "" {
		return refuse(why)
	}
	if one.request.EscalatedAt == "" {
		return refuse(notDue)
	}
	return accept(event("dueExtended", field{"part", one.part.ID}, field{"request", one.request.ID}, field{"dueAt", j.DueAfter(j.event.At, one.gate.Extends)}))
}

// isOfRun: a member, whoever launched the run, or somebody who is asked to vote in it.
func (j *judge) isOfRun(id string) bool {
	return j.Member(id) != nil || id == j.Launcher || slices.ContainsFunc(j.Polls.All(), func(poll *run.Poll) bool { return poll.Voters.Has(id) })
}

func (j *judge) standing() (about, member, standing string, ofRequest bool) {
	about, member = j.text("about"), j.text("member")
	standing, ofRequest = j.NoticeStanding(about, member, j.text("kind"), run.Whole(j.data(), "ordinal"))
	return about, member, standing, ofRequest
}

func (j *judge) recordNotice() ([]made, string) {
	if !isEngine(j.event.Actor) {
		return refuse(engineOnly)
	}
	about, member, before, ofRequest := j.standing()
	if before == "" {
		return refuse(notDue)
	}
	if !j.IsOwed(about) && !j.isOfRun(member) {
		return refuse("unknown-member")
	}
	failed := j.act.Type == "noticeFailed"
	tried := before == "failed" || before == "by-choice" || before == "away" || before == "not-needed"
	switch {
	case before == "sent", tried && failed, before == "failed" && !ofRequest,
		failed && (j.text("reason") == "overtaken") != (before == "overtaken"):
		return refuse(notDue)
	case failed:
		return accept(event("noticeFailed", taken(j.data(), "about", "member", "kind", "ordinal", "reason", "tried")...))
	}
	return accept(event("noticeSent", taken(j.data(), "about", "member", "kind", "ordinal", "channel", "wording", "tried")...))
}

func (j *judge) recordReturn() ([]made, string) {
	if !isEngine(j.event.Actor) {
		return refuse(engineOnly)
	}
	if _, _, before, _ := j.standing(); before != "sent" {
		return refuse(notDue)
	}
	return accept(event("noticeReturned", taken(j.data(), "about", "member", "kind", "ordinal")...))
}

func (j *judge) tellInPerson() ([]made, string) {
	if !j.steers() {
		return refuse(notAllowed)
	}
	one, why := j.openRequest(j.text("request"))
	if why != "" {
		return refuse(why)
	}
	member, by, on, actor := j.text("member"), j.text("by"), j.text("on"), j.event.Actor.ID
	switch {
	case by == member || actor == member:
		return refuse(notAllowed)
	case by != actor && j.Active(by) == nil && by != j.Launcher:
		return refuse("unknown-member")
	case !one.request.Asked.Has(member):
		return refuse("not-eligible")
	case !slices.ContainsFunc(j.Tally(one.part, one.gate, one.request, one.request.Asked).Unanswered, func(m *run.Member) bool { return m.ID == member }):
		return refuse("already-answered")
	}
	if round, told := one.request.Told[member]; told && round == one.request.Round {
		return refuse("already-told")
	}
	if !run.IsDay(on) || on > run.LondonDate(j.event.At) || on < run.LondonDate(one.request.RoundAt) {
		return refuse("invalid-date")
	}
	return accept(event("toldInPerson", append(taken(j.data(), "member", "by", "on"), field{"part", one.part.ID}, field{"request", one.request.ID})...))
}

func (j *judge) seeRequest() ([]made, string) {
	member, version := j.text("member"), run.Whole(j.data(), "version")
	if !j.isSelf(member) || j.event.Actor.Via != "session" {
		return refuse("not-yourself")
	}
	one, why := j.openRequest(j.text("request"))
	if why != "" {
		return refuse(why)
	}
	switch {
	case !one.request.Asked.Has(member):
		return refuse("not-eligible")
	case version != one.request.Version:
		return refuse("not-current-version")
	case slices.Contains(one.request.Seen[member], version):
		return refuse("already-told")
	}
	return accept(event("requestSeen", append(taken(j.data(), "member", "version"), field{"part", one.part.ID}, field{"request", one.request.ID})...))
}
