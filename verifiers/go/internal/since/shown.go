// Package since holds a newer file against an older one, by what both prove (docs/spec/07-verification.md, V24).
package since

import (
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"
)

// part is entries from to to-1 of a log.
type part struct{ from, to int64 }

// wholeParts are the whole binary trees that a log's first entries consist of, the largest first.
func wholeParts(size int64) []part {
	var parts []part
	for from := int64(0); from < size; {
		width := int64(1) << (bits.Len64(uint64(size-from)) - 1)
		parts = append(parts, part{from, from + width})
		from += width
	}
	return parts
}

// shown collects the hashes of wanted parts from inclusion proofs that hold.
type shown struct {
	size    int64
	missing map[part]bool
	known   map[part]tlog.Hash
}

func newShown(size int64, wanted []part) *shown {
	s := &shown{size: size, missing: map[part]bool{}, known: map[part]tlog.Hash{}}
	for _, one := range wanted {
		s.missing[one] = true
	}
	return s
}

func (s *shown) note(one part, hash tlog.Hash) {
	if s.missing[one] {
		delete(s.missing, one)
		s.known[one] = hash
	}
}

type turn struct {
	whole, beside part
	left          bool
}

// wayTo is from the root down to an entry: each part that holds it, and the half beside.
func wayTo(index, size int64) []turn {
	var way []turn
	for from, to := int64(0), size; to-from > 1; {
		middle := from + int64(1)<<(bits.Len64(uint64(to-from-1))-1)
		one := turn{whole: part{from, to}, beside: part{middle, to}, left: index < middle}
		if one.left {
			to = middle
		} else {
			one.beside = part{from, middle}
			from = middle
		}
		way = append(way, one)
	}
	return way
}

// take takes a proof that holds.
func (s *shown) take(index int64, leaf [32]byte, proof []tlog.Hash) {
	if len(s.missing) == 0 {
		return
	}
	way := wayTo(index, s.size)
	shows := s.missing[part{index, index + 1}]
	for _, one := range way {
		shows = shows || s.missing[one.whole] || s.missing[one.beside]
	}
	if !shows || len(proof) != len(way) {
		return
	}
	hash := tlog.Hash(leaf)
	s.note(part{index, index + 1}, hash)
	for at, other := range proof {
		one := way[len(way)-1-at]
		s.note(one.beside, other)
		if one.left {
			hash = tlog.NodeHash(hash, other)
		} else {
			hash = tlog.NodeHash(other, hash)
		}
		s.note(one.whole, hash)
	}
}

// root joins the hashes of all whole parts of a log of a size; false where one of them is not known.
func (s *shown) root(size int64) (tlog.Hash, bool) {
	parts := wholeParts(size)
	var hash tlog.Hash
	for at := len(parts) - 1; at >= 0; at-- {
		one, found := s.known[parts[at]]
		if !found {
			return hash, false
		}
		if at == len(parts)-1 {
			hash = one
		} else {
			hash = tlog.NodeHash(one, hash)
		}
	}
	return hash, len(parts) > 0
}
