package canonical

import "strings"

// Texts makes texts of bytes, many of them in one piece of memory. A text keeps all of its piece.
type Texts struct{ piece *strings.Builder }

// pieceBytes is how long a piece is.
const pieceBytes = 16 << 10

// Of copies the bytes. What is longer than a part may keep whole has a piece of its own.
func (t *Texts) Of(bytes []byte) string {
	if len(bytes) > maxShared {
		return string(bytes)
	}
	if t.piece == nil || t.piece.Cap()-t.piece.Len() < len(bytes) {
		t.piece = &strings.Builder{}
		t.piece.Grow(pieceBytes)
	}
	from := t.piece.Len()
	t.piece.Write(bytes)
	return t.piece.String()[from:]
}
