// Package encoding reads base64, hex, ids and times strictly: each value has one text, and every other text is refused.
package encoding

import (
	"bytes"
	"encoding/base64"
	"time"
)

// Bytes reads base64 (RFC 4648 section 4) with padding.
func Bytes[T string | []byte](text T) ([]byte, bool) { return appendBase64([]byte{}, text) }

// URLBytes reads base64url (RFC 4648 section 5) without padding.
func URLBytes[T string | []byte](text T) ([]byte, bool) {
	written := []byte(text)
	// Go's decoder passes line ends by; they are no base64.
	if bytes.IndexByte(written, '\n') >= 0 || bytes.IndexByte(written, '\r') >= 0 {
		return nil, false
	}
	decoded := make([]byte, url.DecodedLen(len(written)))
	size, err := url.Decode(decoded, written)
	return decoded[:size], err == nil
}

var url = base64.RawURLEncoding.Strict()

// AppendBytes reads base64 with padding to the end of what is there already.
func AppendBytes(to, text []byte) ([]byte, bool) { return appendBase64(to, text) }

// Hash reads 32 bytes of base64.
func Hash[T string | []byte](text T) ([32]byte, bool) {
	const written = 44
	var room [36]byte
	if len(text) != written {
		return [32]byte{}, false
	}
	// Two bytes of padding would mean 31 bytes: no hash.
	hash, isBytes := appendBase64(room[:0], text)
	if !isBytes || len(hash) != 32 {
		return [32]byte{}, false
	}
	return [32]byte(hash), true
}

// Hex32 reads 64 lower-case hex digits.
func Hex32[T string | []byte](text T) ([32]byte, bool) {
	var hash [32]byte
	if len(text) != 64 || !lowerHex(text) {
		return hash, false
	}
	for at := range hash {
		hash[at] = hexValue(text[2*at])<<4 | hexValue(text[2*at+1])
	}
	return hash, true
}

// hexValue is that of a lower-case hex digit.
func hexValue(digit byte) byte {
	if digit <= '9' {
		return digit - '0'
	}
	return digit - 'a' + 10
}

func lowerHex[T string | []byte](text T) bool {
	for at := range len(text) {
		if c := text[at]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// IsUUID tells whether a text is an id as the record writes it: lower case, of any version.
func IsUUID[T string | []byte](text T) bool {
	if len(text) != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return false
	}
	return lowerHex(text[:8]) && lowerHex(text[9:13]) && lowerHex(text[14:18]) && lowerHex(text[19:23]) && lowerHex(text[24:])
}

// IsInstant tells whether a text is YYYY-MM-DDTHH:MM:SS.mmmZ of a moment that exists. Instants sort as their texts do.
func IsInstant(text string) bool {
	const form = "0000-00-00T00:00:00.000Z"
	if len(text) != len(form) {
		return false
	}
	for at := range len(form) {
		isDigit := '0' <= text[at] && text[at] <= '9'
		if form[at] == '0' && !isDigit || form[at] != '0' && text[at] != form[at] {
			return false
		}
	}
	year, month, day := number(text[:4]), number(text[5:7]), number(text[8:10])
	if month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return false
	}
	return number(text[11:13]) < 24 && number(text[14:16]) < 60 && number(text[17:19]) < 60
}

// Milliseconds are those of an instant (IsInstant) since 1970.
func Milliseconds(instant string) int64 {
	year, month, day := number(instant[:4]), number(instant[5:7]), number(instant[8:10])
	hour, minute, second := number(instant[11:13]), number(instant[14:16]), number(instant[17:19])
	days := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix()
	return (days+int64(hour*3600+minute*60+second))*1000 + int64(number(instant[20:23]))
}

// TimeOfUUIDv7 gives the milliseconds since 1970 that a UUID (IsUUID) begins with (RFC 9562, section 5.7).
func TimeOfUUIDv7(id string) int64 {
	var milliseconds int64
	for at := range len("00000000-0000") {
		if id[at] != '-' {
			milliseconds = milliseconds<<4 | int64(hexValue(id[at]))
		}
	}
	return milliseconds
}

func number(digits string) int {
	value := 0
	for at := range len(digits) {
		value = value*10 + int(digits[at]-'0')
	}
	return value
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
