package tree

import (
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		read[at] = s[index]
	}
	return read, nil
}

// One tree after another, right proofs and wrong ones in any order: what is remembered never makes a difference.
func TestRememberingMakesNoDifference(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	var tree stored
	for size := int64(1); size <= 70; size++ {
		more, err := tlog.StoredHashes(size-1, []byte{byte(size - 1)}, tree)
		if err != nil {
			t.Fatal(err)
		}
		tree = append(tree, more...)
		root, err := tlog.TreeHash(size, tree)
		if err != nil {
			t.Fatal(err)
		}
		proofs := NewProofs(size, Hash(root))
		held := 0
		for range 400 {
			index := dice.Int64N(size)
			path, err := tlog.ProveRecord(size, index, tree)
			if err != nil {
				t.Fatal(err)
			}
			leaf := tlog.RecordHash([]byte{byte(index)})
			switch kind := dice.IntN(8); {
			case kind == 0 && len(path) > 0:
				path[dice.IntN(len(path))][dice.IntN(32)] ^= 1
			case kind == 1 && len(path) > 0:
				path = path[1:]
			case kind == 2:
				path = append(slices.Clone(path), leaf)
			case kind == 3:
				leaf[dice.IntN(32)] ^= 1
			case kind == 4:
				index += dice.Int64N(5) - 2
			}
			want := Includes(index, size, Hash(leaf), path, Hash(root))
			if proofs.Includes(index, Hash(leaf), path) != want {
				t.Fatalf("number %d of %d: %v", index, size, want)
			}
			if want {
				held++
			}
		}
		if held < 100 || held == 400 {
			t.Fatalf("%d proofs held", held)
		}
	}
}
