// Package livelog holds a log as it is served today against what somebody kept (docs/spec/07-verification.md, V21).
package livelog

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"alongside/verifier/internal/signednote"
)

// Source serves what lies below /log/: checkpoint, key and tiles (C2SP tlog-tiles).
type Source func(path string) ([]byte, error)

// Kept is what somebody kept of the log.
type Kept struct {
	Origin string
	Size   uint64
	Root   [32]byte
	// Leaves are those of the kept entries, by their position.
	Leaves map[int64][32]byte
}

// Outcome is how the log is today.
type Outcome struct {
	Size  uint64
	Wrong string // what does not hold; empty where all does
}

// Since holds the log of today against what was kept. @param keys the log's, one of which must have signed it. @param witnesses each
// must have cosigned it
func Since(source Source, keys, witnesses []string, kept *Kept) (*Outcome, error) {
	note, err := source("checkpoint")
	if err != nil {
		return nil, err
	}
	checkpoint, ok := signednote.ParseCheckpoint(string(note))
	if !ok {
		return &Outcome{Wrong: "The log shows no checkpoint."}, nil
	}
	outcome := &Outcome{Size: checkpoint.Size}
	switch {
	case checkpoint.Origin != kept.Origin:
		outcome.Wrong = fmt.Sprintf("The log is %q; what was kept is of %q.", checkpoint.Origin, kept.Origin)
	case !isSigned(&checkpoint, keys):
		outcome.Wrong = "None of the keys has signed the log of today, or a signature is wrong."
	case !areCosigned(&checkpoint, witnesses):
		outcome.Wrong = "A witness has not cosigned the log of today, or its line is wrong."
	case checkpoint.Size < kept.Size:
		outcome.Wrong = fmt.Sprintf("The log had %d entries, and has %d today: it was cut short or begun anew.", kept.Size, checkpoint.Size)
	}
	if outcome.Wrong != "" {
		return outcome, nil
	}
	size, old := int64(checkpoint.Size), int64(kept.Size)
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: checkpoint.Root}, tiles{source})
	if old > 0 {
		proof, err := tlog.ProveTree(size, old, reader)
		if err != nil {
			return outcome, outcome.unreadable(err)
		}
		if tlog.CheckTree(proof, size, checkpoint.Root, old, kept.Root) != nil {
			outcome.Wrong = "The log of today does not begin with what was kept: its history was changed."
			return outcome, nil
		}
	}
	return outcome, outcome.leaves(reader, kept)
}

func (o *Outcome) leaves(reader tlog.HashReader, kept *Kept) error {
	var positions, indexes []int64
	for position := range kept.Leaves {
		positions = append(positions, position)
	}
	slices.Sort(positions)
	for _, position := range positions {
		indexes = append(indexes, tlog.StoredHashIndex(0, position))
	}
	hashes, err := reader.ReadHashes(indexes)
	if err != nil {
		return o.unreadable(err)
	}
	for at, position := range positions {
		if hashes[at] != tlog.Hash(kept.Leaves[position]) {
			o.Wrong = fmt.Sprintf("Number %d of the log is another entry than the one that was kept.", position)
			return nil
		}
	}
	return nil
}

// unreadable tells tiles that can't be fetched, which is an error, from those that do not fit the root, which is a finding.
func (o *Outcome) unreadable(err error) error {
	var away *awayError
	if errors.As(err, &away) {
		return err
	}
	o.Wrong = fmt.Sprintf("What the log serves is not what it signed: %v.", err)
	return nil
}

type awayError struct{ error }

func (e *awayError) Unwrap() error { return e.error }

func isSigned(checkpoint *signednote.Checkpoint, keys []string) bool {
	signed := false
	for _, text := range keys {
		key, isKey := signednote.ParseLogKey(text)
		right, wrong, _ := key.Signed(checkpoint)
		if !isKey || wrong {
			return false
		}
		signed = signed || right && key.Name == checkpoint.Origin
	}
	return signed
}

func areCosigned(checkpoint *signednote.Checkpoint, witnesses []string) bool {
	for _, text := range witnesses {
		key, isKey := signednote.ParseWitnessKey(text)
		if !isKey {
			return false
		}
		if right, _, _ := key.Signed(checkpoint); !right {
			return false
		}
	}
	return true
}

// tiles reads tiles of 256 hashes for golang.org/x/mod/sumdb/tlog, which checks them by the root.
type tiles struct{ source Source }

const tileHeight = 8

func (tiles) Height() int                     { return tileHeight }
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, 0, len(wanted))
	for _, tile := range wanted {
		bytes, err := t.source(pathOf(tile))
		if err != nil && tile.W < 1<<tileHeight {
			// What was a part of a tile when the checkpoint was made is whole by now.
			whole := tile
			whole.W = 1 << tileHeight
			bytes, err = t.source(pathOf(whole))
		}
		size := tile.W * tlog.HashSize
		if err != nil {
			return nil, &awayError{err}
		}
		if len(bytes) < size {
			return nil, fmt.Errorf("%s holds %d bytes instead of %d", pathOf(tile), len(bytes), size)
		}
		read = append(read, bytes[:size])
	}
	return read, nil
}

// pathOf is a tile's address: as golang.org/x/mod's, without the height.
func pathOf(tile tlog.Tile) string { return strings.Replace(tile.Path(), "tile/8/", "tile/", 1) }
