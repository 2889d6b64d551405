package since

import (
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

// hashes keeps a tree as golang.org/x/mod stores it.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		read[at] = h[index]
	}
	return read, nil
}

func grown(t *testing.T, size int64) hashes {
	var tree hashes
	for at := int64(0); at < size; at++ {
		more, err := tlog.StoredHashes(at, []byte{byte(at)}, tree)
		if err != nil {
			t.Fatal(err)
		}
		tree = append(tree, more...)
	}
	return tree
}

func TestProofsShowTheRootOfASmallerLog(t *testing.T) {
	const most = 40
	tree := grown(t, most)
	for size := int64(1); size <= most; size++ {
		for old := int64(1); old <= size; old++ {
			want, err := tlog.TreeHash(old, tree)
			if err != nil {
				t.Fatal(err)
			}
			every := newShown(size, wholeParts(old))
			last := newShown(size, wholeParts(old))
			for at := int64(0); at < size; at++ {
				proof, err := tlog.ProveRecord(size, at, tree)
				if err != nil {
					t.Fatal(err)
				}
				leaf := tlog.RecordHash([]byte{byte(at)})
				every.take(at, leaf, proof)
				if at == old-1 {
					last.take(at, leaf, proof)
				}
			}
			for _, one := range []*shown{every, last} {
				if root, found := one.root(old); !found || root != want {
					t.Fatalf("%d of %d: %v", old, size, found)
				}
			}
			if _, found := newShown(size, wholeParts(old)).root(old); found {
				t.Fatal("nothing was shown")
			}
		}
	}
}
