package canonical

import (
	"strconv"
	"strings"
)

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

// Value is one value and what it stands in, which is a part of the text that was read.
type Value struct {
	Raw     string
	inside  *inside // nil where there is nothing in it
	Kind    Kind
	escaped bool // a String with escapes
	long    bool // a String of a text that is too long to be kept for it
}

// inside is what an Array or an Object holds. Most values are neither, and are shorter without it.
type inside struct {
	items   []Value
	members []Member
}

// Items are those of an Array.
func (v *Value) Items() []Value {
	if v.inside == nil {
		return nil
	}
	return v.inside.items
}

// Members are those of an Object, in canonical order.
func (v *Value) Members() []Member {
	if v.inside == nil {
		return nil
	}
	return v.inside.members
}

// Member is a name and its value.
type Member struct {
	Name  string
	Value Value
}

// Text is the value of a String.
func (v *Value) Text() (string, bool) {
	if v.Kind != String {
		return "", false
	}
	switch text := v.Raw[1 : len(v.Raw)-1]; {
	case v.escaped:
		return unescaped(v.Raw), true
	case v.long:
		return strings.Clone(text), true
	default:
		return text, true
	}
}

// Plain is a String that has no escapes: every id, hash and base64. It is a part of the text that was read, which is kept as long as it is.
func (v *Value) Plain() (string, bool) {
	if v.Kind != String || v.escaped {
		return "", false
	}
	return v.Raw[1 : len(v.Raw)-1], true
}

// Is tells whether it is a String of this text. Nothing is copied to tell.
func (v *Value) Is(text string) bool {
	if plain, isPlain := v.Plain(); isPlain {
		return plain == text
	}
	own, isText := v.Text()
	return isText && own == text
}

// RawNames are the names of an Object's members as they are written, quotation marks included.
func (v *Value) RawNames() []string {
	members := v.Members()
	names := make([]string, len(members))
	r := reader{text: v.Raw, at: 1}
	for at := range members {
		start := r.at
		if _, err := r.string(); err != nil {
			return nil
		}
		names[at] = v.Raw[start:r.at]
		r.at += len(":") + len(members[at].Value.Raw) + len(",")
	}
	return names
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
	number, err := strconv.ParseFloat(v.Raw, 64)
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
	members := v.Members()
	for at := range members {
		if members[at].Name == name {
			return &members[at].Value, true
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
func (v *Value) PlainOf(name string) (string, bool) {
	member, found := v.Get(name)
	if !found {
		return "", false
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
	members := v.Members()
	if v.Kind != Object || len(members) != len(names) {
		return false
	}
	for at, name := range names {
		if members[at].Name != name {
			return false
		}
	}
	return true
}
