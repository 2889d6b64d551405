// Package timestamp checks an RFC 3161 time stamp of a checkpoint (docs/spec/03-log.md, L15).
package timestamp

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"slices"
	"time"

	"github.com/digitorus/pkcs7"
	"github.com/digitorus/timestamp"
)

var (
	contentType = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	digest      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	tstInfo     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	keyUsage    = asn1.ObjectIdentifier{2, 5, 29, 37}
)

// Digests, and algorithms of signatures, as object identifiers.
var (
	digests    = []string{"2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"}
	signatures = []string{
		"1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13",
		"1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4",
	}
)

// Stamped is what a time stamp proves.
type Stamped struct {
	Time      time.Time
	Authority string
}

type response struct {
	Status struct {
		Status   int
		Text     []asn1.RawValue `asn1:"optional"`
		FailInfo asn1.BitString  `asn1:"optional"`
	}
	Token asn1.RawValue `asn1:"optional"`
}

// Check checks a TimeStampResp of a note. @param roots certificates that whoever checks trusts. @returns what it proves, or why it is refused
func Check(written []byte, note string, roots []*x509.Certificate) (stamped Stamped, why string) {
	// The libraries read what anybody may have made.
	defer func() {
		if recover() != nil {
			stamped, why = Stamped{}, "it can't be read"
		}
	}()
	answer := response{}
	rest, err := asn1.Unmarshal(written, &answer)
	switch {
	case err != nil || len(rest) > 0:
		return Stamped{}, "it is no time stamp"
	case answer.Status.Status != 0 && answer.Status.Status != 1:
		return Stamped{}, "the authority refused to give one"
	case len(answer.Token.FullBytes) == 0:
		return Stamped{}, "there is no token in it"
	}
	stamp, err := timestamp.Parse(answer.Token.FullBytes)
	if err != nil {
		return Stamped{}, "it can't be read, or its signature does not hold"
	}
	hash := sha256.Sum256([]byte(note))
	if stamp.HashAlgorithm != crypto.SHA256 || !bytes.Equal(stamp.HashedMessage, hash[:]) {
		return Stamped{}, "it is of other bytes"
	}
	signed, err := pkcs7.Parse(answer.Token.FullBytes)
	if err != nil || !isStated(signed) {
		return Stamped{}, "it is not signed in the one way that is known"
	}
	own := signed.GetOnlySigner()
	if own == nil || !isAuthority(own) {
		return Stamped{}, "the authority's certificate is not in it, or not one for time stamps"
	}
	between := x509.NewCertPool()
	for _, one := range signed.Certificates {
		between.AddCert(one)
	}
	trusted := x509.NewCertPool()
	for _, one := range roots {
		trusted.AddCert(one)
	}
	err = signed.VerifyWithOpts(x509.VerifyOptions{
		Roots: trusted, Intermediates: between, CurrentTime: stamp.Time, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping},
	})
	if err != nil {
		return Stamped{}, "its signature does not hold, or no certificate that you trust stands behind the authority's at that time"
	}
	return Stamped{stamp.Time, own.Subject.String()}, ""
}

// isStated tells whether exactly one signer signed attributes, which say that it is a time, in a way that is known.
func isStated(signed *pkcs7.PKCS7) bool {
	if len(signed.Signers) != 1 {
		return false
	}
	signer := signed.Signers[0]
	if !isOneOf(digests, signer.DigestAlgorithm) || !isOneOf(signatures, signer.DigestEncryptionAlgorithm) {
		return false
	}
	types, stated := 0, 0
	for _, one := range signer.AuthenticatedAttributes {
		if one.Type.Equal(contentType) {
			types++
		}
		if one.Type.Equal(digest) {
			stated++
		}
	}
	var of asn1.ObjectIdentifier
	return types == 1 && stated == 1 && signed.UnmarshalSignedAttribute(contentType, &of) == nil && of.Equal(tstInfo)
}

func isOneOf(known []string, algorithm pkix.AlgorithmIdentifier) bool {
	return slices.Contains(known, algorithm.Algorithm.String())
}

// isAuthority tells whether a certificate is for time stamps alone, and says so as critical (RFC 3161 section 2.3).
func isAuthority(one *x509.Certificate) bool {
	critical := slices.ContainsFunc(one.Extensions, func(extension pkix.Extension) bool {
		return extension.Id.Equal(keyUsage) && extension.Critical
	})
	return critical && len(one.UnknownExtKeyUsage) == 0 && slices.Equal(one.ExtKeyUsage, []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping})
}
