package canonical

import (
	"bytes"
	"strings"
	"testing"

	"github.com/gowebpki/jcs"
)

// agrees holds Read against the library: a text is canonical when the library writes it as it stands.
func agrees(t *testing.T, text []byte) {
	t.Helper()
	written, err := jcs.Transform(text)
	canonical := err == nil && bytes.Equal(written, text)
	_, readErr := Read(text)
	if canonical != (readErr == nil) && !(canonical && readErr == ErrTooDeep) {
		t.Fatalf("%q: the library says %v (%v), Read says %v", text, canonical, err, readErr)
	}
}

var texts = []string{
	`{}`, `[]`, `null`, `true`, `false`, `0`, `-0`, `1`, `-1`, `1.5`, `1e21`, `1e+21`, `1e20`, `100000000000000000000`, `1E5`, `01`, `1.0`, `0.000001`, `1e-7`,
	`9007199254740993`, `9007199254740992`, `1e400`, `""`, `"a"`, `"\u0000"`, `"\u001f"`, `"\u001F"`, `"\u0020"`, `"\n"`, `"\u000a"`, `"\/"`, `"/"`,
	`"é"`, `"\u00e9"`, `"😀"`, `"\ud83d\ude00"`, `"\ud83d"`, "\"\xff\"", "\"\xed\xa0\x80\"", "\"\x7f\"", "\"\t\"",
	`{"a":1,"b":2}`, `{"b":1,"a":2}`, `{"a":1,"a":2}`, `{"a":1}`, `{"a": 1}`, ` {}`, `{} `, "{}\n", `{"a":1,}`, `[1,]`, `[,1]`, `{"a"}`, `{a:1}`, `"a`, `"\`, `{`,
	`{"😀":1,"﷿":2}`, `{"﷿":1,"😀":2}`, `{"":1,"a":2}`, `{"a":1,"aa":2}`, `{"aa":1,"a":2}`, `[[[[]]]]`, `nul`, `truefalse`, `1 2`, `-`, `+1`, `.5`, `1.`, `1e`, ``,
}

func TestReadsWhatTheLibraryWritesAsItStands(t *testing.T) {
	for _, text := range texts {
		agrees(t, []byte(text))
	}
}

func FuzzReadsWhatTheLibraryWritesAsItStands(f *testing.F) {
	for _, text := range texts {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) { agrees(t, text) })
}

func TestBoundsDepth(t *testing.T) {
	deep := strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth)
	if _, err := Read([]byte(deep)); err != nil {
		t.Fatal(err)
	}
	if _, err := Read([]byte("[" + deep + "]")); err != ErrTooDeep {
		t.Fatal(err)
	}
}

func TestGivesTheValuesAndTheirBytes(t *testing.T) {
	value, err := Read([]byte(`{"a":[1,-2.5],"b":"x\ny","c":null,"d":true}`))
	if err != nil {
		t.Fatal(err)
	}
	if text, _ := value.TextOf("b"); text != "x\ny" {
		t.Fatal(text)
	}
	list, _ := value.Get("a")
	if string(list.Raw) != `[1,-2.5]` {
		t.Fatalf("%s", list.Raw)
	}
	if _, whole := list.Items()[1].Whole(); whole {
		t.Fatal("-2.5 is not whole")
	}
	if !value.HasExactly("a", "b", "c", "d") || value.HasExactly("a", "b", "c") {
		t.Fatal("members")
	}
}
