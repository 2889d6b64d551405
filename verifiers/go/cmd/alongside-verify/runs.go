package main

import (
	"io"
	"os"

	"alongside/verifier/internal/report"
	"alongside/verifier/internal/runlist"
	"alongside/verifier/internal/verify"
)

// checkRuns checks an organisation's list of runs, as GET /log/runs gave it.
func checkRuns(path string, in io.Reader, options verify.Options) (*verify.Report, error) {
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		in = file
	}
	written, err := io.ReadAll(io.LimitReader(in, runlist.MaxBytes))
	if err != nil {
		return nil, err
	}
	made := &verify.Report{Findings: report.New(), Exit: verify.ExitTrouble}
	made.Runs = runlist.Check(written, options.Keys, options.Witnesses, made.Findings)
	if !made.Findings.HasTrouble(report.Structure, report.Checkpoint, report.Cosignatures, report.Inclusion, report.Completeness) {
		made.Exit = verify.ExitHolds
	}
	return made, nil
}
