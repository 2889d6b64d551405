package rules

import (
	"slices"

	"alongside/verifier/internal/run"
)

// isAuthor tells whether the actor may write in a part: those of its form's circle, else whoever has a role in which one writes.
func (j *judge) isAuthor(step *run.Step, part *run.Part) bool {
	actor := j.event.Actor
	member := j.Active(actor.ID)
	if isEngine(actor) {
		member = nil
	}
	if form := step.BlockOf(part, "form"); form != nil && form.Circle != "" && (member == nil || !j.Belongs(j.Circle(form.Circle), member)) {
		return false
	}
	return isManager(actor) || member != nil && member.HasRole("lead", "author", "chair", "coordinator", "facilitator", "decision-maker")
}

func (j *judge) saveVersion() ([]made, string) {
	data, part := j.data(), j.Part(j.text("part"))
	if part == nil || j.Definition(part.Step) == nil {
		return refuse("unknown-part")
	}
	step, newest := j.Definition(part.Step), part.Newest()
	form := step.BlockOf(part, "form")
	switch {
	case !j.isAuthor(step, part):
		return refuse("not-an-author")
	case part.Status == run.Closed || part.Submitted:
		return refuse("part-not-open")
	case part.Gate == run.Passed || part.Gate == run.Overridden:
		return refuse("gate-closed")
	case form != nil && j.early(part, form.Key) != "":
		return refuse(notDue)
	}
	number := int64(1)
	before := map[string]*run.Section{}
	if newest != nil {
		number, before = newest.Number+1, newest.Sections
	}
	if run.Whole(data, "version") != number {
		return refuse("edit-conflict")
	}
	known := run.Covered(step.FormOf(part), nil)
	sections := run.Object(data, "sections")
	changed := []string{}
	for at := range sections.Members() {
		name, section := sections.Members()[at].Name, &sections.Members()[at].Value
		if !slices.Contains(known, name) {
			return refuse("form-incomplete")
		}
		if one := before[name]; one == nil || one.Digest != run.Said(section, "digest") {
			changed = append(changed, name)
		}
	}
	for name := range before {
		if run.Get(sections, name) == nil {
			changed = append(changed, name)
		}
	}
	if len(changed) == 0 {
		return refuse("nothing-changed")
	}
	saved := event("versionSaved", append(taken(data, "part", "digest", "sections", "note"), field{"version", number}, field{"changed", changed})...)
	saved.unordered = "changed"
	all := []made{saved}
	gate := j.GateOf(part)
	var again []string
	for _, request := range j.RequestsOf(part) {
		covered := run.Covered(step.FormOf(part), request.Sections)
		if !slices.ContainsFunc(changed, func(key string) bool { return slices.Contains(covered, key) }) {
			continue
		}
		again = append(again, request.ID)
		if gate == nil {
			continue
		}
		members := []string{}
		for _, answer := range request.Answers.All() {
			if answer.Standing == "current" {
				members = append(members, answer.Member)
			}
		}
		all = append(all, j.lapse(part, gate, request, members, number, run.Said(j.data(), "digest")))
	}
	j.consequences("edited", again...)
	return accept(all...)
}

func (j *judge) submit() ([]made, string) {
	part := j.Part(j.text("part"))
	if part == nil || j.Definition(part.Step) == nil {
		return refuse("unknown-part")
	}
	step, newest := j.Definition(part.Step), part.Newest()
	form := step.BlockOf(part, "form")
	switch {
	case form == nil:
		return refuse("unknown-part")
	case !j.isAuthor(step, part):
		return refuse("not-an-author")
	case part.Status == run.Closed || part.Submitted:
		return refuse("part-not-open")
	case j.GateOf(part) != nil || j.early(part, form.Key) != "":
		return refuse(notDue)
	case newest == nil:
		return refuse("no-version")
	case newest.Number != run.Whole(j.data(), "version"):
		return refuse("not-current-version")
	case run.Missing(&form.Form, newest, nil):
		return refuse("form-incomplete")
	}
	return accept(event("partSubmitted", field{"part", part.ID}, field{"version", newest.Number}))
}

func (j *judge) contribute() ([]made, string) {
	id := j.text("member")
	if why := j.inactive(id); why != "" {
		return refuse(why)
	}
	if !j.isSelf(id) && !j.steers() {
		return refuse(notAllowed)
	}
	if j.Contributions.Has(j.text("contribution")) {
		return refuse("already-answered")
	}
	step, known := "", false
	if partID, ofPart := run.Maybe(j.data(), "part"); ofPart {
		part := j.Part(partID)
		if part == nil {
			return refuse("unknown-part")
		}
		step, known = part.Step, j.openVisit(part.Step) != nil
	} else if here := j.Current(); here != nil {
		// Between two steps it belongs to the one that is about to open.
		step, known = here.Key, true
		if here.Status != run.Open {
			step, known = here.Next, here.HasNext
		}
	}
	if !known || step == "" {
		return refuse("step-not-open")
	}
	return accept(event("contributed", append(taken(j.data(), "contribution", "member", "part", "kind", "text"), field{"step", step})...))
}

func (j *judge) answerContribution() ([]made, string) {
	one, found := j.Contributions.Get(j.text("contribution"))
	switch {
	case !j.holds("lead", "coordinator", "chair", "facilitator", "author"):
		return refuse(notAllowed)
	case !found:
		return refuse("unknown-contribution")
	case one.Status == "answered":
		return refuse("already-answered")
	case one.Member == j.event.Actor.ID:
		return refuse(notAllowed)
	}
	return accept(event("contributionAnswered", append(taken(j.data(), "contribution", "outcome", "reply"), field{"by", j.event.Actor.ID})...))
}

func (j *judge) disputeContribution() ([]made, string) {
	one, found := j.Contributions.Get(j.text("contribution"))
	switch {
	case !found || one.Member != j.text("member"):
		return refuse("unknown-contribution")
	case !j.isSelf(one.Member):
		return refuse("not-yourself")
	case one.Status != "answered" || one.Answers != 1:
		return refuse("already-answered")
	}
	return accept(event("contributionDisputed", taken(j.data(), "contribution", "member", "reason")...))
}

func (j *judge) reflect() ([]made, string) {
	if why := j.ofSelf(); why != "" {
		return refuse(why)
	}
	if j.Definition(j.text("step")) == nil {
		return refuse("unknown-step")
	}
	return accept(event("reflected", taken(j.data(), "member", "step", "easier")...))
}

func (j *judge) corroborate() ([]made, string) {
	id := j.text("member")
	if !j.isSelf(id) {
		return refuse("not-yourself")
	}
	claim := j.Claims[run.Whole(j.data(), "claim")]
	if claim == nil || !slices.Contains(claim.Members, id) {
		return refuse("unknown-claim")
	}
	if said, known := claim.Answers[id]; known && said == run.Flag(j.data(), "agrees") {
		return refuse("already-answered")
	}
	return accept(event("corroborated", taken(j.data(), "member", "claim", "agrees")...))
}

// isPossible: a day or an instant that is no earlier than some day, and has come.
func isPossible(on, notBefore, at string) bool {
	if _, isTime := run.Instant(on); !isTime {
		return false
	}
	first := notBefore
	if len(notBefore) > 10 {
		first = run.LondonDate(notBefore)
	}
	return on[:10] >= first && on[:10] <= run.LondonDate(at)
}

// delivery is the part whose people may deliver now.
func (j *judge) delivery() (*run.Part, string) {
	part := j.Part(j.text("part"))
	if part == nil || j.Definition(part.Step) == nil {
		return nil, "unknown-part"
	}
	if !j.holds("lead", "deliverer", "coordinator", "chair", "facilitator") {
		return nil, notAllowed
	}
	block := j.Definition(part.Step).BlockOf(part, "delivery")
	if block == nil {
		return nil, "not-delivering"
	}
	return part, j.early(part, block.Key)
}

func (j *judge) startDelivery() ([]made, string) {
	part, why := j.delivery()
	if why != "" {
		return refuse(why)
	}
	if part.Delivery != "not-started" {
		return refuse("delivery-order")
	}
	from := part.GateAt
	if from == "" {
		from = part.OpenedAt
	}
	if !isPossible(j.text("on"), from, j.event.At) {
		return refuse("invalid-date")
	}
	return accept(event("deliveryStarted", taken(j.data(), "part", "on")...))
}

func (j *judge) completeDelivery() ([]made, string) {
	part, why := j.delivery()
	if why != "" {
		return refuse(why)
	}
	if part.Delivery != "started" {
		return refuse("delivery-order")
	}
	if slices.ContainsFunc(run.Texts(j.data(), "deliveredBy"), func(id string) bool { return j.Member(id) == nil }) {
		return refuse("unknown-member")
	}
	if run.Whole(j.data(), "reached") < 0 {
		return refuse("parameter-invalid")
	}
	from := part.OpenedAt
	if at := slices.IndexFunc(part.Facts, func(fact run.Fact) bool { return fact.Fact == "delivery-started" }); at >= 0 {
		from = part.Facts[at].On
	}
	if !isPossible(j.text("on"), from, j.event.At) {
		return refuse("invalid-date")
	}
	return accept(event("deliveryCompleted", taken(j.data(), "part", "on", "reached", "deliveredBy", "report")...))
}

func (j *judge) stateFact() ([]made, string) {
	part, on, at := j.Part(j.text("part")), j.text("on"), j.event.At
	if part == nil {
		return refuse("unknown-part")
	}
	if !j.holds("lead", "chair", "coordinator", "decision-maker", "author", "facilitator", "deliverer", "contributor") {
		return refuse(notAllowed)
	}
	if !isPossible(on, "0000", at) || !isLikely(on[:10], at, false) {
		return refuse("invalid-date")
	}
	if len(on) > 10 {
		stated, _ := run.Instant(on)
		if now, _ := run.Instant(at); stated > now {
			return refuse("invalid-date")
		}
	} else if part.Gate == run.Passed && part.GateAt != "" && run.LondonDate(part.GateAt) == on {
		// On the day of the gate the hour says which came first.
		return refuse("invalid-date")
	}
	return accept(event("factStated", taken(j.data(), "part", "fact", "on")...))
}

func (j *judge) disputeFact() ([]made, string) {
	part, member := j.Part(j.text("part")), j.text("member")
	if part == nil {
		return refuse("unknown-part")
	}
	if !j.isSelf(member) {
		return refuse("not-yourself")
	}
	nth := run.Whole(j.data(), "fact")
	if nth < 1 || nth > int64(len(part.Facts)) {
		return refuse("unknown-fact")
	}
	fact := part.Facts[nth-1]
	if fact.By != member && j.Active(member) == nil {
		return refuse("unknown-member")
	}
	if fact.Disputed == "taken-back" || fact.Disputed != "" && fact.By != member {
		return refuse("already-answered")
	}
	return accept(event("factDisputed", taken(j.data(), "part", "fact", "member", "reason")...))
}
