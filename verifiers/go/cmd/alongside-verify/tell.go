package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"alongside/verifier/internal/report"
	"alongside/verifier/internal/verdict"
	"alongside/verifier/internal/verify"
)

type told struct {
	OK     bool                          `json:"ok"`
	Exit   int                           `json:"exit"`
	Checks []report.Check                `json:"checks"`
	Limits []string                      `json:"limits"`
	Run    *string                       `json:"run"`
	Step   *string                       `json:"step"`
	Steps  map[report.Step]report.Result `json:"steps"`
	Events int                           `json:"events"`
	Runs   []string                      `json:"runs,omitempty"`
	// Verdict as computed; null where it could not be.
	Verdict *verdict.Verdict `json:"verdict"`
}

func writeJSON(out io.Writer, made *verify.Report) error {
	one := told{
		OK: made.Exit == verify.ExitHolds, Exit: made.Exit, Checks: made.Findings.Checks(),
		Limits: append([]string{}, made.Findings.Limits...), Steps: map[report.Step]report.Result{}, Events: made.Events, Verdict: made.Verdict, Runs: made.Runs,
	}
	if made.Run != "" {
		one.Run = &made.Run
	}
	if made.OfStep {
		one.Step = &made.Step
	}
	for _, step := range report.Steps {
		one.Steps[step] = made.Findings.Of(step)
	}
	return json.NewEncoder(out).Encode(one)
}

var marks = map[report.Result]string{report.Holds: "ok", report.Fails: "FAILS", report.CouldNotCheck: "?"}

var endings = map[int]string{
	verify.ExitHolds:     "Everything holds.",
	verify.ExitTransport: "The file was changed on its way. All else holds. Get it again as it is.",
}

func writeSentences(out io.Writer, made *verify.Report) error {
	var text strings.Builder
	for _, check := range made.Findings.Checks() {
		fmt.Fprintf(&text, "%-6s %s: %s\n", marks[check.Result], check.Step, check.Message)
	}
	for _, limit := range made.Findings.Limits {
		fmt.Fprintf(&text, "note   %s\n", limit)
	}
	fmt.Fprintf(&text, "\n%s\n", ending(made))
	for _, run := range made.Runs {
		fmt.Fprintln(&text, run)
	}
	_, err := io.WriteString(out, text.String())
	return err
}

func ending(made *verify.Report) string {
	if words, found := endings[made.Exit]; found {
		return words
	}
	for _, check := range made.Findings.Checks() {
		if check.Result == report.Fails {
			return "NOT verified: what is marked with FAILS is wrong. Do not rely on it, and ask who gave it to you."
		}
	}
	return "NOT verified: what is marked with ? could not be checked."
}
