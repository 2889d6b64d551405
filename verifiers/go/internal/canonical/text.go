package canonical

import (
	"math/bits"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// string reads from one quotation mark to the next, and tells whether there are escapes between.
func (r *reader) string() (escaped bool, err error) {
	for r.at++; r.at < len(r.text); r.at++ {
		r.at += plainBytes(r.text[r.at:])
		switch c := r.next(); {
		case c == '"':
			r.at++
			return escaped, nil
		case c == '\\':
			escaped = true
			size := escapeBytes(r.text[r.at:])
			if size == 0 {
				return false, ErrNotCanonical
			}
			r.at += size - 1
		case c < 0x20:
			return false, ErrNotCanonical
		}
	}
	return false, ErrNotCanonical
}

// plainBytes counts how many bytes go on that are neither a quotation mark, nor a backslash, nor a control character: eight at a time,
// and so not always those at the very end.
func plainBytes(text string) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	count := 0
	for len(text)-count >= 8 {
		eight := word(text[count : count+8])
		quote, backslash := eight^ones*'"', eight^ones*'\\'
		// A byte below 0x20, or one that is zero after the exclusive or, borrows into its highest bit. What it borrows from is behind it.
		if found := ((eight - ones*0x20) | (quote - ones) | (backslash - ones)) &^ eight & highs; found != 0 {
			return count + bits.TrailingZeros64(found)/8
		}
		count += 8
	}
	return count
}

// word is eight bytes, the first one lowest; the compiler reads them at once.
func word(b string) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

const hexDigits = "0123456789abcdef"

// escapeBytes is the length of the canonical escape at the beginning; 0 where there is none. RFC 8785 section 3.2.2.2 leaves one
// escape for each character that needs any.
func escapeBytes(text string) int {
	if len(text) < 2 {
		return 0
	}
	if _, short := shortEscapes[text[1]]; short {
		return 2
	}
	if text[1] != 'u' || len(text) < 6 || text[2] != '0' || text[3] != '0' {
		return 0
	}
	high, low := strings.IndexByte("01", text[4]), strings.IndexByte(hexDigits, text[5])
	if high < 0 || low < 0 || strings.IndexByte("\b\t\n\f\r", byte(high<<4|low)) >= 0 {
		return 0
	}
	return 6
}

var shortEscapes = map[byte]byte{'"': '"', '\\': '\\', 'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r'}

// unescaped reads a canonical string with its quotation marks.
func unescaped(raw string) string {
	text := make([]byte, 0, len(raw))
	for at := 1; at < len(raw)-1; at++ {
		switch c := raw[at]; {
		case c != '\\':
			text = append(text, c)
		case raw[at+1] == 'u':
			text = append(text, byte(strings.IndexByte(hexDigits, raw[at+4])<<4|strings.IndexByte(hexDigits, raw[at+5])))
			at += 5
		default:
			text = append(text, shortEscapes[raw[at+1]])
			at++
		}
	}
	return string(text)
}

// names are those of members that were read last, by a number that follows from their letters: the same text need not be made again.
type names [512]string

func (n *names) of(raw string) string {
	if len(raw) == 0 {
		return ""
	}
	// Of the names in docs/spec/06-events.md, few share a number.
	number := uint(len(raw))*131 + uint(raw[0])*31 + uint(raw[len(raw)/2])*7 + uint(raw[len(raw)-1])
	one := &n[number%uint(len(n))]
	if *one != raw {
		*one = strings.Clone(raw)
	}
	return *one
}

// compareNames compares as RFC 8785 section 3.2.3 sorts: by UTF-16 code units.
func compareNames(a, b string) int {
	for at := range min(len(a), len(b)) {
		if x, y := a[at], b[at]; x != y {
			if x < utf8.RuneSelf && y < utf8.RuneSelf {
				return int(x) - int(y)
			}
			break
		}
	}
	for a != "" && b != "" {
		x, sizeX := utf8.DecodeRuneInString(a)
		y, sizeY := utf8.DecodeRuneInString(b)
		if x != y {
			return int(firstUnit(x))<<16 + int(secondUnit(x)) - int(firstUnit(y))<<16 - int(secondUnit(y))
		}
		a, b = a[sizeX:], b[sizeY:]
	}
	return len(a) - len(b)
}

func firstUnit(r rune) uint16 {
	if r < 0x10000 {
		return uint16(r)
	}
	high, _ := utf16.EncodeRune(r)
	return uint16(high)
}

func secondUnit(r rune) uint16 {
	if r < 0x10000 {
		return 0
	}
	_, low := utf16.EncodeRune(r)
	return uint16(low)
}
