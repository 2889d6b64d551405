package run

import "slices"

// Circle that the template calls by this name; nobody, if it has none of it.
func (s *State) Circle(name string) *Circle {
	if circle := s.Template.Circles[name]; circle != nil {
		return circle
	}
	return &Circle{}
}

// Belongs tells whether an active member is meant by a circle (R20).
func (s *State) Belongs(circle *Circle, member *Member) bool {
	if member.Status != Active {
		return false
	}
	fits := func(line Line) bool { return s.fits(&line, member) }
	leftOut := func(except Exception) bool { return s.isLeftOut(&except, member.ID) }
	return slices.ContainsFunc(circle.Of, fits) && !slices.ContainsFunc(circle.Except, leftOut)
}

func (s *State) fits(line *Line, member *Member) bool {
	return line.Side == member.Side &&
		(line.Roles == nil || member.HasRole(line.Roles...)) &&
		hasAll(member.Declares, line.Declares) &&
		(!line.Contributed || s.hasContributed(member.ID)) &&
		hasAll(member.Holds, line.Holds)
}

func hasAll(list, all []string) bool {
	for _, one := range all {
		if !slices.Contains(list, one) {
			return false
		}
	}
	return true
}

func (s *State) hasContributed(member string) bool {
	for _, one := range s.Contributions.All() {
		if one.Member == member && s.BorneOut(one.Event, member) {
			return true
		}
	}
	return slices.ContainsFunc(s.Parts.All(), func(part *Part) bool { return part.Wrote(member) })
}

func (s *State) isLeftOut(except *Exception, member string) bool {
	switch {
	case except.Launcher != nil:
		return s.Launcher == member
	case except.AskedIn != nil:
		return s.wasAskedIn(*except.AskedIn, member)
	case except.AuthorsOf != nil:
		return slices.ContainsFunc(s.Parts.All(), func(part *Part) bool { return part.Step == *except.AuthorsOf && part.Wrote(member) })
	}
	return false
}

func (s *State) wasAskedIn(step, member string) bool {
	for _, part := range s.Parts.All() {
		if part.Step != step || part.Status != Closed {
			continue
		}
		for _, request := range s.RequestsOf(part) {
			if request.Asked.Has(member) {
				return true
			}
		}
	}
	return false
}

// Least is how many of a side a circle takes.
func (c *Circle) Least(side string) int {
	sum := 0
	for _, line := range c.Of {
		switch {
		case line.Side != side:
		case line.AtLeast != nil:
			sum += *line.AtLeast
		case line.Exactly != nil:
			sum += *line.Exactly
		}
	}
	return sum
}

// Sides that a circle has a least number for.
func (c *Circle) Sides() []string {
	var sides []string
	for _, line := range c.Of {
		if !slices.Contains(sides, line.Side) && c.Least(line.Side) > 0 {
			sides = append(sides, line.Side)
		}
	}
	return sides
}

// seats are the sides that have exact ones, and how many.
func (c *Circle) seats() map[string]int {
	seats := map[string]int{}
	for _, side := range c.Sides() {
		for _, line := range c.Of {
			if line.Side == side && line.Exactly != nil {
				seats[side] += *line.Exactly
			}
		}
	}
	return seats
}

// FallsShort tells whether a circle that must stand has fewer members than it takes. Who launched the run is not counted.
func (s *State) FallsShort(gate *Block) bool {
	if gate.Standing == nil {
		return false
	}
	circle := s.Circle(*gate.Standing)
	count := map[string]int{}
	for _, member := range s.Members.All() {
		if member.ID != s.Launcher && s.Belongs(circle, member) {
			count[member.Side]++
		}
	}
	return slices.ContainsFunc(circle.Sides(), func(side string) bool { return count[side] < circle.Least(side) })
}

// IsPwle: on record as somebody with lived experience, and not otherwise by their own word.
func (m *Member) IsPwle() bool {
	return m.Side == Pwle && (m.SaidSides == nil || slices.Contains(m.SaidSides, Pwle))
}

// SaysPwle: by their own word.
func (m *Member) SaysPwle() bool { return m.SaidSides != nil && m.IsPwle() }

// CountsAsPwle: whoever also works for the organisation does so only where the group agreed to it.
func (s *State) CountsAsPwle(member *Member) bool {
	if !member.IsPwle() {
		return false
	}
	isBoth := slices.Contains(member.SaidSides, "staff") || slices.Contains(member.SaidSides, "leadership")
	return !isBoth || s.bothCount()
}

func (s *State) bothCount() bool {
	for _, part := range s.Parts.All() {
		step, version := s.Definition(part.Step), part.Newest()
		if part.Gate != Passed || step == nil || version == nil {
			continue
		}
		for _, section := range step.FormOf(part).Sections {
			for _, field := range section.Fields {
				if field.Means != "both-sides-count" {
					continue
				}
				value := version.Field(section.Key, field.Key)
				if value == nil {
					continue
				}
				if text, _ := value.Text(); text == "yes" {
					return true
				}
			}
		}
	}
	return false
}
