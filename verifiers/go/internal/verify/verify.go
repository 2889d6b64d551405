// Package verify checks a bundle, step by step, without a network or anybody's word (docs/spec/07-verification.md).
package verify

import (
	"fmt"
	"io"

	"alongside/verifier/internal/answers"
	"alongside/verifier/internal/bundle"
	"alongside/verifier/internal/completeness"
	"alongside/verifier/internal/contents"
	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/powers"
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/rules"
	"alongside/verifier/internal/run"
	"alongside/verifier/internal/signers"
	"alongside/verifier/internal/tree"
	"alongside/verifier/internal/verdict"
)

// Options are what whoever checks brings along.
type Options struct {
	Keys      []string // one of them must have signed
	Witnesses []string // all of them must have cosigned
	// Each is told of every line of an event, if there is one.
	Each func(header *bundle.Header, line *bundle.Event, leaf [32]byte)
}

// Exits, by what they mean.
const (
	ExitHolds     = 0
	ExitTrouble   = 1
	ExitTransport = 3
)

// Report is what a file comes to.
type Report struct {
	Exit     int
	Findings *report.Findings
	Run      string
	Step     string
	OfStep   bool
	Events   int
	// Header is the file's, nil where it could not be read.
	Header *bundle.Header
	// Runs are those of an organisation's list that holds.
	Runs []string
	// Verdict is the one that was computed, nil where it could not be.
	Verdict *verdict.Verdict
}

// Bundle checks a file. Its error is one of reading.
func Bundle(file io.Reader, options Options) (*Report, error) {
	c := &check{options: options, findings: report.New()}
	c.answers = answers.New(c.findings)
	outcome, err := bundle.Read(file, c, c.findings)
	if err != nil {
		return nil, err
	}
	made := &Report{Findings: c.findings, Events: c.events}
	if !outcome.Began {
		for _, step := range report.Steps[1:] {
			c.findings.Unsure(step, "The file could not be read.")
		}
		made.Exit = ExitTrouble
		return made, nil
	}
	c.end()
	made.Header, made.Verdict = c.header, c.computed
	made.Run, made.Step, made.OfStep = c.header.Run, c.header.Step, c.header.OfStep
	made.Exit = exitOf(c.findings, outcome.Changed)
	return made, nil
}

// AnyFails tells whether any step fails.
func (r *Report) AnyFails() bool {
	for _, step := range report.Steps {
		if r.Findings.Of(step) == report.Fails {
			return true
		}
	}
	return false
}

func exitOf(findings *report.Findings, changed bool) int {
	switch {
	case findings.HasTrouble(report.Steps[1:]...), findings.Of(report.Structure) == report.Fails:
		return ExitTrouble
	case changed:
		return ExitTransport
	}
	return ExitHolds
}

type check struct {
	options      Options
	findings     *report.Findings
	header       *bundle.Header
	complete     *completeness.Check
	proofs       *tree.Proofs
	entries      *envelope.Reader
	powers       *powers.Check
	answers      *answers.Check
	rules        *rules.Check // nil where rules can't be read from the template
	claimed      string       // the verdict in the file
	computed     *verdict.Verdict
	commitments  contents.Commitments
	launch       *envelope.Event
	events       int
	withheld     int
	disclosed    int
	wrongDigests int
}

// Header implements bundle.Visitor.
func (c *check) Header(header *bundle.Header) {
	c.header = header
	c.commitments = contents.Commitments{}
	signers.Check{
		Checkpoint: &header.Checkpoint, Keys: c.options.Keys, Witnesses: c.options.Witnesses, OwnKeys: header.Keys, OwnWitnesses: header.Witnesses,
	}.All(c.findings)
	c.complete = completeness.New(header, c.findings)
	if template, err := run.ReadTemplate(header.Template); err == nil {
		c.rules = rules.New(template)
	}
	c.proofs = tree.NewProofs(int64(header.Checkpoint.Size), header.Checkpoint.Root)
	c.entries = envelope.NewReader()
	c.powers = powers.New(c.proofs, c.findings)
}

// Event implements bundle.Visitor.
func (c *check) Event(line *bundle.Event) bool {
	leaf := line.Leaf
	if line.Withheld {
		c.withheld++
		c.powers.Withheld(line.Version)
	} else {
		leaf = tree.Leaf(line.Entry)
	}
	if c.options.Each != nil {
		c.options.Each(c.header, line, leaf)
	}
	if !c.proofs.Includes(line.Index, leaf, line.Proof) {
		c.findings.Fail(report.Inclusion, fmt.Sprintf("%s is not in the log as it stands here.", nameOf(line)))
	}
	c.complete.Line(line, leaf)
	if line.Withheld {
		return false
	}
	event, why := c.entries.Read(line.Entry)
	if why == "" && (event.ID != line.ID || event.Run != c.header.Run || event.Version != line.Version) {
		why = "says something else than its line"
	}
	if why != "" {
		c.findings.Fail(report.Entries, fmt.Sprintf("%s %s.", nameOf(line), why))
		return false
	}
	c.seen(&event)
	return true
}

func (c *check) seen(event *envelope.Event) {
	c.events++
	if event.Version == 1 && c.launch == nil {
		c.launch = event
	}
	c.complete.Event(event)
	c.commitments.Add(&event.Data)
	c.powers.Event(event, event == c.launch)
	c.answers.Event(event)
	if c.rules != nil {
		c.rules.Event(event)
	}
	if event.Type == "versionSaved" && !contents.DigestsHold(&event.Data) {
		c.findings.Fail(report.Digests, fmt.Sprintf("Event %s (version %d) has other digests than its sections.", event.ID, event.Version))
	}
}

// Power implements bundle.Visitor.
func (c *check) Power(line *bundle.Event) { c.powers.Line(line) }

// Value implements bundle.Visitor.
func (c *check) Value(value *bundle.Value) {
	c.disclosed++
	if _, found := c.commitments[value.Commitment]; !found {
		c.findings.Fail(report.Commitments, fmt.Sprintf("The commitment %x is one which no event holds.", value.Commitment))
	} else if !contents.Opens(value.Commitment, value.Key, value.Value) {
		c.findings.Fail(report.Commitments, fmt.Sprintf("The commitment %x is to another value.", value.Commitment))
	}
}

// Verdict implements bundle.Visitor.
func (c *check) Verdict(claimed string) { c.claimed = claimed }

func nameOf(line *bundle.Event) string {
	return fmt.Sprintf("Event %s (version %d, number %d of the log)", line.ID, line.Version, line.Index)
}
