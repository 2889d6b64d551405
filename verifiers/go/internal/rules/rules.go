// Package rules decides a run anew: from each event the command that it came of is read, and decided upon the events before it. What
// is decided must be what is on record (docs/spec/08-rules.md).
package rules

import (
	"fmt"
	"iter"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
	"alongside/verifier/internal/verdict"
)

// Check takes a run's events in, one after another. It stops at the first that does not follow: whatever comes after can't make
// the run right again.
type Check struct {
	judge *judge
	more  func() (struct{}, bool)
	stop  func()
	// Wrong is what does not follow; empty so far.
	Wrong string
	// Unknown is what this program can't judge; empty so far.
	Unknown string
	// Uncounted is why no verdict could be computed of events that follow from the rules; empty where one could.
	Uncounted string
}

// mostFields are as many as an answer has, and more.
const mostFields = 16

// New begins before the launch, by the template's rules.
func New(template *run.Template) *Check {
	state := run.New(template)
	c := &Check{judge: &judge{State: state, trail: verdict.New(state), fields: make([]field, 0, mostFields)}}
	c.more, c.stop = iter.Pull(func(wait func(struct{}) bool) {
		c.judge.wait = func() bool { return wait(struct{}{}) }
		c.all()
	})
	c.more()
	return c
}

// Event takes the next one.
func (c *Check) Event(event *run.Event) {
	c.judge.given = event
	c.more()
}

// End is after the last event. @returns the verdict, or nil where rules do not hold.
func (c *Check) End() *verdict.Verdict {
	c.judge.given = nil
	c.more()
	c.stop()
	if c.Wrong != "" || c.Unknown != "" {
		return nil
	}
	return c.judged()
}

func (c *Check) judged() (made *verdict.Verdict) {
	defer func() {
		if failed := recover(); failed != nil {
			c.Uncounted = fmt.Sprintf("It can't be computed from these events (%v).", failed)
		}
	}()
	return c.judge.trail.Judge()
}

func (c *Check) all() {
	for event := c.judge.peek(0); event != nil; event = c.judge.peek(0) {
		if why := c.take(event); why != "" {
			c.Wrong = fmt.Sprintf("Event %s (%s, version %d): %s.", event.ID, event.Type, event.Version, why)
		}
		if c.Wrong != "" || c.Unknown != "" {
			return
		}
	}
}

func (c *Check) take(event *run.Event) (why string) {
	defer func() {
		if failed := recover(); failed != nil {
			why = fmt.Sprintf("the rules can't be applied to it (%v)", failed)
		}
	}()
	if event.Type == "credentialRegistered" && c.judge.peek(1) != nil && !run.Knows(c.judge.peek(1).Type) {
		// It comes of what follows it.
		event = c.judge.peek(1)
	}
	if !run.Knows(event.Type) {
		c.Unknown = fmt.Sprintf("Event %s (version %d): this program does not know events of the type %s, and judges none after it.", event.ID, event.Version, event.Type)
		return ""
	}
	return c.judge.take(event)
}

// judge is the state of the run that is decided anew.
type judge struct {
	*run.State
	trail *verdict.Trail
	wait  func() bool
	given *run.Event
	queue []*run.Event
	ended bool
	// Of the event that is decided.
	event, act *run.Event
	key        *canonical.Value // the registration of the passkey before an answer
	after      func() []made
	answer     answering
	fields     []field // room for those of an answer
}

// peek looks ahead; nil behind the last event.
func (j *judge) peek(ahead int) *run.Event {
	for len(j.queue) <= ahead && !j.ended {
		if !j.wait() || j.given == nil {
			j.ended = true
			break
		}
		j.queue = append(j.queue, j.given)
	}
	if ahead < len(j.queue) {
		return j.queue[ahead]
	}
	return nil
}

func (j *judge) fold(count int) {
	for _, event := range j.queue[:count] {
		j.trail.Before(event)
		j.Add(event)
		j.trail.After(event)
	}
	j.queue = append(j.queue[:0], j.queue[count:]...)
}

// take decides the event, holds what is decided against what is recorded, and folds that.
func (j *judge) take(event *run.Event) string {
	j.event, j.act, j.key, j.after = event, event, nil, nil
	if event.Type == "actRefused" {
		j.fold(1)
		return ""
	}
	if event.Type == "credentialRegistered" {
		j.key, j.act = &event.Data, j.peek(1)
		if j.act == nil || answers[j.act.Type] == nil {
			return "nothing on record leads to it (R3)"
		}
	}
	decide := origins[j.act.Type]
	if decide == nil {
		return "nothing on record leads to it (R3)"
	}
	if why := j.wrongMark(); why != "" {
		return why
	}
	if why := j.notNow(); why != "" {
		return "the rules refuse it: " + why
	}
	decided, why := decide(j)
	if why != "" {
		return "the rules refuse it: " + why
	}
	for first := true; ; first = false {
		if why := j.hold(decided, first); why != "" || j.after == nil {
			return why
		}
		after := j.after
		j.after = nil
		decided = after()
	}
}

// wrongMark: what a helper wrote down can't be marked as stronger than that, and nothing else is marked so (R4).
func (j *judge) wrongMark() string {
	helped := run.Get(&j.event.Data, "assistance") != nil
	if marked := j.event.Assurance == "assisted-unconfirmed"; helped == marked || j.event.Assurance == "" {
		return ""
	}
	return "its assurance is not that of what a helper wrote down (R4)"
}

// hold compares what was decided with the next events on record, and folds these.
func (j *judge) hold(decided []made, first bool) string {
	count := 0
	for at := range decided {
		pages := decided[at : at+1]
		if listed[decided[at].kind] != nil {
			pages = decided[at].pages()
		}
		for at := range pages {
			if recorded := j.peek(count); recorded == nil || !j.isRecorded(&pages[at], recorded) {
				if first && count == 0 {
					return "the rules lead to something else than what is recorded (R2)"
				}
				return fmt.Sprintf("the rules lead from it to %s, which is not recorded after it as it should be (R2)", pages[at].kind)
			}
			count++
		}
	}
	j.fold(count)
	return ""
}

func (j *judge) isRecorded(decided *made, recorded *run.Event) bool {
	return decided.kind == recorded.Type && decided.is(&recorded.Data) && recorded.At == j.event.At && recorded.Actor == j.event.Actor &&
		j.isMarked(recorded) && fits(recorded)
}

func (j *judge) isMarked(recorded *run.Event) bool {
	if j.act.Assurance == "passkey-signed" && run.Get(&recorded.Data, "signature") == nil {
		return recorded.Assurance != "passkey-signed"
	}
	return recorded.Assurance == j.act.Assurance
}
