package verify

import (
	"fmt"

	"alongside/verifier/internal/contents"
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/verdict"
)

// end is after the last line that was read.
func (c *check) end() {
	c.complete.End()
	c.powers.End()
	c.checkTemplate()
	c.answers.End(c.withheld > 0)
	unread := c.findings.Of(report.Structure) == report.Fails
	for _, step := range []struct {
		is    report.Step
		holds string
	}{
		{report.Entries, "Each event is written in the one way that can be hashed."},
		{report.Inclusion, "Each event is in the log that was signed, as it stands."},
		{report.Digests, "What people were asked about is what was written."},
		{report.Completeness, ""},
	} {
		switch {
		case c.findings.HasTrouble(step.is):
		case unread:
			c.findings.Unsure(step.is, "The file was read in part only.")
		case step.holds != "":
			c.findings.Hold(step.is, step.holds)
		}
	}
	if !c.findings.HasTrouble(report.Commitments) {
		c.findings.Hold(report.Commitments, fmt.Sprintf("%d disclosed values are what was committed to.", c.disclosed))
	}
	c.judge()
	if c.withheld > 0 {
		c.findings.Limits = append(c.findings.Limits, fmt.Sprintf("%d events were withheld from whoever asked for the file. They have their places in the log.", c.withheld))
	}
}

func (c *check) checkTemplate() {
	if c.launch == nil {
		c.findings.Unsure(report.Template, "The event that pins the rules can't be read, or was withheld.")
		return
	}
	digest := contents.Digest(c.header.Template)
	pinned, isText := contents.PinnedTemplate(&c.launch.Data)
	if c.header.Template == "" || !isText || pinned != digest {
		c.findings.Fail(report.Template, "The rules in the file are not those that the run was launched with.")
		return
	}
	c.findings.Hold(report.Template, fmt.Sprintf("The rules are those that the run was launched with (%s).", digest))
}

func (c *check) unjudged(why string) {
	c.findings.Unsure(report.Rules, why)
	c.findings.Unsure(report.Verdict, why)
}

// judge tells what is against the rules, and whether the verdict in the file is the one that its events come to. Both can be judged
// only where the run is all there, and the rules that it was launched with (V16).
func (c *check) judge() {
	if c.header.Damaged {
		c.findings.Unsure(report.Verdict, "Whoever wrote the file could not read all of the run.")
	}
	// It ends in any case, so that nothing waits for further events.
	var computed *verdict.Verdict
	if c.rules != nil {
		computed = c.rules.End()
	}
	switch {
	case c.withheld > 0, c.launch == nil, c.findings.Of(report.Structure) == report.Fails, c.findings.HasTrouble(report.Entries), c.complete.Short, c.powers.Wrong:
		const why = "Not all events are here and readable, so they can't be judged anew."
		c.unjudged(why)
		return
	case c.findings.HasTrouble(report.Template):
		c.unjudged("The rules that the run was launched with are not in the file, so its events can't be judged by them.")
		return
	case c.rules == nil:
		c.findings.Fail(report.Rules, "The rules that the run was launched with can't be applied.")
	case c.rules.Wrong != "":
		c.findings.Fail(report.Rules, c.rules.Wrong)
	case c.rules.Unknown != "":
		c.findings.Unsure(report.Rules, c.rules.Unknown)
	}
	if c.findings.HasTrouble(report.Rules) {
		c.findings.Unsure(report.Verdict, "The events don't follow from the rules, so there is nothing to judge.")
		return
	}
	c.findings.Hold(report.Rules, fmt.Sprintf("All %d events follow from the rules, decided anew.", c.events))
	c.computed = computed
	if computed == nil {
		c.findings.Fail(report.Verdict, c.rules.Uncounted)
		return
	}
	if computed.Is(c.claimed) {
		c.findings.Hold(report.Verdict, fmt.Sprintf("Computed anew from the events: %s.", computed.Standing))
		return
	}
	c.findings.Fail(report.Verdict, fmt.Sprintf("The verdict in the file is not the one that its events come to: %s.", computed.Standing))
}
