// Package passkey checks what a person signed with a passkey: WebAuthn assertions and COSE keys (docs/spec/04-signatures.md, S4 to S9).
package passkey

import (
	"encoding/asn1"
	"math/big"

	"github.com/go-webauthn/webauthn/protocol/webauthncose"
)

// Key checks signatures of one passkey.
type Key struct {
	public any // as webauthncose reads it
	// signatureBytes is how long a signature must be; 0 where it is DER.
	signatureBytes int
}

// Bounds of S5.
const (
	coordinateBytes = 32
	minBits         = 2_048
	maxBits         = 16_384
	maxExponent     = 1<<31 - 1
	edwardsBytes    = 64
)

// ParseKey reads a COSE_Key (RFC 9052 section 7) of one of the three algorithms; false where it is none.
// What is stricter here than in the library is checked before the library reads it.
func ParseKey(bytes []byte) (*Key, bool) {
	members, ok := readMap(bytes)
	if !ok {
		return nil, false
	}
	signatureBytes, ok := members.form()
	if !ok {
		return nil, false
	}
	public, err := webauthncose.ParsePublicKey(bytes)
	return &Key{public, signatureBytes}, err == nil
}

// form checks what S5 asks of each algorithm.
func (m coseMap) form() (signatureBytes int, ok bool) {
	switch kty, alg := m.numbers[1], m.numbers[3]; {
	case kty == int64(webauthncose.EllipticKey) && alg == int64(webauthncose.AlgES256):
		x, y := m.bytes[-2], m.bytes[-3]
		return 0, m.numbers[-1] == int64(webauthncose.P256) && len(x) == coordinateBytes && len(y) == coordinateBytes
	case kty == int64(webauthncose.RSAKey) && alg == int64(webauthncose.AlgRS256):
		n, e := m.bytes[-1], m.bytes[-2]
		if len(n) == 0 || n[0] == 0 || len(e) == 0 || e[0] == 0 || len(e) > 4 {
			return 0, false
		}
		bits, exponent := new(big.Int).SetBytes(n).BitLen(), new(big.Int).SetBytes(e).Int64()
		return len(n), bits >= minBits && bits <= maxBits && exponent >= 3 && exponent%2 == 1 && exponent <= maxExponent
	case kty == int64(webauthncose.OctetKey) && alg == int64(webauthncose.AlgEdDSA):
		return edwardsBytes, m.numbers[-1] == int64(webauthncose.Ed25519) && len(m.bytes[-2]) == coordinateBytes
	}
	return 0, false
}

// Signs tells whether the signature is the key's over the message (S6).
func (key *Key) Signs(message, signature []byte) bool {
	if key.signatureBytes == 0 && !isShortDER(signature) || key.signatureBytes > 0 && len(signature) != key.signatureBytes {
		return false
	}
	valid, err := webauthncose.VerifySignature(key.public, message, signature)
	return err == nil && valid
}

// isShortDER tells whether it is one SEQUENCE of two positive INTEGERs of at most 32 bytes, each in its shortest form (X.690).
func isShortDER(signature []byte) bool {
	var parts struct{ R, S *big.Int }
	rest, err := asn1.Unmarshal(signature, &parts)
	if err != nil || len(rest) > 0 || parts.R.Sign() <= 0 || parts.S.Sign() <= 0 || parts.R.BitLen() > 256 || parts.S.BitLen() > 256 {
		return false
	}
	written, err := asn1.Marshal(parts)
	return err == nil && string(written) == string(signature)
}
