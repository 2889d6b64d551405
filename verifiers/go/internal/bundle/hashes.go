package bundle

import (
	"golang.org/x/mod/sumdb/tlog"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/encoding"
)

// Hashes is a member that is a list of hashes of 32 bytes; false where it is anything else.
func Hashes(value *canonical.Value, name string) ([]tlog.Hash, bool) {
	return new(hashList).read(value, name)
}

// hashList reads one list of hashes after another into the same piece of memory. The proofs of neighbours end alike: what ends a list as
// it ended the one before is not read again.
type hashList struct {
	text []byte // of the list before, between its brackets; empty where there is none
	list []tlog.Hash
}

func (h *hashList) read(value *canonical.Value, name string) ([]tlog.Hash, bool) {
	list, found := value.Get(name)
	if !found || list.Kind != canonical.Array {
		return nil, false
	}
	h.text, h.list = h.text[:0], h.list[:0]
	for at := range list.Items() {
		text, isPlain := list.Items()[at].Plain()
		hash, isHash := encoding.Hash(text)
		if !isPlain || !isHash {
			return nil, false
		}
		h.list = append(h.list, hash)
	}
	return h.list, true
}

// writtenHash is how long one of a list is, quotation marks and the comma behind it included. The last has no comma.
const writtenHash = 47

// plain reads what stands between the brackets of a list of hashes that has any.
func (h *hashList) plain(text []byte) ([]tlog.Hash, bool) {
	count := (len(text) + 1) / writtenHash
	if count == 0 || count*writtenHash-1 != len(text) {
		return nil, false
	}
	if len(h.text) != len(text) {
		h.list = append(h.list[:0], make([]tlog.Hash, count)...)
	}
	changed := h.changed(text)
	h.text = append(h.text[:0], text...)
	for at := range changed {
		one := text[at*writtenHash:]
		hash, isHash := encoding.Hash(one[1 : writtenHash-2])
		if one[0] != '"' || one[writtenHash-2] != '"' || at+1 < count && one[writtenHash-1] != ',' || !isHash {
			h.text = h.text[:0]
			return nil, false
		}
		h.list[at] = hash
	}
	return h.list, true
}

// changed is how many hashes there are before those that end the list before as well.
func (h *hashList) changed(text []byte) int {
	count := (len(text) + 1) / writtenHash
	if len(h.text) != len(text) {
		return count
	}
	for at := range count {
		if string(text[at*writtenHash:]) == string(h.text[at*writtenHash:]) {
			return at
		}
	}
	return count
}
