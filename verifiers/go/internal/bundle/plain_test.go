package bundle

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"alongside/verifier/internal/canonical"
)

const plainHash = `"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="`

// plainLines are such as most bundles consist of.
var plainLines = []string{
	`{"entry":"e30=","event":"019b8d62-7a80-7000-8000-000000000001","index":0,"kind":"entry","proof":[` + plainHash + `],"version":1}`,
	`{"entry":"e30xMjM0","event":"019b8d62-7a80-7000-8000-00000000000f","index":123456789012345,"kind":"entry","proof":[` +
		strings.Join([]string{plainHash, strings.Replace(plainHash, "AAEC", "BBEC", 1), plainHash}, ",") + `],"version":99}`,
}

// holdsAgainstTheTable reads a line in both ways: what is read without a table must be read with one, and as the same.
func holdsAgainstTheTable(t *testing.T, r *reading, line []byte) (isPlain bool) {
	t.Helper()
	made, isPlain := r.plain(line)
	if !isPlain {
		return false
	}
	value, err := canonical.Read(line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	kind, _ := value.TextOf("kind")
	event, ok := readEvent(&value, kind, &hashList{})
	if !ok || kind != "entry" || !reflect.DeepEqual(made, event) {
		t.Fatalf("%s: %v, and with a table %v", line, made, event)
	}
	return true
}

func TestWhatIsReadWithoutATableIsTheSame(t *testing.T) {
	r := &reading{}
	for _, line := range plainLines {
		if !holdsAgainstTheTable(t, r, []byte(line)) {
			t.Fatalf("%s is read with a table", line)
		}
		read := 0
		for at := range len(line) {
			for _, one := range []string{"", "0", "1", "A", "=", "\"", "\\", ",", " ", "\n", "\r", "]", "-", ".", "e", "\x00", "\xff", "é"} {
				for _, rest := range []string{line[at:], line[at+1:]} {
					if holdsAgainstTheTable(t, r, []byte(line[:at]+one+rest)) {
						read++
					}
				}
			}
			// So that nothing is taken over from a line that was left halfway.
			holdsAgainstTheTable(t, r, []byte(line))
		}
		if read < len(line) {
			t.Fatalf("only %d of the changed lines are read", read)
		}
	}
}

func FuzzWhatIsReadWithoutATableIsTheSame(f *testing.F) {
	for _, line := range plainLines {
		f.Add([]byte(line))
	}
	r := &reading{}
	f.Fuzz(func(t *testing.T, line []byte) { holdsAgainstTheTable(t, r, bytes.Clone(line)) })
}
