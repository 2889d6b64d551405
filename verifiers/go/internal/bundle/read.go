package bundle

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/report"
)

// Bounds of B3.
const (
	MaxLineBytes = 1 << 20
	MaxFileBytes = 1 << 28
	MaxEvents    = 50_000
)

const malformed = "It does not have the members that such a line has."

// Visitor is told of each line as it is read. It may keep what it is given, but for an Event with its entry and proof.
type Visitor interface {
	Header(*Header)
	// Event tells whether it was a readable event of the run.
	Event(*Event) bool
	// Power is an event of the organisation's own stream.
	Power(*Event)
	Value(*Value)
	// Verdict is the one in the file, in its canonical text.
	Verdict(string)
}

// Outcome is how reading ended.
type Outcome struct {
	// Began: there is a header whose checkpoint can be read.
	Began bool
	// Changed: transport changed the file, and nothing is wrong with it otherwise.
	Changed bool
}

// Read reads a file to its end, or to the first line that fails the step structure.
// @returns an error only where the reader fails.
func Read(file io.Reader, visitor Visitor, findings *report.Findings) (Outcome, error) {
	r := reading{visitor: visitor, findings: findings, commitments: map[[32]byte]struct{}{}, lines: canonical.NewReader(false)}
	r.input = bufio.NewReaderSize(inParts{file}, MaxLineBytes+16)
	if start, _ := r.input.Peek(2); isUTF16(start) {
		findings.Unsure(report.Structure, "The file was saved as UTF-16. Get it again as it is.")
		return Outcome{Changed: true}, nil
	}
	for {
		more, err := r.line()
		if err != nil {
			return Outcome{}, err
		}
		if !more {
			break
		}
	}
	if r.changed && !findings.HasTrouble(report.Structure) {
		findings.Unsure(report.Structure, "The file was changed on its way: line ends, blanks at their ends, or a byte-order mark. Get it again as it is.")
	}
	if !findings.HasTrouble(report.Structure) {
		findings.Hold(report.Structure, "The file is whole, and reads one way only.")
	}
	return Outcome{Began: r.header, Changed: r.changed}, nil
}

// inParts reads no more at once than stays close at hand.
type inParts struct{ file io.Reader }

const partBytes = 64 << 10

func (p inParts) Read(to []byte) (int, error) { return p.file.Read(to[:min(len(to), partBytes)]) }

func isUTF16(start []byte) bool {
	switch string(start) {
	case "\xff\xfe", "\xfe\xff", "{\x00", "\x00{":
		return true
	}
	return false
}

type reading struct {
	input       *bufio.Reader
	visitor     Visitor
	findings    *report.Findings
	number      int // of the line, from 1
	read        int // bytes
	events      int // readable ones
	powers      int
	header      bool
	lines       *canonical.Reader
	proofs      hashList
	entry       []byte // of the line
	event       Event  // of the line
	ids         canonical.Texts
	values      bool
	verdict     bool
	changed     bool
	commitments map[[32]byte]struct{}
}

func (r *reading) fail(message string) bool {
	r.findings.Fail(report.Structure, fmt.Sprintf("Line %d: %s", r.number, message))
	return false
}

// line reads one line; false where reading ends.
func (r *reading) line() (bool, error) {
	raw, err := r.input.ReadSlice('\n')
	r.number++
	r.read += len(raw)
	ended := err == nil
	switch {
	case errors.Is(err, bufio.ErrBufferFull) || len(raw) > MaxLineBytes+1 || !ended && len(raw) > MaxLineBytes:
		return r.fail("It is longer than a line may be."), nil
	case err != nil && !errors.Is(err, io.EOF):
		return false, err
	case r.read > MaxFileBytes:
		return r.fail("The file is larger than a bundle may be."), nil
	case len(raw) == 0:
		if !r.verdict {
			r.fail("The file was cut off: there is no verdict.")
		}
		return false, nil
	}
	text := r.restored(raw)
	if ended && r.header && !r.verdict {
		if event, isPlain := r.plain(text); isPlain {
			return r.takeEvent(event), nil
		}
	}
	value, err := r.lines.Read(string(text))
	if !ended && (err != nil || !r.header || r.verdict || !isWholeVerdict(&value)) {
		return r.fail("The file was cut off here."), nil
	}
	r.changed = r.changed || !ended
	if err != nil {
		return r.fail("It is " + err.Error() + "."), nil
	}
	return r.take(&value), nil
}

func isWholeVerdict(value *canonical.Value) bool {
	kind, _ := value.TextOf("kind")
	return kind == "verdict" && isVerdict(value)
}

// restored undoes what transport does to a line, and nothing else (B4).
func (r *reading) restored(raw []byte) []byte {
	line := bytes.TrimSuffix(raw, []byte{'\n'})
	whole := len(line)
	if r.number == 1 {
		line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
	}
	line = bytes.TrimSuffix(line, []byte{'\r'})
	line = bytes.TrimRight(line, " \t")
	r.changed = r.changed || len(line) != whole
	return line
}

// take hands a line on; false where reading ends.
func (r *reading) take(value *canonical.Value) bool {
	if r.verdict {
		return r.fail("Something follows the verdict.")
	}
	if !r.header {
		header, why := readHeader(value)
		if why != "" {
			return r.fail(why)
		}
		r.header = true
		r.visitor.Header(header)
		return true
	}
	kind, _ := value.TextOf("kind")
	switch kind {
	case "entry", "withheld":
		event, isEvent := readEvent(value, kind, &r.proofs)
		if !isEvent {
			event = nil
		}
		return r.takeEvent(event)
	case "power":
		return r.takePower(value)
	case "value":
		return r.takeValue(value)
	case "damaged":
		why, isText := value.TextOf("why")
		if !isText || !value.HasExactly("kind", "why") {
			return r.fail(malformed)
		}
		r.fail("What whoever wrote the file could not give: " + why)
		return true
	case "verdict":
		if !isVerdict(value) {
			return r.fail(malformed)
		}
		r.verdict = true
		verdict, _ := value.Get("verdict")
		r.visitor.Verdict(verdict.Raw)
		return true
	}
	return r.fail("It is of no kind that a bundle has.")
}

// takePower reads a line of the organisation's own stream (B15).
func (r *reading) takePower(value *canonical.Value) bool {
	if r.values {
		return r.fail("A power stands behind the values.")
	}
	power, ok := readEvent(value, "entry", &r.proofs)
	if !ok {
		return r.fail(malformed)
	}
	if r.powers == MaxEvents {
		return r.fail("It holds more powers than a file may.")
	}
	r.powers++
	r.visitor.Power(power)
	return true
}

// takeEvent takes a line of an event, nil where it is malformed.
func (r *reading) takeEvent(event *Event) bool {
	if r.values {
		return r.fail("An event stands behind the values.")
	}
	if r.powers > 0 {
		return r.fail("An event of the run stands behind the powers.")
	}
	if event == nil {
		return r.fail(malformed)
	}
	if r.events == MaxEvents {
		return r.fail("It holds more events than a run ever has.")
	}
	if r.visitor.Event(event) {
		r.events++
	}
	return true
}

func (r *reading) takeValue(value *canonical.Value) bool {
	disclosed, ok := readValue(value)
	if !ok {
		return r.fail(malformed)
	}
	if _, twice := r.commitments[disclosed.Commitment]; twice {
		return r.fail("This commitment was disclosed before.")
	}
	r.commitments[disclosed.Commitment] = struct{}{}
	r.values = true
	r.visitor.Value(disclosed)
	return true
}
