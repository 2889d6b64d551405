// Package answers checks what people and those who vouch for them signed (docs/spec/04-signatures.md).
package answers

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/envelope"
)

const (
	null    = "null"
	nothing = "[]"
)

// IsAnswer tells whether a type of event is an answer (S1).
func IsAnswer(kind string) bool {
	switch kind {
	case "signedOff", "declined", "preferred", "askedForTime", "stoodAside":
		return true
	}
	return false
}

// Statement is the canonical bytes of what a person signs with an answer (S2). Its parts stand in the event as canonical
// bytes already, so they are joined as they are. False where a part is missing or of another kind.
func Statement(event *envelope.Event, at string) ([]byte, bool) {
	answer, words, ranking, ok := of(event)
	if !ok {
		return nil, false
	}
	statement := &writer{data: &event.Data}
	statement.put(`{"answer":`, answer)
	statement.put(`,"at":`, at)
	statement.text(`,"by":`, "by")
	statement.text(`,"digest":`, "digest")
	statement.text(`,"member":`, "member")
	statement.text(`,"part":`, "part")
	statement.put(`,"ranking":`, ranking)
	statement.text(`,"request":`, "request")
	statement.put(`,"run":"`, event.Run)
	statement.put(`","statement":"alongside.answer.v1","version":`, "")
	version, found := event.Data.Get("version")
	if !found || version.Kind != canonical.Number {
		return nil, false
	}
	statement.put("", version.Raw)
	statement.put(`,"words":`, words)
	statement.put("}", "")
	return statement.bytes.Bytes(), !statement.wrong
}

// Challenge is what stands in the client's data for a statement (S3).
func Challenge(statement []byte) string {
	sum := sha256.Sum256(statement)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

type writer struct {
	data  *canonical.Value
	bytes bytes.Buffer
	wrong bool
}

func (w *writer) put(before string, value string) {
	w.bytes.WriteString(before)
	w.bytes.WriteString(value)
}

func (w *writer) text(before, name string) {
	member, found := w.data.Get(name)
	if !found || member.Kind != canonical.String {
		w.wrong = true
		return
	}
	w.put(before, member.Raw)
}

// of gives the three parts that hang on the kind of answer.
func of(event *envelope.Event) (answer, words, ranking string, ok bool) {
	switch event.Type {
	case "signedOff":
		given, _ := event.Data.TextOf("answer")
		words, ok = wordsIn(&event.Data, "comment", true)
		return `"` + given + `"`, words, nothing, ok && (given == "yes" || given == "yes-with-changes")
	case "declined":
		words, ok = wordsIn(&event.Data, "reason", false)
		return `"no"`, words, nothing, ok
	case "askedForTime":
		words, ok = wordsIn(&event.Data, "reason", true)
		return `"more-time"`, words, nothing, ok
	case "stoodAside":
		return `"step-back"`, null, nothing, true
	case "preferred":
		list, found := event.Data.Get("ranking")
		if !found || list.Kind != canonical.Array {
			return "", "", "", false
		}
		for at := range list.Items() {
			if list.Items()[at].Kind != canonical.String {
				return "", "", "", false
			}
		}
		return `"preference"`, null, list.Raw, true
	}
	return "", "", "", false
}

// wordsIn is the commitment to what was written with an answer; null where nothing was.
func wordsIn(data *canonical.Value, name string, mayBeNull bool) (string, bool) {
	member, found := data.Get(name)
	if !found {
		return "", false
	}
	if member.IsNull() {
		return null, mayBeNull
	}
	commitment, found := member.Get("commitment")
	if !found || commitment.Kind != canonical.String {
		return "", false
	}
	return commitment.Raw, true
}
