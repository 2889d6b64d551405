package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"time"

	"alongside/verifier/internal/report"
	"alongside/verifier/internal/timestamp"
	"alongside/verifier/internal/verify"
)

// stamp is a time stamp of a checkpoint, and the files with certificates that whoever checks trusts.
type stamp struct {
	token       string
	authorities []string
}

// checkFileWithStamp checks a bundle or a receipt, and that its checkpoint existed when an authority says so.
func checkFileWithStamp(path string, given stamp, options verify.Options) (*verify.Report, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	made, one, err := check(file, options)
	if err != nil {
		return nil, err
	}
	note := ""
	switch {
	case one != nil:
		note = one.Checkpoint.Raw
	case made.Header != nil:
		note = made.Header.Checkpoint.Raw
	}
	if err := given.check(note, made); err != nil {
		return nil, err
	}
	if made.Findings.HasTrouble(report.TimeStamp) {
		made.Exit = verify.ExitTrouble
	}
	return made, nil
}

func (s stamp) check(note string, made *verify.Report) error {
	token, err := os.ReadFile(s.token)
	if err != nil {
		return err
	}
	roots, err := certificates(s.authorities)
	if err != nil {
		return err
	}
	switch {
	case note == "":
		made.Findings.Unsure(report.TimeStamp, "The checkpoint can't be read.")
		return nil
	case len(roots) == 0:
		made.Findings.Unsure(report.TimeStamp, "Name the authority's certificate, or the root behind it, with --authority.")
		return nil
	}
	stamped, why := timestamp.Check(token, note, roots)
	if why != "" {
		made.Findings.Fail(report.TimeStamp, "The time stamp is refused: "+why+".")
		return nil
	}
	at := stamped.Time.UTC().Format(time.RFC3339)
	made.Findings.Hold(report.TimeStamp, fmt.Sprintf("The checkpoint existed at %s at the latest: %s signed that.", at, stamped.Authority))
	return nil
}

func certificates(paths []string) ([]*x509.Certificate, error) {
	var read []*x509.Certificate
	for _, path := range paths {
		rest, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		for {
			var block *pem.Block
			if block, rest = pem.Decode(rest); block == nil {
				break
			}
			if block.Type != "CERTIFICATE" {
				continue
			}
			one, err := x509.ParseCertificate(block.Bytes)
			if err != nil {
				return nil, err
			}
			read = append(read, one)
		}
	}
	return read, nil
}
