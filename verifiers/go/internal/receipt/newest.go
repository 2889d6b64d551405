package receipt

import (
	"fmt"

	"alongside/verifier/internal/completeness"
	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/tree"
)

// Newest tells whether the entry was the newest of its run, in a sentence, and what is wrong with what the receipt says of that;
// empty where nothing is.
func (r *Receipt) Newest() (told, wrong string) {
	const notTold = "Whether it was the newest entry of its run, this receipt does not say. Get the receipt again later."
	if r.Heads == nil {
		return notTold, ""
	}
	const untrue = "what it says of newer entries is not what the log stated"
	event, why := envelope.Read(r.Entry)
	if why != "" {
		return "", untrue
	}
	size, at := completeness.Stated(r.Heads, &r.Checkpoint, event.Run)
	stated := r.Heads.Version
	switch {
	case size == 0:
		return "", untrue
	case r.Index >= size:
		// The statement is older than the entry.
		if stated >= event.Version {
			return "", untrue
		}
		return notTold, ""
	case stated > event.Version:
		return fmt.Sprintf("Newer entries of the run exist since: among the log's first %d entries, %s, version %d was the newest.", size, at, stated), ""
	case stated < event.Version || r.Heads.Leaf != tree.Leaf(r.Entry):
		return "", untrue
	}
	return fmt.Sprintf("It was the newest entry of its run: the log stated so of its first %d entries, %s. What came later, no receipt can show.", size, at), ""
}
