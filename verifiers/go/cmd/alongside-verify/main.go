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
       alongside-verify [--json] [--key VKEY ...] [--witness VKEY ...] --since FILE SITE|FOLDER|BUNDLE
       alongside-verify --timestamp TOKEN --authority PEM [--json] [--key VKEY ...] [--witness VKEY ...] FILE
       alongside-verify --runs [--json] [--key VKEY ...] [--witness VKEY ...] FILE
       alongside-verify --batch [--key VKEY ...] [--witness VKEY ...]

Checks what Alongside gives people, without anybody's word: written from the specification (docs/spec), apart from
"npx alongside verify".

  FILE       a run's bundle, or one person's receipt; - is standard input. Nothing is sent anywhere
  --since    a bundle or receipt that you kept: the log of today (the site's, or a copy in a folder) must begin with all that it
             had then, and hold the same entries at the same places. With a newer bundle instead, offline: what both files show
             must agree, and the report says how much of the log's history that is
  --timestamp  an RFC 3161 time stamp of the checkpoint in FILE (.tsr)
  --authority  a file with the certificate of the time stamp's authority, or of a root behind it, in PEM; may be repeated
  --runs     FILE is an organisation's list of runs, as /log/runs gives it to auditors: the log itself must state that these are all
  --key      the log's key that must have signed (or several: one of them), instead of one that came along
  --witness  a witness that must have cosigned; may be repeated
  --json     one JSON object instead of sentences
  --batch    standard input has one JSON object a line, {"path": FILE} or {"bundle": BASE64}, with "keys" and "witnesses" if
             wanted; standard output has one report a line, in the same order

Exits 0 when everything holds. 3 when a bundle was only changed on its way (line ends, a byte-order mark) and all else holds; 1 when
something fails or could not be checked, or what was named can't be read.
`

type list []string

func (l *list) String() string         { return fmt.Sprint(*l) }
func (l *list) Set(value string) error { *l = append(*l, value); return nil }

// memory is what the program grows to, in bytes, before it looks for what it can free.
const memory = 250 << 20

func main() {
	debug.SetGCPercent(-1)
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
	since := flags.String("since", "", "")
	asJSON := flags.Bool("json", false, "")
	given := stamp{}
	var authorities list
	flags.StringVar(&given.token, "timestamp", "", "")
	flags.Var(&authorities, "authority", "")
	runs := flags.Bool("runs", false, "")
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
	if flags.NArg() != 1 || *since != "" && (*runs || flags.Arg(0) == "-") {
		fmt.Fprint(problems, usage)
		return verify.ExitTrouble
	}
	var made *verify.Report
	var err error
	given.authorities = authorities
	switch {
	case given.token != "" && (*runs || *since != "" || flags.Arg(0) == "-"):
		fmt.Fprint(problems, usage)
		return verify.ExitTrouble
	case given.token != "":
		made, err = checkFileWithStamp(flags.Arg(0), given, options)
	case *runs:
		made, err = checkRuns(flags.Arg(0), in, options)
	case *since != "":
		made, err = checkSince(*since, flags.Arg(0), options)
	default:
		made, err = checkFile(flags.Arg(0), in, options)
	}
	if err != nil {
		fmt.Fprintf(problems, "%v\nName a bundle or a receipt; with --since, also a site or a folder that has a log, or a newer bundle.\n", err)
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
