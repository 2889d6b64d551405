package tree

import (
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"
)

// Proofs checks the inclusion proofs of one tree. What neighbours share, from the root down, was hashed with the one before: of the next
// it only has to be the same.
type Proofs struct {
	size int64
	root Hash
	// Of the last entry that was found, from the root down: its index (-1: none), the node at each depth, what stands beside the way
	// there, and whether the way goes to the left.
	last   int64
	nodes  []Hash
	beside []tlog.Hash
	lefts  []bool
}

// NewProofs is for a tree of a size and root.
func NewProofs(size int64, root Hash) *Proofs {
	const deepest = 64
	return &Proofs{
		size: size, root: root, last: -1, nodes: make([]Hash, deepest), beside: make([]tlog.Hash, deepest), lefts: make([]bool, deepest),
	}
}

// Includes checks that a leaf is at an index, as the function of the same name does.
func (p *Proofs) Includes(index int64, leaf Hash, path []tlog.Hash) bool {
	if index < 0 || index >= p.size {
		return false
	}
	shared, depth := p.way(index)
	known := p.root
	if shared > 0 {
		known = p.nodes[shared]
	}
	if len(path) != depth || !p.sameBeside(path[depth-shared:]) {
		p.last = -1
		return false
	}
	hash := leaf
	for at := depth; at > shared; at-- {
		p.nodes[at], p.beside[at-1] = hash, path[depth-at]
		if p.lefts[at-1] {
			hash = node(hash, Hash(path[depth-at]))
		} else {
			hash = node(Hash(path[depth-at]), hash)
		}
	}
	if hash != known {
		p.last = -1
		return false
	}
	p.last = index
	return true
}

// sameBeside tells whether a path's upper end is what stood beside the way before.
func (p *Proofs) sameBeside(path []tlog.Hash) bool {
	for at := range path {
		if path[len(path)-1-at] != p.beside[at] {
			return false
		}
	}
	return true
}

// way follows the one from the root to an index. @returns how many of its turns the one before took as well, and how many it has
func (p *Proofs) way(index int64) (shared, depth int) {
	same := p.last >= 0
	for low, high := int64(0), p.size; high-low > 1; depth++ {
		middle := low + int64(1)<<(bits.Len64(uint64(high-low-1))-1)
		left := index < middle
		same = same && (p.last < middle) == left
		if same {
			shared++
		}
		p.lefts[depth] = left
		if left {
			high = middle
		} else {
			low = middle
		}
	}
	return shared, depth
}
