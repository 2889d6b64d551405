package verdict

import (
	"slices"

	"alongside/verifier/internal/run"
)

var order = []string{"vouched-and-signed", "signed", "own-act", "helpers-word", "managers-word", "none"}

func rank(evidence string) int { return slices.Index(order, evidence) }

// least is what rests on several things: none for nothing.
func least(several []string) string {
	if len(several) == 0 {
		return "none"
	}
	return slices.MaxFunc(several, func(a, b string) int { return rank(a) - rank(b) })
}

// covering is the firmest that still covers as many as are needed.
func covering(several []string, needed int) string {
	if needed < 1 || needed > len(several) {
		return "none"
	}
	sorted := slices.Clone(several)
	slices.SortStableFunc(sorted, func(a, b string) int { return rank(a) - rank(b) })
	return sorted[needed-1]
}

var assent = map[string]string{
	"passkey-signed": "signed", "signed-in": "own-act", "assisted-confirmed": "own-act", "assisted-unconfirmed": "helpers-word",
}

// evidence on which an answer rests (F4).
func (e *end) evidence(answer *run.Answer) string {
	given := assent[answer.Assurance]
	if e.fresh[answer.Event] {
		given = "own-act"
	}
	member := e.state.Member(answer.Member)
	known := ""
	switch {
	case member == nil:
		known = "managers-word"
	case len(member.VouchedBy) > 0 || slices.Contains(member.SaidSides, member.Side):
	case len(member.ConfirmedBy) > 0:
		known = "helpers-word"
	default:
		known = "managers-word"
	}
	if known != "" {
		return least([]string{given, known})
	}
	key := e.signed[answer.Event]
	if given == "signed" && slices.ContainsFunc(member.VouchedBy, func(one run.Voucher) bool {
		registered, isKnown := e.state.Credentials[one.Credential]
		return one.Credential == key && isKnown && registered.PublicKey == one.Passkey
	}) {
		return "vouched-and-signed"
	}
	return given
}

// evidenceOf a step: of each request of each gate that passed in it (F5).
func (e *end) evidenceOf(step *run.StepState) string {
	var all []string
	for _, one := range e.passed() {
		if one.place == nil || one.place.step != step.Key || one.place.visit != step.Visit {
			continue
		}
		for _, left := range e.standing(one.counted) {
			var several []string
			for _, answer := range left.answers {
				several = append(several, e.evidence(answer))
			}
			all = append(all, covering(several, left.needed))
		}
	}
	return least(all)
}

func (e *end) meetingEvidence(step *run.StepState) string {
	sessions := e.heldIn(step)
	switch {
	case len(sessions) == 0:
		return e.evidenceOf(step)
	case slices.ContainsFunc(sessions, func(session *run.Session) bool { return !e.saidSo(session) }):
		return "helpers-word"
	}
	return "own-act"
}

var rungs = []string{"coercion", "educating", "informing", "consultation", "engagement", "co-design", "co-production"}

var caps = map[string]string{
	"N2-after-the-fact": "informing", "no-pwle-decides": "consultation", "gate-without-assent": "consultation",
	"N1-outcome-not-supported": "consultation", "N3-one-off": "engagement", "pwle-absent-from-roll-out": "co-design",
	"pwle-absent-from-monitoring": "co-design",
}

// reached is how far the events themselves go, before a finding caps it (F6).
func (e *end) reached() string {
	gated, carriesOut := false, false
	for key := range e.withPwle {
		if step := e.state.Definition(key); step != nil {
			gated = gated || step.HasBlock("gate")
			carriesOut = carriesOut || slices.Contains([]string{"roll-out", "pilot", "monitor", "decide"}, step.Kind)
		}
	}
	switch {
	case len(e.withPwle) == 0:
		return "informing"
	case !gated:
		return "consultation"
	case !slices.ContainsFunc(e.state.Parts.All(), func(part *run.Part) bool { return part.Gate == run.Passed }):
		return "engagement"
	case carriesOut:
		return "co-production"
	}
	return "co-design"
}

func standingOf(findings []*Finding, done string) string {
	weighs := func(weight string) bool {
		return slices.ContainsFunc(findings, func(one *Finding) bool { return one.Weight == weight })
	}
	switch {
	case weighs(breaks):
		return "not-co-produced"
	case weighs(weakens):
		return "at-risk"
	case done == "":
		return "not-yet"
	}
	return done
}

// Judge computes the verdict, once all events are in.
func (t *Trail) Judge() *Verdict {
	e := t.end()
	findings := []*Finding{}
	for _, rule := range []func() []*Finding{
		e.overrides, e.passes, e.afterTheFact, e.undelivered, e.neverOpened, e.withoutPwle, e.withoutLost, e.disputed, e.disowned, e.freshKeys,
		e.changesNotMade, e.assertedSides, e.closedUnfinished, e.dropped, e.disputedClaims, e.oneOff, e.chairing, e.payment, e.accessNeeds,
		e.unanswered, e.absences, e.baselines, e.meetings, e.poorResponses, e.changedElectorates, e.withoutConsent, e.withoutBefore,
	} {
		findings = append(findings, rule()...)
	}
	made := &Verdict{Rung: e.reached(), Steps: []*Step{}, Findings: findings, Claims: e.claims(), Version: e.state.Version}
	for at, step := range e.state.Steps {
		made.Steps = append(made.Steps, e.judgeStep(step, at, findings))
	}
	for _, finding := range findings {
		if most, capped := caps[finding.Code]; capped && slices.Index(rungs, most) < slices.Index(rungs, made.Rung) {
			made.Rung = most
		}
	}
	done, onlyMet := "", e.decidedNothing()
	switch {
	case e.state.Status != run.Finished:
	case onlyMet:
		done = "held"
	case e.hasDecided():
		done = "co-produced"
	}
	made.Standing = standingOf(findings, done)
	return made
}

func (e *end) judgeStep(step *run.StepState, at int, findings []*Finding) *Step {
	own := []*Finding{}
	for _, finding := range findings {
		if e.marks(finding, at) {
			own = append(own, finding)
		}
	}
	judged := &Step{Step: step.Key, Visit: step.Visit, Findings: own}
	done := ""
	if e.onlyMeets(step.Key) {
		judged.Evidence = e.meetingEvidence(step)
		if step.Status == run.Closed {
			done = "held"
		}
	} else {
		judged.Evidence = e.evidenceOf(step)
		if step.Status == run.Closed && judged.Evidence != "none" {
			done = "co-produced"
		}
	}
	judged.Standing = standingOf(own, done)
	return judged
}

func (e *end) marks(finding *Finding, at int) bool {
	if finding.Step == nil {
		return false
	}
	from := slices.IndexFunc(e.state.Steps, func(step *run.StepState) bool { return step.Key == *finding.Step && step.Visit == *finding.Visit })
	return from >= 0 && (at == from || finding.Onwards && at > from)
}
