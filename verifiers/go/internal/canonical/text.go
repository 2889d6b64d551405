package canonical

import (
	"unicode/utf16"
	"unicode/utf8"
)

// string reads from one quotation mark to the next.
func (r *reader) string() (string, error) {
	r.at++
	start := r.at
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			text := string(r.text[start:r.at])
			r.at++
			return text, nil
		case c == '\\':
			return r.escaped(start)
		case c < 0x20:
			return "", ErrNotCanonical
		}
	}
	return "", ErrNotCanonical
}

// escaped goes on where the first escape stands.
func (r *reader) escaped(start int) (string, error) {
	text := append([]byte(nil), r.text[start:r.at]...)
	for r.at < len(r.text) {
		c := r.text[r.at]
		r.at++
		switch {
		case c == '"':
			return string(text), nil
		case c < 0x20:
			return "", ErrNotCanonical
		case c != '\\':
			text = append(text, c)
			continue
		}
		meant, ok := r.escape()
		if !ok {
			return "", ErrNotCanonical
		}
		text = append(text, meant)
	}
	return "", ErrNotCanonical
}

const hexDigits = "0123456789abcdef"

// escape reads what follows a backslash. RFC 8785 section 3.2.2.2 leaves one escape for each character that needs any.
func (r *reader) escape() (byte, bool) {
	c := r.next()
	r.at++
	switch c {
	case '"', '\\':
		return c, true
	case 'b':
		return '\b', true
	case 't':
		return '\t', true
	case 'n':
		return '\n', true
	case 'f':
		return '\f', true
	case 'r':
		return '\r', true
	case 'u':
		if r.at+4 > len(r.text) {
			return 0, false
		}
		four := r.text[r.at : r.at+4]
		r.at += 4
		for meant := byte(0); meant < 0x20; meant++ {
			switch meant {
			case '\b', '\t', '\n', '\f', '\r':
				continue
			}
			if four[0] == '0' && four[1] == '0' && four[2] == hexDigits[meant>>4] && four[3] == hexDigits[meant&15] {
				return meant, true
			}
		}
	}
	return 0, false
}

// compareNames compares as RFC 8785 section 3.2.3 sorts: by UTF-16 code units.
func compareNames(a, b string) int {
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
