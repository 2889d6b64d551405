package rules

import (
	"alongside/verifier/internal/run"
)

// lifted are somebody's objections that their own yes to a request lifts (R24).
func (j *judge) lifted(part *run.Part, request *run.Request, member string, answered int64) []made {
	var lifted []made
	for _, one := range part.Objections.All() {
		if !one.Open || one.Member != member || one.Event >= answered {
			continue
		}
		if one.OfRequest && one.Request == request.ID || !one.OfRequest && j.isAboutAll(part) {
			lifted = append(lifted, event("objectionLifted", field{"part", part.ID}, field{"objection", one.ID}, field{"because", "agreed-to-version"}))
		}
	}
	return lifted
}

func (j *judge) isAboutAll(part *run.Part) bool {
	step := j.Definition(part.Step)
	return len(part.Requests) == 1 && step != nil && !j.IsUnasked(part, step)
}

// inOwnName is the answer that stands in the actor's name.
func (j *judge) inOwnName() (*run.Request, *run.Answer) {
	request, found := j.Requests.Get(j.text("request"))
	if !found || j.event.Actor.ID != j.text("member") {
		return nil, nil
	}
	return request, request.Current(j.text("member"))
}

func (j *judge) confirmAnswer() ([]made, string) {
	request, answer := j.inOwnName()
	if answer == nil || answer.Assurance != "assisted-unconfirmed" {
		return refuse("nothing-to-confirm")
	}
	all := []made{event("answerConfirmed", field{"part", request.Part}, field{"request", request.ID}, field{"member", answer.Member})}
	if part := j.Part(request.Part); part != nil && part.Gate == run.Open && (answer.Kind == "yes" || answer.Kind == "yes-with-changes") {
		all = append(all, j.lifted(part, request, answer.Member, answer.Event)...)
	}
	return accept(all...)
}

func (j *judge) disputeAnswer() ([]made, string) {
	request, answer := j.inOwnName()
	if answer == nil {
		return refuse("nothing-to-confirm")
	}
	j.consequences("came-back")
	return accept(event("answerDisputed", append(taken(j.data(), "member", "reason"), field{"part", request.Part}, field{"request", request.ID})...))
}

func (j *judge) recuse() ([]made, string) {
	part, member := j.Part(j.text("part")), j.text("member")
	if part == nil {
		return refuse("unknown-part")
	}
	if why := j.inactive(member); why != "" {
		return refuse(why)
	}
	switch {
	case j.event.Actor.ID != member:
		return refuse("not-yourself")
	case part.Gate != run.Open:
		return refuse("gate-closed")
	case part.Recused[member]:
		return refuse("recused")
	}
	j.consequences("recused")
	return accept(event("recused", taken(j.data(), "part", "member", "reason")...))
}

func (j *judge) object() ([]made, string) {
	part := j.Part(j.text("part"))
	if part == nil {
		return refuse("unknown-part")
	}
	if why := j.ofSelf(); why != "" {
		return refuse(why)
	}
	newest := part.Newest()
	switch {
	case part.Gate != run.Open:
		return refuse("gate-closed")
	case newest == nil || newest.Number != run.Whole(j.data(), "version"):
		return refuse("not-current-version")
	case part.Objections.Has(j.text("objection")):
		return refuse("already-answered")
	}
	return accept(event("objected", append(taken(j.data(), "part", "member", "objection", "version", "reason"), field{"request", null{}})...))
}

func (j *judge) liftObjection() ([]made, string) {
	part := j.Part(j.text("part"))
	if part == nil {
		return refuse("unknown-part")
	}
	objection, found := part.Objections.Get(j.text("objection"))
	switch {
	case !found || !objection.Open:
		return refuse("unknown-objection")
	case !j.isSelf(objection.Member):
		return refuse("not-your-objection")
	case part.Gate != run.Open:
		return refuse("gate-closed")
	}
	return accept(event("objectionLifted", field{"part", part.ID}, field{"objection", objection.ID}, field{"because", "lifted"}))
}
