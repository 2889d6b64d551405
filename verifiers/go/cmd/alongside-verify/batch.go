package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"alongside/verifier/internal/verify"
)

// question is one line of a batch. A bundle is base64, as encoding/json reads a []byte.
type question struct {
	Path      string   `json:"path"`
	Bundle    []byte   `json:"bundle"`
	Keys      []string `json:"keys"`
	Witnesses []string `json:"witnesses"`
}

func runBatch(in io.Reader, out, problems io.Writer, options verify.Options) int {
	reader := bufio.NewReaderSize(in, 1<<20)
	writer := bufio.NewWriter(out)
	for {
		line, err := reader.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(bytes.TrimSpace(line)) == 0 {
			if err := writer.Flush(); err != nil {
				return verify.ExitTrouble
			}
			return verify.ExitHolds
		}
		made, asked := answer(line, options)
		if asked != nil {
			fmt.Fprintf(problems, "%v\nEach line is one JSON object, {\"path\": FILE} or {\"bundle\": BASE64}.\n", asked)
			return verify.ExitTrouble
		}
		if err := writeJSON(writer, made); err != nil {
			return verify.ExitTrouble
		}
		// Whoever asks one by one waits for each answer.
		if reader.Buffered() == 0 {
			if err := writer.Flush(); err != nil {
				return verify.ExitTrouble
			}
		}
	}
}

func answer(line []byte, options verify.Options) (*verify.Report, error) {
	asked := question{}
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, err
	}
	options.Keys = append(append([]string{}, options.Keys...), asked.Keys...)
	options.Witnesses = append(append([]string{}, options.Witnesses...), asked.Witnesses...)
	if asked.Path != "" {
		return checkFile(asked.Path, nil, options)
	}
	made, _, err := check(bytes.NewReader(asked.Bundle), options)
	return made, err
}
