package canonical

import (
	"strings"
	"unicode/utf8"
)

// Scan reads a text of which the form is known beforehand, piece by piece: only one text has that form in the canonical order, so no table
// of its members needs to be made. Whatever stands otherwise makes it fail, and all that is read after that is empty.
type Scan struct {
	reader *reader
	failed bool
}

// Scan begins with a text. The values that it gives are kept as those of Read are.
func (one *Reader) Scan(text string) Scan {
	one.begin(text)
	return Scan{&one.reader, !utf8.ValidString(text)}
}

// Skip passes by what must stand next.
func (s *Scan) Skip(literal string) {
	if !s.Has(literal) {
		s.failed = true
	}
}

// Has passes by what may stand next, and tells whether it does.
func (s *Scan) Has(literal string) bool {
	if s.failed || !strings.HasPrefix(s.reader.text[s.reader.at:], literal) {
		return false
	}
	s.reader.at += len(literal)
	return true
}

func (s *Scan) value(kind Kind) Value {
	if s.failed {
		return Value{}
	}
	value, err := s.reader.value(1)
	if s.failed = err != nil || value.Kind != kind; s.failed {
		return Value{}
	}
	return value
}

// Text is a String.
func (s *Scan) Text() string {
	value := s.value(String)
	text, _ := value.Text()
	return text
}

// Word is a String of which there are few.
func (s *Scan) Word() string {
	value := s.value(String)
	if plain, isPlain := value.Plain(); isPlain {
		return s.reader.names.of(plain)
	}
	text, _ := value.Text()
	return text
}

// Plain is a String without escapes, and a part of the text that was read.
func (s *Scan) Plain() string {
	value := s.value(String)
	text, isPlain := value.Plain()
	s.failed = s.failed || !isPlain
	return text
}

// Count is a Number that is whole, and from 0 to 2^53 - 1.
func (s *Scan) Count() int64 {
	value := s.value(Number)
	whole, isWhole := value.Whole()
	s.failed = s.failed || !isWhole || whole < 0
	return whole
}

// Object is one that stands in another.
func (s *Scan) Object() Value { return s.value(Object) }

// Holds tells whether the whole text was of the form.
func (s *Scan) Holds() bool { return !s.failed && s.reader.at == len(s.reader.text) }
