package contents

import (
	"crypto/hmac"
	"crypto/sha256"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/encoding"
)

// Commitments are those that the events of a file hold (C7).
type Commitments map[[32]byte]struct{}

// Add takes those in an event's data, at any depth.
func (c Commitments) Add(data *canonical.Value) {
	for at := range data.Members() {
		member := &data.Members()[at]
		if member.Name == "commitment" {
			// Hex has no escapes.
			if text, isPlain := member.Value.Plain(); isPlain {
				if commitment, isHash := encoding.Hex32(text); isHash {
					c[commitment] = struct{}{}
				}
			}
		}
		c.Add(&member.Value)
	}
	for at := range data.Items() {
		c.Add(&data.Items()[at])
	}
}

// Opens tells whether a commitment is one to this value under this key (C6).
func Opens(commitment, key [32]byte, value string) bool {
	mac := hmac.New(sha256.New, key[:])
	mac.Write([]byte(value))
	return hmac.Equal(mac.Sum(nil), commitment[:])
}
