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
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/rules"
	"alongside/verifier/internal/tree"
)

// Options are what whoever checks brings along.
type Options struct {
	Keys      []string // one of them must have signed
	Witnesses []string // all of them must have cosigned
	// Leaves asks for those of the file's events, by their positions in the log.
	Leaves bool
}

// Exits, by what they mean.
const (
	ExitHolds     = 0
	ExitTrouble   = 1
	ExitTransport = 3
	// ExitUnjudged: all that this program checks holds. It judges rules in part only, and no verdict.
	ExitUnjudged = 4
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
	Leaves map[int64][32]byte
}

// Bundle checks a file. Its error is one of reading.
func Bundle(file io.Reader, options Options) (*Report, error) {
	c := &check{options: options, findings: report.New(), commitments: contents.Commitments{}}
	c.answers, c.rules = answers.New(c.findings), rules.New()
	if options.Leaves {
		c.leaves = map[int64][32]byte{}
	}
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
	made.Header, made.Leaves = c.header, c.leaves
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
	for _, step := range judgedHere {
		if findings.HasTrouble(step) {
			return ExitTrouble
		}
	}
	switch {
	case findings.Of(report.Structure) == report.Fails, findings.Of(report.Rules) == report.Fails:
		return ExitTrouble
	case changed:
		return ExitTransport
	}
	return ExitUnjudged
}

// judgedHere are the steps between structure and rules.
var judgedHere = report.Steps[1:11]

type check struct {
	options      Options
	findings     *report.Findings
	header       *bundle.Header
	complete     *completeness.Check
	answers      *answers.Check
	rules        *rules.Check
	commitments  contents.Commitments
	launch       *envelope.Event
	leaves       map[int64][32]byte
	events       int
	withheld     int
	disclosed    int
	wrongDigests int
}

// Header implements bundle.Visitor.
func (c *check) Header(header *bundle.Header) {
	c.header = header
	c.checkSigners()
	c.complete = completeness.New(header, c.findings)
}

// Event implements bundle.Visitor.
func (c *check) Event(line *bundle.Event) bool {
	leaf := line.Leaf
	if line.Withheld {
		c.withheld++
	} else {
		leaf = tree.Leaf(line.Entry)
	}
	if c.leaves != nil {
		c.leaves[line.Index] = leaf
	}
	if !tree.Includes(line.Index, int64(c.header.Checkpoint.Size), leaf, line.Proof, c.header.Checkpoint.Root) {
		c.findings.Fail(report.Inclusion, fmt.Sprintf("%s is not in the log as it stands here.", nameOf(line)))
	}
	c.complete.Line(line, leaf)
	if line.Withheld {
		return false
	}
	event, why := envelope.Read(line.Entry)
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
	c.answers.Event(event)
	c.rules.Event(event)
	if event.Type == "versionSaved" && !contents.DigestsHold(&event.Data) {
		c.findings.Fail(report.Digests, fmt.Sprintf("Event %s (version %d) has other digests than its sections.", event.ID, event.Version))
	}
}

// Value implements bundle.Visitor.
func (c *check) Value(value *bundle.Value) {
	c.disclosed++
	if _, found := c.commitments[value.Commitment]; !found {
		c.findings.Fail(report.Commitments, fmt.Sprintf("The commitment %x is one which no event holds.", value.Commitment))
	} else if !contents.Opens(value.Commitment, value.Key, value.Value) {
		c.findings.Fail(report.Commitments, fmt.Sprintf("The commitment %x is to another value.", value.Commitment))
	}
}

func nameOf(line *bundle.Event) string {
	return fmt.Sprintf("Event %s (version %d, number %d of the log)", line.ID, line.Version, line.Index)
}
