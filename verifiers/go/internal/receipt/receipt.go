// Package receipt checks one person's receipt: an entry, its proof and a checkpoint (docs/spec/07-verification.md, V19 and V20).
package receipt

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/mod/sumdb/tlog"

	"alongside/verifier/internal/bundle"
	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/encoding"
	"alongside/verifier/internal/signednote"
	"alongside/verifier/internal/tree"
)

// First is the first line of a receipt.
const First = "alongside/receipt@v1"

const (
	proofFormat = "c2sp.org/tlog-proof@v1"
	maxUnits    = 1_000_000
	maxHashes   = 63
	maxIndex    = 1<<53 - 1
)

// Receipt is what one says.
type Receipt struct {
	Keys       []string
	Witnesses  []string
	Entry      []byte
	Index      int64
	Proof      []tlog.Hash
	Checkpoint signednote.Checkpoint
	// Heads is what the log stated of the run's newest version; nil where the receipt does not say.
	Heads *bundle.Heads
}

// Is tells whether a text has a receipt in it.
func Is(text string) bool {
	_, found := begin(text)
	return found
}

func begin(text string) (string, bool) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.HasPrefix(text, First+"\n") {
		return text, true
	}
	_, rest, found := strings.Cut(text, "\n"+First+"\n")
	return First + "\n" + rest, found
}

// Parse reads a receipt; false where it is none.
func Parse(given string) (*Receipt, bool) {
	text, found := begin(given)
	if !found || len(utf16.Encode([]rune(given))) > maxUnits {
		return nil, false
	}
	head, proof, found := strings.Cut(text, "\n\n")
	if !found {
		return nil, false
	}
	made := &Receipt{}
	entries := 0
	for _, line := range strings.Split(head, "\n")[1:] {
		kind, value, _ := strings.Cut(line, " ")
		switch kind {
		case "key":
			made.Keys = append(made.Keys, value)
		case "witness":
			made.Witnesses = append(made.Witnesses, value)
		case "entry":
			entry, isBytes := encoding.Bytes(value)
			if !isBytes {
				return nil, false
			}
			made.Entry = entry
			entries++
		default:
			return nil, false
		}
	}
	return made, entries == 1 && len(made.Keys) > 0 && made.parseProof(strings.TrimRightFunc(proof, unicode.IsSpace)+"\n")
}

// parseProof reads a C2SP tlog-proof of version 1.
func (r *Receipt) parseProof(text string) bool {
	head, note, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || lines[0] != proofFormat || len(lines) < 2 {
		return false
	}
	lines = lines[1:]
	if extra, is := strings.CutPrefix(lines[0], "extra "); is {
		written, isBytes := encoding.Bytes(extra)
		if !isBytes || len(lines) < 2 || !r.parseHeads(written) {
			return false
		}
		lines = lines[1:]
	}
	digits, is := strings.CutPrefix(lines[0], "index ")
	index, err := strconv.ParseInt(digits, 10, 64)
	if !is || err != nil || strconv.FormatInt(index, 10) != digits || index < 0 || index > maxIndex || len(lines)-1 > maxHashes {
		return false
	}
	r.Index = index
	for _, line := range lines[1:] {
		hash, isHash := encoding.Hash(line)
		if !isHash {
			return false
		}
		r.Proof = append(r.Proof, hash)
	}
	var ok bool
	r.Checkpoint, ok = signednote.ParseCheckpoint(note)
	return ok
}

func (r *Receipt) parseHeads(written []byte) bool {
	value, err := canonical.Read(written)
	if err != nil {
		return false
	}
	var ok bool
	r.Heads, ok = bundle.ReadHeads(&value)
	return ok
}

// Wrong says what does not hold, or nothing. @param keys and witnesses are those that whoever checks brought along.
func (r *Receipt) Wrong(keys, witnesses []string) string {
	if _, err := canonical.Read(r.Entry); err != nil {
		return "the entry is not written in the one way that can be hashed"
	}
	if !tree.Includes(r.Index, int64(r.Checkpoint.Size), tree.Leaf(r.Entry), r.Proof, r.Checkpoint.Root) {
		return "the entry is not in the log at this place"
	}
	if why := r.wrongSigner(keys); why != "" {
		return why
	}
	for _, text := range slices.Concat(witnesses, r.Witnesses) {
		key, isKey := signednote.ParseWitnessKey(text)
		if !isKey {
			return "a witness's key is none"
		}
		if right, _, _ := key.Signed(&r.Checkpoint); !right {
			return key.Name + " has not cosigned it, or its line is wrong"
		}
	}
	_, wrong := r.Newest()
	return wrong
}

func (r *Receipt) wrongSigner(given []string) string {
	trusted := len(given)
	if trusted == 0 {
		trusted = len(r.Keys)
	}
	signed := false
	for at, text := range slices.Concat(given, r.Keys) {
		key, isKey := signednote.ParseLogKey(text)
		if !isKey {
			return "a key of the log is none"
		}
		right, wrong, _ := key.Signed(&r.Checkpoint)
		if wrong {
			return "a signature of " + key.Name + " is wrong"
		}
		signed = signed || right && at < trusted && key.Name == r.Checkpoint.Origin
	}
	if !signed {
		return "none of the keys has signed the checkpoint"
	}
	return ""
}
