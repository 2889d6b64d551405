package bundle

import (
	"bytes"

	"alongside/verifier/internal/encoding"
)

// plain reads a line of the kind entry as nearly all are: without a table of its members, and without what its proof shares with the one
// before. It takes no line that readEvent would not take in the same way, and leaves every other to that.
func (r *reading) plain(line []byte) (*Event, bool) {
	c := cursor{rest: line}
	c.skip(`{"entry":"`)
	entry := c.until('"')
	c.skip(`,"event":"`)
	id := c.until('"')
	c.skip(`,"index":`)
	index := c.count()
	c.skip(`,"kind":"entry","proof":[`)
	proof := c.until(']')
	c.skip(`,"version":`)
	version := c.count()
	if c.skip(`}`); c.failed || len(c.rest) > 0 || !encoding.IsUUID(id) {
		return nil, false
	}
	var isBytes, isProof bool
	if r.entry, isBytes = encoding.AppendBytes(r.entry[:0], entry); !isBytes {
		return nil, false
	}
	event := &r.event
	*event = Event{Version: version, ID: r.ids.Of(id), Index: index, Entry: r.entry}
	if event.Proof, isProof = r.proofs.plain(proof); !isProof {
		return nil, false
	}
	return event, true
}

// cursor is at a place in a line. Once something else stands there than is asked for, it has failed.
type cursor struct {
	rest   []byte
	failed bool
}

func (c *cursor) skip(literal string) {
	if len(c.rest) < len(literal) || string(c.rest[:len(literal)]) != literal {
		c.failed, c.rest = true, nil
		return
	}
	c.rest = c.rest[len(literal):]
}

// until gives what stands before a byte, and passes by both.
func (c *cursor) until(end byte) []byte {
	at := bytes.IndexByte(c.rest, end)
	if at < 0 {
		c.failed, c.rest = true, nil
		return nil
	}
	text := c.rest[:at]
	c.rest = c.rest[at+1:]
	return text
}

// count reads a whole number of up to 15 digits, which has one way to be written.
func (c *cursor) count() int64 {
	var number int64
	digits := 0
	for digits < len(c.rest) && '0' <= c.rest[digits] && c.rest[digits] <= '9' && digits < 16 {
		number = number*10 + int64(c.rest[digits]-'0')
		digits++
	}
	if digits == 0 || digits > 15 || c.rest[0] == '0' && digits > 1 {
		c.failed, c.rest = true, nil
		return 0
	}
	c.rest = c.rest[digits:]
	return number
}
