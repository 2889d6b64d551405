package run

import "alongside/verifier/internal/canonical"

// What a run, a person, a part and a gate come to.
const (
	NotLaunched = "not-launched"
	Running     = "running"
	Paused      = "paused"
	Finished    = "finished"

	Active    = "active"
	Withdrawn = "withdrawn"
	Lost      = "lost"

	Open       = "open"
	Closed     = "closed"
	Passed     = "passed"
	Refused    = "refused"
	Overridden = "overridden"
	NoGate     = "none"

	Pwle = "pwle"
)

// State is what a run's events come to.
type State struct {
	Version    int64
	Status     string
	Template   *Template
	Parameters map[string]*canonical.Value
	Calendar   *Calendar
	Launcher   string
	PausedAt   string // empty: it is not paused
	Steps      []*StepState

	Members       Table[*Member]
	Delegations   Table[Delegation]
	Parts         Table[*Part]
	Requests      Table[*Request]
	Contributions Table[*Contribution]
	Polls         Table[*Poll]
	Sessions      Table[*Session]
	Voices        Table[string] // the session of each
	Links         Table[*Link]
	Readings      []Reading
	Capacity      []Built
	Claims        map[int64]*Claim
	ClaimOrder    []*Claim
	Cries         map[CryName]*Cry
	Credentials   map[string]Key
	owed          Table[*owed]
	listings      []*Request // those whose first list may go on
}

// New is a run of a template before its first event.
func New(template *Template) *State {
	return &State{
		Status: NotLaunched, Template: template, Claims: map[int64]*Claim{}, Cries: map[CryName]*Cry{}, Credentials: map[string]Key{},
	}
}

// Delegation: until a day in London or an instant.
type Delegation struct{ To, Until string }

// Key is a passkey as the run knows it.
type Key struct{ Member, PublicKey string }

// Word is what was said of a declaration; nil: nothing.
type Word struct{ Self, Guardian *bool }

// Held: the person's own word stands above a guardian's.
func (s Word) Held() bool {
	if s.Self != nil {
		return *s.Self
	}
	return s.Guardian != nil && *s.Guardian
}

// Voucher is what a run goes by of an organisation's word.
type Voucher struct{ Voucher, Credential, Passkey string }

// Loss is who said that somebody is gone, and how the group goes on.
type Loss struct {
	By, GoesOn []string
	Settled    bool
}

// Member is somebody in the group.
type Member struct {
	ID, Side, Status string
	Roles, Declares  []string
	SaidSides        []string // nil: they have not said
	ConfirmedBy      []string
	VouchedBy        []Voucher
	Declared         map[string]Word
	Guardians        []string
	ContactAllowed   bool
	Holds            []string
	Loss             *Loss
	Needs            map[string]string // unmet, said or met
	Payments         map[string]string
	Erased           bool
}

// Answer never changes: what becomes of it is another one in its place.
type Answer struct {
	Member, By, Kind, Digest, At string
	Version                      int64
	Assurance                    string
	Assisted                     bool
	Standing                     string // current, lapsed, superseded or disputed
	Event                        int64
}

type noticeKey struct {
	member, kind string
	ordinal      int64
}

// Request is what people are asked.
type Request struct {
	ID, Part, Digest, NoticeUntil, DueAt string
	Sections                             []string
	Version                              int64
	Asked                                *Set
	FirstAsked                           []string
	Left                                 *Set
	Askers                               []string
	Answers                              Table[*Answer]
	Given                                map[string]*Given
	Notices                              map[noticeKey]string // sent or failed
	Seen                                 map[string][]int64
	Told                                 map[string]int64
	Round, RoundVersion                  int64
	RoundAt                              string
	before                               map[string]string
	ClockStoppedAt                       string // empty: it runs
	pausedMs                             int64
	EscalatedAt                          string
	extensions, roundPeriod              int64
	listing                              bool // the event before began or continued the first list of those asked
}

// Given is what there is of one person's answers to a request, whatever became of them.
type Given struct {
	Count  int
	Newest string // the latest At
}

// Version of what is written in a part.
type Version struct {
	Number             int64
	Digest, Author, At string
	Sections           map[string]*Section
}

// Section of a version.
type Section struct {
	Digest string
	Fields *canonical.Value
}

// Objection is a no that is not a vote.
type Objection struct {
	ID, Member   string
	Version      int64
	Request      string
	OfRequest    bool
	Open, Blocks bool
	Event        int64
}

// Fact is what somebody states to have happened.
type Fact struct {
	Fact, On, By string
	Event        int64
	Disputed     string // empty, by-others or taken-back
}

// Part of a step.
type Part struct {
	ID, Step   string
	Visit      int64
	Key        string
	HasKey     bool
	Ordinal    int64
	Stretch    int64
	OpenedAt   string
	Versions   []*Version
	authors    map[string]bool
	Submitted  bool
	Requests   []string
	Recused    map[string]bool
	Objections Table[*Objection]
	Gate       string
	GateAt     string
	Tie        string
	askedFrom  int64 // 0: nobody is asked at a gate that is open
	Status     string
	Dropped    bool
	Delivery   string
	Facts      []Fact
}

// StepState is one visit of a step.
type StepState struct {
	Key           string
	Visit         int64
	Status        string
	OpenedAt      string
	Next          string
	HasNext       bool
	Parts         []string
	SitesComplete bool
	pausedMs      int64
}

// Contribution is what somebody brought in. Status: open, answered or disputed.
type Contribution struct {
	ID, Member, Step, Part, Status string
	OfPart                         bool
	Answers                        int
	Outcome                        string // of the newest reply
	Reply                          int64  // its event; 0: none
	Request                        string
	OfRequest                      bool
	Event                          int64
}

// Claim is what somebody said about others.
type Claim struct {
	Kind, About, By string
	Version         int64
	Members         []string
	Answers         map[string]bool
}

// CryName is what somebody cried for.
type CryName struct{ Member, Kind, About string }

// Cry for help. Part is empty where it is about none.
type Cry struct {
	CryName
	Part, TakenUpBy string
	TakenUp         bool
}

// Link to another run. Answered is the event of the newest answer; empty: none.
type Link struct {
	ID, Kind, Run, Part, Answered string
	OfPart                        bool
	Amounts                       *canonical.Value
}

// Poll and what came of it.
type Poll struct {
	ID, Part, Block, Choose, OpenedAt, ClosesAt string
	Options                                     []string
	Scale                                       *Scale
	Anonymous                                   bool
	Voters                                      Table[bool] // whether they voted
	Cast, Casts, Reminders                      int64
	Over                                        bool
	OutcomeVoters, OutcomeCast                  int64
}

// Reading of an indicator.
type Reading struct {
	Part, Block, Indicator, Point string
	Value                         float64
	HasValue                      bool
}

// Session that people plan and hold.
type Session struct {
	ID, Part, Block, Status, On, HeldAt string
	Came, LedBy                         []string
	Others, Event                       int64
}

// Built is what somebody gained.
type Built struct {
	Member, On string
	Event      int64
}
