package verify

import (
	"bytes"
	"runtime"
	"runtime/debug"
	"syscall"
	"testing"
	"time"

	"alongside/verifier/internal/report"
)

func outcome(t testing.TB, file []byte, options Options) *Report {
	t.Helper()
	made, err := Bundle(bytes.NewReader(file), options)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestAWholeBundleHolds(t *testing.T) {
	made := outcome(t, madeBundle(t, 9, 3), Options{})
	if made.Exit != ExitHolds || made.Events != 9 {
		t.Fatalf("%d, %v", made.Exit, made.Findings.Checks())
	}
}

func TestAnyByteCounts(t *testing.T) {
	file := madeBundle(t, 3, 2)
	for at := 0; at < len(file)-1; at += 7 {
		changed := bytes.Clone(file)
		changed[at] ^= 4
		if made := outcome(t, changed, Options{}); made.Exit != ExitTrouble {
			t.Fatalf("byte %d: exit %d", at, made.Exit)
		}
	}
}

func TestACutFileFails(t *testing.T) {
	file := madeBundle(t, 3, 2)
	for at := 0; at < len(file)-1; at += 7 {
		if made := outcome(t, file[:at], Options{}); made.Exit != ExitTrouble || made.Findings.Of(report.Structure) != report.Fails {
			t.Fatalf("cut at %d: exit %d", at, made.Exit)
		}
	}
}

func TestWhatTransportChangesIsToldApart(t *testing.T) {
	file := madeBundle(t, 3, 2)
	for name, changed := range map[string][]byte{
		"line ends": bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n")),
		"a mark":    append([]byte("\xef\xbb\xbf"), file...),
		"blanks":    bytes.ReplaceAll(file, []byte("\n"), []byte(" \t\n")),
		"last line": bytes.TrimSuffix(file, []byte("\n")),
	} {
		if made := outcome(t, changed, Options{}); made.Exit != ExitTransport {
			t.Errorf("%s: exit %d, %v", name, made.Exit, made.Findings.Checks())
		}
	}
}

// A run's longest file, in a log of a million entries: go test -bench . -cpu 1 ./internal/verify
func BenchmarkBundle(b *testing.B) {
	const events = 50_000
	file := madeBundle(b, events, 21)
	b.SetBytes(int64(len(file)))
	// As the program sets it.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(250 << 20))
	runtime.GC()
	began := processorSeconds(b)
	for b.Loop() {
		if made := outcome(b, file, Options{}); made.Exit != ExitHolds {
			b.Fatal(made.Findings.Checks())
		}
	}
	// By the processor's time: the machine may be shared.
	b.ReportMetric(float64(events*b.N)/(processorSeconds(b)-began), "events/cpu-s")
}

func processorSeconds(b *testing.B) float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
}
