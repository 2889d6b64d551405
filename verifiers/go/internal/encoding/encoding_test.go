package encoding

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"time"
)

func TestInstants(t *testing.T) {
	for text, is := range map[string]bool{
		"2026-11-27T15:00:00.000Z": true, "2024-02-29T00:00:00.000Z": true, "0000-02-29T23:59:59.999Z": true,
		"2026-02-29T00:00:00.000Z": false, "2026-02-30T10:00:00.000Z": false, "1900-02-29T10:00:00.000Z": false,
		"2026-11-31T15:00:00.000Z": false, "2026-13-01T15:00:00.000Z": false, "2026-00-01T15:00:00.000Z": false,
		"2026-11-27T24:00:00.000Z": false, "2026-11-27T23:60:00.000Z": false, "2026-11-27T23:59:60.000Z": false,
		"2026-11-27T15:00:00Z": false, "2026-11-27T15:00:00,000Z": false, "2026-11-27T15:00:00.000z": false, "": false,
	} {
		if IsInstant(text) != is {
			t.Errorf("%q", text)
		}
	}
}

func TestBase64HasOneForm(t *testing.T) {
	for text, is := range map[string]bool{
		"": true, "AA==": true, "AB==": false, "AA=": false, "AA": false, "AAA=": true, "AAB=": false, "AAAA": true,
		"AA==\n": false, "AA\n==": false, "A A=": false, "-_8=": false,
	} {
		if _, ok := Bytes(text); ok != is {
			t.Errorf("%q", text)
		}
	}
	for text, is := range map[string]bool{"": true, "AA": true, "AB": false, "AA==": false, "_w": true, "/w": false, "A": false} {
		if _, ok := URLBytes(text); ok != is {
			t.Errorf("url %q", text)
		}
	}
}

// As the library reads it, which passes line ends by.
func TestBase64IsReadAsTheLibraryReadsIt(t *testing.T) {
	library := base64.StdEncoding.Strict()
	for size := range 10 {
		text := library.EncodeToString([]byte("\xff\x00\x7f~\xfb\xef\xbe0?>")[:size])
		for at := range len(text) + 1 {
			for one := range 256 {
				for _, changed := range []string{text[:at] + string([]byte{byte(one)}) + text[at:], text[:at] + string([]byte{byte(one)}) + text[min(at+1, len(text)):]} {
					read, ok := Bytes(changed)
					expected, err := library.DecodeString(changed)
					isBase64 := err == nil && !strings.ContainsAny(changed, "\r\n")
					if ok != isBase64 || ok && !bytes.Equal(read, expected) {
						t.Fatalf("%q: %v %x, and %v %x", changed, ok, read, isBase64, expected)
					}
				}
			}
		}
	}
}

func TestIds(t *testing.T) {
	for text, is := range map[string]bool{
		"0197b3f0-0000-7000-8000-000000000001": true, "0197B3F0-0000-7000-8000-000000000001": false,
		"0197b3f000000-7000-8000-000000000001": false, "0197b3f0-0000-7000-8000-00000000000": false, "": false,
	} {
		if IsUUID(text) != is {
			t.Errorf("%q", text)
		}
	}
}

func TestTimes(t *testing.T) {
	for _, instant := range []string{"1970-01-01T00:00:00.000Z", "2026-01-05T09:00:00.001Z", "2024-02-29T23:59:59.999Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"} {
		at, err := time.Parse(time.RFC3339Nano, instant)
		if err != nil || Milliseconds(instant) != at.UnixMilli() {
			t.Errorf("%s: %d", instant, Milliseconds(instant))
		}
	}
	if TimeOfUUIDv7("019b8d62-7a80-7000-8000-000000000001") != 0x019b8d627a80 {
		t.Error("an id's time")
	}
}
