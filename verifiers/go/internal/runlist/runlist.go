// Package runlist checks an organisation's list of runs: that the log itself states that these are all (docs/spec/03-log.md, L21).
package runlist

import (
	"bytes"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"alongside/verifier/internal/bundle"
	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/completeness"
	"alongside/verifier/internal/encoding"
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/signednote"
	"alongside/verifier/internal/signers"
	"alongside/verifier/internal/tree"
)

// MaxBytes are more than a list of a million runs has.
const MaxBytes = 1 << 26

type list struct {
	organisation string
	runs, keys   []string
	checkpoint   signednote.Checkpoint
	index, count int64
	entry, value []byte
	proof, path  []tlog.Hash
}

// Check checks what GET /log/runs answered. @returns the runs in the order of the log; none unless everything holds
func Check(written []byte, keys, witnesses []string, findings *report.Findings) []string {
	one, ok := read(bytes.TrimRight(written, " \t\r\n"))
	if !ok {
		findings.Fail(report.Structure, "It is no whole list of runs.")
		for _, step := range []report.Step{report.Checkpoint, report.Cosignatures, report.Inclusion, report.Completeness} {
			findings.Unsure(step, "The list can't be read.")
		}
		return nil
	}
	findings.Hold(report.Structure, "The list is whole, and reads one way only.")
	signers.Check{Checkpoint: &one.checkpoint, Keys: keys, Witnesses: witnesses, OwnKeys: one.keys}.All(findings)
	if tree.Includes(one.index, int64(one.checkpoint.Size), tree.Leaf(one.entry), one.proof, one.checkpoint.Root) {
		findings.Hold(report.Inclusion, fmt.Sprintf("What the log stated is number %d of it.", one.index))
	} else {
		findings.Fail(report.Inclusion, "What the log is said to have stated is not in it.")
	}
	one.complete(findings)
	if findings.HasTrouble(report.Structure, report.Checkpoint, report.Cosignatures, report.Inclusion, report.Completeness) {
		return nil
	}
	return one.runs
}

func (l *list) complete(findings *report.Findings) {
	root, size, at := completeness.Statement(l.entry, l.index, l.proof, &l.checkpoint)
	if size == 0 {
		findings.Fail(report.Completeness, "It holds no statement of the log.")
		return
	}
	chain := tree.Chain(l.runs)
	if int64(len(l.runs)) != l.count || !bytes.Equal(chain[:], l.value) {
		findings.Fail(report.Completeness, fmt.Sprintf("The %d runs are not the %d that the log is said to have stated, in the order in which they were launched.", len(l.runs), l.count))
		return
	}
	if computed, ok := tree.RunsRoot(l.organisation, uint64(l.count), chain, l.path); !ok || computed != root {
		findings.Fail(report.Completeness, fmt.Sprintf("The log has not stated these runs of the organisation %s.", l.organisation))
		return
	}
	findings.Hold(report.Completeness, fmt.Sprintf("These %d runs are all that the organisation %s had launched before number %d of the log, in this order.", len(l.runs), l.organisation, size))
	findings.Limits = append(findings.Limits, fmt.Sprintf("The list is complete as of number %d of the log, %s. Whether runs were launched later, it can't show.", size, at))
}

func read(written []byte) (*list, bool) {
	value, err := canonical.Read(written)
	if err != nil || !value.HasExactly("checkpoint", "heads", "keys", "organisation", "runs") {
		return nil, false
	}
	heads, _ := value.Get("heads")
	if !heads.HasExactly("count", "entry", "index", "path", "proof", "value") {
		return nil, false
	}
	one := list{}
	ok := true
	take := func(fits bool) { ok = ok && fits }
	var fits bool
	note, fits := value.TextOf("checkpoint")
	take(fits)
	one.checkpoint, fits = signednote.ParseCheckpoint(note)
	take(fits)
	one.keys, fits = bundle.Texts(&value, "keys")
	take(fits)
	one.organisation, fits = value.TextOf("organisation")
	take(fits)
	one.runs, fits = bundle.Texts(&value, "runs")
	take(fits)
	one.count, fits = bundle.Count(heads, "count")
	take(fits)
	one.index, fits = bundle.Count(heads, "index")
	take(fits)
	one.path, fits = bundle.Hashes(heads, "path")
	take(fits)
	one.proof, fits = bundle.Hashes(heads, "proof")
	take(fits)
	one.entry, fits = bytesOf(heads, "entry")
	take(fits)
	one.value, fits = bytesOf(heads, "value")
	take(fits)
	return &one, ok
}

func bytesOf(value *canonical.Value, name string) ([]byte, bool) {
	text, isText := value.TextOf(name)
	decoded, isBytes := encoding.Bytes(text)
	return decoded, isText && isBytes
}
