package passkey

import (
	"crypto/sha256"
	"strconv"
	"strings"
)

// Assertion is what an authenticator and its client gave.
type Assertion struct{ AuthenticatorData, ClientData, Signature []byte }

// authenticatorBytes are those of an assertion without extensions (WebAuthn Level 3, section 6.1).
const authenticatorBytes = 37

// Flags of the authenticator's data (section 6.1), by their bits.
const (
	userPresent        = 1 << 0
	userVerified       = 1 << 2
	attestedCredential = 1 << 6
	extensions         = 1 << 7
)

// Check says what is wrong with an assertion, or nothing where it holds.
func Check(assertion Assertion, key *Key, relyingParty, challenge string) string {
	if why := checkClient(assertion.ClientData, relyingParty, challenge); why != "" {
		return why
	}
	if why := checkAuthenticator(assertion.AuthenticatorData, relyingParty); why != "" {
		return why
	}
	hash := sha256.Sum256(assertion.ClientData)
	if !key.Signs(append(append([]byte{}, assertion.AuthenticatorData...), hash[:]...), assertion.Signature) {
		return "the signature is not the key's"
	}
	return ""
}

func checkAuthenticator(data []byte, relyingParty string) string {
	if len(data) < authenticatorBytes {
		return "the authenticator's data are too short"
	}
	flags := data[32]
	site := sha256.Sum256([]byte(relyingParty))
	switch {
	case string(data[:32]) != string(site[:]):
		return "it was signed for another site"
	case flags&userPresent == 0 || flags&userVerified == 0:
		return "the person was not present and verified"
	case flags&attestedCredential != 0:
		return "the authenticator's data attest a credential, which no answer does"
	case (flags&extensions != 0) == (len(data) == authenticatorBytes):
		return "the authenticator's data are not as long as their flags say"
	}
	return ""
}

func checkClient(data []byte, relyingParty, challenge string) string {
	client, ok := readClient(data)
	switch {
	case !ok:
		return "what the browser signed can't be read one way"
	case client.kind != "webauthn.get":
		return "it is no assertion"
	case client.challenge != challenge:
		return "it signs another statement"
	case client.framed:
		return "it was signed in a frame of another site"
	case !isOriginOf(client.origin, relyingParty):
		return "it was signed on another site"
	}
	return ""
}

// isOriginOf tells whether an origin is written as browsers write it and is of the relying party or a site below it (S8).
func isOriginOf(origin, relyingParty string) bool {
	scheme, address, found := strings.Cut(origin, "://")
	host, port, hasPort := strings.Cut(address, ":")
	usual := map[string]string{"https": "443", "http": "80"}[scheme]
	if !found || usual == "" || scheme == "http" && host != "localhost" {
		return false
	}
	if hasPort && (!isPort(port) || port == usual) {
		return false
	}
	for _, label := range strings.Split(host, ".") {
		if label == "" || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return false
		}
	}
	return host == relyingParty || strings.HasSuffix(host, "."+relyingParty)
}

func isPort(port string) bool {
	number, err := strconv.ParseUint(port, 10, 16)
	return err == nil && number > 0 && strconv.FormatUint(number, 10) == port
}
