package verdict

import (
	"slices"

	"alongside/verifier/internal/run"
)

// end is a trail after its last event.
type end struct {
	*Trail
	gone      map[int64]bool  // answers that the person says are not theirs
	agreed    map[string]bool // parts in which people with lived experience agreed
	delivered map[string]bool // parts that somebody with lived experience delivered, by their own word
	withPwle  map[string]bool // steps in which people with lived experience took part
}

func (t *Trail) end() *end {
	e := &end{Trail: t, gone: map[int64]bool{}, agreed: map[string]bool{}, delivered: map[string]bool{}, withPwle: map[string]bool{}}
	for _, request := range t.state.Requests.All() {
		for _, answer := range request.Answers.All() {
			if answer.Standing == "disputed" {
				e.gone[answer.Event] = true
			}
		}
	}
	for _, ending := range t.endings {
		if ending.hasPart && len(agreeing(ending.counted)) > 0 {
			e.agreed[ending.part] = true
		}
	}
	for _, part := range t.state.Parts.All() {
		if part.Gate == run.Open && !part.Dropped && len(agreeing(countedAt(t.state, part))) > 0 {
			e.agreed[part.ID] = true
		}
	}
	for _, one := range t.by["deliveryCompleted"] {
		if e.isPwle(one.member) && t.state.BorneOut(one.version, one.member) {
			e.delivered[one.part] = true
		}
	}
	e.lookForPwle()
	return e
}

func (e *end) isPwle(id string) bool {
	member := e.state.Member(id)
	return member != nil && member.IsPwle()
}

func (e *end) lookForPwle() {
	inPart := func(id string) {
		if part := e.state.Part(id); part != nil {
			e.withPwle[part.Step] = true
		}
	}
	for id := range e.agreed {
		inPart(id)
	}
	for id := range e.delivered {
		inPart(id)
	}
	for _, one := range e.state.Contributions.All() {
		if !one.OfRequest && e.isPwle(one.Member) && e.state.BorneOut(one.Event, one.Member) {
			e.withPwle[one.Step] = true
		}
	}
	for _, session := range e.state.Sessions.All() {
		if session.Status == "held" && slices.ContainsFunc(run.WereThere(session.Came, session.LedBy), func(id string) bool {
			return e.isPwle(id) && e.state.BorneOut(session.Event, id)
		}) {
			inPart(session.Part)
		}
	}
}

// standing are counted answers that nobody has disowned.
func (e *end) standing(all []counted) []counted {
	var left []counted
	for _, one := range all {
		var answers []*run.Answer
		for _, answer := range one.answers {
			if !e.gone[answer.Event] {
				answers = append(answers, answer)
			}
		}
		left = append(left, counted{one.needed, answers})
	}
	return left
}

// passed are the endings that passed a gate of a part that was there.
func (e *end) passed() []*ending {
	var passed []*ending
	for _, one := range e.endings {
		if one.passed && one.hasPart {
			passed = append(passed, one)
		}
	}
	return passed
}

func (o *ending) cites(more []string) []string { return append([]string{o.id}, more...) }

func (e *end) overrides() (all []*Finding) {
	for _, one := range e.endings {
		if !one.passed && one.place != nil {
			finding := found("N1-outcome-not-supported", one.place, one.id)
			finding.Onwards = true
			all = append(all, finding)
		}
	}
	return all
}

func (e *end) passes() (all []*Finding) {
	for _, one := range e.passed() {
		answers := agreeing(one.counted)
		cited := one.cites(e.idsOf(answers))
		if one.withoutAsk {
			all = append(all, found("gate-without-assent", one.place, cited...))
		}
		for at, code := range one.weak {
			if !slices.Contains(one.weak[:at], code) {
				all = append(all, found(code, one.place, cited...))
			}
		}
		var unconfirmed []*run.Answer
		for _, answer := range answers {
			if answer.Assurance == "assisted-unconfirmed" {
				unconfirmed = append(unconfirmed, answer)
			}
		}
		if unconfirmed == nil {
			continue
		}
		finding := found("assisted-unconfirmed", one.place, one.cites(e.idsOf(unconfirmed))...)
		if int64(len(answers)-len(unconfirmed)) < one.needed {
			finding.weighs(weakens)
		}
		all = append(all, finding)
	}
	return all
}

func (e *end) afterTheFact() (all []*Finding) {
	agreed := map[string]*ending{}
	for _, one := range e.endings {
		if one.passed && agreed[one.part] == nil {
			agreed[one.part] = one
		}
	}
	for _, one := range e.by["factStated"] {
		gate := agreed[one.part]
		before := gate == nil || one.version < gate.version
		if one.place == nil || !before && !isEarlier(one.text, gate.at) {
			continue
		}
		finding := found("N2-after-the-fact", one.place, one.id)
		if gate != nil {
			finding.Events = append(finding.Events, gate.id)
		}
		disputed := ""
		for _, fact := range e.state.Part(one.part).Facts {
			if fact.Event == one.version {
				disputed = fact.Disputed
			}
		}
		switch {
		case disputed == "taken-back":
			finding.weighs(note)
		case disputed == "by-others", !before && one.text == run.LondonDate(gate.at):
			finding.weighs(weakens)
		}
		all = append(all, finding)
	}
	return all
}

// isEarlier: a day alone is taken from its beginning.
func isEarlier(on, at string) bool {
	gate, _ := run.Instant(at)
	if len(on) <= 10 {
		return run.DayBegins(on) < gate
	}
	stated, isTime := run.Instant(on)
	return isTime && stated < gate
}

func (e *end) undelivered() (all []*Finding) {
	reached := map[string]map[string]bool{}
	for _, one := range slices.Concat(e.by["noticeFailed"], e.by["noticeReturned"]) {
		request, known := e.state.Requests.Get(one.text)
		if !known || e.state.Part(request.Part) == nil || request.Answers.Has(one.member) {
			continue
		}
		if member := e.state.Member(one.member); member != nil && member.Status == run.Lost {
			continue
		}
		if reached[request.ID] == nil {
			reached[request.ID] = request.Reached()
		}
		if !reached[request.ID][one.member] {
			all = append(all, found("notice-not-delivered", placeOf(e.state.Part(request.Part)), one.id))
		}
	}
	return all
}

func (e *end) neverOpened() (all []*Finding) {
	for _, one := range e.passed() {
		if one.unseen != nil {
			all = append(all, found("sent-never-opened", one.place, one.cites(one.unseen)...))
		}
	}
	return all
}

func (e *end) withoutPwle() (all []*Finding) {
	for _, one := range e.endings {
		if one.hasPart && !one.hasPwle {
			all = append(all, found("no-pwle-decides", one.place, one.id))
		}
	}
	return all
}

func (e *end) withoutLost() (all []*Finding) {
	for _, one := range e.passed() {
		if one.lost == nil {
			continue
		}
		finding := found("passed-without-lost", one.place, one.id)
		for _, word := range slices.Concat(e.by["memberLost"], e.by["groupGoesOn"]) {
			if word.version < one.version && slices.Contains(one.lost, word.member) {
				finding.Events = append(finding.Events, word.id)
			}
		}
		all = append(all, finding)
	}
	return all
}

func (e *end) placed(kind, code string) (all []*Finding) {
	for _, one := range e.by[kind] {
		if one.place != nil {
			all = append(all, found(code, one.place, one.id))
		}
	}
	return all
}

func (e *end) disputed() []*Finding { return e.placed("answerDisputed", "answer-disputed") }

func (e *end) disowned() (all []*Finding) {
	for _, one := range e.passed() {
		var gone []*run.Answer
		for _, answer := range agreeing(one.counted) {
			if e.gone[answer.Event] {
				gone = append(gone, answer)
			}
		}
		if gone == nil || one.place == nil {
			continue
		}
		finding := found("decision-disputed", one.place, one.cites(e.idsOf(gone))...)
		for _, left := range e.standing(one.counted) {
			if len(left.answers) < left.needed {
				finding.weighs(breaks)
			}
		}
		all = append(all, finding)
	}
	return all
}

func (e *end) freshKeys() (all []*Finding) {
	for _, one := range e.passed() {
		var fresh []*run.Answer
		for _, answer := range agreeing(e.standing(one.counted)) {
			if e.fresh[answer.Event] {
				fresh = append(fresh, answer)
			}
		}
		if ids := e.idsOf(fresh); ids != nil && one.place != nil {
			all = append(all, found("fresh-key", one.place, one.cites(ids)...))
		}
	}
	return all
}
