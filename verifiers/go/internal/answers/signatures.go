package answers

import (
	"fmt"

	"alongside/verifier/internal/encoding"
	"alongside/verifier/internal/envelope"
	"alongside/verifier/internal/passkey"
	"alongside/verifier/internal/report"
)

const signedByPasskey = "passkey-signed"

// registration is what a run knows of a passkey (S4).
type registration struct {
	member, publicKey, relyingParty string
	key                             *passkey.Key
	isKey                           bool
}

// Check follows the events of a file.
type Check struct {
	findings *report.Findings
	known    map[string]*registration
	signed   int
	// unknown are the answers whose key the file had not registered by then.
	unknown  []string
	vouchers []envelope.Event
}

// New has seen nothing.
func New(findings *report.Findings) *Check {
	return &Check{findings: findings, known: map[string]*registration{}}
}

// Event takes an event of the file.
func (c *Check) Event(event *envelope.Event) {
	switch {
	case event.Type == "credentialRegistered":
		c.register(event)
	case event.Type == "memberVouchedFor":
		c.vouchers = append(c.vouchers, *event)
	case IsAnswer(event.Type):
		c.answer(event)
	}
}

func (c *Check) register(event *envelope.Event) {
	credential, isText := event.Data.TextOf("credential")
	if _, twice := c.known[credential]; twice || !isText {
		return
	}
	one := &registration{}
	one.member, _ = event.Data.TextOf("member")
	one.publicKey, _ = event.Data.TextOf("publicKey")
	one.relyingParty, _ = event.Data.TextOf("relyingParty")
	if bytes, isBase64 := encoding.URLBytes(one.publicKey); isBase64 {
		one.key, one.isKey = passkey.ParseKey(bytes)
	}
	c.known[credential] = one
}

func (c *Check) answer(event *envelope.Event) {
	signature, isSigned := event.Data.Get("signature")
	if isSigned != (event.Assurance == signedByPasskey) {
		c.fail(event, "it is marked as signed by a passkey, or it holds such a signature, and not both")
		return
	}
	if !isSigned {
		return
	}
	c.signed++
	credential, isText := signature.TextOf("credential")
	at, hasAt := signature.Get("at")
	assertion := passkey.Assertion{}
	var isData, isClient, isSignature bool
	text, _ := signature.TextOf("authenticatorData")
	assertion.AuthenticatorData, isData = encoding.URLBytes(text)
	text, _ = signature.TextOf("clientDataJSON")
	assertion.ClientData, isClient = encoding.URLBytes(text)
	text, _ = signature.TextOf("signature")
	assertion.Signature, isSignature = encoding.URLBytes(text)
	if !isText || !hasAt || !isData || !isClient || !isSignature {
		c.fail(event, "the signature can't be read")
		return
	}
	when, _ := at.Text()
	if !encoding.IsInstant(when) || when > event.At {
		c.fail(event, "it was signed later than it was recorded, or at no time there is")
		return
	}
	known, found := c.known[credential]
	if !found {
		c.unknown = append(c.unknown, nameOf(event))
		return
	}
	statement, ok := Statement(event, at.Raw)
	switch {
	case known.member != event.Actor.ID:
		c.fail(event, "the passkey is somebody else's")
	case !known.isKey:
		c.fail(event, "the passkey's key can't be read")
	case !ok:
		c.fail(event, "what was signed can't be put together")
	default:
		if why := passkey.Check(assertion, known.key, known.relyingParty, Challenge(statement)); why != "" {
			c.fail(event, why)
		}
	}
}

// End is after the last event. @param withheld whether any event of the file was withheld from its reader
func (c *Check) End(withheld bool) {
	for _, name := range c.unknown {
		if withheld {
			c.findings.Unsure(report.Signatures, name+" was signed by a passkey that is not in this file; it may be in what was withheld.")
		} else {
			c.findings.Fail(report.Signatures, name+" was signed by a passkey that the run does not know.")
		}
	}
	if !c.findings.HasTrouble(report.Signatures) {
		c.findings.Hold(report.Signatures, fmt.Sprintf("%d answers are signed by passkeys, and each signature holds.", c.signed))
	}
	c.checkVouchers()
}

func (c *Check) fail(event *envelope.Event, why string) {
	c.findings.Fail(report.Signatures, fmt.Sprintf("%s: %s.", nameOf(event), why))
}

func nameOf(event *envelope.Event) string {
	return fmt.Sprintf("Event %s (version %d)", event.ID, event.Version)
}
