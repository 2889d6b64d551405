// Package bundle reads the lines of a bundle (docs/spec/01-bundle.md), each as it must stand, one at a time.
package bundle

import (
	"golang.org/x/mod/sumdb/tlog"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/encoding"
	"alongside/verifier/internal/signednote"
)

// Format is the name of the one format there is.
const Format = "alongside-bundle@v1"

// Header is the first line.
type Header struct {
	Run           string
	Step          string
	OfStep        bool // step is not null
	Head, Through int64
	Template      string // its canonical text; empty where it is null
	Damaged       bool
	Keys          []string
	Witnesses     []string
	Checkpoint    signednote.Checkpoint
	Heads         *Heads
}

// Heads is what the log stated of the run's newest version.
type Heads struct {
	Entry   []byte
	Index   int64
	Proof   []tlog.Hash
	Version int64
	Leaf    [32]byte
	Path    []tlog.Hash
}

// Event is a line of the kinds entry and withheld.
type Event struct {
	Withheld bool
	Version  int64
	ID       string
	Index    int64
	Entry    []byte   // nil where it is withheld
	Leaf     [32]byte // only where it is withheld
	Proof    []tlog.Hash
}

// Value is a disclosed value: what was committed to, in its canonical text.
type Value struct {
	Commitment [32]byte
	Key        [32]byte
	Value      string
}

func readHeader(line *canonical.Value) (*Header, string) {
	if format, _ := line.TextOf("format"); format != Format {
		return nil, "This is not a bundle of the format " + Format + "."
	}
	if !line.HasExactly("checkpoint", "damage", "format", "head", "heads", "keys", "run", "step", "template", "through", "witnesses") {
		return nil, malformed
	}
	header := Header{}
	ok := true
	take := func(fits bool) { ok = ok && fits }
	var fits bool
	header.Run, fits = line.TextOf("run")
	take(fits)
	step, _ := line.Get("step")
	header.Step, header.OfStep = step.Text()
	take(header.OfStep || step.IsNull())
	header.Head, fits = Count(line, "head")
	take(fits)
	header.Through, fits = Count(line, "through")
	take(fits)
	template, _ := line.Get("template")
	take(template.IsNull() || template.Kind == canonical.Object)
	if !template.IsNull() {
		header.Template = template.Raw
	}
	damage, _ := line.Get("damage")
	header.Damaged = !damage.IsNull()
	take(damage.IsNull() || isDamage(damage))
	header.Keys, fits = Texts(line, "keys")
	take(fits)
	header.Witnesses, fits = Texts(line, "witnesses")
	take(fits)
	heads, _ := line.Get("heads")
	if !heads.IsNull() {
		header.Heads, fits = ReadHeads(heads)
		take(fits)
	}
	checkpoint, fits := line.TextOf("checkpoint")
	take(fits)
	if !ok {
		return nil, malformed
	}
	if header.Through == 0 || header.Through > header.Head {
		return nil, "It can't hold versions up to what it says."
	}
	if header.Checkpoint, ok = signednote.ParseCheckpoint(checkpoint); !ok {
		return nil, "Its checkpoint is none."
	}
	return &header, ""
}

func isDamage(value *canonical.Value) bool {
	_, event := value.TextOf("event")
	_, why := value.TextOf("why")
	_, version := Count(value, "version")
	return value.HasExactly("event", "version", "why") && event && why && version
}

// ReadHeads reads a statement of heads, as the header of a bundle and the extra data of a receipt hold it; false where it is none.
func ReadHeads(value *canonical.Value) (*Heads, bool) {
	if value.Kind != canonical.Object || !value.HasExactly("entry", "index", "leaf", "path", "proof", "version") {
		return nil, false
	}
	heads := Heads{}
	entry, isText := value.TextOf("entry")
	var isBytes, isIndex, isVersion, isLeaf, isProof, isPath bool
	heads.Entry, isBytes = encoding.Bytes(entry)
	heads.Index, isIndex = Count(value, "index")
	heads.Version, isVersion = Count(value, "version")
	leaf, _ := value.TextOf("leaf")
	heads.Leaf, isLeaf = encoding.Hash(leaf)
	heads.Proof, isProof = Hashes(value, "proof")
	heads.Path, isPath = Hashes(value, "path")
	return &heads, isText && isBytes && isIndex && isVersion && isLeaf && isProof && isPath
}

func readEvent(line *canonical.Value, kind string, proofs *hashList) (*Event, bool) {
	event := Event{Withheld: kind == "withheld"}
	var isVersion, isID, isIndex, isProof, isWhole bool
	if event.Withheld {
		leaf, _ := line.TextOf("leaf")
		event.Leaf, isWhole = encoding.Hash(leaf)
		isWhole = isWhole && line.HasExactly("event", "index", "kind", "leaf", "proof", "version")
	} else {
		entry, isPlain := line.PlainOf("entry")
		event.Entry, isWhole = encoding.Bytes(entry)
		isWhole = isWhole && isPlain && line.HasExactly("entry", "event", "index", "kind", "proof", "version")
	}
	event.Version, isVersion = Count(line, "version")
	event.ID, isID = line.TextOf("event")
	event.Index, isIndex = Count(line, "index")
	event.Proof, isProof = proofs.read(line, "proof")
	return &event, isVersion && isID && isIndex && isProof && isWhole
}

func readValue(line *canonical.Value) (*Value, bool) {
	commitment, _ := line.TextOf("commitment")
	key, _ := line.TextOf("key")
	value := Value{}
	var isCommitment, isKey bool
	value.Commitment, isCommitment = encoding.Hex32(commitment)
	value.Key, isKey = encoding.Hash(key)
	if !isCommitment || !isKey || !line.HasExactly("commitment", "key", "kind", "value") {
		return nil, false
	}
	disclosed, _ := line.Get("value")
	value.Value = disclosed.Raw
	return &value, true
}

func isVerdict(line *canonical.Value) bool {
	verdict, found := line.Get("verdict")
	return found && verdict.Kind == canonical.Object && line.HasExactly("kind", "verdict")
}

// Count is a member that is a whole number from 0 to 2^53 - 1.
func Count(value *canonical.Value, name string) (int64, bool) {
	whole, ok := value.WholeOf(name)
	return whole, ok && whole >= 0
}

// Texts is a member that is a list of texts; false where it is anything else.
func Texts(value *canonical.Value, name string) ([]string, bool) {
	list, found := value.Get(name)
	if !found || list.Kind != canonical.Array {
		return nil, false
	}
	var texts []string
	for at := range list.Items() {
		text, ok := list.Items()[at].Text()
		if !ok {
			return nil, false
		}
		texts = append(texts, text)
	}
	return texts, true
}
