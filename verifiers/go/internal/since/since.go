package since

import (
	"fmt"

	"alongside/verifier/internal/bundle"
	"alongside/verifier/internal/completeness"
	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/receipt"
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/signednote"
	"alongside/verifier/internal/tree"
)

// place is where an event stands, and what it is.
type place struct {
	index int64
	leaf  [32]byte
}

// File is what a file that proved itself shows of its log.
type File struct {
	checkpoint *signednote.Checkpoint
	run        string // empty where it is of no run
	places     map[int64]place
	// What the log stated of the run, of how many entries; 0: nothing.
	stated, size int64
	tree         *shown
	older        *File
}

// NewFile begins a file. @param older the one that was kept, if this is the newer one of the two
func NewFile(older *File) *File { return &File{places: map[int64]place{}, older: older} }

func (f *File) begin(checkpoint *signednote.Checkpoint, run string, heads *bundle.Heads) {
	f.checkpoint, f.run = checkpoint, run
	old := int64(checkpoint.Size)
	if f.older != nil {
		old = int64(f.older.checkpoint.Size)
	}
	f.tree = newShown(int64(checkpoint.Size), wholeParts(old))
	if heads == nil {
		return
	}
	if size, _ := completeness.Stated(heads, checkpoint, run); size > 0 {
		f.stated, f.size = heads.Version, size
		f.tree.take(heads.Index, tree.Leaf(heads.Entry), heads.Proof)
	}
}

// Event takes an event's line of a bundle.
func (f *File) Event(header *bundle.Header, line *bundle.Event, leaf [32]byte) {
	if f.tree == nil {
		f.begin(&header.Checkpoint, header.Run, header.Heads)
	}
	f.places[line.Version] = place{line.Index, leaf}
	f.tree.take(line.Index, leaf, line.Proof)
}

// Receipt takes a receipt, which shows one entry.
func (f *File) Receipt(one *receipt.Receipt) {
	event, why := envelope.Read(one.Entry)
	f.begin(&one.Checkpoint, event.Run, one.Heads)
	leaf := tree.Leaf(one.Entry)
	if why == "" {
		f.places[event.Version] = place{one.Index, leaf}
	}
	f.tree.take(one.Index, leaf, one.Proof)
}

// Leaves are those of the file's events, by their positions in the log.
func (f *File) Leaves() map[int64][32]byte {
	leaves := map[int64][32]byte{}
	for _, one := range f.places {
		leaves[one.index] = one.leaf
	}
	return leaves
}

// Continues holds a newer file against the one that was kept, and tells what the two show. Both have proved themselves.
func (f *File) Continues(findings *report.Findings) {
	old := f.older
	fail := func(format string, values ...any) {
		findings.Fail(report.Consistency, fmt.Sprintf(format, values...))
	}
	if f.tree == nil || old.tree == nil {
		findings.Unsure(report.Consistency, "One of the files holds no event.")
		return
	}
	if old.checkpoint.Origin != f.checkpoint.Origin {
		fail("What was kept is of %s, not of %s.", old.checkpoint.Origin, f.checkpoint.Origin)
		return
	}
	if f.checkpoint.Size < old.checkpoint.Size {
		findings.Unsure(report.Consistency, "The file that was kept is the newer one of the two. Name them the other way round.")
		return
	}
	shared, all := f.shared(fail)
	compared := f.events(fail)
	if findings.HasTrouble(report.Consistency) {
		return
	}
	rest := fmt.Sprintf("of the %d entries that the log had then, the two files show %d to be the same now", old.checkpoint.Size, shared)
	switch {
	case all:
		findings.Hold(report.Consistency, fmt.Sprintf("The log of this file begins with all %d entries of then.", old.checkpoint.Size))
	case compared == 0:
		findings.Unsure(report.Consistency, "The files have no event in common, and "+rest+". Hold what you kept against the log itself: --since, with the site.")
	default:
		findings.Limits = append(findings.Limits, "Whether the whole log only grew, two files don't show: "+rest+". The log itself does: --since, with the site.")
	}
	if compared > 0 {
		findings.Hold(report.Consistency, fmt.Sprintf("%d events of the run stand in this file as they stood in the one that was kept, at the same places of the log.", compared))
	}
}

// shared counts the older log's first entries that both files show to be the same, and tells whether these are all.
func (f *File) shared(fail func(string, ...any)) (int64, bool) {
	old := f.older
	size := int64(old.checkpoint.Size)
	root, found := f.tree.root(size)
	if f.checkpoint.Size == old.checkpoint.Size {
		root, found = f.checkpoint.Root, true
	}
	if found {
		if root != old.checkpoint.Root {
			fail("The log of this file does not begin with the %d entries of then: its history was changed.", size)
		}
		return size, true
	}
	var shared int64
	for _, one := range wholeParts(size) {
		then, isThen := old.tree.known[one]
		now, isNow := f.tree.known[one]
		switch {
		case !isThen || !isNow:
		case then == now:
			shared += one.to - one.from
		default:
			fail("Numbers %d to %d of the log are not what they were then: its history was changed.", one.from, one.to-1)
		}
	}
	return shared, false
}

// events counts those of the run that both files hold, each of which must be the same and stand where it stood; what the log stated
// then must fit the newer file.
func (f *File) events(fail func(string, ...any)) int {
	old := f.older
	if old.run == "" || old.run != f.run {
		return 0
	}
	compared := 0
	for version, then := range old.places {
		if now, found := f.places[version]; found {
			compared++
			if now != then {
				fail("Version %d of the run is not the event that it was then, or stands at another place of the log.", version)
			}
		}
	}
	if old.size == 0 {
		return compared
	}
	for version, now := range f.places {
		if (version <= old.stated) != (now.index < old.size) {
			fail("Version %d of the run stands at number %d of the log, though the log stated then that version %d was the newest before number %d.", version, now.index, old.stated, old.size)
		}
	}
	return compared
}
