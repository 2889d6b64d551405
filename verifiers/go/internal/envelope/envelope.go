// Package envelope reads an entry of the log: the canonical bytes of one event (docs/spec/01-bundle.md, B12 to B14).
package envelope

import (
	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/encoding"
)

// MaxBytes is what fits the 16-bit length before an entry in a tile (C2SP tlog-tiles).
const MaxBytes = 65_535

// Event is what an entry says. Data are not looked into.
type Event struct {
	ID, Run   string
	Version   int64
	Type      string
	At        string
	Actor     Actor
	Assurance string // empty where it is missing
	Data      canonical.Value
}

// Actor is who acted.
type Actor struct{ ID, Role, Via string }

var assurances = map[string]bool{"passkey-signed": true, "signed-in": true, "assisted-confirmed": true, "assisted-unconfirmed": true}

// Read takes an entry's bytes. Its second result is a reason, empty where it is an event.
func Read(entry []byte) (Event, string) { return NewReader().Read(entry) }

// Reader reads one entry after another. What it gives is kept as long as the caller keeps it.
type Reader struct{ values *canonical.Reader }

// NewReader makes one.
func NewReader() *Reader { return &Reader{canonical.NewReader(true)} }

// Read takes an entry's bytes, as the function of the same name does.
func (r *Reader) Read(entry []byte) (Event, string) {
	if len(entry) > MaxBytes {
		return Event{}, "is longer than an entry may be"
	}
	value, err := r.values.Read(entry)
	if err != nil {
		return Event{}, "is not written in the one way that can be hashed"
	}
	event, ok := read(&value)
	r.values.Forget(&value)
	if !ok {
		return Event{}, "is not an event"
	}
	return event, ""
}

func read(value *canonical.Value) (Event, bool) {
	event := Event{}
	switch {
	case value.HasExactly("actor", "assurance", "at", "data", "id", "run", "schema", "type", "version"):
		assurance, _ := value.TextOf("assurance")
		if !assurances[assurance] {
			return event, false
		}
		event.Assurance = assurance
	case value.HasExactly("actor", "at", "data", "id", "run", "schema", "type", "version"):
	default:
		return event, false
	}
	schema, isNumber := value.WholeOf("schema")
	data, _ := value.Get("data")
	actor, _ := value.Get("actor")
	var texts bool
	if event.Actor, texts = readActor(actor); !texts || !isNumber || schema != 1 || data.Kind != canonical.Object {
		return event, false
	}
	event.Data = *data
	event.ID, _ = value.TextOf("id")
	event.Run, _ = value.TextOf("run")
	event.At, _ = value.TextOf("at")
	event.Version, _ = value.WholeOf("version")
	event.Type, texts = value.TextOf("type")
	return event, texts && event.Version >= 1 && encoding.IsUUID(event.ID) && encoding.IsUUID(event.Run) && encoding.IsInstant(event.At)
}

func readActor(value *canonical.Value) (Actor, bool) {
	if !value.HasExactly("id", "role", "via") {
		return Actor{}, false
	}
	id, isID := value.TextOf("id")
	role, isRole := value.TextOf("role")
	via, isVia := value.TextOf("via")
	return Actor{id, role, via}, isID && isRole && isVia
}
