package answers

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"alongside/verifier/internal/encoding"
	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/report"
)

func (c *Check) checkVouchers() {
	for at := range c.vouchers {
		event := &c.vouchers[at]
		if why := c.voucher(event); why != "" {
			c.findings.Fail(report.Vouchers, fmt.Sprintf("%s: %s.", nameOf(event), why))
		}
	}
	if !c.findings.HasTrouble(report.Vouchers) {
		c.findings.Hold(report.Vouchers, fmt.Sprintf("%d vouchers are signed by the keys that they name.", len(c.vouchers)))
	}
}

// voucher says what is wrong with one, or nothing (S13, S14).
func (c *Check) voucher(event *envelope.Event) string {
	statement := &writer{data: &event.Data}
	statement.text(`{"credential":`, "credential")
	statement.text(`,"name":`, "name")
	statement.text(`,"on":`, "on")
	statement.text(`,"passkey":`, "passkey")
	statement.text(`,"person":`, "member")
	statement.put(`,"statement":"alongside.voucher.v1"}`, "")
	text, _ := event.Data.TextOf("publicKey")
	key, isKey := encoding.URLBytes(text)
	text, isText := event.Data.TextOf("voucherSignature")
	signature, isSignature := encoding.URLBytes(text)
	voucher, isVoucher := event.Data.TextOf("voucher")
	if statement.wrong || !isKey || !isText || !isSignature || !isVoucher {
		return "the voucher can't be read"
	}
	sum := sha256.Sum256(key)
	if len(key) != ed25519.PublicKeySize || hex.EncodeToString(sum[:]) != voucher {
		return "the key is not the one that the voucher names"
	}
	if len(signature) != ed25519.SignatureSize || !ed25519.Verify(key, statement.bytes.Bytes(), signature) {
		return "the voucher's signature is not the key's"
	}
	credential, _ := event.Data.TextOf("credential")
	member, _ := event.Data.TextOf("member")
	publicKey, _ := event.Data.TextOf("passkey")
	if known, found := c.known[credential]; found && (known.member != member || known.publicKey != publicKey) {
		return "the run knows the passkey as another, or as somebody else's"
	}
	return ""
}
