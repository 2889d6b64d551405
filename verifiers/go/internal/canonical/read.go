// Package canonical reads JSON that stands exactly as RFC 8785 writes it, and nothing else.
//
// One pass checks and reads. What is not canonical is an error: white space, names out of order or twice, an escape that need
// not be one, a number in another form, bytes that are no UTF-8. So each text has one reading, and the bytes of any value in it
// are themselves canonical: whoever needs the hash of a part hashes that part's bytes.
package canonical

import (
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
	Kind    Kind
	Raw     []byte
	text    string // of a String
	number  float64
	truth   bool
	Items   []Value  // of an Array
	Members []Member // of an Object, in canonical order
}

// Member is a name and its value.
type Member struct {
	Name    string
	RawName []byte // its bytes, quotation marks included
	Value   Value
}

// Read takes a whole text.
func Read(text []byte) (Value, error) {
	if !utf8.Valid(text) {
		return Value{}, ErrNotCanonical
	}
	r := reader{text: text}
	value, err := r.value(0)
	if err != nil {
		return Value{}, err
	}
	if r.at != len(text) {
		return Value{}, ErrNotCanonical
	}
	return value, nil
}

// Text is the value of a String.
func (v *Value) Text() (string, bool) { return v.text, v.Kind == String }

// Truth is the value of a Bool.
func (v *Value) Truth() (value, ok bool) { return v.truth, v.Kind == Bool }

// Float is the value of a Number.
func (v *Value) Float() (float64, bool) { return v.number, v.Kind == Number }

// maxSafe is the largest whole number up to which every whole number is a double: 2^53 - 1.
const maxSafe = 1<<53 - 1

// Whole is the value of a Number that is whole, and between -(2^53-1) and 2^53-1.
func (v *Value) Whole() (int64, bool) {
	if v.Kind != Number || v.number < -maxSafe || v.number > maxSafe {
		return 0, false
	}
	whole := int64(v.number)
	return whole, float64(whole) == v.number
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
		text, err := r.string()
		return Value{Kind: String, Raw: r.text[start:r.at], text: text}, err
	case c == '-' || '0' <= c && c <= '9':
		return r.numeral()
	}
	for _, word := range []struct {
		is    string
		value Value
	}{{"null", Value{Kind: Null}}, {"true", Value{Kind: Bool, truth: true}}, {"false", Value{Kind: Bool}}} {
		end := r.at + len(word.is)
		if end <= len(r.text) && string(r.text[r.at:end]) == word.is {
			word.value.Raw = r.text[r.at:end]
			r.at = end
			return word.value, nil
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
	var members []Member
	if r.next() == '}' {
		r.at++
		return Value{Kind: Object, Raw: r.text[start:r.at]}, nil
	}
	for {
		if r.next() != '"' {
			return Value{}, ErrNotCanonical
		}
		begin := r.at
		name, err := r.string()
		if err != nil {
			return Value{}, err
		}
		rawName := r.text[begin:r.at]
		if len(members) > 0 && compareNames(members[len(members)-1].Name, name) >= 0 {
			return Value{}, ErrNotCanonical
		}
		if r.next() != ':' {
			return Value{}, ErrNotCanonical
		}
		r.at++
		value, err := r.value(depth)
		if err != nil {
			return Value{}, err
		}
		if members == nil {
			members = make([]Member, 0, 8)
		}
		members = append(members, Member{name, rawName, value})
		c := r.next()
		r.at++
		if c == '}' {
			return Value{Kind: Object, Raw: r.text[start:r.at], Members: members}, nil
		}
		if c != ',' {
			return Value{}, ErrNotCanonical
		}
	}
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
	var items []Value
	for {
		value, err := r.value(depth)
		if err != nil {
			return Value{}, err
		}
		items = append(items, value)
		c := r.next()
		r.at++
		if c == ']' {
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
	if whole, ok := shortWhole(raw); ok {
		return Value{Kind: Number, Raw: raw, number: float64(whole)}, nil
	}
	number, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return Value{}, ErrNotCanonical
	}
	written, err := jcs.NumberToJSON(number)
	if err != nil || written != string(raw) {
		return Value{}, ErrNotCanonical
	}
	return Value{Kind: Number, Raw: raw, number: number}, nil
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
