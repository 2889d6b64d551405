package main

import (
	"fmt"
	"os"

	"alongside/verifier/internal/livelog"
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/signednote"
	"alongside/verifier/internal/since"
	"alongside/verifier/internal/verify"
)

// checkSince holds a log, or a newer file, against what was kept. What was kept must prove itself first.
func checkSince(path, where string, options verify.Options) (*verify.Report, error) {
	older := since.NewFile(nil)
	made, kept, err := checkKept(path, older, options)
	if err != nil || kept == nil {
		return made, err
	}
	// Without a key from elsewhere, those that came along with what was kept count.
	if len(options.Keys) == 0 {
		options.Keys = kept.keys
	}
	if found, err := os.Stat(where); err == nil && found.Mode().IsRegular() {
		return checkNewer(where, older, options)
	}
	then := &livelog.Kept{Origin: kept.checkpoint.Origin, Size: kept.checkpoint.Size, Root: kept.checkpoint.Root, Leaves: older.Leaves()}
	outcome, err := livelog.Since(livelog.Open(where), options.Keys, options.Witnesses, then)
	if err != nil {
		return nil, err
	}
	return sinceReport(outcome, then), nil
}

// proved is what a file that was kept brought along.
type proved struct {
	checkpoint *signednote.Checkpoint
	keys       []string
}

// checkKept checks what was kept. Its second result is nil where that does not prove itself; the report says why.
func checkKept(path string, older *since.File, options verify.Options) (*verify.Report, *proved, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	options.Each = older.Event
	made, one, err := check(file, options)
	switch {
	case err != nil:
		return nil, nil, err
	case one != nil:
		older.Receipt(one)
		return made, &proved{&one.Checkpoint, one.Keys}, nil
	case made.Header != nil && !made.AnyFails():
		return made, &proved{&made.Header.Checkpoint, made.Header.Keys}, nil
	}
	made.Findings.Unsure(report.Consistency, "The file that was kept does not prove itself, so it accuses nobody.")
	made.Exit = verify.ExitTrouble
	return made, nil, nil
}

// checkNewer checks a newer bundle by itself, and then against what was kept.
func checkNewer(path string, older *since.File, options verify.Options) (*verify.Report, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	newer := since.NewFile(older)
	options.Each = newer.Event
	made, err := verify.Bundle(file, options)
	if err != nil {
		return nil, err
	}
	if made.Header == nil || made.AnyFails() {
		made.Findings.Unsure(report.Consistency, "The newer file itself does not hold, so that nothing can be compared with it.")
	} else {
		newer.Continues(made.Findings)
	}
	if made.Findings.HasTrouble(report.Consistency) {
		made.Exit = verify.ExitTrouble
	}
	return made, nil
}

// sinceReport is of the log alone: what was kept has proved itself.
func sinceReport(outcome *livelog.Outcome, kept *livelog.Kept) *verify.Report {
	made := &verify.Report{Findings: report.New()}
	if outcome.Wrong != "" {
		made.Findings.Fail(report.Consistency, outcome.Wrong)
		made.Exit = verify.ExitTrouble
		return made
	}
	made.Findings.Hold(report.Consistency, fmt.Sprintf("The log of today, of %d entries, begins with the %d of then and holds what was kept.", outcome.Size, kept.Size))
	made.Exit = verify.ExitHolds
	return made
}
