package rules

import (
	"encoding/json"
	"fmt"
	"slices"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

// decider reads the command from j.act, and decides it: events, or why it is refused.
type decider func(j *judge) ([]made, string)

const (
	notAllowed = "not-allowed"
	engineOnly = "engine-only (R9)"
	notDue     = "not-due"
)

func accept(events ...made) ([]made, string) { return events, "" }

func refuse(why string) ([]made, string) { return nil, why }

func (j *judge) data() *canonical.Value { return &j.act.Data }

func (j *judge) text(name string) string { return run.Text(j.data(), name) }

func (j *judge) partsSoFar(step string) int {
	count := 0
	for _, part := range j.Parts.All() {
		if part.Step == step {
			count++
		}
	}
	return count
}

func (j *judge) titleOf(step *run.Step, key string, hasKey bool) any {
	if step.Parts.Kind != "named" {
		return null{}
	}
	for at := range step.Parts.Parts {
		part := &step.Parts.Parts[at]
		if !hasKey || part.Key != key {
			continue
		}
		if stated, isText := j.ParameterText(part.TitleFrom); part.TitleFrom != "" && isText {
			return stated
		}
		return part.Title
	}
	if hasKey && key == "join" && step.Parts.Join != nil {
		return step.Parts.Join.Title
	}
	return null{}
}

// opening opens a step together with the parts that start with it.
func (j *judge) opening(step *run.Step) []made {
	visit := int64(1)
	for _, before := range j.Steps {
		if before.Key == step.Key {
			visit++
		}
	}
	all := []made{event("stepOpened", field{"step", step.Key}, field{"visit", visit})}
	before := j.partsSoFar(step.Key)
	open := func(key string, hasKey bool) {
		all = append(all, event("partOpened", field{"part", fmt.Sprintf("%s:%d", step.Key, before+len(all))}, field{"step", step.Key},
			field{"key", orNull(key, hasKey)}, field{"title", j.titleOf(step, key, hasKey)}, field{"stretch", int64(1)}, field{"follows", null{}}))
	}
	switch step.Parts.Kind {
	case "named":
		for at := range step.Parts.Parts {
			if at == 0 || step.Parts.Order == "side-by-side" {
				open(step.Parts.Parts[at].Key, true)
			}
		}
	case "added":
	default:
		open("", false)
	}
	return all
}

func (j *judge) openStep() ([]made, string) {
	step, current := j.Definition(j.text("step")), j.Current()
	switch {
	case !isEngine(j.event.Actor):
		return refuse(engineOnly)
	case step == nil:
		return refuse("unknown-step")
	case current == nil && j.Template.Steps[0].Key != step.Key,
		current != nil && (current.Status != run.Closed || !current.HasNext || current.Next != step.Key),
		!j.needsHold(step, j.event.At):
		return refuse(notDue)
	}
	return accept(j.opening(step)...)
}

// openVisit is the current step, if it is this one and open.
func (j *judge) openVisit(key string) *run.StepState {
	if step := j.Current(); step != nil && step.Key == key && step.Status == run.Open {
		return step
	}
	return nil
}

func (j *judge) openPart() ([]made, string) {
	data := j.data()
	key := j.text("step")
	step, visit := j.Definition(key), j.openVisit(key)
	if title := run.Get(data, "title"); !isEngine(j.event.Actor) && title != nil && title.Kind == canonical.Object {
		return j.addSite(key, step, visit)
	}
	switch {
	case !isEngine(j.event.Actor):
		return refuse(engineOnly)
	case step == nil || visit == nil:
		return refuse("step-not-open")
	}
	due, isDue := j.nextIn(visit, step).due(j.event.At)
	partKey, hasKey := run.Maybe(data, "key")
	follows, follow := run.Maybe(data, "follows")
	if !isDue || due.key != partKey || due.hasKey != hasKey || due.follow != follow || due.follows != follows {
		return refuse(notDue)
	}
	stretch, title := int64(1), j.titleOf(step, partKey, hasKey)
	if before := j.Part(follows); follow && before != nil {
		stretch, title = before.Stretch+1, null{}
	}
	return accept(event("partOpened", field{"part", fmt.Sprintf("%s:%d", key, j.partsSoFar(key)+1)}, field{"step", key},
		field{"key", orNull(partKey, hasKey)}, field{"title", title}, field{"stretch", stretch}, field{"follows", orNull(follows, follow)}))
}

func (j *judge) addSite(key string, step *run.Step, visit *run.StepState) ([]made, string) {
	switch {
	case !j.steers():
		return refuse(notAllowed)
	case step == nil || visit == nil || step.Parts.Kind != "added" || visit.SitesComplete:
		return refuse("step-not-open")
	}
	return accept(event("partOpened", append(taken(j.data(), "title"), field{"part", fmt.Sprintf("%s:%d", key, j.partsSoFar(key)+1)}, field{"step", key},
		field{"key", null{}}, field{"stretch", int64(1)}, field{"follows", null{}})...))
}

func (j *judge) completeSites() ([]made, string) {
	key := j.text("step")
	step, visit := j.Definition(key), j.openVisit(key)
	switch {
	case !j.steers():
		return refuse(notAllowed)
	case step == nil || visit == nil || step.Parts.Kind != "added":
		return refuse("step-not-open")
	case visit.SitesComplete:
		return refuse(notDue)
	case len(visit.Parts) == 0:
		return refuse("sites-incomplete")
	}
	return accept(event("sitesComplete", field{"step", key}))
}

func (j *judge) dropPart() ([]made, string) {
	part := j.Part(j.text("part"))
	switch {
	case !j.steers():
		return refuse(notAllowed)
	case part == nil:
		return refuse("unknown-part")
	case part.Status == run.Closed:
		return refuse("part-not-open")
	}
	if step := j.Definition(part.Step); step == nil || step.Parts.Kind != "added" {
		return refuse(notDue)
	}
	return accept(event("partDropped", taken(j.data(), "part", "reason")...))
}

func (j *judge) closePart() ([]made, string) {
	part := j.Part(j.text("part"))
	if !isEngine(j.event.Actor) {
		return refuse(engineOnly)
	}
	if part == nil || j.Definition(part.Step) == nil {
		return refuse("unknown-part")
	}
	isDone := j.AllDone(part)
	if part.Gate == run.Refused {
		isDone = refusalIsFinal(j.Definition(part.Step), part)
	}
	if part.Status == run.Closed || !isDone {
		return refuse(notDue)
	}
	outcome := "not-needed"
	if part.Gate == run.Passed || part.Gate == run.Overridden || part.Gate == run.Refused {
		outcome = part.Gate
	}
	return accept(event("partClosed", field{"part", part.ID}, field{"outcome", outcome}))
}

func (j *judge) closeStep() ([]made, string) {
	key := j.text("step")
	step, visit := j.Definition(key), j.openVisit(key)
	switch {
	case !isEngine(j.event.Actor):
		return refuse(engineOnly)
	case step == nil || visit == nil:
		return refuse("step-not-open")
	case j.nextIn(visit, step).kind != "complete" || j.isOwed(key):
		return refuse(notDue)
	}
	next, hasNext := j.stepAfter(visit, step)
	all := []made{event("stepClosed", field{"step", key}, field{"visit", visit.Visit}, field{"next", orNull(next, hasNext)})}
	if retires, isText := j.ParameterText(step.Retires); step.Retires != "" && isText && !j.isRefused(visit) {
		all = append(all, event("templateRetired", field{"template", retires}))
	}
	return accept(all...)
}

// isOwed tells whether somebody who contributed in a step waits for an answer.
func (j *judge) isOwed(step string) bool {
	return slices.ContainsFunc(j.Contributions.All(), func(one *run.Contribution) bool { return one.Step == step && one.Status != "answered" })
}

func (j *judge) finish() ([]made, string) {
	step := j.Current()
	outcome := run.Refused
	if step != nil && step.Status == run.Closed && !step.HasNext {
		if !isEngine(j.event.Actor) {
			return refuse(engineOnly)
		}
		if !j.isRefused(step) {
			outcome = "completed"
		}
		return accept(event("runFinished", field{"outcome", outcome}))
	}
	stuck := step != nil && slices.ContainsFunc(j.partsOf(step), func(part *run.Part) bool { return part.Gate == run.Refused })
	if !stuck || !j.holds("lead") {
		return refuse(notDue)
	}
	return accept(event("runFinished", field{"outcome", outcome}))
}

func (j *judge) pause() ([]made, string) {
	if !j.steers() {
		return refuse(notAllowed)
	}
	return accept(event("paused", taken(j.data(), "reason")...))
}

func (j *judge) resume() ([]made, string) {
	if !j.steers() {
		return refuse(notAllowed)
	}
	if j.Status != run.Paused {
		return refuse("not-paused")
	}
	return accept(event("resumed"))
}

// optionsOf are what there is to choose from in a poll.
func optionsOf(part *run.Part, block *run.Block) []string {
	if place, isPlace := run.PlaceOf(block.Options); isPlace {
		options := []string{}
		if value := part.Newest().Field(place.Section, place.Field); value != nil {
			for at := range value.Items() {
				if text, isText := value.Items()[at].Text(); isText {
					options = append(options, text)
				}
			}
		}
		return options
	}
	var listed []struct {
		Label string `json:"label"`
	}
	if json.Unmarshal(block.Options, &listed) != nil {
		panic(run.Unfit{Why: "a poll has no options"})
	}
	options := make([]string, len(listed))
	for at := range listed {
		options[at] = listed[at].Label
	}
	return options
}
