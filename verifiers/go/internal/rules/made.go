package rules

import (
	"encoding/json"
	"slices"
	"unicode/utf8"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

// null stands for JSON's.
type null struct{}

// field of a decided event. Its value is a string or a pointer to one, an int64, a bool, a null, a []string, or a *canonical.Value as it stands on
// record: nil where it is missing there.
type field struct {
	name  string
	value any
}

// made is an event that was decided.
type made struct {
	kind   string
	fields []field
	// unordered is a list of which the order is passed by.
	unordered string
}

func event(kind string, fields ...field) made { return made{kind: kind, fields: fields} }

// taken are members that the command took from the event as they are.
func taken(data *canonical.Value, names ...string) []field {
	return appendTaken(make([]field, 0, len(names)+4), data, names...)
}

func appendTaken(fields []field, data *canonical.Value, names ...string) []field {
	for _, name := range names {
		fields = append(fields, field{name, run.Get(data, name)})
	}
	return fields
}

func orNull(text string, is bool) any {
	if is {
		return text
	}
	return null{}
}

// optional are members that commands take from events, and that may be missing (E1).
var optional = map[string]bool{"assistance": true, "signature": true, "transports": true, "countsFrom": true, "wording": true, "tried": true}

// is tells whether data on record are these, member by member.
func (m *made) is(data *canonical.Value) bool {
	count := 0
	for _, one := range m.fields {
		recorded := run.Get(data, one.name)
		if value, isTaken := one.value.(*canonical.Value); isTaken {
			if value == nil {
				if optional[one.name] {
					continue
				}
				return false
			}
			if recorded == nil || recorded != value && recorded.Raw != value.Raw {
				return false
			}
		} else if recorded == nil || !same(recorded, one.value, one.name == m.unordered) {
			return false
		}
		count++
	}
	return count == len(data.Members())
}

func same(recorded *canonical.Value, value any, unordered bool) bool {
	switch value := value.(type) {
	case string:
		return recorded.Is(value)
	case *string:
		return recorded.Is(*value)
	case int64:
		number, isWhole := recorded.Whole()
		return isWhole && number == value
	case bool:
		truth, isBool := recorded.Truth()
		return isBool && truth == value
	case null:
		return recorded.IsNull()
	case []string:
		if recorded.Kind != canonical.Array || len(recorded.Items()) != len(value) {
			return false
		}
		if !unordered {
			return slices.EqualFunc(recorded.Items(), value, func(one canonical.Value, text string) bool { return one.Is(text) })
		}
		texts := make([]string, len(value))
		for at := range recorded.Items() {
			text, isText := recorded.Items()[at].Text()
			if !isText {
				return false
			}
			texts[at] = text
		}
		slices.Sort(texts)
		return slices.Equal(texts, slices.Sorted(slices.Values(value)))
	case []*canonical.Value:
		if recorded.Kind != canonical.Array || len(recorded.Items()) != len(value) {
			return false
		}
		for at, one := range value {
			if one.Raw != recorded.Items()[at].Raw {
				return false
			}
		}
		return true
	case []outcome:
		return sameOutcomes(recorded, value)
	}
	return false
}

const (
	// envelopeBytes are those of an entry that its id, run, version and form take, and more.
	envelopeBytes = 1_024
	mostBytes     = 65_535 - envelopeBytes
	pageBytes     = 24_000
)

// wide counts bytes of text in UTF-8; a character outside the basic plane counts as six (R10).
func wide(text string) int {
	count := len(text)
	for at := 0; at < len(text); {
		_, size := utf8.DecodeRuneInString(text[at:])
		if size == 4 {
			count += 2
		}
		at += size
	}
	return count
}

// fits tells whether an event is short enough to be kept (R10).
func fits(recorded *run.Event) bool {
	if len(recorded.Data.Raw) < mostBytes-8*envelopeBytes {
		return true
	}
	actor, err := json.Marshal(map[string]string{"id": recorded.Actor.ID, "role": recorded.Actor.Role, "via": recorded.Actor.Via})
	if err != nil {
		return false
	}
	assurance := "null"
	if recorded.Assurance != "" {
		assurance = `"` + recorded.Assurance + `"`
	}
	rest := len(`[{"type":"","data":},,]`) + len(recorded.Type) + len(assurance)
	return wide(recorded.Data.Raw)+wide(string(actor))+rest <= mostBytes
}

// listed says which lists of an event go on in others when they are long, and in which events.
var listed = map[string][]string{
	"signOffRequested": {"asked"}, "answersLapsed": {"members"}, "quorumRecomputed": {"added", "removed"}, "escalated": {"to", "waitingFor"},
	"gatePassed": {"yes"}, "sessionHeld": {"came", "ledBy"}, "pollOpened": {"voters"}, "pollClosed": {"ballots"}, "erased": {"what"},
}

func (m *made) get(name string) any {
	for _, one := range m.fields {
		if one.name == name {
			return one.value
		}
	}
	return nil
}

func (m *made) set(name string, value any) made {
	changed := made{m.kind, slices.Clone(m.fields), m.unordered}
	for at := range changed.fields {
		if changed.fields[at].name == name {
			changed.fields[at].value = value
		}
	}
	return changed
}

// pages are the event with as much of its lists as it has room for, and those that carry on with the rest.
func (m *made) pages() []made {
	first := *m
	var rest []made
	for _, name := range listed[m.kind] {
		switch list := m.get(name).(type) {
		case []string:
			pages := paged(list, func(one string) int { return wideJSON(one) })
			if len(pages) < 2 {
				continue
			}
			first = first.set(name, pages[0])
			for _, page := range pages[1:] {
				rest = append(rest, m.continued(name, page))
			}
		case []*canonical.Value:
			pages := paged(list, func(one *canonical.Value) int { return wide(one.Raw) })
			first = first.set(name, pages[0])
			for _, page := range pages[1:] {
				rest = append(rest, event("ballotsListed", field{"part", m.get("part")}, field{"poll", m.get("poll")}, field{"ballots", page}))
			}
		}
	}
	return append([]made{first}, rest...)
}

func wideJSON(text string) int {
	if isPlain(text) {
		return len(text) + len(`""`)
	}
	written, err := json.Marshal(text)
	if err != nil {
		return len(text) + 2
	}
	return wide(string(written))
}

// isPlain tells whether a text's JSON is the text itself: every id is.
func isPlain(text string) bool {
	for at := range len(text) {
		if c := text[at]; c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

func paged[T any](list []T, bytesOf func(T) int) [][]T {
	all := 0
	for _, one := range list {
		all += bytesOf(one) + 1
	}
	if all <= pageBytes {
		return [][]T{list}
	}
	pages, room := [][]T{{}}, pageBytes
	for _, one := range list {
		last := len(pages) - 1
		size := bytesOf(one) + 1
		if size > room && len(pages[last]) > 0 {
			pages, room = append(pages, []T{}), pageBytes
			last++
		}
		pages[last] = append(pages[last], one)
		room -= size
	}
	return pages
}

func (m *made) continued(name string, page []string) made {
	switch m.kind {
	case "erased":
		return m.set(name, page)
	case "pollOpened":
		return event("votersListed", field{"part", m.get("part")}, field{"poll", m.get("poll")}, field{"voters", page})
	}
	more := event("listContinued", field{"of", m.kind}, field{"list", name}, field{"part", m.get("part")}, field{"members", page})
	switch m.kind {
	case "sessionHeld":
		more.fields = append(more.fields, field{"request", null{}}, field{"session", m.get("session")})
	case "gatePassed":
		more.fields = append(more.fields, field{"request", null{}})
	default:
		more.fields = append(more.fields, field{"request", m.get("request")})
	}
	return more
}
