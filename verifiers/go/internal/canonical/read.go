// Package canonical reads JSON that stands exactly as RFC 8785 writes it, and nothing else.
//
// One pass checks and reads. What is not canonical is an error: white space, names out of order or twice, an escape that need
// not be one, a number in another form, bytes that are no UTF-8. So each text has one reading, and the bytes of any value in it
// are themselves canonical: whoever needs the hash of a part hashes that part's bytes.
package canonical

import (
	"bytes"
	"errors"
	"strconv"
	"unicode/utf8"

	"github.com/gowebpki/jcs"
)

// MaxDepth is how deeply lists and objects may be nested: a bare value has depth 0.
const MaxDepth = 64

// ErrNotCanonical is the error of every text that RFC 8785 would write otherwise, or that is no JSON.
var ErrNotCanonical = errors.New("not JSON as RFC 8785 writes it")

// ErrTooDeep is the error of a text that is nested beyond MaxDepth.
var ErrTooDeep = errors.New("nested too deeply")

// Kind tells what a value is.
type Kind uint8

// The six kinds of RFC 8259.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// Value is one value and the bytes that it stands in. Its bytes are those of the text that was read.
type Value struct {
	Raw     []byte
	Items   []Value  // of an Array
	Members []Member // of an Object, in canonical order
	Kind    Kind
	escaped bool // a String with escapes
}

// Member is a name and its value.
type Member struct {
	Name    string
	RawName []byte // its bytes, quotation marks included
	Value   Value
}

// Read takes a whole text. The value is kept as long as the caller keeps it.
func Read(text []byte) (Value, error) { return NewReader(true).Read(text) }

// Reader reads one text after another, and makes fewer pieces of memory than Read does.
type Reader struct{ reader }

// NewReader makes a reader. @param keeps whether its values outlive the next Read
func NewReader(keeps bool) *Reader { return &Reader{reader{keeps: keeps}} }

// Read takes a whole text.
func (one *Reader) Read(text []byte) (Value, error) {
	if !utf8.Valid(text) {
		return Value{}, ErrNotCanonical
	}
	r := &one.reader
	r.text, r.at = text, 0
	r.members, r.items = r.members[:0], r.items[:0]
	if !r.keeps {
		r.memberSlab, r.itemSlab = r.memberSlab[:0], r.itemSlab[:0]
	}
	value, err := r.value(0)
	if err != nil {
		return Value{}, err
	}
	if r.at != len(text) {
		return Value{}, ErrNotCanonical
	}
	return value, nil
}

// Forget gives back the room of an Object's members, once the caller has taken what it keeps out of them: the next text is read into it.
// Only of the object that Read gave last, and not of what is inside of it.
func (one *Reader) Forget(value *Value) {
	r := &one.reader
	if left := len(r.memberSlab) - len(value.Members); left >= 0 {
		clear(r.memberSlab[left:])
		r.memberSlab = r.memberSlab[:left]
	}
	value.Members = nil
}

// Text is the value of a String.
func (v *Value) Text() (string, bool) {
	if v.Kind != String {
		return "", false
	}
	if v.escaped {
		return unescaped(v.Raw), true
	}
	return string(v.Raw[1 : len(v.Raw)-1]), true
}

// Plain is the bytes of a String that has no escapes: of every id, hash and base64.
func (v *Value) Plain() ([]byte, bool) {
	if v.Kind != String || v.escaped {
		return nil, false
	}
	return v.Raw[1 : len(v.Raw)-1], true
}

// Truth is the value of a Bool.
func (v *Value) Truth() (value, ok bool) {
	return v.Kind == Bool && len(v.Raw) == len("true"), v.Kind == Bool
}

// Float is the value of a Number.
func (v *Value) Float() (float64, bool) {
	if v.Kind != Number {
		return 0, false
	}
	number, err := strconv.ParseFloat(string(v.Raw), 64)
	return number, err == nil
}

// maxSafe is the largest whole number up to which every whole number is a double: 2^53 - 1.
const maxSafe = 1<<53 - 1

// Whole is the value of a Number that is whole, and between -(2^53-1) and 2^53-1.
func (v *Value) Whole() (int64, bool) {
	if v.Kind != Number {
		return 0, false
	}
	if whole, ok := shortWhole(v.Raw); ok {
		return whole, true
	}
	number, ok := v.Float()
	if !ok || number < -maxSafe || number > maxSafe {
		return 0, false
	}
	whole := int64(number)
	return whole, float64(whole) == number
}

// IsNull tells whether it is null.
func (v *Value) IsNull() bool { return v.Kind == Null }

// Get finds a member of an Object.
func (v *Value) Get(name string) (*Value, bool) {
	for at := range v.Members {
		if v.Members[at].Name == name {
			return &v.Members[at].Value, true
		}
	}
	return nil, false
}

// TextOf is a member that is a String.
func (v *Value) TextOf(name string) (string, bool) {
	member, found := v.Get(name)
	if !found {
		return "", false
	}
	return member.Text()
}

// PlainOf is a member that is a String without escapes.
func (v *Value) PlainOf(name string) ([]byte, bool) {
	member, found := v.Get(name)
	if !found {
		return nil, false
	}
	return member.Plain()
}

// WholeOf is a member that is a whole number.
func (v *Value) WholeOf(name string) (int64, bool) {
	member, found := v.Get(name)
	if !found {
		return 0, false
	}
	return member.Whole()
}

// HasExactly tells whether an Object has these members and no others. The names are given in canonical order.
func (v *Value) HasExactly(names ...string) bool {
	if v.Kind != Object || len(v.Members) != len(names) {
		return false
	}
	for at, name := range names {
		if v.Members[at].Name != name {
			return false
		}
	}
	return true
}

type reader struct {
	text []byte
	at   int
	// Of the objects and lists that are open. Each takes its own off in one piece when it ends.
	members []Member
	items   []Value
	// Where those pieces go: a slab for many of them.
	memberSlab []Member
	itemSlab   []Value
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

func (r *reader) next() byte {
	if r.at >= len(r.text) {
		return 0
	}
	return r.text[r.at]
}

func (r *reader) value(depth int) (Value, error) {
	switch c := r.next(); {
	case c == '{':
		return r.object(depth + 1)
	case c == '[':
		return r.array(depth + 1)
	case c == '"':
		start := r.at
		escaped, err := r.string()
		return Value{Kind: String, Raw: r.text[start:r.at], escaped: escaped}, err
	case c == '-' || '0' <= c && c <= '9':
		return r.numeral()
	}
	switch rest := r.text[r.at:]; {
	case bytes.HasPrefix(rest, []byte("null")):
		r.at += 4
		return Value{Kind: Null, Raw: rest[:4]}, nil
	case bytes.HasPrefix(rest, []byte("true")):
		r.at += 4
		return Value{Kind: Bool, Raw: rest[:4]}, nil
	case bytes.HasPrefix(rest, []byte("false")):
		r.at += 5
		return Value{Kind: Bool, Raw: rest[:5]}, nil
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
		name, raw, err := r.name()
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
		r.members = append(r.members, Member{name, raw, value})
		c := r.next()
		r.at++
		if c == '}' {
			members := put(&r.memberSlab, r.members[first:])
			r.members = r.members[:first]
			return Value{Kind: Object, Raw: r.text[start:r.at], Members: members}, nil
		}
		if c != ',' {
			return Value{}, ErrNotCanonical
		}
	}
}

// name reads a member's name and the colon behind it.
func (r *reader) name() (name string, raw []byte, err error) {
	if r.next() != '"' {
		return "", nil, ErrNotCanonical
	}
	start := r.at
	escaped, err := r.string()
	if err != nil {
		return "", nil, err
	}
	raw = r.text[start:r.at]
	if r.next() != ':' {
		return "", nil, ErrNotCanonical
	}
	r.at++
	if escaped {
		return unescaped(raw), raw, nil
	}
	return r.names.of(raw[1 : len(raw)-1]), raw, nil
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
			return Value{Kind: Array, Raw: r.text[start:r.at], Items: items}, nil
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
	number, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return Value{}, ErrNotCanonical
	}
	written, err := jcs.NumberToJSON(number)
	if err != nil || written != string(raw) {
		return Value{}, ErrNotCanonical
	}
	return Value{Kind: Number, Raw: raw}, nil
}

// shortWhole reads what nearly all numbers are: up to 15 digits, which any double holds and writes alike.
func shortWhole(raw []byte) (int64, bool) {
	digits := raw
	if len(digits) > 0 && digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > 15 || digits[0] == '0' && len(raw) > 1 {
		return 0, false
	}
	var whole int64
	for _, c := range digits {
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
