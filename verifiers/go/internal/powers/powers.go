// Package powers checks what a file holds of its organisation's own stream: who was given a power, and who lost one
// (docs/spec/07-verification.md, V26).
package powers

import (
	"fmt"

	"alongside/verifier/internal/bundle"
	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/tree"
)

// types are those of an organisation's stream (docs/spec/06-events.md).
var types = map[string]bool{
	"personAdded": true, "roleGiven": true, "roleTaken": true, "addressChanged": true, "addressConfirmed": true, "detailsChanged": true,
	"changeDenied": true, "passkeyEnrolled": true, "passkeyConfirmed": true, "passkeyRemoved": true, "signInLinkHandedOut": true,
	"signedInByProvider": true, "accountEnded": true, "tokenMade": true, "tokenEnded": true, "voucherRegistered": true, "voucherEnded": true,
	"templateAdopted": true,
}

// Check follows a file's events, and then its lines of the kind power.
type Check struct {
	findings *report.Findings
	proofs   *tree.Proofs
	// Of the run: the organisation that launched it, and whoever joined it or acted in it.
	organisation string
	hasLaunch    bool
	isLaunched   bool
	people       map[string]struct{}
	// Of its events: whether any is withheld, and whether that of version 1 is.
	isWithheld       bool
	isLaunchWithheld bool
	// Of the line before.
	version, index int64
	count          int
	// Wrong: points 2 to 8 of V26 found something that fails, so that the run can't be judged (V16).
	Wrong bool
}

// New has seen nothing. @param proofs of the checkpoint's tree
func New(proofs *tree.Proofs, findings *report.Findings) *Check {
	return &Check{findings: findings, proofs: proofs, people: map[string]struct{}{}, index: -1}
}

// Event takes an event of the file. @param first whether it is the one that the run begins with (V11)
func (c *Check) Event(event *envelope.Event, first bool) {
	if _, known := c.people[event.Actor.ID]; !known {
		c.people[event.Actor.ID] = struct{}{}
	}
	if event.Type == "memberJoined" {
		if member, isText := event.Data.TextOf("member"); isText {
			c.people[member] = struct{}{}
		}
	}
	c.hasLaunch = c.hasLaunch || first
	if first && event.Type == "runLaunched" {
		c.organisation, c.isLaunched = event.Data.TextOf("organisation")
	}
}

// Withheld takes a line of the kind withheld.
func (c *Check) Withheld(version int64) {
	c.isWithheld = true
	c.isLaunchWithheld = c.isLaunchWithheld || version == 1
}

// Line takes a line of the kind power, after all events.
func (c *Check) Line(line *bundle.Event) {
	c.count++
	if !c.proofs.Includes(line.Index, tree.Leaf(line.Entry), line.Proof) {
		c.fail(report.Inclusion, line, "is not in the log as it stands here")
	}
	if line.Version <= c.version || line.Index <= c.index {
		c.fail(report.Completeness, line, fmt.Sprintf("stands behind version %d, which comes after it", c.version))
	}
	c.version, c.index = line.Version, line.Index
	power, why := envelope.Read(line.Entry)
	switch {
	case why != "":
	case power.ID != line.ID:
		why = "has another id"
	case power.Version != line.Version:
		why = "has another version"
	case !types[power.Type]:
		why = "is a " + power.Type + ", which gives and takes no power"
	}
	if why != "" {
		c.fail(report.Entries, line, why)
		return
	}
	switch {
	case !c.hasLaunch && c.isLaunchWithheld:
		c.unsure(line, "is of an organisation that may have launched the run: the launch is withheld")
	case !c.isLaunched || power.Run != c.organisation:
		c.fail(report.Entries, line, "is not of the organisation that launched the run")
	}
	person, isText := power.Data.TextOf("person")
	_, isOfRun := c.people[person]
	switch {
	case isText && isOfRun:
	case isText && c.isWithheld:
		c.unsure(line, "is about nobody in the events that are shown; others are withheld")
	default:
		c.fail(report.Entries, line, "is about nobody of this run")
	}
}

// End tells how many there were, and what they don't show.
func (c *Check) End() {
	if c.count > 0 {
		c.findings.Limits = append(c.findings.Limits, fmt.Sprintf("%d events of the organisation say who of this run was given or lost a power. They are in the log. Whether there are others can't be seen from a file.", c.count))
	}
}

func (c *Check) fail(step report.Step, line *bundle.Event, why string) {
	c.Wrong = c.Wrong || step != report.Inclusion
	c.findings.Fail(step, told(line, why))
}

func (c *Check) unsure(line *bundle.Event, why string) {
	c.findings.Unsure(report.Entries, told(line, why))
}

func told(line *bundle.Event, why string) string {
	return fmt.Sprintf("Event %s (version %d of its organisation, number %d of the log) %s.", line.ID, line.Version, line.Index, why)
}
