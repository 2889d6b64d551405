// Package rules asks of a run's events some of what must hold whatever else does (docs/spec/08-rules.md): who asked whom about which
// words, and that a gate passed on the answers that were there. It does not decide each event anew: what it passes by may
// still be against the rules, and what it finds is.
package rules

import (
	"fmt"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/envelope"
)

const engine = "engine"

// request is what people are asked about: one version of a part.
type request struct {
	part, digest string
	version      int64
	// agreed are those whose newest answer is a yes to it, or a ranking.
	agreed map[string]bool
}

// objection is a no that holds a gate until its giver lifts it.
type objection struct{ member, part string }

// Check follows the events of a run in their order.
type Check struct {
	launched   bool
	requests   map[string]*request
	objections map[string]objection
	gone       map[string]bool
	newest     map[string]text // of each part
	wrong      []string
}

type text struct {
	version int64
	digest  string
}

// New begins before the launch.
func New() *Check {
	return &Check{requests: map[string]*request{}, objections: map[string]objection{}, gone: map[string]bool{}, newest: map[string]text{}}
}

// Wrong is what was found, an event each.
func (c *Check) Wrong() []string { return c.wrong }

// Event takes the next event of the run.
func (c *Check) Event(event *envelope.Event) {
	if why := c.take(event); why != "" {
		c.wrong = append(c.wrong, fmt.Sprintf("Event %s (%s, version %d): %s.", event.ID, event.Type, event.Version, why))
	}
}

func (c *Check) take(event *envelope.Event) string {
	data := &event.Data
	switch {
	case event.Type == "runLaunched" && c.launched:
		return "the run was launched before (R6)"
	case event.Type != "runLaunched" && !c.launched:
		return "the run was not launched yet (R6)"
	}
	c.launched = true
	part, _ := data.TextOf("part")
	member, _ := data.TextOf("member")
	switch event.Type {
	case "versionSaved":
		version, _ := data.WholeOf("version")
		digest, _ := data.TextOf("digest")
		c.newest[part] = text{version, digest}
	case "signOffRequested":
		return c.ask(data, part)
	case "answersLapsed":
		return c.lapse(data, part)
	case "signedOff", "declined", "preferred", "askedForTime", "stoodAside":
		return c.answer(event, part, member)
	case "answerDisputed":
		if one := c.requests[requestOf(data)]; one != nil {
			delete(one.agreed, member)
		}
	case "objected":
		id, _ := data.TextOf("objection")
		c.objections[id] = objection{member, part}
	case "objectionLifted":
		id, _ := data.TextOf("objection")
		delete(c.objections, id)
	case "withdrew", "memberLost", "recused":
		c.gone[member] = true
	case "gatePassed":
		return c.pass(event, part)
	case "gateRefused", "stepClosed", "partClosed":
		if event.Actor.Role != engine {
			return "only the engine does this (R9)"
		}
	}
	return ""
}

func requestOf(data *canonical.Value) string {
	id, _ := data.TextOf("request")
	return id
}

// ask takes a request: for the newest version of its part.
func (c *Check) ask(data *canonical.Value, part string) string {
	version, _ := data.WholeOf("version")
	digest, _ := data.TextOf("digest")
	c.requests[requestOf(data)] = &request{part: part, digest: digest, version: version, agreed: map[string]bool{}}
	if newest := c.newest[part]; newest.version != version || newest.digest != digest {
		return "it asks about another version than the newest"
	}
	return ""
}

// lapse takes out the answers of those who are asked again, about a newer version.
func (c *Check) lapse(data *canonical.Value, part string) string {
	one := c.requests[requestOf(data)]
	if one == nil || one.part != part {
		return "nobody asked that"
	}
	one.version, _ = data.WholeOf("version")
	one.digest, _ = data.TextOf("digest")
	members, _ := data.Get("members")
	if members == nil {
		return ""
	}
	for at := range members.Items {
		member, _ := members.Items[at].Text()
		delete(one.agreed, member)
	}
	return ""
}

// answer takes one to a request (R9, R23).
func (c *Check) answer(event *envelope.Event, part, member string) string {
	data := &event.Data
	one := c.requests[requestOf(data)]
	version, _ := data.WholeOf("version")
	digest, _ := data.TextOf("digest")
	switch {
	case event.Actor.Role == engine:
		return "the engine answers for nobody (R9)"
	case one == nil || one.part != part:
		return "nobody asked that (R23)"
	case version != one.version || digest != one.digest:
		return "it is about another version than was asked about (R23)"
	}
	if event.Type == "signedOff" || event.Type == "preferred" {
		one.agreed[member] = true
	} else {
		delete(one.agreed, member)
	}
	return ""
}

// pass holds a gate against the answers that are on record (R24, R30, R31).
func (c *Check) pass(event *envelope.Event, part string) string {
	data := &event.Data
	version, _ := data.WholeOf("version")
	digest, _ := data.TextOf("digest")
	newest := c.newest[part]
	if event.Actor.Role != engine {
		return "only the engine does this (R9)"
	}
	if version != newest.version || digest != newest.digest {
		return "another version was saved since (R31)"
	}
	for id, one := range c.objections {
		if one.part == part && !c.gone[one.member] {
			return fmt.Sprintf("the objection %s stands (R24)", id)
		}
	}
	agreed := map[string]bool{}
	for _, one := range c.requests {
		if one.part != part {
			continue
		}
		for member := range one.agreed {
			agreed[member] = true
		}
	}
	yes, found := data.Get("yes")
	if !found || len(yes.Items) == 0 {
		return "nobody said yes (R30)"
	}
	for at := range yes.Items {
		if member, _ := yes.Items[at].Text(); !agreed[member] {
			return fmt.Sprintf("it names the yes of %s, which is not on record (R30)", member)
		}
	}
	return ""
}
