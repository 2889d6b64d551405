package verify

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/gowebpki/jcs"
	"golang.org/x/mod/sumdb/note"

	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/rules"
	"alongside/verifier/internal/run"
	"alongside/verifier/internal/tree"
)

const (
	madeRun = "019b8d68-d880-7000-8000-000000000003"
	madeLog = "00000000-0000-7000-8000-000000000000"
)

type object = map[string]any

func canonicalOf(t testing.TB, value any) []byte {
	t.Helper()
	written, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	canonical, err := jcs.Transform(written)
	if err != nil {
		t.Fatal(err)
	}
	return canonical
}

// madeTemplate has one step, in which people meet.
const madeTemplate = `{"circles":{},"declarations":[],"name":"made","parameters":[],"steps":[{"key":"talk","kind":"meet","parts":{"blocks":[{"block":"session","key":"s"}],"kind":"one"}}],"version":1}`

const (
	madeManager = "0197b3f0-0000-7000-8000-000000000001"
	madeMember  = "0197b3f0-0000-7000-8000-000000000002"
)

// madeEntry is an event about as long as an answer.
func madeEntry(t testing.TB, run string, version int, actor, role, kind string, data object) []byte {
	return canonicalOf(t, object{
		"id": fmt.Sprintf("019b8d62-7a80-7000-8000-%012x", version), "run": run, "version": version, "schema": 1, "type": kind,
		"at": "2026-01-05T09:00:00.000Z", "assurance": "signed-in", "data": data,
		"actor": object{"id": actor, "role": role, "via": "session"},
	})
}

// madeEntries follow from the rules: a run is launched, somebody joins it, and says again and again what would make it easier.
func madeEntries(t testing.TB, count int) [][]byte {
	sealed := func(version int) object { return object{"commitment": digestOf(fmt.Sprint(version))} }
	var entries [][]byte
	add := func(actor, role, kind string, data object) {
		entries = append(entries, madeEntry(t, madeRun, len(entries)+1, actor, role, kind, data))
	}
	const manager = "programme-manager"
	add(madeManager, manager, "runLaunched", object{
		"template":   object{"digest": digestOf(madeTemplate), "name": "made", "version": 1},
		"parameters": object{}, "launcher": madeManager, "organisation": madeRun, "title": sealed(1),
		"calendar": object{"nation": "scotland", "from": "2026-01-01", "until": "2029-12-31", "holidays": []string{"2026-01-01"}},
	})
	add(madeManager, manager, "stepOpened", object{"step": "talk", "visit": 1})
	add(madeManager, manager, "partOpened", object{"part": "talk:1", "step": "talk", "key": nil, "title": nil, "stretch": 1, "follows": nil})
	add(madeManager, manager, "memberJoined", object{"member": madeMember, "side": "pwle", "roles": []string{"decision-maker"}, "declares": []string{}})
	for len(entries) < count {
		add(madeMember, "member", "reflected", object{"member": madeMember, "step": "talk", "easier": sealed(len(entries))})
	}
	return entries[:count]
}

// madeVerdict is what this program computes; the vectors hold it against the specification.
func madeVerdict(t testing.TB, entries [][]byte) json.RawMessage {
	template, err := run.ReadTemplate(madeTemplate)
	if err != nil {
		t.Fatal(err)
	}
	check := rules.New(template)
	for _, entry := range entries {
		event, why := envelope.Read(entry)
		if why != "" {
			t.Fatal(why)
		}
		check.Event(&event)
	}
	computed := check.End()
	if computed == nil {
		t.Fatal(check.Wrong, check.Unknown)
	}
	written, err := computed.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return written
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// levelsOf are the hashes of a tree, leaves first; an odd node is carried up (L2).
func levelsOf(leaves [][32]byte) [][][32]byte {
	levels := [][][32]byte{leaves}
	for below := leaves; len(below) > 1; {
		var level [][32]byte
		for at := 0; at < len(below); at += 2 {
			if at+1 == len(below) {
				level = append(level, below[at])
			} else {
				level = append(level, sha256.Sum256(slices.Concat([]byte{1}, below[at][:], below[at+1][:])))
			}
		}
		levels, below = append(levels, level), level
	}
	return levels
}

func proofOf(levels [][][32]byte, index int) []string {
	proof := []string{}
	for _, level := range levels[:len(levels)-1] {
		if beside := index ^ 1; beside < len(level) {
			proof = append(proof, base64.StdEncoding.EncodeToString(level[beside][:]))
		}
		index /= 2
	}
	return proof
}

// madeBundle is a bundle of a run of so many events, each as many places from the one before it in the log as spread says.
func madeBundle(t testing.TB, count, spread int) []byte {
	entries := madeEntries(t, count)
	size := count * spread
	leaves := make([][32]byte, size, size+1)
	for at := range leaves {
		binary.BigEndian.PutUint64(leaves[at][:], uint64(at))
	}
	for at, entry := range entries {
		leaves[at*spread] = tree.Leaf(entry)
	}
	head := tree.Leaf(entries[count-1])
	root, _ := tree.HeadRoot(madeRun, uint64(count), head, nil)
	stated := madeEntry(t, madeLog, 1, madeManager, "engine", "headsStated", object{"root": hex.EncodeToString(root[:]), "size": size})
	leaves = append(leaves, tree.Leaf(stated))
	levels := levelsOf(leaves)
	top := levels[len(levels)-1][0]
	key := ed25519.NewKeyFromSeed(make([]byte, 32))
	vkey, err := note.NewEd25519VerifierKey("log.example", key.Public().(ed25519.PublicKey))
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("log.example\n%d\n%s\n", len(leaves), base64.StdEncoding.EncodeToString(top[:]))
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	signature := binary.BigEndian.AppendUint32(nil, verifier.KeyHash())
	signature = append(signature, ed25519.Sign(key, []byte(text))...)
	checkpoint := text + "\n— log.example " + base64.StdEncoding.EncodeToString(signature) + "\n"
	var file bytes.Buffer
	line := func(value object) {
		file.Write(canonicalOf(t, value))
		file.WriteByte('\n')
	}
	line(object{
		"format": "alongside-bundle@v1", "run": madeRun, "step": nil, "head": count, "through": count, "template": json.RawMessage(madeTemplate), "damage": nil,
		"keys": []string{vkey}, "witnesses": []string{}, "checkpoint": checkpoint,
		"heads": object{"index": size, "entry": stated, "proof": proofOf(levels, size), "version": count, "leaf": head[:], "path": []string{}},
	})
	for at, entry := range entries {
		line(object{
			"kind": "entry", "version": at + 1, "event": fmt.Sprintf("019b8d62-7a80-7000-8000-%012x", at+1), "index": at * spread,
			"entry": entry, "proof": proofOf(levels, at*spread),
		})
	}
	line(object{"kind": "verdict", "verdict": madeVerdict(t, entries)})
	return file.Bytes()
}
