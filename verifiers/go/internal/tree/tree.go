// Package tree checks that an entry is in a log, and what a log states of the newest version of a run.
package tree

import (
	"crypto/sha256"
	"encoding/binary"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
)

// Hash is one of SHA-256.
type Hash = [32]byte

// Leaf is the leaf hash of an entry (RFC 6962 section 2.1).
func Leaf(entry []byte) Hash { return Hash(rfc6962.DefaultHasher.HashLeaf(entry)) }

// Includes checks an inclusion proof (RFC 6962 section 2.1.1) of a leaf at an index in the tree of a size and root.
func Includes(index, size uint64, leaf Hash, path [][]byte, root Hash) bool {
	return index < size && proof.VerifyInclusion(rfc6962.DefaultHasher, index, size, leaf[:], path, root[:]) == nil
}

// MaxPath is the number of bits of a key of the map.
const MaxPath = 256

// HeadRoot is the root of the map from runs to their newest versions, by the way from it down to one run's leaf (docs/log.md,
// "Heads"). The second result is false where the way is longer than a key.
func HeadRoot(run string, version uint64, entryLeaf Hash, path []Hash) (Hash, bool) {
	if len(path) > MaxPath {
		return Hash{}, false
	}
	key := sha256.Sum256([]byte(run))
	leaf := append([]byte{0}, key[:]...)
	leaf = binary.BigEndian.AppendUint64(leaf, version)
	hash := sha256.Sum256(append(leaf, entryLeaf[:]...))
	for depth := len(path) - 1; depth >= 0; depth-- {
		left, right := hash, path[depth]
		if key[depth/8]>>(7-depth%8)&1 == 1 {
			left, right = right, left
		}
		hash = sha256.Sum256(append(append([]byte{1}, left[:]...), right[:]...))
	}
	return hash, true
}
