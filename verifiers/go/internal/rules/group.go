package rules

import (
	"slices"

	"alongside/verifier/internal/run"
)

func (j *judge) join() ([]made, string) {
	data, actor := j.data(), j.event.Actor
	id, side, roles, declares := j.text("member"), j.text("side"), run.Texts(j.data(), "roles"), run.Texts(j.data(), "declares")
	byThemselves := actor.ID == id && !isEngine(actor) && j.mayJoin(side, roles)
	before := j.Member(id)
	switch {
	case !byThemselves && !j.holds("lead"):
		return refuse(notAllowed)
	case before != nil && before.Status == run.Active:
		return refuse("already-member")
	case before != nil && before.Status == run.Lost:
		return refuse("member-lost")
	case before != nil && before.Side != side, j.areUnfit(side, roles):
		return refuse("role-not-here")
	case slices.ContainsFunc(declares, func(key string) bool { return j.declaration(key) == nil }):
		return refuse("parameter-invalid")
	case len(declares) > 0 && actor.ID != id:
		return refuse("not-yourself")
	}
	return accept(event("memberJoined", taken(data, "member", "side", "roles", "declares")...))
}

func (j *judge) mayJoin(side string, roles []string) bool {
	for _, joins := range j.Template.Joins {
		if joins.Side == side && !slices.ContainsFunc(roles, func(role string) bool { return !slices.Contains(joins.Roles, role) }) {
			return true
		}
	}
	return false
}

// areUnfit tells whether somebody of this side can't have these roles in this run.
func (j *judge) areUnfit(side string, roles []string) bool {
	lead := j.Template.Lead
	has := func(role string) bool { return slices.Contains(roles, role) }
	if has("lead") && (lead == nil || lead.Side != side) || (has("lead") || has("supporter")) && has("decision-maker") {
		return true
	}
	return lead != nil && (side == "staff" || side == "leadership") && lead.Side != side && slices.ContainsFunc(roles, func(role string) bool {
		return !slices.Contains([]string{"supporter", "deliverer", "contributor", "guardian"}, role)
	})
}

func (j *judge) declaration(key string) *run.Declaration {
	for at := range j.Template.Declarations {
		if one := &j.Template.Declarations[at]; one.Key == key {
			return one
		}
	}
	return nil
}

func (j *judge) changeRoles() ([]made, string) {
	id := j.text("member")
	if !j.holds("lead") {
		return refuse(notAllowed)
	}
	if why := j.inactive(id); why != "" {
		return refuse(why)
	}
	roles := run.Texts(j.data(), "roles")
	if j.areUnfit(j.Member(id).Side, roles) {
		return refuse("role-not-here")
	}
	if len(j.Member(id).Roles) == len(roles) && !slices.ContainsFunc(j.Member(id).Roles, func(role string) bool { return !slices.Contains(roles, role) }) {
		return refuse("nothing-changed")
	}
	return accept(event("rolesChanged", taken(j.data(), "member", "roles")...))
}

func (j *judge) declare() ([]made, string) {
	id := j.text("member")
	declaration := j.declaration(j.text("declares"))
	if why := j.inactive(id); why != "" {
		return refuse(why)
	}
	if declaration == nil {
		return refuse("parameter-invalid")
	}
	fields := taken(j.data(), "member", "declares", "holds")
	said := j.Member(id).Declared[declaration.Key]
	before := said.Self
	if j.text("by") == "guardian" {
		before = said.Guardian
		guardian := j.text("guardian")
		if why := j.inactive(guardian); why != "" {
			return refuse(why)
		}
		if !j.isSelf(guardian) {
			return refuse("not-yourself")
		}
		if !slices.Contains(j.Member(id).Guardians, guardian) || !declaration.Guardian {
			return refuse("not-a-guardian")
		}
		fields = append(fields, field{"by", "guardian"}, field{"guardian", guardian})
	} else {
		if !j.isSelf(id) {
			return refuse("not-yourself")
		}
		fields = append(fields, field{"by", "self"})
	}
	if before != nil && *before == run.Flag(j.data(), "holds") {
		return refuse("nothing-changed")
	}
	j.consequences("declared")
	return accept(event("declarationMade", fields...))
}

func (j *judge) nameGuardian() ([]made, string) {
	guardian, of := j.text("guardian"), j.text("of")
	if !j.steers() {
		return refuse(notAllowed)
	}
	for _, id := range []string{guardian, of} {
		if why := j.inactive(id); why != "" {
			return refuse(why)
		}
	}
	if guardian == of || guardian == j.event.Actor.ID || !j.Member(guardian).HasRole("guardian") {
		return refuse("not-a-guardian")
	}
	if slices.Contains(j.Member(of).Guardians, guardian) {
		return refuse("nothing-changed")
	}
	return accept(event("guardianNamed", taken(j.data(), "guardian", "of")...))
}

// ofSelf is for what an active member alone says of themselves.
func (j *judge) ofSelf() string {
	if why := j.inactive(j.text("member")); why != "" {
		return why
	}
	if !j.isSelf(j.text("member")) {
		return "not-yourself"
	}
	return ""
}

func (j *judge) allowContact() ([]made, string) {
	if why := j.ofSelf(); why != "" {
		return refuse(why)
	}
	if j.Member(j.text("member")).ContactAllowed == run.Flag(j.data(), "holds") {
		return refuse("nothing-changed")
	}
	return accept(event("contactAllowed", taken(j.data(), "member", "holds")...))
}

func (j *judge) isPwle(id string) bool {
	member := j.Active(id)
	return member != nil && member.IsPwle()
}

func (j *judge) endedDelegations(id string) []made {
	var ended []made
	for at, from := range j.Delegations.Keys() {
		if to := j.Delegations.All()[at].To; from == id || to == id {
			ended = append(ended, event("delegationEnded", field{"from", from}, field{"to", to}))
		}
	}
	return ended
}

func (j *judge) reportLoss() ([]made, string) {
	id, actor := j.text("member"), j.event.Actor
	if why := j.inactive(id); why != "" {
		return refuse(why)
	}
	if actor.ID == id || isEngine(actor) || !isManager(actor) && j.Active(actor.ID) == nil {
		return refuse(notAllowed)
	}
	loss := j.Member(id).Loss
	if loss == nil || len(loss.By) == 0 {
		return accept(event("lossReported", field{"member", id}))
	}
	first := loss.By[0]
	if first == actor.ID {
		return refuse("already-told")
	}
	if !j.isPwle(first) && !j.isPwle(actor.ID) {
		return refuse("loss-needs-lived-experience")
	}
	all := append([]made{event("memberLost", field{"member", id}, field{"by", []string{first, actor.ID}})}, j.endedDelegations(id)...)
	for _, poll := range j.Polls.All() {
		if voted, asked := poll.Voters.Get(id); asked && !voted && !poll.Over {
			all = append(all, event("electorateChanged", field{"part", poll.Part}, field{"poll", poll.ID}, field{"added", []string{}}, field{"removed", []string{id}}))
		}
	}
	j.consequences("lost")
	return accept(all...)
}

func (j *judge) denyLoss() ([]made, string) {
	member := j.Member(j.text("member"))
	switch {
	case !j.isSelf(j.text("member")):
		return refuse("not-yourself")
	case member == nil:
		return refuse("unknown-member")
	case member.Loss == nil:
		return refuse("nothing-changed")
	}
	j.consequences("found")
	return accept(event("lossDenied", field{"member", member.ID}))
}

func (j *judge) goOn() ([]made, string) {
	member, by := j.Member(j.text("member")), j.event.Actor.ID
	switch {
	case member == nil:
		return refuse("unknown-member")
	case !j.isPwle(by) || isEngine(j.event.Actor):
		return refuse(notAllowed)
	case member.Status != run.Lost:
		return refuse("nothing-changed")
	case member.Loss != nil && slices.Contains(member.Loss.GoesOn, by):
		return refuse("already-told")
	}
	j.consequences("lost")
	return accept(event("groupGoesOn", append(taken(j.data(), "how"), field{"member", member.ID}, field{"by", by})...))
}

func (j *judge) declareSide() ([]made, string) {
	if why := j.ofSelf(); why != "" {
		return refuse(why)
	}
	sides := run.Texts(j.data(), "sides")
	if len(sides) == 0 || len(run.SetOf(sides).Keys()) < len(sides) {
		return refuse("parameter-invalid")
	}
	if j.Member(j.text("member")).SaidSides != nil {
		return refuse("nothing-changed")
	}
	return accept(event("sideDeclared", taken(j.data(), "member", "sides")...))
}

// isOfSide tells whether an active member is in the group for their lived experience.
func (j *judge) isOfSide(id string) bool {
	member := j.Active(id)
	return member != nil && member.Side == run.Pwle
}

func (j *judge) confirm() ([]made, string) {
	id, by := j.text("member"), j.event.Actor.ID
	if why := j.inactive(id); why != "" {
		return refuse(why)
	}
	switch {
	case by == id || !j.isOfSide(by) || isEngine(j.event.Actor):
		return refuse(notAllowed)
	case !j.isOfSide(id):
		return refuse("not-eligible")
	case slices.Contains(j.Member(id).ConfirmedBy, by):
		return refuse("already-told")
	}
	return accept(event("memberConfirmed", field{"member", id}, field{"by", by}))
}

func (j *judge) vouch() ([]made, string) {
	id, voucher, credential := j.text("member"), run.Said(j.data(), "voucher"), run.Said(j.data(), "credential")
	if why := j.inactive(id); why != "" {
		return refuse(why)
	}
	switch {
	case isEngine(j.event.Actor):
		return refuse(notAllowed)
	case !j.isOfSide(id):
		return refuse("not-eligible")
	case run.Said(j.data(), "on") > run.LondonDate(j.event.At):
		return refuse("invalid-date")
	case slices.ContainsFunc(j.Member(id).VouchedBy, func(one run.Voucher) bool { return one.Voucher == voucher && one.Credential == credential }):
		return refuse("nothing-changed")
	}
	return accept(event("memberVouchedFor", taken(j.data(), "member", "voucher", "name", "publicKey", "credential", "passkey", "on", "voucherSignature")...))
}

func (j *judge) withdraw() ([]made, string) {
	if why := j.ofSelf(); why != "" {
		return refuse(why)
	}
	id := j.text("member")
	all := append([]made{event("withdrew", field{"member", id})}, j.endedDelegations(id)...)
	j.consequences("withdrew")
	return accept(all...)
}
