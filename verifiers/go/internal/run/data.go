package run

import (
	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/envelope"
)

// Event is one of the run's.
type Event = envelope.Event

// Unfit is the panic of data that are not as docs/spec/06-events.md says: no rule can be applied to them.
type Unfit struct{ Why string }

func unfit(name string) { panic(Unfit{name + " is not as it must be"}) }

// Text is a member that must be a string.
func Text(data *canonical.Value, name string) string {
	text, isText := data.TextOf(name)
	if !isText {
		unfit(name)
	}
	return text
}

// Said is a member that rules look at where it is a string, and take as it stands where it is none.
func Said(data *canonical.Value, name string) string {
	text, _ := data.TextOf(name)
	return text
}

// Maybe is a member that may be null or missing.
func Maybe(data *canonical.Value, name string) (string, bool) {
	if value, found := data.Get(name); !found || value.IsNull() {
		return "", false
	}
	return Text(data, name), true
}

// Whole is a member that must be a whole number.
func Whole(data *canonical.Value, name string) int64 {
	number, isWhole := data.WholeOf(name)
	if !isWhole {
		unfit(name)
	}
	return number
}

// Flag is a member that must be true or false.
func Flag(data *canonical.Value, name string) bool {
	value, found := data.Get(name)
	if !found || value.Kind != canonical.Bool {
		unfit(name)
	}
	truth, _ := value.Truth()
	return truth
}

// Object is a member that must be an object.
func Object(data *canonical.Value, name string) *canonical.Value {
	value, found := data.Get(name)
	if !found || value.Kind != canonical.Object {
		unfit(name)
	}
	return value
}

// Texts is a member that must be a list of strings.
func Texts(data *canonical.Value, name string) []string {
	value, found := data.Get(name)
	if !found || value.Kind != canonical.Array {
		unfit(name)
	}
	return textsOf(value, name)
}

func textsOf(value *canonical.Value, name string) []string {
	texts := make([]string, len(value.Items()))
	for at := range value.Items() {
		text, isText := value.Items()[at].Text()
		if !isText {
			unfit(name)
		}
		texts[at] = text
	}
	return texts
}

// Get is a member, nil where it is missing.
func Get(data *canonical.Value, name string) *canonical.Value {
	value, _ := data.Get(name)
	return value
}

// Table is what is found by a name, in the order in which the names came.
type Table[T any] struct {
	at   map[string]int
	list []T
	keys []string
}

// Get finds one.
func (t *Table[T]) Get(key string) (T, bool) {
	at, found := t.at[key]
	if !found {
		var none T
		return none, false
	}
	return t.list[at], true
}

// Has tells whether there is one.
func (t *Table[T]) Has(key string) bool {
	_, found := t.at[key]
	return found
}

// Put sets one: where it was, or at the end.
func (t *Table[T]) Put(key string, value T) {
	if at, found := t.at[key]; found {
		t.list[at] = value
		return
	}
	if t.at == nil {
		t.at = map[string]int{}
	}
	t.at[key] = len(t.list)
	t.list, t.keys = append(t.list, value), append(t.keys, key)
}

// Keep leaves out what does not pass.
func (t *Table[T]) Keep(passes func(string, T) bool) {
	keys, list := t.keys, t.list
	t.at, t.keys, t.list = map[string]int{}, nil, nil
	for at, key := range keys {
		if passes(key, list[at]) {
			t.Put(key, list[at])
		}
	}
}

// All are those there are, in order.
func (t *Table[T]) All() []T { return t.list }

// Keys are their names, in order.
func (t *Table[T]) Keys() []string { return t.keys }

// Set is a list without repetitions, in the order in which its members came.
type Set struct{ Table[struct{}] }

// SetOf takes a list.
func SetOf(list []string) *Set {
	set := &Set{Table[struct{}]{at: make(map[string]int, len(list)), keys: make([]string, 0, len(list))}}
	set.Add(list...)
	return set
}

// Add puts some at the end that are not there yet.
func (s *Set) Add(some ...string) {
	for _, one := range some {
		s.Put(one, struct{}{})
	}
}

// Remove takes some out.
func (s *Set) Remove(some []string) {
	if len(some) == 0 {
		return
	}
	gone := SetOf(some)
	s.Keep(func(one string, _ struct{}) bool { return !gone.Has(one) })
}

// Actor is who acted.
type Actor = envelope.Actor
