package conformance

import (
	"bytes"
	"encoding/base64"
	"maps"
	"slices"
	"testing"

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
	Base      string                        `json:"base"`
	Splices   []splice                      `json:"splices"`
}

type splice struct {
	At           int    `json:"at"`
	Remove       int    `json:"remove"`
	Insert       string `json:"insert"`
	InsertBase64 string `json:"insertBase64"`
}

// check holds a bundle against what is expected of it. Of the step rules what fails here must fail; the rest of it, and the verdict, are not judged.
func (e *expected) check(t *testing.T, file []byte) {
	t.Helper()
	made, err := verify.Bundle(bytes.NewReader(file), verify.Options{Keys: e.Keys, Witnesses: e.Witnesses})
	if err != nil {
		t.Fatal(err)
	}
	if made.Findings.Of(report.Rules) == report.Fails && e.Steps[report.Rules] != report.Fails {
		t.Errorf("%s: rules fails here, and should be %s: %v", e.Name, e.Steps[report.Rules], made.Findings.Checks())
	}
	judged := true
	for _, step := range report.Steps {
		switch {
		case step == report.Rules || step == report.Verdict:
			judged = judged && e.Steps[step] == report.Holds
		case made.Findings.Of(step) != e.Steps[step]:
			t.Errorf("%s: %s is %s here, and should be %s: %v", e.Name, step, made.Findings.Of(step), e.Steps[step], made.Findings.Checks())
		}
	}
	exit := made.Exit
	if exit == verify.ExitUnjudged {
		exit = verify.ExitHolds
	}
	if judged && exit != e.Exit {
		t.Errorf("%s: exit %d, and should be %d", e.Name, exit, e.Exit)
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

func TestFindsGatesThatPassedOnNoAnswer(t *testing.T) {
	_, files := bundles(t)
	found := 0
	for _, one := range read[expected](t, "wrong.jsonl.gz") {
		file := spliced(t, files[one.Base], one.Splices)
		made, err := verify.Bundle(bytes.NewReader(file), verify.Options{Keys: one.Keys, Witnesses: one.Witnesses})
		if err != nil {
			t.Fatal(err)
		}
		if made.Findings.Of(report.Rules) == report.Fails {
			found++
		}
	}
	if found < 5 {
		t.Fatalf("%d of the wrong bundles are against the rules that are judged here", found)
	}
	t.Log(found)
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
