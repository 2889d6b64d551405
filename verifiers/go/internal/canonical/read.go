// Package canonical reads JSON that stands exactly as RFC 8785 writes it, and nothing else.
//
// One pass checks and reads. What is not canonical is an error: white space, names out of order or twice, an escape that need
// not be one, a number in another form, bytes that are no UTF-8. So each text has one reading, and the bytes of any value in it
// are themselves canonical: whoever needs the hash of a part hashes that part's bytes.
package canonical

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gowebpki/jcs"
)

// MaxDepth is how deeply lists and objects may be nested: a bare value has depth 0.
const MaxDepth = 64

// ErrNotCanonical is the error of every text that RFC 8785 would write otherwise, or that is no JSON.
var ErrNotCanonical = errors.New("not JSON as RFC 8785 writes it")

// ErrTooDeep is the error of a text that is nested beyond MaxDepth.
var ErrTooDeep = errors.New("nested too deeply")

// maxShared is up to how many bytes a text is kept whole by a text that is a part of it. Parts of longer ones are copied: an id must not
// keep a whole document.
const maxShared = 1024

// Read takes a whole text. The value is kept as long as the caller keeps it.
func Read[T string | []byte](text T) (Value, error) { return NewReader(true).Read(string(text)) }

// Reader reads one text after another, and makes fewer pieces of memory than Read does.
type Reader struct{ reader }

// NewReader makes a reader. @param keeps whether its values outlive the next Read
func NewReader(keeps bool) *Reader { return &Reader{reader{keeps: keeps}} }

// Read takes a whole text.
func (one *Reader) Read(text string) (Value, error) {
	if !utf8.ValidString(text) {
		return Value{}, ErrNotCanonical
	}
	one.begin(text)
	r := &one.reader
	value, err := r.value(0)
	if err != nil {
		return Value{}, err
	}
	if r.at != len(text) {
		return Value{}, ErrNotCanonical
	}
	return value, nil
}

func (one *Reader) begin(text string) {
	r := &one.reader
	r.text, r.at, r.long = text, 0, len(text) > maxShared
	r.members, r.items = r.members[:0], r.items[:0]
	if !r.keeps {
		r.memberSlab, r.itemSlab, r.insideSlab = r.memberSlab[:0], r.itemSlab[:0], r.insideSlab[:0]
	}
}

type reader struct {
	text string
	at   int
	long bool
	// Of the objects and lists that are open. Each takes its own off in one piece when it ends.
	members []Member
	items   []Value
	// Where those pieces go: a slab for many of them.
	memberSlab []Member
	itemSlab   []Value
	insideSlab []inside
	keeps      bool
	names      names
}

// Members or items that a slab has room for: at first, and at most unless one object has more.
const firstSlab, largestSlab = 16, 1024

// put moves pieces to a slab, or to a new one where it has no room left. What points into the old one goes on doing so.
func put[T any](slab *[]T, pieces []T) []T {
	if cap(*slab)-len(*slab) < len(pieces) {
		*slab = make([]T, 0, max(firstSlab, min(2*cap(*slab), largestSlab), len(pieces)))
	}
	first := len(*slab)
	*slab = append(*slab, pieces...)
	return (*slab)[first:len(*slab):len(*slab)]
}

func (r *reader) put(one inside) *inside {
	if len(r.insideSlab) == cap(r.insideSlab) {
		r.insideSlab = make([]inside, 0, max(firstSlab, min(2*cap(r.insideSlab), largestSlab)))
	}
	r.insideSlab = append(r.insideSlab, one)
	return &r.insideSlab[len(r.insideSlab)-1]
}

func (r *reader) next() byte {
	if r.at >= len(r.text) {
		return 0
	}
	return r.text[r.at]
}

func (r *reader) value(depth int) (Value, error) {
	switch c := r.next(); {
	case c == '"':
		start := r.at
		escaped, err := r.string()
		return Value{Kind: String, Raw: r.text[start:r.at], escaped: escaped, long: r.long}, err
	case c == '{':
		return r.object(depth + 1)
	case c == '[':
		return r.array(depth + 1)
	case c == '-' || '0' <= c && c <= '9':
		return r.numeral()
	}
	for _, word := range [...]struct {
		is   string
		kind Kind
	}{{"null", Null}, {"true", Bool}, {"false", Bool}} {
		if strings.HasPrefix(r.text[r.at:], word.is) {
			r.at += len(word.is)
			return Value{Kind: word.kind, Raw: word.is}, nil
		}
	}
	return Value{}, ErrNotCanonical
}

func (r *reader) object(depth int) (Value, error) {
	if depth > MaxDepth {
		return Value{}, ErrTooDeep
	}
	start := r.at
	r.at++
	if r.next() == '}' {
		r.at++
		return Value{Kind: Object, Raw: r.text[start:r.at]}, nil
	}
	first := len(r.members)
	for {
		name, err := r.name()
		if err != nil {
			return Value{}, err
		}
		if last := len(r.members) - 1; last >= first && compareNames(r.members[last].Name, name) >= 0 {
			return Value{}, ErrNotCanonical
		}
		value, err := r.value(depth)
		if err != nil {
			return Value{}, err
		}
		r.members = append(r.members, Member{name, value})
		c := r.next()
		r.at++
		if c == '}' {
			members := put(&r.memberSlab, r.members[first:])
			r.members = r.members[:first]
			return Value{Kind: Object, Raw: r.text[start:r.at], inside: r.put(inside{members: members})}, nil
		}
		if c != ',' {
			return Value{}, ErrNotCanonical
		}
	}
}

// name reads a member's name and the colon behind it.
func (r *reader) name() (string, error) {
	if r.next() != '"' {
		return "", ErrNotCanonical
	}
	start := r.at
	escaped, err := r.string()
	if err != nil {
		return "", err
	}
	raw := r.text[start:r.at]
	if r.next() != ':' {
		return "", ErrNotCanonical
	}
	r.at++
	if escaped {
		return unescaped(raw), nil
	}
	return r.names.of(raw[1 : len(raw)-1]), nil
}

func (r *reader) array(depth int) (Value, error) {
	if depth > MaxDepth {
		return Value{}, ErrTooDeep
	}
	start := r.at
	r.at++
	if r.next() == ']' {
		r.at++
		return Value{Kind: Array, Raw: r.text[start:r.at]}, nil
	}
	first := len(r.items)
	for {
		value, err := r.value(depth)
		if err != nil {
			return Value{}, err
		}
		r.items = append(r.items, value)
		c := r.next()
		r.at++
		if c == ']' {
			items := put(&r.itemSlab, r.items[first:])
			r.items = r.items[:first]
			return Value{Kind: Array, Raw: r.text[start:r.at], inside: r.put(inside{items: items})}, nil
		}
		if c != ',' {
			return Value{}, ErrNotCanonical
		}
	}
}

// numeral reads a number in the one form that ECMAScript's Number::toString gives it.
func (r *reader) numeral() (Value, error) {
	start := r.at
	for {
		c := r.next()
		if c != '-' && c != '+' && c != '.' && c != 'e' && (c < '0' || c > '9') {
			break
		}
		r.at++
	}
	raw := r.text[start:r.at]
	if _, ok := shortWhole(raw); ok {
		return Value{Kind: Number, Raw: raw}, nil
	}
	number, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return Value{}, ErrNotCanonical
	}
	written, err := jcs.NumberToJSON(number)
	if err != nil || written != raw {
		return Value{}, ErrNotCanonical
	}
	return Value{Kind: Number, Raw: raw}, nil
}

// shortWhole reads what nearly all numbers are: up to 15 digits, which any double holds and writes alike.
func shortWhole(raw string) (int64, bool) {
	digits := raw
	if len(digits) > 0 && digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > 15 || digits[0] == '0' && len(raw) > 1 {
		return 0, false
	}
	var whole int64
	for at := range len(digits) {
		c := digits[at]
		if c < '0' || c > '9' {
			return 0, false
		}
		whole = whole*10 + int64(c-'0')
	}
	if len(digits) < len(raw) {
		whole = -whole
	}
	return whole, true
}
