package conformance

import (
	"bytes"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"strings"
	"testing"
	"time"

	"alongside/verifier/internal/receipt"
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/runlist"
	"alongside/verifier/internal/timestamp"
)

type keptText struct {
	Name, Kind, Text string
	Keys             []string
	Exit             int
	Newest           *string
}

func TestWhatPeopleKeep(t *testing.T) {
	all := read[keptText](t, "kept.jsonl.gz")
	if len(all) < 20 {
		t.Fatalf("%d texts", len(all))
	}
	for _, one := range all {
		holds, newest := one.check()
		if holds != (one.Exit == 0) {
			t.Errorf("%s: holds is %v", one.Name, holds)
		}
		if one.Newest != nil && !strings.HasPrefix(newest, sentences[*one.Newest]) {
			t.Errorf("%s: %q", one.Name, newest)
		}
	}
}

var sentences = map[string]string{
	"newest": "It was the newest entry", "newer": "Newer entries of the run exist", "not-told": "Whether it was the newest",
}

func (k *keptText) check() (bool, string) {
	if k.Kind == "runs" {
		return runlist.Check([]byte(k.Text), k.Keys, nil, report.New()) != nil, ""
	}
	kept, ok := receipt.Parse(k.Text)
	if !ok || kept.Wrong(k.Keys, nil) != "" {
		return false, ""
	}
	newest, _ := kept.Newest()
	return true, newest
}

func TestTimeStamps(t *testing.T) {
	type stamp struct {
		Name, Note, Token string
		Authorities       []string
		Time              *string
	}
	held := 0
	for _, one := range read[stamp](t, "time-stamps.jsonl.gz") {
		token, err := base64.StdEncoding.DecodeString(one.Token)
		if err != nil {
			t.Fatal(err)
		}
		var roots []*x509.Certificate
		for _, text := range one.Authorities {
			block, _ := pem.Decode([]byte(text))
			root, err := x509.ParseCertificate(block.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			roots = append(roots, root)
		}
		for at := 0; at < len(token); at += 5 {
			changed := bytes.Clone(token)
			changed[at] ^= 0x81
			timestamp.Check(changed, one.Note, roots) // whatever it says, it ends
		}
		stamped, why := timestamp.Check(token, one.Note, roots)
		if (why == "") != (one.Time != nil) {
			t.Errorf("%s: %s", one.Name, why)
			continue
		}
		if one.Time == nil {
			continue
		}
		held++
		if at := stamped.Time.UTC().Format("2006-01-02T15:04:05.000Z"); at != *one.Time {
			t.Errorf("%s: %s", one.Name, stamped.Time.Format(time.RFC3339))
		}
	}
	if held < 5 {
		t.Fatalf("%d hold", held)
	}
}
