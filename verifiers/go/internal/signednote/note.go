// Package signednote reads signed notes, checkpoints and verifier keys (docs/spec/03-log.md, L5 to L12).
//
// It parses strictly by itself, because a note must have one reading, and leaves signatures to the verifiers of
// golang.org/x/mod/sumdb/note and github.com/transparency-dev/formats/note. note.Open is not used: it passes by a wrong second
// signature of a key of which it has seen a right one.
package signednote

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"alongside/verifier/internal/encoding"
)

// Bounds of C2SP signed-note and of L6.
const (
	maxUnits      = 1_000_000
	maxSignatures = 100
)

// Note is a text and the lines that sign it.
type Note struct {
	Text  string
	Lines []Line
}

// Line is one signature line.
type Line struct {
	Name      string
	KeyHash   uint32
	Signature []byte
}

// Parse reads a note; false where it is none.
func Parse(note string) (Note, bool) {
	if !utf8.ValidString(note) || unitsOf(note) > maxUnits || hasControl(note) {
		return Note{}, false
	}
	split := strings.LastIndex(note, "\n\n")
	if split < 0 || !strings.HasSuffix(note, "\n") {
		return Note{}, false
	}
	text, rest := note[:split+1], note[split+2:]
	if rest == "" {
		return Note{}, false
	}
	var lines []Line
	for _, written := range strings.Split(strings.TrimSuffix(rest, "\n"), "\n") {
		line, ok := parseLine(written)
		if !ok || len(lines) == maxSignatures {
			return Note{}, false
		}
		lines = append(lines, line)
	}
	return Note{text, lines}, true
}

func unitsOf(text string) int {
	units := 0
	for _, char := range text {
		units += utf16.RuneLen(char)
	}
	return units
}

func hasControl(text string) bool {
	for at := range len(text) {
		if c := text[at]; c < 0x20 && c != '\n' || c == 0x7f {
			return true
		}
	}
	return false
}

func parseLine(written string) (Line, bool) {
	rest, isSignature := strings.CutPrefix(written, "— ")
	name, value, hasValue := strings.Cut(rest, " ")
	bytes, isBase64 := encoding.Bytes(value)
	if !isSignature || !hasValue || !isName(name) || !isBase64 || len(bytes) < 5 {
		return Line{}, false
	}
	return Line{name, binary.BigEndian.Uint32(bytes), bytes[4:]}, true
}

func isName(name string) bool {
	return name != "" && utf8.ValidString(name) &&
		!strings.ContainsFunc(name, func(char rune) bool { return char == '+' || isSpace(char) })
}

func isSpace(char rune) bool { return char == '\ufeff' || unicode.IsSpace(char) }

// Checkpoint is what a log's note says.
type Checkpoint struct {
	Raw    string // as it was read
	Note   Note
	Origin string
	Size   uint64
	Root   [32]byte
}

const maxSize = 1<<53 - 1

// ParseCheckpoint reads a checkpoint (C2SP tlog-checkpoint); false where it is none.
func ParseCheckpoint(text string) (Checkpoint, bool) {
	note, ok := Parse(text)
	if !ok {
		return Checkpoint{}, false
	}
	lines := strings.Split(strings.TrimSuffix(note.Text, "\n"), "\n")
	if len(lines) < 3 {
		return Checkpoint{}, false
	}
	for _, line := range lines {
		if line == "" {
			return Checkpoint{}, false
		}
	}
	size, err := strconv.ParseUint(lines[1], 10, 64)
	root, isHash := encoding.Hash(lines[2])
	if err != nil || strconv.FormatUint(size, 10) != lines[1] || size > maxSize || !isHash {
		return Checkpoint{}, false
	}
	return Checkpoint{text, note, lines[0], size, root}, true
}
