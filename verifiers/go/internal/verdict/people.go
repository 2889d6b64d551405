package verdict

import (
	"slices"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

func (e *end) closedUnfinished() (all []*Finding) {
	submitted := map[string]int64{}
	for _, one := range e.by["partSubmitted"] {
		if submitted[one.part] == 0 {
			submitted[one.part] = one.version
		}
	}
	for _, one := range e.by["partClosed"] {
		part := e.state.Part(one.part)
		if part == nil || one.text != "not-needed" || len(part.Versions) == 0 {
			continue
		}
		step := e.state.Definition(part.Step)
		if step == nil || step.BlockOf(part, "form") == nil || step.BlockOf(part, "gate") != nil {
			continue
		}
		if said := submitted[part.ID]; said == 0 || said >= one.version {
			all = append(all, found("closed-unfinished", placeOf(part), one.id))
		}
	}
	return all
}

func (e *end) dropped() []*Finding { return e.placed("partDropped", "part-dropped") }

type word struct {
	claim  int64
	member string
}

func (e *end) disputedClaims() (all []*Finding) {
	newest := map[word]int64{}
	for _, one := range e.by["corroborated"] {
		newest[word{one.number, one.member}] = one.version
	}
	for _, one := range e.by["corroborated"] {
		told, known := e.ids.of(one.number)
		claim := e.state.Claims[one.number]
		isChange := claim != nil && claim.Kind == "contributionAnswered"
		if !one.agrees && known && !isChange && newest[word{one.number, one.member}] == one.version {
			all = append(all, found("claim-disputed", nil, told, one.id))
		}
	}
	return all
}

func (e *end) claims() []*Claim {
	signed := map[word]bool{}
	for _, one := range e.by["corroborated"] {
		if one.text == "passkey-signed" {
			signed[word{one.number, one.member}] = true
		}
	}
	claims := []*Claim{}
	for _, claim := range e.state.ClaimOrder {
		id, known := e.ids.of(claim.Version)
		if !known {
			continue
		}
		one := &Claim{Event: id, Kind: claim.Kind, Members: claim.Members, Evidence: "proven"}
		for _, member := range claim.Members {
			if !signed[word{claim.Version, member}] {
				one.Evidence = "corroborated"
			}
		}
		for _, member := range claim.Members {
			if !hasAnswer(claim, member) {
				one.Evidence = "asserted"
			}
		}
		for _, member := range claim.Members {
			if hasAnswer(claim, member) && !claim.Answers[member] {
				one.Evidence = "disputed"
			}
		}
		claims = append(claims, one)
	}
	return claims
}

// isUnderWay: over, or past its first step.
func (e *end) isUnderWay() bool {
	closed := 0
	for _, step := range e.state.Steps {
		if step.Status == run.Closed {
			closed++
		}
	}
	return e.state.Status == run.Finished || closed > 1
}

func (e *end) oneOff() []*Finding {
	if !e.isUnderWay() || e.decidedNothing() {
		return nil
	}
	days := map[int64]string{}
	for _, one := range e.by["capacityBuilt"] {
		days[one.version] = one.text
	}
	built := slices.ContainsFunc(e.state.Capacity, func(one run.Built) bool {
		on, dated := days[one.Event]
		return (!dated || one.On <= on) && e.isPwle(one.Member) && e.state.BorneOut(one.Event, one.Member)
	})
	if len(e.withPwle) > 1 && built {
		return nil
	}
	finding := found("N3-one-off", nil)
	if e.state.Status == run.Finished {
		finding.weighs(breaks)
	}
	return []*Finding{finding}
}

func (e *end) chairing() (all []*Finding) {
	appointed := func(until int64) (ids []string) {
		for _, one := range e.chairs {
			if one.version <= until {
				ids = append(ids, one.id)
			}
		}
		return ids
	}
	for _, one := range e.endings {
		if one.staffChaired {
			all = append(all, found("only-staff-chair", one.place, append(appointed(one.version), one.id)...))
		}
	}
	if all == nil && isStaffChaired(e.state) {
		all = append(all, found("only-staff-chair", nil, appointed(e.last)...))
	}
	return all
}

func (e *end) payment() (all []*Finding) {
	if !e.isUnderWay() {
		return nil
	}
	for _, member := range e.state.Members.All() {
		if gave, known := e.gave[member.ID]; known && member.Side == run.Pwle && len(member.Payments) == 0 {
			all = append(all, found("no-payment-offered", nil, gave))
		}
	}
	return all
}

func (e *end) accessNeeds() (all []*Finding) {
	for _, need := range e.by["accessNeedStated"] {
		var finding *Finding
		takesPart, isMet, at := false, false, 0
		claims := map[int64]bool{}
		theirs := e.coming[need.member]
		for _, closing := range e.closing {
			for ; at < len(theirs) && theirs[at].version < closing.version; at++ {
				one := &theirs[at]
				switch {
				case one.kind == "memberJoined", one.kind == "lossDenied":
					takesPart = true
				case one.kind == "withdrew", one.kind == "memberLost":
					takesPart = false
				case one.kind == "accessNeedMet" && one.text == need.text:
					claims[one.version] = true
					isMet = isMet || one.own
				case one.kind == "corroborated" && one.own && claims[one.number]:
					isMet = one.agrees
				}
			}
			if closing.version < need.version || !takesPart || isMet {
				continue
			}
			if finding == nil {
				finding = found("access-need-unmet", closing.place, need.id)
			}
			finding.Events = append(finding.Events, closing.id)
		}
		if finding != nil {
			all = append(all, finding)
		}
	}
	return all
}

func (e *end) unanswered() (all []*Finding) {
	for _, one := range e.by["contributed"] {
		contribution, known := e.state.Contributions.Get(one.text)
		if !known || contribution.Status == "answered" {
			continue
		}
		if slices.ContainsFunc(e.state.Steps, func(step *run.StepState) bool {
			return step.Key == one.kind && step.Visit == one.number && step.Status == run.Closed
		}) {
			all = append(all, found("contribution-unanswered", &place{one.kind, one.number}, one.id))
		}
	}
	return all
}

func (e *end) absences() (all []*Finding) {
	for _, one := range e.by["stepClosed"] {
		step := e.state.Definition(one.text)
		if step == nil || step.Kind != "roll-out" && step.Kind != "monitor" {
			continue
		}
		if slices.ContainsFunc(e.state.Parts.All(), func(part *run.Part) bool {
			return part.Step == one.text && part.Visit == one.number && e.isThere(step, part)
		}) {
			continue
		}
		code := "pwle-absent-from-roll-out"
		if step.Kind == "monitor" {
			code = "pwle-absent-from-monitoring"
		}
		all = append(all, found(code, &place{one.text, one.number}, one.id))
	}
	return all
}

func (e *end) isThere(step *run.Step, part *run.Part) bool {
	if e.delivered[part.ID] || e.agreed[part.ID] && !step.HasBlock("delivery", "session") {
		return true
	}
	return slices.ContainsFunc(e.state.Sessions.All(), func(session *run.Session) bool {
		return session.Part == part.ID && session.Status == "held" && slices.ContainsFunc(session.LedBy, func(id string) bool {
			return e.isPwle(id) && e.state.BorneOut(session.Event, id)
		})
	})
}

// pilotBegan is the day on which the pilot was first delivered, or people first met; where neither is done, on which it opened.
func (e *end) pilotBegan() (on, event string) {
	for _, one := range e.pilot {
		key := one.kind
		if one.part != "" {
			part := e.state.Part(one.part)
			if part == nil {
				continue
			}
			key = part.Step
		}
		step := e.state.Definition(key)
		if step == nil || step.Kind != "pilot" || one.part == "" && step.HasBlock("delivery", "session") {
			continue
		}
		return one.text, one.id
	}
	return "", ""
}

func (e *end) baselines() (all []*Finding) {
	began, event := e.pilotBegan()
	if event == "" {
		return nil
	}
	for _, one := range e.endings {
		part := e.state.Part(one.part)
		if !one.passed || part == nil {
			continue
		}
		step := e.state.Definition(part.Step)
		at := slices.IndexFunc(part.Versions, func(version *run.Version) bool { return version.Number == one.number })
		if step == nil || at < 0 || !isLate(step.FormOf(part), part.Versions[at], began) {
			continue
		}
		all = append(all, found("baseline-after-pilot", placeOf(part), one.id, event))
	}
	return all
}

func isLate(form *run.Form, version *run.Version, began string) bool {
	for _, section := range form.Sections {
		for _, field := range section.Fields {
			if field.Means != "baseline" {
				continue
			}
			if value := version.Field(section.Key, field.Key); value != nil && value.Kind == canonical.String {
				if date, _ := value.Text(); date > began {
					return true
				}
			}
		}
	}
	return false
}

func (e *end) withoutBefore() (all []*Finding) {
	began, event := e.pilotBegan()
	if event == "" {
		return nil
	}
	known, seen := map[string]bool{}, map[string]bool{}
	for _, one := range e.by["measured"] {
		known[one.kind] = known[one.kind] || one.text <= began
	}
	for _, one := range e.by["measured"] {
		part := e.state.Part(one.part)
		if part != nil && !known[one.kind] && !seen[one.kind] {
			all = append(all, found("baseline-after-pilot", placeOf(part), one.id, event))
		}
		seen[one.kind] = true
	}
	return all
}
