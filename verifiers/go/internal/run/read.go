package run

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"

	"alongside/verifier/internal/canonical"
)

const (
	mostSteps   = 4_000
	mostSeconds = 1e9
)

var errForm = errors.New("the template has not the form that rules can be read from")

// ReadTemplate takes a template's canonical bytes (R1).
func ReadTemplate(raw string) (*Template, error) {
	value, err := canonical.Read(raw)
	if err != nil {
		return nil, err
	}
	_, hasName := value.TextOf("name")
	version, _ := value.Get("version")
	circles, _ := value.Get("circles")
	if !hasName || version == nil || version.Kind != canonical.Number || circles == nil || circles.Kind != canonical.Object || !IsBounded(&value) {
		return nil, errForm
	}
	for _, name := range []string{"steps", "parameters", "declarations"} {
		if list, found := value.Get(name); !found || list.Kind != canonical.Array {
			return nil, errForm
		}
	}
	steps, _ := value.Get("steps")
	for at := range steps.Items() {
		if steps.Items()[at].Kind != canonical.Object {
			return nil, errForm
		}
	}
	template := Template{steps: map[string]*Step{}}
	// A member of another type than it should have is left out: whatever needs it then finds that it is missing.
	var otherType *json.UnmarshalTypeError
	if err := json.Unmarshal([]byte(exactly(&value, false)), &template); err != nil && !errors.As(err, &otherType) {
		return nil, errForm
	}
	for _, step := range template.Steps {
		if template.steps[step.Key] == nil {
			template.steps[step.Key] = step
		}
		step.Parts.lists = map[string][][]Block{}
	}
	return &template, nil
}

// named are the names of members that are read, by their small letters.
var named = namesOf(reflect.TypeFor[Template](), map[string]string{})

func namesOf(of reflect.Type, names map[string]string) map[string]string {
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice || of.Kind() == reflect.Map {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct {
		return names
	}
	for at := range of.NumField() {
		field := of.Field(at)
		tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if tag == "" {
			continue
		}
		names[strings.ToLower(tag)] = tag
		namesOf(field.Type, names)
	}
	return names
}

// exactly is a value's JSON without members whose names differ from those that are read in the size of letters alone: encoding/json would
// take one for the other. @param free whether its own names are anybody's.
func exactly(value *canonical.Value, free bool) string {
	switch value.Kind {
	case canonical.Array:
		items := make([]string, len(value.Items()))
		for at := range value.Items() {
			items[at] = exactly(&value.Items()[at], false)
		}
		return "[" + strings.Join(items, ",") + "]"
	case canonical.Object:
		names := value.RawNames()
		var members []string
		for at := range value.Members() {
			member := &value.Members()[at]
			if known, found := named[strings.ToLower(member.Name)]; !free && found && known != member.Name {
				continue
			}
			members = append(members, names[at]+":"+exactly(&member.Value, member.Name == "circles"))
		}
		return "{" + strings.Join(members, ",") + "}"
	}
	return value.Raw
}

// IsBounded tells whether no period in it takes for ever to count (R1).
func IsBounded(value *canonical.Value) bool {
	for at := range value.Items() {
		if !IsBounded(&value.Items()[at]) {
			return false
		}
	}
	for at := range value.Members() {
		member := &value.Members()[at]
		most := 0.0
		switch member.Name {
		case "workingDays", "days", "months":
			most = mostSteps
		case "seconds":
			most = mostSeconds
		default:
			if !IsBounded(&member.Value) {
				return false
			}
			continue
		}
		if number, isNumber := member.Value.Float(); isNumber && (number > most || number < -most) {
			return false
		}
	}
	return true
}
