// Package tree checks that an entry is in a log, and what a log states of the newest version of a run.
package tree

import (
	"crypto/sha256"
	"encoding/binary"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is one of SHA-256.
type Hash = [32]byte

// Leaf is the leaf hash of an entry (RFC 6962 section 2.1).
func Leaf(entry []byte) Hash {
	var room [1024]byte // longer entries take room of their own
	return sha256.Sum256(append(append(room[:0], 0), entry...))
}

// node is the hash over two others (RFC 6962 section 2.1), as tlog.NodeHash makes it, without memory of its own.
func node(left, right Hash) Hash {
	var both [1 + 2*sha256.Size]byte
	both[0] = 1
	copy(both[1:], left[:])
	copy(both[1+sha256.Size:], right[:])
	return sha256.Sum256(both[:])
}

// Includes checks an inclusion proof (RFC 6962 section 2.1.1) of a leaf at an index in the tree of a size and root.
func Includes(index, size int64, leaf Hash, path []tlog.Hash, root Hash) bool {
	return index >= 0 && index < size && tlog.CheckRecord(path, size, tlog.Hash(root), index, tlog.Hash(leaf)) == nil
}

// MaxPath is the number of bits of a key of the map.
const MaxPath = 256

// HeadRoot is the root of the map from runs to their newest versions, by the way from it down to one run's leaf (docs/log.md,
// "Heads"). The second result is false where the way is longer than a key.
func HeadRoot(run string, version uint64, entryLeaf Hash, path []tlog.Hash) (Hash, bool) {
	return mapRoot(sha256.Sum256([]byte(run)), version, entryLeaf, path)
}

// RunsRoot is the same by an organisation's list of runs: how many, and the chain over them.
func RunsRoot(organisation string, count uint64, chain Hash, path []tlog.Hash) (Hash, bool) {
	return mapRoot(sha256.Sum256([]byte("runs of "+organisation)), count, chain, path)
}

// Chain is what a list of runs comes to (L17).
func Chain(runs []string) Hash {
	var chain Hash
	for _, run := range runs {
		chain = sha256.Sum256(append(chain[:], run...))
	}
	return chain
}

func mapRoot(key Hash, count uint64, value Hash, path []tlog.Hash) (Hash, bool) {
	if len(path) > MaxPath {
		return Hash{}, false
	}
	leaf := append([]byte{0}, key[:]...)
	leaf = binary.BigEndian.AppendUint64(leaf, count)
	hash := sha256.Sum256(append(leaf, value[:]...))
	for depth := len(path) - 1; depth >= 0; depth-- {
		left, right := hash, Hash(path[depth])
		if key[depth/8]>>(7-depth%8)&1 == 1 {
			left, right = right, left
		}
		hash = node(left, right)
	}
	return hash, true
}
