// Asks programs that the project did not write whether its log's bytes are right.
//
// Reads one JSON question a line from standard input and answers one JSON line each, in order.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/transparency-dev/formats/log"
	cosignature "github.com/transparency-dev/formats/note"
	tlogproof "github.com/transparency-dev/formats/proof"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Ask       string   `json:"ask"`
	Leaf      []byte   `json:"leaf"`
	Index     uint64   `json:"index"`
	Size      uint64   `json:"size"`
	First     uint64   `json:"first"`
	Proof     [][]byte `json:"proof"`
	Root      []byte   `json:"root"`
	FirstRoot []byte   `json:"firstRoot"`
	Note      string   `json:"note"`
	Key       string   `json:"key"`
	Entries   [][]byte `json:"entries"`
}

type answer struct {
	OK    bool   `json:"ok"`
	Root  []byte `json:"root,omitempty"`
	Size  uint64 `json:"size,omitempty"`
	Error string `json:"error,omitempty"`
}

func hash(b []byte) (h tlog.Hash) { copy(h[:], b); return }

func ask(q question) (a answer) {
	defer func() {
		if r := recover(); r != nil {
			a = answer{Error: fmt.Sprint(r)}
		}
	}()
	fail := func(err error) answer {
		if err != nil {
			return answer{Error: err.Error()}
		}
		return answer{OK: true}
	}
	switch q.Ask {
	case "inclusion":
		return fail(proof.VerifyInclusion(rfc6962.DefaultHasher, q.Index, q.Size, q.Leaf, q.Proof, q.Root))
	case "consistency":
		return fail(proof.VerifyConsistency(rfc6962.DefaultHasher, q.First, q.Size, q.Proof, q.FirstRoot, q.Root))
	case "root":
		stored := []tlog.Hash{}
		reader := tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) {
			out := make([]tlog.Hash, len(at))
			for i, x := range at {
				out[i] = stored[x]
			}
			return out, nil
		})
		for i, entry := range q.Entries {
			more, err := tlog.StoredHashes(int64(i), entry, reader)
			if err != nil {
				return fail(err)
			}
			stored = append(stored, more...)
		}
		root, err := tlog.TreeHash(int64(len(q.Entries)), reader)
		if err != nil {
			return fail(err)
		}
		return answer{OK: true, Root: root[:]}
	case "record":
		rp := make(tlog.RecordProof, len(q.Proof))
		for i, p := range q.Proof {
			rp[i] = hash(p)
		}
		return fail(tlog.CheckRecord(rp, int64(q.Size), hash(q.Root), int64(q.Index), hash(q.Leaf)))
	case "note":
		v, err := note.NewVerifier(q.Key)
		if err != nil {
			return fail(err)
		}
		_, err = note.Open([]byte(q.Note), note.VerifierList(v))
		return fail(err)
	case "cosignature":
		v, err := cosignature.NewVerifierForCosignatureV1(q.Key)
		if err != nil {
			return fail(err)
		}
		n, err := note.Open([]byte(q.Note), note.VerifierList(v))
		if err != nil {
			return fail(err)
		}
		at, err := cosignature.CoSigV1Timestamp(n.Sigs[0])
		return answer{OK: err == nil, Size: uint64(at.Unix())}
	case "checkpoint":
		v, err := note.NewVerifier(q.Key)
		if err != nil {
			return fail(err)
		}
		cp, _, _, err := log.ParseCheckpoint([]byte(q.Note), v.Name(), v)
		if err != nil {
			return fail(err)
		}
		return answer{OK: true, Root: cp.Hash, Size: cp.Size}
	case "tlog-proof":
		var tp tlogproof.TLogProof
		return fail(tp.Unmarshal([]byte(q.Note)))
	}
	return answer{Error: "unknown question " + q.Ask}
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	dec := json.NewDecoder(in)
	enc := json.NewEncoder(out)
	for dec.More() {
		var q question
		if err := dec.Decode(&q); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := enc.Encode(ask(q)); err != nil {
			os.Exit(1)
		}
	}
}
