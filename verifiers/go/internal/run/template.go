// Package run makes a state of a run's events, one after another, and says what holds in it: who is asked, what was answered,
// what a gate waits for (docs/spec/08-rules.md). It decides nothing and judges nothing.
package run

import (
	"encoding/json"
)

// Template is what a run of it goes through. Only members that rules or findings look at are read.
type Template struct {
	Name         string             `json:"name"`
	Version      float64            `json:"version"`
	Parameters   []Parameter        `json:"parameters"`
	Circles      map[string]*Circle `json:"circles"`
	Declarations []Declaration      `json:"declarations"`
	Lead         *struct {
		Side string `json:"side"`
	} `json:"lead"`
	Joins []struct {
		Side  string   `json:"side"`
		Roles []string `json:"roles"`
	} `json:"joins"`
	Indicators  []Indicator  `json:"indicators"`
	Credentials []Credential `json:"credentials"`
	Steps       []*Step      `json:"steps"`

	steps map[string]*Step
}

// Parameter is a value that the adopter states at launch.
type Parameter struct {
	Key     string `json:"key"`
	Kind    string `json:"kind"`
	Options []struct {
		Value string `json:"value"`
	} `json:"options"`
	Default json.RawMessage `json:"default"`
}

// Declaration is what members can be asked to declare.
type Declaration struct {
	Key      string `json:"key"`
	Conflict bool   `json:"conflict"`
	Guardian bool   `json:"guardian"`
}

// Indicator is what is measured.
type Indicator struct {
	Key    string `json:"key"`
	Better string `json:"better"`
}

// Credential is what somebody can be qualified for.
type Credential struct {
	Key      string `json:"key"`
	EarnedBy *struct {
		Steps []string `json:"steps"`
		Came  float64  `json:"came"`
	} `json:"earnedBy"`
}

// Circle is who is meant.
type Circle struct {
	Of     []Line      `json:"of"`
	Except []Exception `json:"except"`
}

// Line is who of one side is meant. Roles are nil where any will do.
type Line struct {
	Side        string   `json:"side"`
	Roles       []string `json:"roles"`
	Declares    []string `json:"declares"`
	Contributed bool     `json:"contributed"`
	Holds       []string `json:"holds"`
	AtLeast     *int     `json:"atLeast"`
	Exactly     *int     `json:"exactly"`
}

// Exception is who is left out of a circle.
type Exception struct {
	AuthorsOf *string `json:"authorsOf"`
	AskedIn   *string `json:"askedIn"`
	Launcher  *bool   `json:"launcher"`
}

// Step is one of the template's.
type Step struct {
	Key     string `json:"key"`
	Kind    string `json:"kind"`
	Parts   Parts  `json:"parts"`
	Needs   []Need `json:"needs"`
	Next    []Way  `json:"next"`
	Retires string `json:"retires"`
}

// Parts are what a step consists of.
type Parts struct {
	Kind   string           `json:"kind"`
	Blocks []Block          `json:"blocks"`
	Order  string           `json:"order"`
	Parts  []PartDefinition `json:"parts"`
	Join   *struct {
		Title  string  `json:"title"`
		Blocks []Block `json:"blocks"`
	} `json:"join"`
	Again Condition `json:"again"`
	Count string    `json:"count"`
	Every string    `json:"every"`

	lists map[string][][]Block // stretches by the part's key
}

// PartDefinition is a part that the template names. Blocks are nil where it has those of the step.
type PartDefinition struct {
	Key       string  `json:"key"`
	Title     string  `json:"title"`
	TitleFrom string  `json:"titleFrom"`
	Blocks    []Block `json:"blocks"`
}

// Way is where to go when a step closes.
type Way struct {
	When *Condition `json:"when"`
	To   string     `json:"to"`
}

// Condition is one of `is`, `over`, `drifted` and `gate`: which is the member that it has.
type Condition struct {
	Section  string  `json:"section"`
	Field    string  `json:"field"`
	Is       *string `json:"is"`
	Over     string  `json:"over"`
	Together *struct {
		Parameter string `json:"parameter"`
		Is        string `json:"is"`
	} `json:"together"`
	Drifted *string `json:"drifted"`
	Since   string  `json:"since"`
	By      string  `json:"by"`
	Gate    string  `json:"gate"`
}

// Need is what must hold before a step opens: which is the member that it has.
type Need struct {
	Step     *string `json:"step"`
	Measured *string `json:"measured"`
	At       string  `json:"at"`
	Declared *string `json:"declared"`
	By       string  `json:"by"`
	Of       string  `json:"of"`
	Holds    *string `json:"holds"`
	AtLeast  *int    `json:"atLeast"`
	Day      *string `json:"day"`
	DayOf    *struct {
		Step    string `json:"step"`
		Section string `json:"section"`
		Field   string `json:"field"`
	} `json:"dayOf"`
	Answered *string `json:"answered"`
}

// Block is what a part goes through: a form, a gate, sessions, a poll, a measure or a delivery, as Block says.
type Block struct {
	Block string `json:"block"`
	Key   string `json:"key"`
	// Of a form.
	Form   Form   `json:"form"`
	Circle string `json:"circle"` // also of a gate
	// Of a gate.
	Rule     string          `json:"rule"`
	Share    float64         `json:"share"`
	Standing *string         `json:"standing"`
	Tie      *string         `json:"tie"`
	Options  json.RawMessage `json:"options"` // also of a poll
	Notice   Period          `json:"notice"`
	Due      Period          `json:"due"`
	Extends  Period          `json:"extension"`
	// Reminders are also of a poll.
	Reminders []Period `json:"reminders"`
	// Of sessions.
	Held     *int    `json:"held"`
	Leads    *string `json:"leads"`
	Capacity *string `json:"capacity"`
	OnDay    *string `json:"onDay"`
	Voices   bool    `json:"voices"`
	// Of a poll.
	Choose     string   `json:"choose"`
	Scale      *Scale   `json:"scale"`
	Voters     string   `json:"voters"`
	Anonymous  bool     `json:"anonymous"`
	Open       Period   `json:"open"`
	LeastShare *float64 `json:"leastShare"`
	// Of a measure.
	Point      string   `json:"point"`
	Indicators []string `json:"indicators"`
}

// Scale has whole numbers at its ends.
type Scale struct {
	Least int64 `json:"least"`
	Most  int64 `json:"most"`
}

// Place names a field of a form.
type Place struct {
	Section string `json:"section"`
	Field   string `json:"field"`
}

// Form is what is asked in a part.
type Form struct {
	Sections []struct {
		Key    string `json:"key"`
		Fields []struct {
			Key      string `json:"key"`
			Required bool   `json:"required"`
			Means    string `json:"means"`
		} `json:"fields"`
	} `json:"sections"`
}
