// Command alongside-verify checks a bundle of Alongside: a second program, which shares no code with the project's own verifier.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"alongside/verifier/internal/verify"
)

const usage = `Usage: alongside-verify [--json] [--key VKEY ...] [--witness VKEY ...] FILE
       alongside-verify --batch [--key VKEY ...] [--witness VKEY ...]

Checks a run's bundle without a network, an account or anybody's word: written from the specification (docs/spec), apart from
"npx alongside verify". FILE - is standard input.

  --key      the log's key that must have signed (or several: one of them), instead of one that came along
  --witness  a witness that must have cosigned; may be repeated
  --json     one JSON object instead of sentences
  --batch    standard input has one JSON object a line, {"path": FILE} or {"bundle": BASE64}, with "keys" and "witnesses" if
             wanted; standard output has one report a line, in the same order

Exits 4 when all that it checks holds: it does not judge the steps rules and verdict. 3 when the file was only changed on its way
(line ends, a byte-order mark) and all else holds; 1 when a step fails or could not be checked, or the file can't be read.
`

type list []string

func (l *list) String() string         { return fmt.Sprint(*l) }
func (l *list) Set(value string) error { *l = append(*l, value); return nil }

// memory is what the program grows to, in bytes, before it looks for what it can free.
const memory = 250 << 20

func main() {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(memory)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, in io.Reader, out, problems io.Writer) int {
	flags := flag.NewFlagSet("alongside-verify", flag.ContinueOnError)
	flags.SetOutput(problems)
	flags.Usage = func() { fmt.Fprint(problems, usage) }
	var keys, witnesses list
	flags.Var(&keys, "key", "")
	flags.Var(&witnesses, "witness", "")
	asJSON := flags.Bool("json", false, "")
	batch := flags.Bool("batch", false, "")
	if err := flags.Parse(args); err != nil {
		if err == flag.ErrHelp {
			return 0
		}
		return verify.ExitTrouble
	}
	options := verify.Options{Keys: keys, Witnesses: witnesses}
	if *batch {
		return runBatch(in, out, problems, options)
	}
	if flags.NArg() != 1 {
		fmt.Fprint(problems, usage)
		return verify.ExitTrouble
	}
	made, err := checkFile(flags.Arg(0), in, options)
	if err != nil {
		fmt.Fprintf(problems, "%v\nName a bundle, as GET /runs/{run}/bundle gives it.\n", err)
		return verify.ExitTrouble
	}
	if *asJSON {
		err = writeJSON(out, made)
	} else {
		err = writeSentences(out, made)
	}
	if err != nil {
		return verify.ExitTrouble
	}
	return made.Exit
}

func checkFile(path string, in io.Reader, options verify.Options) (*verify.Report, error) {
	if path == "-" {
		return verify.Bundle(in, options)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return verify.Bundle(file, options)
}
