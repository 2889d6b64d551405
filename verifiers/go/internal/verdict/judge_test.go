package verdict

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"os"
	"testing"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/run"
)

// eventOf reads an event of the vectors, which need not have all members of an entry's.
func eventOf(value *canonical.Value) run.Event {
	actor, data := run.Object(value, "actor"), run.Object(value, "data")
	event := run.Event{
		ID: run.Text(value, "id"), Version: run.Whole(value, "version"), Type: run.Text(value, "type"), At: run.Text(value, "at"),
		Actor: envelope.Actor{ID: run.Text(actor, "id"), Role: run.Text(actor, "role"), Via: run.Text(actor, "via")}, Data: *data,
	}
	event.Assurance, _ = run.Maybe(value, "assurance")
	return event
}

func TestVerdictsOfTheVectors(t *testing.T) {
	packed, err := os.Open("../../../../conformance/verdicts.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unpacker, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(unpacker)
	lines.Buffer(nil, 1<<24)
	codes, count := map[string]bool{}, 0
	for lines.Scan() {
		line, err := canonical.Read(bytes.Clone(lines.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		count++
		name := run.Text(&line, "name")
		template, err := run.ReadTemplate(run.Object(&line, "template").Raw)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		state := run.New(template)
		trail := New(state)
		for at := range run.Get(&line, "events").Items() {
			event := eventOf(&run.Get(&line, "events").Items()[at])
			trail.Before(&event)
			state.Add(&event)
			trail.After(&event)
		}
		made := trail.Judge()
		for _, finding := range made.Findings {
			codes[finding.Code] = true
		}
		if expected := run.Object(&line, "verdict").Raw; !made.Is(expected) {
			written, err := made.Bytes()
			t.Errorf("%s: %v\n%s\nand should be\n%s", name, err, written, expected)
		}
	}
	if lines.Err() != nil || count < 50 {
		t.Fatalf("%d lists of events: %v", count, lines.Err())
	}
	for code := range kinds {
		if !codes[code] {
			t.Errorf("no list of events shows %s", code)
		}
	}
}
