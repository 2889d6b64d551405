package rules

import (
	"fmt"
	"slices"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

// asked is a request whose part's gate is open.
type asked struct {
	part    *run.Part
	request *run.Request
	gate    *run.Block
}

func (j *judge) openRequest(id string) (asked, string) {
	request, found := j.Requests.Get(id)
	if !found || j.Part(request.Part) == nil {
		return asked{}, "unknown-request"
	}
	one := asked{part: j.Part(request.Part), request: request}
	one.gate = j.GateOf(one.part)
	if one.gate == nil {
		return asked{}, "unknown-request"
	}
	if one.part.Gate != run.Open {
		return asked{}, "gate-closed"
	}
	return one, ""
}

// mayGive says why the actor may not give this answer (R22).
func (j *judge) mayGive(one asked, id string, assistance *canonical.Value) string {
	member, actor := j.Member(id), j.event.Actor
	switch {
	case member == nil:
		return "unknown-member"
	case !j.MayAnswer(one.part, one.gate, one.request, member):
		return "not-eligible (R22)"
	case isEngine(actor):
		return notAllowed
	}
	switch {
	case assistance != nil:
		if run.Text(assistance, "helper") != actor.ID || actor.ID == id || one.part.Wrote(actor.ID) || !isManager(actor) && j.Active(actor.ID) == nil {
			return "not-yourself (R22)"
		}
	case actor.ID == id:
		return ""
	case !j.standsIn(one, member, actor.ID):
		return "not-yourself (R22)"
	}
	return j.notForAnother(one, id, assistance != nil)
}

// standsIn tells whether somebody decides for a member, as their delegate: in their own right.
func (j *judge) standsIn(one asked, member *run.Member, id string) bool {
	other := j.Active(id)
	return j.delegateOf(member.ID, j.event.At) == id && other != nil && j.CountsAsPwle(other) && member.Side == run.Pwle &&
		j.MayAnswer(one.part, one.gate, one.request, other)
}

// notForAnother: what others say for somebody adds an answer where there is none.
func (j *judge) notForAnother(one asked, id string, assisted bool) string {
	if j.act.Type == "stoodAside" {
		return "not-yourself (R22)"
	}
	before, found := one.request.Answers.Get(id)
	if !found {
		return ""
	}
	stands := before.Standing == "current" || before.Standing == "disputed" && before.Version == one.request.Version
	isSame := !assisted && before.Standing == "current" && !before.Assisted && before.By == j.event.Actor.ID
	if stands && !isSame {
		return "answered-themselves (R22)"
	}
	return ""
}

// wrongKey says why a signature does not stand for an answer (R23).
func (j *judge) wrongKey(one asked, id string, signature *canonical.Value, assisted bool) string {
	if signature == nil {
		return ""
	}
	const why = "passkey-invalid (R23)"
	credential := run.Text(signature, "credential")
	at, dated := signature.TextOf("at")
	known, isKnown := j.Credentials[credential]
	switch {
	case assisted:
		return why
	case isKnown && known.Member != j.event.Actor.ID:
		return why
	case j.key != nil && (run.Text(j.key, "credential") != credential || isKnown && run.Said(j.key, "publicKey") != known.PublicKey):
		return why
	case at > j.event.At:
		return why
	}
	if given := one.request.Given[id]; given != nil && dated && given.Newest >= at {
		return why
	}
	return ""
}

// answering is what the answers have in common.
type answering struct {
	asked
	member     string
	registered []made
	fields     []field
}

func (j *judge) answering() (*answering, string) {
	data := j.data()
	one, why := j.openRequest(j.text("request"))
	if why != "" {
		return nil, why
	}
	assistance, signature := run.Get(data, "assistance"), run.Get(data, "signature")
	given := &j.answer
	*given = answering{asked: one, member: j.text("member")}
	if why := j.mayGive(one, given.member, assistance); why != "" {
		return nil, why
	}
	if run.Whole(data, "version") != one.request.Version {
		return nil, "not-current-version (R23)"
	}
	if j.text("digest") != one.request.Digest {
		return nil, "wrong-digest (R23)"
	}
	if why := j.wrongKey(one, given.member, signature, assistance != nil); why != "" {
		return nil, why
	}
	if signature != nil {
		credential := run.Text(signature, "credential")
		if _, known := j.Credentials[credential]; !known {
			// The registration must come first on record.
			fields := []field{{"credential", credential}, {"publicKey", ""}, {"relyingParty", ""}, {"member", j.event.Actor.ID}}
			if j.key != nil {
				fields = append(taken(j.key, "credential", "publicKey", "relyingParty", "transports", "countsFrom"), field{"member", j.event.Actor.ID})
			}
			given.registered = []made{event("credentialRegistered", fields...)}
		}
	}
	// Whatever is decided of the answer before is held and done.
	given.fields = append(appendTaken(j.fields, data, "request", "version", "digest", "member", "assistance", "signature"),
		field{"part", &one.part.ID}, field{"by", &j.event.Actor.ID})
	return given, ""
}

// settle records an answer; who comes back after stepping back, or held the clock, has consequences.
func (j *judge) settle(given *answering, events ...made) ([]made, string) {
	before := given.request.Current(given.member)
	if before != nil && before.Kind == "step-back" || given.request.ClockStoppedAt != "" {
		j.consequences("came-back")
	}
	if given.registered == nil {
		return accept(events...)
	}
	return accept(append(given.registered, events...)...)
}

// following is the event after the answer, if it is of this type.
func (j *judge) following(kind string) *canonical.Value {
	at := 1
	if j.key != nil {
		at = 2
	}
	if next := j.peek(at); next != nil && next.Type == kind {
		return &next.Data
	}
	return nil
}

// ownID names what came with an answer where nobody else did.
func ownID(given *answering) string {
	count := 1
	if before := given.request.Given[given.member]; before != nil {
		count += before.Count
	}
	return fmt.Sprintf("%s/%s/%d", given.request.ID, given.member, count)
}

func (j *judge) signOff() ([]made, string) {
	given, why := j.answering()
	if why != "" {
		return refuse(why)
	}
	if given.gate.Rule == "preference" {
		return refuse("wrong-rule")
	}
	events := []made{event("signedOff", appendTaken(given.fields, j.data(), "answer", "comment")...)}
	var lifts []made
	if j.event.Actor.ID == given.member {
		lifts = j.lifted(given.part, given.request, given.member, j.Version+1)
	}
	if j.text("answer") == "yes" {
		return j.settle(given, append(events, lifts...)...)
	}
	comment := run.Get(j.data(), "comment")
	if comment == nil || comment.IsNull() {
		return refuse("form-incomplete (R25)")
	}
	id := ownID(given)
	if next := j.following("contributed"); next != nil {
		id = run.Text(next, "contribution")
	}
	if j.Contributions.Has(id) {
		return refuse("already-answered")
	}
	events = append(events, event("contributed", field{"contribution", id}, field{"member", given.member}, field{"step", given.part.Step},
		field{"part", given.part.ID}, field{"kind", "change"}, field{"text", comment}, field{"request", given.request.ID}))
	return j.settle(given, append(events, lifts...)...)
}

func (j *judge) decline() ([]made, string) {
	given, why := j.answering()
	if why != "" {
		return refuse(why)
	}
	if given.gate.Rule == "preference" {
		return refuse("wrong-rule")
	}
	version := given.request.Version
	declined := event("declined", append(given.fields, taken(j.data(), "reason")...)...)
	objects := slices.ContainsFunc(given.part.Objections.All(), func(one *run.Objection) bool {
		return one.Open && one.Member == given.member && one.Version == version && one.OfRequest && one.Request == given.request.ID
	})
	if given.gate.Rule == "majority" || objects {
		return j.settle(given, declined)
	}
	id := ownID(given)
	if next := j.following("objected"); next != nil {
		id = run.Text(next, "objection")
	}
	if given.part.Objections.Has(id) {
		return refuse("already-answered")
	}
	return j.settle(given, declined, event("objected", append(taken(j.data(), "reason"), field{"part", given.part.ID}, field{"member", given.member},
		field{"objection", id}, field{"version", version}, field{"request", given.request.ID})...))
}

func (j *judge) prefer() ([]made, string) {
	given, why := j.answering()
	if why != "" {
		return refuse(why)
	}
	if given.gate.Rule != "preference" {
		return refuse("wrong-rule")
	}
	ranking := run.Texts(j.data(), "ranking")
	if len(ranking) == 0 || len(run.SetOf(ranking).Keys()) != len(ranking) {
		return refuse("invalid-ranking")
	}
	if _, limited := run.PlaceOf(given.gate.Options); limited {
		options := optionsOf(given.part, given.gate)
		if slices.ContainsFunc(ranking, func(one string) bool { return !slices.Contains(options, one) }) {
			return refuse("invalid-ranking")
		}
	}
	return j.settle(given, event("preferred", append(given.fields, taken(j.data(), "ranking")...)...))
}

func (j *judge) askForTime() ([]made, string) {
	given, why := j.answering()
	if why != "" {
		return refuse(why)
	}
	asked := event("askedForTime", append(given.fields, taken(j.data(), "reason")...)...)
	if given.request.ClockStoppedAt != "" {
		return j.settle(given, asked)
	}
	return j.settle(given, asked, event("clockStopped", field{"part", given.part.ID}, field{"request", given.request.ID}, field{"because", "asked-for-time"}))
}

func (j *judge) standAside() ([]made, string) {
	given, why := j.answering()
	if why != "" {
		return refuse(why)
	}
	j.consequences("stood-aside")
	return accept(append(given.registered, event("stoodAside", given.fields...))...)
}
