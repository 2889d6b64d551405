// Package completeness checks that a file leaves nothing out (docs/spec/07-verification.md, V10).
package completeness

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"alongside/verifier/internal/bundle"
	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/encoding"
	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/signednote"
	"alongside/verifier/internal/tree"
)

// logStream is the id of the log's own stream (L16).
const logStream = "00000000-0000-7000-8000-000000000000"

const headsStated = "headsStated"

// Check follows the lines of a file.
type Check struct {
	header   *bundle.Header
	findings *report.Findings
	size     int64 // that the statement covers; 0 where there is none that holds
	at       string
	version  int64 // the highest so far
	index    int64
	seen     map[string]struct{}
	stated   bool // the line of the version that the statement gives was there
	opened   bool
	closed   int64 // version of the first stepClosed after the last stepOpened of the header's step; 0: none
	lastType string
	lastStep string
	any      bool
	lastAt   string // of the event before, and the same in milliseconds since 1970
	lastMs   int64
	latest   int64 // milliseconds since 1970
	// Short: a finding of points 1 to 6 of V10, so that the run can't be judged.
	Short bool
}

// New begins with the header.
func New(header *bundle.Header, findings *report.Findings) *Check {
	check := &Check{header: header, findings: findings, index: -1, seen: make(map[string]struct{}, min(header.Through, bundle.MaxEvents))}
	if header.Heads != nil {
		check.size, check.at = Stated(header.Heads, &header.Checkpoint, header.Run)
	}
	return check
}

// Stated gives how many entries a statement covers that the log made and that says of a run what heads says, and when it was made; 0
// where it does not hold (L16 to L19).
func Stated(heads *bundle.Heads, checkpoint *signednote.Checkpoint, run string) (int64, string) {
	root, size, at := Statement(heads.Entry, heads.Index, heads.Proof, checkpoint)
	if size == 0 {
		return 0, ""
	}
	computed, ok := tree.HeadRoot(run, uint64(heads.Version), heads.Leaf, heads.Path)
	if !ok || computed != root {
		return 0, ""
	}
	return size, at
}

// Statement reads a statement that stands at an index of the checkpoint's tree: the root of its map, how many entries it covers, and
// when it was made. The size is 0 where it is none.
func Statement(entry []byte, index int64, proof []tlog.Hash, checkpoint *signednote.Checkpoint) (root [32]byte, size int64, at string) {
	if !tree.Includes(index, int64(checkpoint.Size), tree.Leaf(entry), proof, checkpoint.Root) {
		return root, 0, ""
	}
	event, why := envelope.Read(entry)
	if why != "" || event.Run != logStream || event.Type != headsStated || !event.Data.HasExactly("root", "size") {
		return root, 0, ""
	}
	size, _ = event.Data.WholeOf("size")
	text, _ := event.Data.TextOf("root")
	root, isHash := encoding.Hex32(text)
	if !isHash || size < 1 || size > index {
		return root, 0, ""
	}
	return root, size, event.At
}

// Line takes a line of the kinds entry or withheld. @param leaf its leaf hash
func (c *Check) Line(line *bundle.Event, leaf [32]byte) {
	if line.Version != c.version+1 {
		c.short("Version %d stands where version %d should.", line.Version, c.version+1)
	}
	if line.Index <= c.index {
		c.short("Event %s (version %d) stands in the log before the one before it.", line.ID, line.Version)
	}
	if _, twice := c.seen[line.ID]; twice {
		c.short("Event %s stands here twice.", line.ID)
	}
	c.seen[line.ID] = struct{}{}
	c.version, c.index = max(c.version, line.Version), max(c.index, line.Index)
	if c.size == 0 {
		return
	}
	heads := c.header.Heads
	if line.Version == heads.Version && !c.stated {
		c.stated = true
		if leaf != heads.Leaf {
			c.short("Version %d is another event than the log stated.", line.Version)
		}
	}
	if line.Version <= heads.Version && line.Index >= c.size || line.Version > heads.Version && line.Index < c.size {
		c.short("Event %s (version %d) stands on the wrong side of what the log stated.", line.ID, line.Version)
	}
}

// Event takes an event of the file.
func (c *Check) Event(event *envelope.Event) {
	c.any = true
	if event.At != c.lastAt {
		c.lastAt, c.lastMs = event.At, encoding.Milliseconds(event.At)
	}
	at := c.lastMs
	if at != encoding.TimeOfUUIDv7(event.ID) {
		c.fail("Event %s (version %d) says another time than its id.", event.ID, event.Version)
	}
	if at < c.latest {
		c.fail("Event %s (version %d) is of an earlier time than what it follows.", event.ID, event.Version)
	}
	c.latest = max(c.latest, at)
	c.lastType, c.lastStep = event.Type, ""
	switch event.Type {
	case "stepOpened", "stepClosed":
		c.lastStep, _ = event.Data.TextOf("step")
	default:
		return
	}
	if !c.header.OfStep || c.lastStep != c.header.Step || !hasStep(&event.Data) {
		return
	}
	if event.Type == "stepOpened" {
		c.opened, c.closed = true, 0
	} else if c.opened && c.closed == 0 {
		c.closed = event.Version
	}
}

func hasStep(data *canonical.Value) bool {
	_, ok := data.TextOf("step")
	return ok
}

// End is after the last line.
func (c *Check) End() {
	header := c.header
	if c.version != header.Through {
		c.short("The file should hold versions up to %d, and holds them up to %d.", header.Through, c.version)
	}
	switch {
	case header.Heads == nil:
		c.Short = true
		c.findings.Unsure(report.Completeness, "The log had not yet stated the run's newest version when this file was made. Ask for a newer one.")
	case c.size == 0:
		c.short("What the log is said to have stated of the run's newest version does not hold.")
	case header.Head != max(header.Heads.Version, header.Through):
		c.short("The newest version is not the one that the log stated (%d).", header.Heads.Version)
	}
	if header.OfStep {
		if !c.opened {
			c.fail("The step %q was never opened.", header.Step)
		}
		if c.closed != 0 && c.closed < header.Through {
			c.fail("The step %q ended with version %d, before the file does.", header.Step, c.closed)
		}
	}
	if header.Through < header.Head && c.any && !(c.lastType == "stepClosed" && header.OfStep && c.lastStep == header.Step) {
		c.fail("The file ends before the run does, and not where the step ended.")
	}
	if c.findings.HasTrouble(report.Completeness) {
		return
	}
	c.findings.Hold(report.Completeness, fmt.Sprintf("Versions 1 to %d are all here, as the log itself stated before number %d.", header.Through, header.Heads.Index))
	c.findings.Limits = append(c.findings.Limits, fmt.Sprintf("The file is complete as of number %d of the log, %s. Whether there are later events, no file can show.", header.Heads.Index, c.at))
}

func (c *Check) fail(format string, values ...any) {
	c.findings.Fail(report.Completeness, fmt.Sprintf(format, values...))
}

func (c *Check) short(format string, values ...any) {
	c.Short = true
	c.fail(format, values...)
}
