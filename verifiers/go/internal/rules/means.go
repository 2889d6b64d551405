package rules

import (
	"slices"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

// speaksFor: the person, or somebody who looks after the group, of somebody who is in it.
func (j *judge) speaksFor() string {
	id := j.text("member")
	if why := j.inactive(id); why != "" {
		return why
	}
	if !j.isSelf(id) && !j.steers() {
		return notAllowed
	}
	return ""
}

func (j *judge) stateNeed() ([]made, string) {
	if why := j.speaksFor(); why != "" {
		return refuse(why)
	}
	if _, known := j.Member(j.text("member")).Needs[j.text("need")]; known {
		return refuse("unknown-need")
	}
	return accept(event("accessNeedStated", taken(j.data(), "need", "member", "what")...))
}

func (j *judge) meetNeed() ([]made, string) {
	if why := j.speaksFor(); why != "" {
		return refuse(why)
	}
	id := j.text("member")
	if known := j.Member(id).Needs[j.text("need")]; known == "" || known == "met" || known == "said" && j.event.Actor.ID != id {
		return refuse("unknown-need")
	}
	return accept(event("accessNeedMet", taken(j.data(), "member", "need", "how")...))
}

// delegateOf somebody at an instant; empty: nobody.
func (j *judge) delegateOf(member, at string) string {
	delegation, found := j.Delegations.Get(member)
	if !found || !isUntil(at, delegation.Until) {
		return ""
	}
	return delegation.To
}

// isUntil: an end is an instant, or a whole day in London.
func isUntil(at, until string) bool {
	if len(until) == 10 {
		return run.LondonDate(at) <= until
	}
	return at <= until
}

const delegationMonths = 3

func (j *judge) delegate() ([]made, string) {
	from, to, until, at := j.text("from"), j.text("to"), j.text("until"), j.event.At
	if why := j.inactive(from); why != "" {
		return refuse(why)
	}
	if !j.isSelf(from) {
		return refuse("not-yourself")
	}
	if why := j.inactive(to); why != "" {
		return refuse(why)
	}
	_, isTime := run.Instant(until)
	switch {
	case j.delegateOf(from, at) != "":
		return refuse("delegation-exists")
	case from == to || j.Member(from).Side != run.Pwle || j.Member(to).Side != run.Pwle:
		return refuse("delegate-not-pwle")
	case !j.Member(to).IsDecider():
		return refuse("not-eligible")
	case slices.ContainsFunc(j.Delegations.Keys(), func(one string) bool { return j.delegateOf(one, at) == to }):
		return refuse("delegation-exists")
	case !isTime || !isUntil(at, until) || until[:10] > run.MonthsLater(run.LondonDate(at), delegationMonths):
		return refuse("invalid-date")
	}
	return accept(event("delegated", taken(j.data(), "from", "to", "until")...))
}

func (j *judge) endDelegation() ([]made, string) {
	from := j.text("from")
	delegation, found := j.Delegations.Get(from)
	if !found {
		return refuse("no-delegation")
	}
	if j.event.Actor.ID != delegation.To && !j.isSelf(from) {
		return refuse("not-yourself")
	}
	return accept(event("delegationEnded", field{"from", from}, field{"to", delegation.To}))
}

// isLikely: a day that has come, and within thirty years.
func isLikely(on, at string, maybeLater bool) bool {
	today := run.LondonDate(at)
	years := int(on[0]-'0')*1000 + int(on[1]-'0')*100 + int(on[2]-'0')*10 + int(on[3]-'0') -
		(int(today[0]-'0')*1000 + int(today[1]-'0')*100 + int(today[2]-'0')*10 + int(today[3]-'0'))
	return (maybeLater || on <= today) && years <= 30 && years >= -30
}

func (j *judge) buildCapacity() ([]made, string) {
	if why := j.speaksFor(); why != "" {
		return refuse(why)
	}
	if on := j.text("on"); !run.IsDay(on) || !isLikely(on, j.event.At, false) {
		return refuse("invalid-date")
	}
	return accept(event("capacityBuilt", taken(j.data(), "member", "kind", "what", "on")...))
}

func (j *judge) offerSupport() ([]made, string) {
	if why := j.inactive(j.text("member")); why != "" {
		return refuse(why)
	}
	if !j.steers() {
		return refuse(notAllowed)
	}
	return accept(event("supportOffered", taken(j.data(), "member", "what")...))
}

func (j *judge) offerPayment() ([]made, string) {
	member := j.Member(j.text("member"))
	if member == nil {
		return refuse("unknown-member")
	}
	if !j.steers() {
		return refuse(notAllowed)
	}
	if _, known := member.Payments[j.text("payment")]; known {
		return refuse("unknown-payment")
	}
	return accept(event("paymentOffered", taken(j.data(), "payment", "member", "kind", "pence")...))
}

func (j *judge) payment() string {
	if member := j.Member(j.text("member")); member != nil {
		return member.Payments[j.text("payment")]
	}
	return ""
}

func (j *judge) answerPayment() ([]made, string) {
	status, answer := j.payment(), j.text("answer")
	switch {
	case !j.isSelf(j.text("member")):
		return refuse("not-yourself")
	case status == "":
		return refuse("unknown-payment")
	case status == "paid" || status == answer:
		return refuse("already-answered")
	}
	return accept(event("paymentAnswered", taken(j.data(), "member", "payment", "answer")...))
}

func (j *judge) makePayment() ([]made, string) {
	if !j.steers() {
		return refuse(notAllowed)
	}
	if j.payment() != "accepted" {
		return refuse("unknown-payment")
	}
	return accept(event("paymentMade", taken(j.data(), "member", "payment")...))
}

func (j *judge) erase() ([]made, string) {
	id, actor := j.text("member"), j.event.Actor
	if actor.ID != id && actor.Role != "administrator" {
		return refuse("not-yourself")
	}
	var what any = run.Get(j.data(), "what")
	all := false
	if value := run.Get(j.data(), "what"); value != nil && value.Kind == canonical.Array {
		what = run.Texts(j.data(), "what")
	} else if value != nil {
		text, _ := value.Text()
		all = text == "all"
	}
	erased := event("erased", field{"member", id}, field{"what", what}, field{"by", actor.ID})
	if !all || actor.ID != id || j.Active(id) == nil {
		return accept(erased)
	}
	events := append([]made{erased, event("withdrew", field{"member", id})}, j.endedDelegations(id)...)
	j.consequences("withdrew")
	return accept(events...)
}
