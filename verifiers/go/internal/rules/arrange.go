package rules

import (
	"math"
	"slices"
	"strconv"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

// next is what a step's arrangement asks for: open, busy, interval, sites or complete.
type next struct {
	kind         string
	key, follows string
	hasKey       bool
	follow       bool
	at           string
}

func (j *judge) partsOf(visit *run.StepState) []*run.Part {
	var parts []*run.Part
	for _, id := range visit.Parts {
		if part := j.Part(id); part != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

// wholes are the parts of a visit, each with all its stretches.
func (j *judge) wholes(visit *run.StepState) [][]*run.Part {
	var wholes [][]*run.Part
	at := map[int64]int{}
	for _, part := range j.partsOf(visit) {
		if _, known := at[part.Ordinal]; !known {
			at[part.Ordinal] = len(wholes)
			wholes = append(wholes, nil)
		}
		wholes[at[part.Ordinal]] = append(wholes[at[part.Ordinal]], part)
	}
	return wholes
}

func (j *judge) isRefused(visit *run.StepState) bool {
	return slices.ContainsFunc(j.partsOf(visit), func(part *run.Part) bool { return part.Gate == run.Refused && part.Status == run.Closed })
}

const anotherPanel = "defer-to-another-panel"

// nextIn says what comes next in an open step (R50, R51).
func (j *judge) nextIn(visit *run.StepState, step *run.Step) next {
	opened := j.wholes(visit)
	ending := j.isRefused(visit)
	busy := false
	for _, whole := range opened {
		last := whole[len(whole)-1]
		if !ending && last.Status == run.Closed && !last.Dropped && last.Gate != run.Refused && last.Stretch < int64(len(step.Stretches(last.Key, last.HasKey))) {
			return next{kind: "open", key: last.Key, hasKey: last.HasKey, follows: last.ID, follow: true}
		}
		for _, part := range whole {
			busy = busy || part.Status == run.Open
		}
	}
	switch {
	case busy:
		return next{kind: "busy"}
	case ending:
		return next{kind: "complete"}
	}
	switch parts := &step.Parts; parts.Kind {
	case "one":
		return next{kind: "complete"}
	case "named":
		if len(opened) < len(parts.Parts) {
			return next{kind: "open", key: parts.Parts[len(opened)].Key, hasKey: true}
		}
		if parts.Join != nil && len(opened) == len(parts.Parts) {
			return next{kind: "open", key: "join", hasKey: true}
		}
	case "rounds":
		if len(opened) > 0 && j.wantsAgain(opened[len(opened)-1], &parts.Again) {
			return next{kind: "open"}
		}
	case "added":
		if !visit.SitesComplete {
			return next{kind: "sites"}
		}
	case "repeats":
		count, isNumber := j.ParameterNumber(parts.Count)
		if !isNumber {
			count = 1
		}
		if float64(len(opened)) < count {
			if period, isPeriod := run.AsPeriod(j.Parameters[parts.Every]); isPeriod && j.Calendar != nil {
				return next{kind: "interval", at: j.Interval(visit, period, int64(len(opened)))}
			}
			return next{kind: "open"}
		}
	default:
		panic(run.Unfit{Why: "there is no arrangement " + parts.Kind})
	}
	return next{kind: "complete"}
}

func lastWith(parts []*run.Part, section string) *run.Part {
	for at := len(parts) - 1; at >= 0; at-- {
		if version := parts[at].Newest(); version != nil && version.Sections[section] != nil {
			return parts[at]
		}
	}
	return nil
}

func isAnswer(value *canonical.Value, text *string) bool {
	if value == nil || text == nil {
		return false
	}
	said, isText := value.Text()
	return isText && said == *text
}

func (j *judge) wantsAgain(parts []*run.Part, again *run.Condition) bool {
	part := lastWith(parts, again.Section)
	return part != nil && part.Gate != run.Overridden && isAnswer(part.Newest().Field(again.Section, again.Field), again.Is)
}

// due is what a step opens now, if anything.
func (n next) due(now string) (next, bool) {
	switch {
	case n.kind == "open":
		return n, true
	case n.kind == "interval" && n.at <= now:
		return next{kind: "open"}, true
	}
	return n, false
}

func (j *judge) meets(visit *run.StepState, when *run.Condition) bool {
	switch {
	case when.Gate != "":
		if when.Gate != "tied" {
			return j.isRefused(visit)
		}
		return slices.ContainsFunc(j.partsOf(visit), func(part *run.Part) bool { return part.Gate == run.Refused && part.Tie == anotherPanel })
	case when.Drifted != nil:
		return j.hasDrifted(when)
	}
	var answer *canonical.Value
	if part := lastWith(j.partsOf(visit), when.Section); part != nil {
		answer = part.Newest().Field(when.Section, when.Field)
	}
	if when.Is != nil {
		return isAnswer(answer, when.Is)
	}
	limit, isNumber := j.ParameterNumber(when.Over)
	if answer == nil || !isNumber {
		return false
	}
	stated, isStated := answer.Float()
	return isStated && stated+j.linked(visit, when) > limit
}

// linked is what runs that belong to the same request give for the same number.
func (j *judge) linked(visit *run.StepState, when *run.Condition) float64 {
	if when.Together == nil {
		return 0
	}
	if is, isText := j.ParameterText(when.Together.Parameter); !isText || is != when.Together.Is {
		return 0
	}
	sum := 0.0
	for _, link := range j.Links.All() {
		if link.Kind != "adds-to" || link.OfPart && !slices.Contains(visit.Parts, link.Part) {
			continue
		}
		if amount := run.Get(link.Amounts, when.Section+"."+when.Field); amount != nil {
			number, _ := amount.Float()
			sum += number
		}
	}
	return sum
}

func (j *judge) newestReading(indicator, point string, ofAny bool) (float64, bool) {
	for at := len(j.Readings) - 1; at >= 0; at-- {
		if one := j.Readings[at]; one.Indicator == indicator && one.HasValue && (ofAny || one.Point == point) {
			return one.Value, true
		}
	}
	return 0, false
}

func (j *judge) hasDrifted(when *run.Condition) bool {
	at := slices.IndexFunc(j.Template.Indicators, func(one run.Indicator) bool { return one.Key == *when.Drifted })
	limit, isNumber := j.ParameterNumber(when.By)
	before, wasRead := j.newestReading(*when.Drifted, when.Since, false)
	now, isRead := j.newestReading(*when.Drifted, "", true)
	if at < 0 || !isNumber || !wasRead || !isRead {
		return false
	}
	// To twelve digits: 0.3 less 0.1 is 0.2.
	difference, err := strconv.ParseFloat(strconv.FormatFloat(now-before, 'g', 12, 64), 64)
	if err != nil || difference == 0 || (difference > 0) == (j.Template.Indicators[at].Better == "higher") {
		return false
	}
	return before == 0 || math.Abs(difference/math.Abs(before)*100) > limit
}

// stepAfter is where the run goes when a step closes; none is the end.
func (j *judge) stepAfter(visit *run.StepState, step *run.Step) (string, bool) {
	for at := range step.Next {
		way := &step.Next[at]
		if way.When != nil && !j.meets(visit, way.When) {
			continue
		}
		if way.To == "end" {
			return "", false
		}
		if j.Definition(way.To) != nil {
			return way.To, true
		}
		break
	}
	if j.isRefused(visit) {
		return "", false
	}
	following := 1 + slices.IndexFunc(j.Template.Steps, func(one *run.Step) bool { return one.Key == visit.Key })
	if following >= len(j.Template.Steps) {
		return "", false
	}
	return j.Template.Steps[following].Key, true
}

// refusalIsFinal: the template says where to go then.
func refusalIsFinal(step *run.Step, part *run.Part) bool {
	return slices.ContainsFunc(step.Next, func(way run.Way) bool {
		return way.When != nil && way.When.Gate != "" && (way.When.Gate == "refused" || part.Tie == anotherPanel)
	})
}

// needsHold tells whether all that a step needs holds.
func (j *judge) needsHold(step *run.Step, now string) bool {
	return !slices.ContainsFunc(step.Needs, func(need run.Need) bool { return !j.needHolds(&need, now) })
}

func (j *judge) needHolds(need *run.Need, now string) bool {
	switch {
	case need.Step != nil:
		return slices.ContainsFunc(j.Steps, func(step *run.StepState) bool { return step.Key == *need.Step && step.Status == run.Closed })
	case need.Measured != nil:
		_, isRead := j.newestReading(*need.Measured, need.At, false)
		return isRead
	case need.Answered != nil:
		return slices.ContainsFunc(j.Links.All(), func(link *run.Link) bool {
			return link.Kind == "asks" && link.Answered != "" && j.isOf(link, *need.Answered)
		})
	case need.Day != nil:
		stated, isText := j.ParameterText(*need.Day)
		return !isText || run.LondonDate(now) >= stated
	case need.DayOf != nil:
		var written *canonical.Value
		for _, part := range j.Parts.All() {
			if version := part.Newest(); part.Step == need.DayOf.Step && version != nil && version.Sections[need.DayOf.Section] != nil {
				written = version.Field(need.DayOf.Section, need.DayOf.Field)
			}
		}
		if written == nil {
			return true
		}
		stated, isText := written.Text()
		return !isText || run.LondonDate(now) >= stated
	}
	circle := j.Circle(need.Of)
	var people []*run.Member
	for _, member := range j.Members.All() {
		if j.Belongs(circle, member) {
			people = append(people, member)
		}
	}
	if need.Holds != nil {
		without := 0
		for _, member := range people {
			if !slices.Contains(member.Holds, *need.Holds) {
				without++
			}
		}
		if need.AtLeast != nil {
			return len(people)-without >= *need.AtLeast
		}
		return isFilled(circle, people) && without == 0
	}
	return isFilled(circle, people) && !slices.ContainsFunc(people, func(member *run.Member) bool { return !hasDeclared(member, need) })
}

func (j *judge) isOf(link *run.Link, key string) bool {
	if !link.OfPart || link.Part == key {
		return true
	}
	part := j.Part(link.Part)
	return part != nil && part.Step == key
}

func isFilled(circle *run.Circle, people []*run.Member) bool {
	count := map[string]int{}
	for _, member := range people {
		count[member.Side]++
	}
	return len(people) > 0 && !slices.ContainsFunc(circle.Sides(), func(side string) bool { return count[side] < circle.Least(side) })
}

func hasDeclared(member *run.Member, need *run.Need) bool {
	said := member.Declared[*need.Declared]
	switch need.By {
	case "self":
		return said.Self != nil && *said.Self
	case "guardian":
		return said.Guardian != nil && *said.Guardian && (said.Self == nil || *said.Self)
	}
	return said.Held()
}
