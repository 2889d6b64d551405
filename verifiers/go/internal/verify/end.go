package verify

import (
	"fmt"

	"alongside/verifier/internal/contents"
	"alongside/verifier/internal/report"
)

// end is after the last line that was read.
func (c *check) end() {
	c.complete.End()
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
	if c.header.Template == nil || !isText || pinned != digest {
		c.findings.Fail(report.Template, "The rules in the file are not those that the run was launched with.")
		return
	}
	c.findings.Hold(report.Template, fmt.Sprintf("The rules are those that the run was launched with (%s).", digest))
}

// judge tells what is against the rules, and that this program does not decide each event anew. Rules are looked at where the run
// is all there (V16).
func (c *check) judge() {
	whole := c.withheld == 0 && c.launch != nil && c.findings.Of(report.Structure) != report.Fails &&
		!c.findings.HasTrouble(report.Entries, report.Completeness)
	if whole {
		for _, wrong := range c.rules.Wrong() {
			c.findings.Fail(report.Rules, wrong)
		}
	}
	c.findings.Unsure(report.Rules, "This program judges only who was asked about what, and on which answers gates passed. Use `npx alongside verify` for the rest.")
	c.findings.Unsure(report.Verdict, "This program does not compute it. Use `npx alongside verify` for that.")
}
