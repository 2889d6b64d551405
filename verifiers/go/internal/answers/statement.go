// Package answers checks what people and those who vouch for them signed (docs/spec/04-signatures.md).
package answers

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/envelope"
)

var (
	null    = []byte("null")
	nothing = []byte("[]")
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
func Statement(event *envelope.Event, at []byte) ([]byte, bool) {
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
	statement.put(`,"run":"`, []byte(event.Run))
	statement.put(`","statement":"alongside.answer.v1","version":`, nil)
	version, found := event.Data.Get("version")
	if !found || version.Kind != canonical.Number {
		return nil, false
	}
	statement.put("", version.Raw)
	statement.put(`,"words":`, words)
	statement.put("}", nil)
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

func (w *writer) put(before string, value []byte) {
	w.bytes.WriteString(before)
	w.bytes.Write(value)
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
func of(event *envelope.Event) (answer, words, ranking []byte, ok bool) {
	switch event.Type {
	case "signedOff":
		given, _ := event.Data.TextOf("answer")
		words, ok = wordsIn(&event.Data, "comment", true)
		return []byte(`"` + given + `"`), words, nothing, ok && (given == "yes" || given == "yes-with-changes")
	case "declined":
		words, ok = wordsIn(&event.Data, "reason", false)
		return []byte(`"no"`), words, nothing, ok
	case "askedForTime":
		words, ok = wordsIn(&event.Data, "reason", true)
		return []byte(`"more-time"`), words, nothing, ok
	case "stoodAside":
		return []byte(`"step-back"`), null, nothing, true
	case "preferred":
		list, found := event.Data.Get("ranking")
		if !found || list.Kind != canonical.Array {
			return nil, nil, nil, false
		}
		for at := range list.Items {
			if list.Items[at].Kind != canonical.String {
				return nil, nil, nil, false
			}
		}
		return []byte(`"preference"`), null, list.Raw, true
	}
	return nil, nil, nil, false
}

// wordsIn is the commitment to what was written with an answer; null where nothing was.
func wordsIn(data *canonical.Value, name string, mayBeNull bool) ([]byte, bool) {
	member, found := data.Get(name)
	if !found {
		return nil, false
	}
	if member.IsNull() {
		return null, mayBeNull
	}
	commitment, found := member.Get("commitment")
	if !found || commitment.Kind != canonical.String {
		return nil, false
	}
	return commitment.Raw, true
}
