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
type Reader struct {
	values *canonical.Reader
	texts  canonical.Texts
	// Of the event before: events of one run have one id, and those of one act one time.
	run, at string
}

// NewReader makes one.
func NewReader() *Reader { return &Reader{values: canonical.NewReader(true)} }

// Read takes an entry's bytes, as the function of the same name does.
func (r *Reader) Read(entry []byte) (Event, string) {
	if len(entry) > MaxBytes {
		return Event{}, "is longer than an entry may be"
	}
	text := r.texts.Of(entry)
	if event, ok := r.event(text); ok {
		return event, ""
	}
	if _, err := r.values.Read(text); err != nil {
		return Event{}, "is not written in the one way that can be hashed"
	}
	return Event{}, "is not an event"
}

// event reads the members of B13, which stand in the canonical order.
func (r *Reader) event(text string) (Event, bool) {
	event := Event{}
	s := r.values.Scan(text)
	s.Skip(`{"actor":{"id":`)
	event.Actor.ID = s.Text()
	s.Skip(`,"role":`)
	event.Actor.Role = s.Word()
	s.Skip(`,"via":`)
	event.Actor.Via = s.Word()
	s.Skip(`},`)
	if s.Has(`"assurance":`) {
		event.Assurance = s.Word()
		s.Skip(`,`)
		if !assurances[event.Assurance] {
			return Event{}, false
		}
	}
	s.Skip(`"at":`)
	event.At = s.Text()
	s.Skip(`,"data":`)
	event.Data = s.Object()
	s.Skip(`,"id":`)
	event.ID = s.Text()
	s.Skip(`,"run":`)
	event.Run = s.Word()
	s.Skip(`,"schema":1,"type":`)
	event.Type = s.Word()
	s.Skip(`,"version":`)
	event.Version = s.Count()
	s.Skip(`}`)
	return event, s.Holds() && event.Version >= 1 && encoding.IsUUID(event.ID) && r.isRun(event.Run) && r.isTime(event.At)
}

func (r *Reader) isRun(id string) bool {
	if id != r.run && encoding.IsUUID(id) {
		r.run = id
	}
	return id == r.run && id != ""
}

func (r *Reader) isTime(at string) bool {
	if at != r.at && encoding.IsInstant(at) {
		r.at = at
	}
	return at == r.at && at != ""
}
