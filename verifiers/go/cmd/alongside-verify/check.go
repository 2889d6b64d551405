package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"

	"alongside/verifier/internal/receipt"
	"alongside/verifier/internal/report"
	"alongside/verifier/internal/verify"
)

func checkFile(path string, in io.Reader, options verify.Options) (*verify.Report, error) {
	if path == "-" {
		made, _, err := check(in, options)
		return made, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	made, _, err := check(file, options)
	return made, err
}

// maxReceiptBytes are more than a receipt's million characters can have.
const maxReceiptBytes = 4_000_000

// check tells a receipt from a bundle, which begins with a brace, and checks either. The receipt is nil where it is none.
func check(file io.Reader, options verify.Options) (*verify.Report, *receipt.Receipt, error) {
	reader := bufio.NewReader(file)
	if start, _ := reader.Peek(1); string(start) == "{" {
		made, err := verify.Bundle(reader, options)
		return made, nil, err
	}
	start, err := io.ReadAll(io.LimitReader(reader, maxReceiptBytes))
	if err != nil {
		return nil, nil, err
	}
	if !receipt.Is(string(start)) {
		made, err := verify.Bundle(io.MultiReader(bytes.NewReader(start), reader), options)
		return made, nil, err
	}
	made, kept := checkReceipt(string(start), options)
	return made, kept, nil
}

func checkReceipt(text string, options verify.Options) (*verify.Report, *receipt.Receipt) {
	made := &verify.Report{Findings: report.New(), Exit: verify.ExitTrouble}
	kept, ok := receipt.Parse(text)
	if !ok {
		made.Findings.Fail(report.Receipt, "It does not have the form of a receipt.")
		return made, nil
	}
	if why := kept.Wrong(options.Keys, options.Witnesses); why != "" {
		made.Findings.Fail(report.Receipt, "It does not hold: "+why+".")
		return made, nil
	}
	if len(options.Keys) == 0 {
		made.Findings.Limits = append(made.Findings.Limits, "The log's key came along with the receipt. Compare it with one from elsewhere, or give that with --key.")
	}
	newest, _ := kept.Newest()
	made.Findings.Limits = append(made.Findings.Limits, newest)
	made.Findings.Hold(report.Receipt, fmt.Sprintf("The entry is number %d of the log that %s signed: %s", kept.Index, kept.Checkpoint.Origin, kept.Entry))
	made.Exit = verify.ExitHolds
	return made, kept
}
