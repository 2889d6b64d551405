// Package report collects what each step of the verification finds.
package report

import (
	"slices"
	"sort"
)

// Result is how a step ends.
type Result string

// What a step can come to (docs/spec/07-verification.md).
const (
	Holds         Result = "holds"
	Fails         Result = "fails"
	CouldNotCheck Result = "could-not-check"
)

// Step is the name of a step.
type Step string

// The steps, in the order in which they are told.
const (
	Structure    Step = "structure"
	Checkpoint   Step = "checkpoint"
	Cosignatures Step = "cosignatures"
	Entries      Step = "entries"
	Inclusion    Step = "inclusion"
	Completeness Step = "completeness"
	Template     Step = "template"
	Digests      Step = "digests"
	Commitments  Step = "commitments"
	Signatures   Step = "signatures"
	Vouchers     Step = "vouchers"
	Rules        Step = "rules"
	Verdict      Step = "verdict"
)

// Of a receipt, of a log of today that is held against what was kept, and of a time stamp.
const (
	Receipt     Step = "receipt"
	Consistency Step = "consistency"
	TimeStamp   Step = "timestamp"
)

// Steps are those of a bundle.
var Steps = []Step{Structure, Checkpoint, Cosignatures, Entries, Inclusion, Completeness, Template, Digests, Commitments, Signatures, Vouchers, Rules, Verdict}

// Check is one finding.
type Check struct {
	Step    Step   `json:"step"`
	Result  Result `json:"result"`
	Message string `json:"message"`
}

// MaxTold is how many findings of one step and result are told; the others are counted.
const MaxTold = 20

// Findings grow while a file is read.
type Findings struct {
	checks  []Check
	further map[Step]map[Result]int
	count   map[Step]map[Result]int
	// Limits are what no check of this file can show, in plain words.
	Limits []string
}

// New has no findings.
func New() *Findings {
	return &Findings{further: map[Step]map[Result]int{}, count: map[Step]map[Result]int{}}
}

func (f *Findings) add(step Step, result Result, message string) {
	if f.count[step] == nil {
		f.count[step], f.further[step] = map[Result]int{}, map[Result]int{}
	}
	f.count[step][result]++
	if f.count[step][result] > MaxTold {
		f.further[step][result]++
		return
	}
	f.checks = append(f.checks, Check{step, result, message})
}

// Hold says that something of a step is as it must be.
func (f *Findings) Hold(step Step, message string) { f.add(step, Holds, message) }

// Fail says that something is not as it was signed.
func (f *Findings) Fail(step Step, message string) { f.add(step, Fails, message) }

// Unsure says that something could not be checked, and why.
func (f *Findings) Unsure(step Step, message string) { f.add(step, CouldNotCheck, message) }

// HasTrouble tells whether any of the steps failed or could not be checked.
func (f *Findings) HasTrouble(steps ...Step) bool {
	for _, step := range steps {
		if f.count[step][Fails] > 0 || f.count[step][CouldNotCheck] > 0 {
			return true
		}
	}
	return false
}

// Of is how a step ends: by the worst of its findings. A step without any holds, as nothing stands against it.
func (f *Findings) Of(step Step) Result {
	switch {
	case f.count[step][Fails] > 0:
		return Fails
	case f.count[step][CouldNotCheck] > 0:
		return CouldNotCheck
	}
	return Holds
}

// Checks are all findings, in the order of the steps, the worst first.
func (f *Findings) Checks() []Check {
	checks := append([]Check{}, f.checks...)
	for _, step := range Steps {
		for _, result := range []Result{Fails, CouldNotCheck, Holds} {
			if more := f.further[step][result]; more > 0 {
				checks = append(checks, Check{step, result, andMore(more)})
			}
		}
	}
	rank := map[Step]int{}
	for at, step := range append(slices.Clone(Steps), Receipt, Consistency, TimeStamp) {
		rank[step] = at
	}
	worst := map[Result]int{Fails: 0, CouldNotCheck: 1, Holds: 2}
	sort.SliceStable(checks, func(i, j int) bool {
		a, b := checks[i], checks[j]
		if a.Step != b.Step {
			return rank[a.Step] < rank[b.Step]
		}
		return worst[a.Result] < worst[b.Result]
	})
	return checks
}
