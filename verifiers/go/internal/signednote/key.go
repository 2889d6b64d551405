package signednote

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"

	formats "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"

	"alongside/verifier/internal/encoding"
)

// Types of verifier keys.
const (
	logEd25519     = 0x01
	witnessEd25519 = 0x04
	witnessMLDSA44 = 0x06
)

var publicKeyBytes = map[byte]int{logEd25519: 32, witnessEd25519: 32, witnessMLDSA44: 1312}

// Key checks the lines of one signer.
type Key struct {
	Text     string
	Name     string
	isLog    bool
	hash     uint32
	verifier note.Verifier
	largest  int // bytes that a name or origin may have
}

// ParseLogKey reads the key of a log (L8).
func ParseLogKey(text string) (Key, bool) {
	key, ok := parse(text)
	return key, ok && key.isLog
}

// ParseWitnessKey reads the key of a witness, of either kind (L8).
func ParseWitnessKey(text string) (Key, bool) {
	key, ok := parse(text)
	return key, ok && !key.isLog
}

func parse(given string) (Key, bool) {
	text := strings.TrimFunc(given, isSpace)
	name, rest, _ := strings.Cut(text, "+")
	hash, encoded, found := strings.Cut(rest, "+")
	bytes, isBase64 := encoding.Bytes(encoded)
	if !found || !isName(name) || !isBase64 || len(bytes) == 0 || publicKeyBytes[bytes[0]] != len(bytes)-1 {
		return Key{}, false
	}
	sum := sha256.Sum256(append([]byte(name+"\n"), bytes...))
	key := Key{Text: text, Name: name, isLog: bytes[0] == logEd25519, hash: binary.BigEndian.Uint32(sum[:])}
	if fmt.Sprintf("%08x", key.hash) != hash {
		return Key{}, false
	}
	var err error
	switch bytes[0] {
	case logEd25519:
		key.verifier, err = note.NewVerifier(text)
	case witnessEd25519:
		key.verifier, err = formats.NewVerifierForCosignatureV1(text)
	case witnessMLDSA44:
		key.verifier, err = formats.NewMLDSAVerifier(text)
		key.largest = 255
	}
	return key, err == nil
}

// MaxTime is the latest time of a cosignature, in seconds since 1970 (L11).
const MaxTime = 1<<53 - 1

// Signed finds the lines of a key under a checkpoint.
// right tells that there are such lines and each of them holds; wrong that one does not; at is the earliest time of a cosignature.
func (key *Key) Signed(checkpoint *Checkpoint) (right, wrong bool, at uint64) {
	for _, line := range checkpoint.Note.Lines {
		if line.Name != key.Name || line.KeyHash != key.hash {
			continue
		}
		if !key.holds(checkpoint, line.Signature) {
			return false, true, 0
		}
		if !key.isLog {
			if time := binary.BigEndian.Uint64(line.Signature); !right || time < at {
				at = time
			}
		}
		right = true
	}
	return right, false, at
}

func (key *Key) holds(checkpoint *Checkpoint, signature []byte) bool {
	if !key.isLog && (len(signature) < 8 || binary.BigEndian.Uint64(signature) > MaxTime) {
		return false
	}
	if key.largest > 0 && (len(key.Name) > key.largest || len(checkpoint.Origin) > key.largest) {
		return false
	}
	return key.verifier.Verify([]byte(checkpoint.Note.Text), signature)
}
