// Package signers checks the signatures under a checkpoint.
package signers

import (
	"fmt"
	"slices"
	"time"

	"alongside/verifier/internal/report"
	"alongside/verifier/internal/signednote"
)

// Check checks who signed and cosigned a checkpoint (V6, V7). Keys and witnesses that were given are those that whoever checks
// brought along; the others came along with what is checked.
type Check struct {
	Checkpoint            *signednote.Checkpoint
	Keys, Witnesses       []string // given
	OwnKeys, OwnWitnesses []string
	findings              *report.Findings
}

// All checks both.
func (c Check) All(findings *report.Findings) {
	c.findings = findings
	c.checkLog()
	given := len(c.Witnesses)
	texts := slices.Concat(c.Witnesses, c.OwnWitnesses)
	seen := map[string]bool{}
	for at, text := range texts {
		if seen[text] {
			continue
		}
		seen[text] = true
		c.checkWitness(text, at < given)
	}
	if len(texts) == 0 {
		c.findings.Limits = append(c.findings.Limits, "No witness vouches for this checkpoint: whoever has the log's key could show a different history to others.")
	}
}

func (c *Check) checkLog() {
	trusted := len(c.Keys)
	if trusted == 0 {
		trusted = len(c.OwnKeys)
		c.findings.Limits = append(c.findings.Limits, "The log's key came along with the file. Compare it with one from elsewhere, or give that with --key.")
	}
	checkpoint := c.Checkpoint
	signer := ""
	signed, wrong := false, false
	for at, text := range slices.Concat(c.Keys, c.OwnKeys) {
		key, isKey := signednote.ParseLogKey(text)
		if !isKey {
			wrong = true
			c.findings.Fail(report.Checkpoint, fmt.Sprintf("%q is not a key of this kind.", text))
			continue
		}
		right, isWrong, _ := key.Signed(checkpoint)
		if isWrong {
			wrong = true
			c.findings.Fail(report.Checkpoint, fmt.Sprintf("A signature of %s is wrong.", key.Name))
		}
		if right && at < trusted {
			signed, signer = true, key.Name
		}
	}
	switch {
	case wrong:
	case !signed:
		c.findings.Fail(report.Checkpoint, "None of the keys has signed the checkpoint.")
	case signer != checkpoint.Origin:
		c.findings.Fail(report.Checkpoint, fmt.Sprintf("%s signed a checkpoint of another log, %s.", signer, checkpoint.Origin))
	default:
		c.findings.Hold(report.Checkpoint, fmt.Sprintf("%s signed a log of %d events.", signer, checkpoint.Size))
	}
}

func (c *Check) checkWitness(text string, given bool) {
	key, isKey := signednote.ParseWitnessKey(text)
	if !isKey {
		c.findings.Fail(report.Cosignatures, fmt.Sprintf("%q is not a key of this kind.", text))
		return
	}
	right, wrong, at := key.Signed(c.Checkpoint)
	switch {
	case wrong:
		c.findings.Fail(report.Cosignatures, fmt.Sprintf("A cosignature of %s is wrong.", key.Name))
	case right:
		c.findings.Hold(report.Cosignatures, fmt.Sprintf("%s cosigned it, %s.", key.Name, timeOf(at)))
	case given:
		c.findings.Fail(report.Cosignatures, fmt.Sprintf("%s has not cosigned it.", key.Name))
	}
}

func timeOf(seconds uint64) string {
	const lastYear = 253_402_300_799 // 9999-12-31T23:59:59Z
	if seconds > lastYear {
		return "at a time that no calendar has"
	}
	return "at " + time.Unix(int64(seconds), 0).UTC().Format(time.RFC3339)
}
