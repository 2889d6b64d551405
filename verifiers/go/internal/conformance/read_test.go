// Package conformance holds this program against the vectors in conformance/, which the specification describes.
package conformance

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

const folder = "../../../../conformance"

func unpacked(t *testing.T, name string) []byte {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	unpacker, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(unpacker)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// read takes the JSON values of a file, however many there are.
func read[T any](t *testing.T, name string) []T {
	t.Helper()
	var values []T
	decoder := json.NewDecoder(bytes.NewReader(unpacked(t, name)))
	for {
		var value T
		err := decoder.Decode(&value)
		if errors.Is(err, io.EOF) {
			return values
		}
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, value)
	}
}
