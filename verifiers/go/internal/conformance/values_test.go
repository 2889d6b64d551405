package conformance

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"

	"github.com/gowebpki/jcs"
	"golang.org/x/mod/sumdb/tlog"

	"alongside/verifier/internal/answers"
	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/contents"
	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/passkey"
	"alongside/verifier/internal/signednote"
	"alongside/verifier/internal/tree"
)

type example[Given, Gives any] struct {
	Given Given `json:"given"`
	Gives Gives `json:"gives"`
}

// values are those of one kind.
func values[T any](t *testing.T, kind string) []T {
	t.Helper()
	all := read[map[string]json.RawMessage](t, "values.json.gz")[0]
	var some []T
	if err := json.Unmarshal(all[kind], &some); err != nil || len(some) == 0 {
		t.Fatalf("%s: %v", kind, err)
	}
	return some
}

func canonicalOf(t *testing.T, written []byte) canonical.Value {
	t.Helper()
	text, err := jcs.Transform(written)
	if err != nil {
		t.Fatal(err)
	}
	value, err := canonical.Read(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return value
}

func bytesOf(t *testing.T, text string) []byte {
	t.Helper()
	bytes, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

func hashOf(t *testing.T, text string) [32]byte { return [32]byte(bytesOf(t, text)) }

func urlBytes(t *testing.T, text string) []byte {
	t.Helper()
	bytes, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

func TestReading(t *testing.T) {
	for _, one := range values[struct {
		Bytes       string `json:"bytes"`
		IsCanonical bool   `json:"isCanonical"`
	}](t, "reading") {
		if _, err := canonical.Read(bytesOf(t, one.Bytes)); (err == nil) != one.IsCanonical {
			t.Errorf("%s: %v", one.Bytes, err)
		}
	}
}

func TestCanonicalForms(t *testing.T) {
	for _, one := range values[example[struct{ Value json.RawMessage }, struct{ Bytes, SHA256 string }]](t, "canonical") {
		value := canonicalOf(t, one.Given.Value)
		if hex.EncodeToString([]byte(value.Raw)) != one.Gives.Bytes || contents.Digest(value.Raw) != one.Gives.SHA256 {
			t.Errorf("%s", one.Given.Value)
		}
	}
}

func TestCommitments(t *testing.T) {
	for _, one := range values[example[struct {
		Key   string
		Value json.RawMessage
	}, struct{ Commitment string }]](t, "commitment") {
		value := canonicalOf(t, one.Given.Value)
		if !contents.Opens(hashOf(t, one.Gives.Commitment), hashOf(t, one.Given.Key), value.Raw) {
			t.Errorf("%s", one.Given.Value)
		}
	}
}

func TestVersionDigests(t *testing.T) {
	for _, one := range values[example[struct {
		Part     string
		Sections map[string]json.RawMessage
	}, struct {
		Sections map[string]string
		Digest   string
	}]](t, "version digest") {
		sections := map[string]any{}
		for name, fields := range one.Given.Sections {
			sections[name] = map[string]any{"digest": one.Gives.Sections[name], "fields": fields}
		}
		written, err := json.Marshal(map[string]any{"part": one.Given.Part, "sections": sections, "digest": one.Gives.Digest})
		if err != nil {
			t.Fatal(err)
		}
		if data := canonicalOf(t, written); !contents.DigestsHold(&data) {
			t.Errorf("%s", written)
		}
	}
}

func TestTrees(t *testing.T) {
	for _, one := range values[example[struct{ Entries []string }, struct {
		Leaves, Roots []string
		Proofs        [][]string
	}]](t, "tree") {
		size := len(one.Given.Entries)
		root := hashOf(t, one.Gives.Roots[size])
		for at, entry := range one.Given.Entries {
			leaf := tree.Leaf(bytesOf(t, entry))
			var path []tlog.Hash
			for _, hash := range one.Gives.Proofs[at] {
				path = append(path, hashOf(t, hash))
			}
			if leaf != hashOf(t, one.Gives.Leaves[at]) || !tree.Includes(int64(at), int64(size), leaf, path, root) {
				t.Errorf("entry %d of %d", at, size)
			}
			if tree.Includes(int64(at), int64(size), leaf, append(path, root), root) || tree.Includes(int64(at)+1, int64(size), leaf, path, root) {
				t.Errorf("entry %d of %d: a wrong proof holds", at, size)
			}
		}
	}
}

func TestHeads(t *testing.T) {
	for _, one := range values[example[struct {
		Streams []struct {
			ID, Leaf string
			Version  uint64
		}
	}, struct {
		Root  string
		Paths [][]string
	}]](t, "heads") {
		for at, stream := range one.Given.Streams {
			var path []tlog.Hash
			for _, hash := range one.Gives.Paths[at] {
				path = append(path, hashOf(t, hash))
			}
			if root, ok := tree.HeadRoot(stream.ID, stream.Version, hashOf(t, stream.Leaf), path); !ok || root != hashOf(t, one.Gives.Root) {
				t.Errorf("%s", stream.ID)
			}
		}
	}
}

func TestSigners(t *testing.T) {
	for _, one := range values[example[struct{}, struct{ Note, VerifierKey string }]](t, "checkpoint") {
		checkpoint, ok := signednote.ParseCheckpoint(one.Gives.Note)
		key, isKey := signednote.ParseLogKey(one.Gives.VerifierKey)
		if right, _, _ := key.Signed(&checkpoint); !ok || !isKey || !right {
			t.Errorf("%s", one.Gives.Note)
		}
	}
	for _, one := range values[example[struct {
		Text string
		Time uint64
	}, struct{ Line, VerifierKey string }]](t, "cosignature") {
		checkpoint, ok := signednote.ParseCheckpoint(one.Given.Text + "\n" + strings.TrimSuffix(one.Gives.Line, "\n") + "\n")
		key, isKey := signednote.ParseWitnessKey(one.Gives.VerifierKey)
		if right, _, at := key.Signed(&checkpoint); !ok || !isKey || !right || at != one.Given.Time {
			t.Errorf("%s", one.Gives.Line)
		}
	}
}

func TestStatements(t *testing.T) {
	for _, one := range values[example[struct {
		Run, At, Type string
		Data          json.RawMessage
	}, struct{ Bytes, ChallengeBase64Url string }]](t, "statement") {
		event := envelope.Event{Run: one.Given.Run, Type: one.Given.Type, Data: canonicalOf(t, one.Given.Data)}
		statement, ok := answers.Statement(&event, `"`+one.Given.At+`"`)
		if !ok || string(statement) != one.Gives.Bytes || answers.Challenge(statement) != one.Gives.ChallengeBase64Url {
			t.Errorf("%s: %s", one.Given.Type, statement)
		}
	}
}

func TestPasskeys(t *testing.T) {
	for _, one := range values[struct {
		What, PublicKey string
		JWK             json.RawMessage
	}](t, "coseKeys") {
		if _, ok := passkey.ParseKey(urlBytes(t, one.PublicKey)); ok == (string(one.JWK) == "null") {
			t.Errorf("%s", one.What)
		}
	}
	for _, one := range values[struct {
		Algorithm, Challenge, RelyingParty, PublicKey, AuthenticatorData, ClientDataJSON, Signature string
	}](t, "assertions") {
		key, ok := passkey.ParseKey(urlBytes(t, one.PublicKey))
		assertion := passkey.Assertion{
			AuthenticatorData: urlBytes(t, one.AuthenticatorData), ClientData: urlBytes(t, one.ClientDataJSON), Signature: urlBytes(t, one.Signature),
		}
		if !ok {
			t.Fatal(one.Algorithm)
		}
		if why := passkey.Check(assertion, key, one.RelyingParty, one.Challenge); why != "" {
			t.Errorf("%s: %s", one.Algorithm, why)
		}
		assertion.Signature[len(assertion.Signature)-1] ^= 1
		if passkey.Check(assertion, key, one.RelyingParty, one.Challenge) == "" {
			t.Errorf("%s: a wrong signature holds", one.Algorithm)
		}
	}
}
