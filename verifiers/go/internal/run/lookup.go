package run

import (
	"encoding/json"
	"slices"

	"alongside/verifier/internal/canonical"
)

// Definition is a step as the template has it, or nil.
func (s *State) Definition(key string) *Step { return s.Template.steps[key] }

// Current is the step that the run is in, or was in last.
func (s *State) Current() *StepState {
	if len(s.Steps) == 0 {
		return nil
	}
	return s.Steps[len(s.Steps)-1]
}

// Part is one of the run's, or nil.
func (s *State) Part(id string) *Part { part, _ := s.Parts.Get(id); return part }

// Member is one of the group, or nil.
func (s *State) Member(id string) *Member { member, _ := s.Members.Get(id); return member }

// Active is a member who neither left nor is lost, or nil.
func (s *State) Active(id string) *Member {
	if member := s.Member(id); member != nil && member.Status == Active {
		return member
	}
	return nil
}

// HasRole tells whether somebody has one of these.
func (m *Member) HasRole(roles ...string) bool {
	return slices.ContainsFunc(roles, func(role string) bool { return slices.Contains(m.Roles, role) })
}

// Newest version of a part, or nil.
func (p *Part) Newest() *Version {
	if len(p.Versions) == 0 {
		return nil
	}
	return p.Versions[len(p.Versions)-1]
}

// Wrote tells whether somebody wrote a version of it.
func (p *Part) Wrote(member string) bool { return p.authors[member] }

// RequestsOf a part.
func (s *State) RequestsOf(part *Part) []*Request {
	found := make([]*Request, 0, len(part.Requests))
	for _, id := range part.Requests {
		if request, known := s.Requests.Get(id); known {
			found = append(found, request)
		}
	}
	return found
}

// Stewards look after the run: coordinators, else its lead, else chairs, else facilitators, else who launched it.
func (s *State) Stewards() []string {
	for _, role := range []string{"coordinator", "lead", "chair", "facilitator"} {
		var found []string
		for _, member := range s.Members.All() {
			if member.Status == Active && member.HasRole(role) {
				found = append(found, member.ID)
			}
		}
		if found != nil {
			return found
		}
	}
	return []string{s.Launcher}
}

// BorneOut tells whether what an event says of somebody is their own word.
func (s *State) BorneOut(version int64, member string) bool {
	claim := s.Claims[version]
	return claim == nil || !slices.Contains(claim.Members, member) || claim.Answers[member]
}

const join = "join"

// Stretches are a part's blocks, cut where what is written at another time begins.
func (s *Step) Stretches(key string, hasKey bool) [][]Block {
	if !hasKey {
		key = "\x00"
	}
	if known, found := s.Parts.lists[key]; found {
		return known
	}
	var cut [][]Block
	for _, block := range s.listOf(key, hasKey) {
		if last := len(cut) - 1; last < 0 || begins(cut[last], block.Block) {
			cut = append(cut, []Block{block})
		} else {
			cut[last] = append(cut[last], block)
		}
	}
	s.Parts.lists[key] = cut
	return cut
}

func (s *Step) listOf(key string, hasKey bool) []Block {
	if s.Parts.Kind != "named" || !hasKey {
		return s.Parts.Blocks
	}
	if key == join && s.Parts.Join != nil {
		return s.Parts.Join.Blocks
	}
	for at := range s.Parts.Parts {
		if one := &s.Parts.Parts[at]; one.Key == key {
			if one.Blocks != nil {
				return one.Blocks
			}
			break
		}
	}
	return s.Parts.Blocks
}

func begins(stretch []Block, kind string) bool {
	for _, before := range stretch {
		switch {
		case kind == "form" && (before.Block == "form" || before.Block == "gate" || before.Block == "delivery"),
			kind == "gate" && before.Block == "gate", kind == "delivery" && before.Block == "delivery":
			return true
		}
	}
	return false
}

// BlocksOf a part, in its stretch.
func (s *Step) BlocksOf(part *Part) []Block {
	stretches := s.Stretches(part.Key, part.HasKey)
	if part.Stretch < 1 || part.Stretch > int64(len(stretches)) {
		return nil
	}
	return stretches[part.Stretch-1]
}

// BlockOf is a part's block of a kind, or nil.
func (s *Step) BlockOf(part *Part, kind string) *Block {
	blocks := s.BlocksOf(part)
	for at := range blocks {
		if blocks[at].Block == kind {
			return &blocks[at]
		}
	}
	return nil
}

// FormOf a part; one without questions where it has none.
func (s *Step) FormOf(part *Part) *Form {
	if block := s.BlockOf(part, "form"); block != nil {
		return &block.Form
	}
	return &Form{}
}

// GateOf a part, or nil.
func (s *State) GateOf(part *Part) *Block {
	if step := s.Definition(part.Step); step != nil {
		return step.BlockOf(part, "gate")
	}
	return nil
}

// AllBlocks of a step, whichever of its parts they are for.
func (s *Step) AllBlocks() []Block {
	all := slices.Clone(s.Parts.Blocks)
	if s.Parts.Kind == "named" {
		for _, part := range s.Parts.Parts {
			all = append(all, part.Blocks...)
		}
		if s.Parts.Join != nil {
			all = append(all, s.Parts.Join.Blocks...)
		}
	}
	return all
}

// HasBlock tells whether any of them is of one of these kinds.
func (s *Step) HasBlock(kinds ...string) bool {
	return slices.ContainsFunc(s.AllBlocks(), func(block Block) bool { return slices.Contains(kinds, block.Block) })
}

// Field of a version, or nil.
func (v *Version) Field(section, field string) *canonical.Value {
	if v == nil || v.Sections[section] == nil || v.Sections[section].Fields == nil {
		return nil
	}
	return Get(v.Sections[section].Fields, field)
}

// PlaceOf reads the place of a field that a block names, if it names one.
func PlaceOf(options json.RawMessage) (Place, bool) {
	place := struct {
		Section *string `json:"section"`
		Field   string  `json:"field"`
	}{}
	if json.Unmarshal(options, &place) != nil || place.Section == nil {
		return Place{}, false
	}
	return Place{*place.Section, place.Field}, true
}

// Parameter that is a string.
func (s *State) ParameterText(key string) (string, bool) {
	if value := s.Parameters[key]; value != nil {
		return value.Text()
	}
	return "", false
}

// ParameterNumber is one that is a number.
func (s *State) ParameterNumber(key string) (float64, bool) {
	if value := s.Parameters[key]; value != nil {
		return value.Float()
	}
	return 0, false
}

// Missing are required fields of a form that a version leaves out; only narrows it to some sections.
func Missing(form *Form, version *Version, only []string) bool {
	for _, section := range form.Sections {
		if len(only) > 0 && !slices.Contains(only, section.Key) {
			continue
		}
		for _, field := range section.Fields {
			if field.Required && !isAnswered(version.Field(section.Key, field.Key)) {
				return true
			}
		}
	}
	return false
}

func isAnswered(value *canonical.Value) bool {
	if value == nil || value.IsNull() {
		return false
	}
	switch value.Kind {
	case canonical.String:
		text, _ := value.Text()
		return text != ""
	case canonical.Array:
		return len(value.Items()) > 0
	}
	return true
}

// Covered are the sections that a request asks about; an empty list means all.
func Covered(form *Form, sections []string) []string {
	if len(sections) > 0 {
		return sections
	}
	all := make([]string, len(form.Sections))
	for at, section := range form.Sections {
		all[at] = section.Key
	}
	return all
}
