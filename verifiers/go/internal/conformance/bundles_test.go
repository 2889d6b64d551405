package conformance

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/gowebpki/jcs"

	"alongside/verifier/internal/report"
	"alongside/verifier/internal/verify"
)

type expected struct {
	Name      string                        `json:"name"`
	Keys      []string                      `json:"keys"`
	Witnesses []string                      `json:"witnesses"`
	Exit      int                           `json:"exit"`
	Steps     map[report.Step]report.Result `json:"steps"`
	File      string                        `json:"file"`
	Verdict   json.RawMessage               `json:"verdict"`
	Base      string                        `json:"base"`
	Splices   []splice                      `json:"splices"`
}

type splice struct {
	At           int    `json:"at"`
	Remove       int    `json:"remove"`
	Insert       string `json:"insert"`
	InsertBase64 string `json:"insertBase64"`
}

// check holds a bundle against what is expected of it: the result of each step, the exit, and the verdict.
func (e *expected) check(t *testing.T, file []byte) {
	t.Helper()
	made, err := verify.Bundle(bytes.NewReader(file), verify.Options{Keys: e.Keys, Witnesses: e.Witnesses})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range report.Steps {
		if made.Findings.Of(step) != e.Steps[step] {
			t.Errorf("%s: %s is %s here, and should be %s: %v", e.Name, step, made.Findings.Of(step), e.Steps[step], made.Findings.Checks())
		}
	}
	if made.Exit != e.Exit {
		t.Errorf("%s: exit %d, and should be %d", e.Name, made.Exit, e.Exit)
	}
	if made.Verdict != nil && len(e.Verdict) > 0 {
		if claimed, err := jcs.Transform(e.Verdict); err != nil || !made.Verdict.Is(string(claimed)) {
			t.Errorf("%s: another verdict: %v", e.Name, err)
		}
	}
}

func bundles(t *testing.T) ([]expected, map[string][]byte) {
	t.Helper()
	all := read[struct {
		Bundles []expected `json:"bundles"`
	}](t, "bundles.json.gz")[0].Bundles
	files := map[string][]byte{}
	for _, one := range all {
		files[one.Name] = unpacked(t, one.File)
	}
	return all, files
}

func TestBundles(t *testing.T) {
	all, files := bundles(t)
	if len(all) < 20 {
		t.Fatalf("%d bundles", len(all))
	}
	for _, one := range all {
		one.check(t, files[one.Name])
	}
}

func TestWrongBundles(t *testing.T) {
	_, files := bundles(t)
	all := read[expected](t, "wrong.jsonl.gz")
	if len(all) < 400 {
		t.Fatalf("%d wrong bundles", len(all))
	}
	for _, one := range all {
		base, found := files[one.Base]
		if !found {
			t.Fatalf("%s: there is no %s among %v", one.Name, one.Base, slices.Collect(maps.Keys(files)))
		}
		one.check(t, spliced(t, base, one.Splices))
	}
}

func spliced(t *testing.T, base []byte, splices []splice) []byte {
	t.Helper()
	var made []byte
	at := 0
	for _, one := range splices {
		insert := []byte(one.Insert)
		if one.InsertBase64 != "" {
			decoded, err := base64.StdEncoding.DecodeString(one.InsertBase64)
			if err != nil {
				t.Fatal(err)
			}
			insert = decoded
		}
		made = append(append(made, base[at:one.At]...), insert...)
		at = one.At + one.Remove
	}
	return append(made, base[at:]...)
}
