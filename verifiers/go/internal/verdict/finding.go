// Package verdict computes what a run's events come to (docs/spec/09-verdict.md). It takes what is on record as it is.
package verdict

import (
	"encoding/json"

	"github.com/gowebpki/jcs"
)

// Weights of findings.
const (
	breaks  = "breaks"
	weakens = "weakens"
	note    = "note"
)

type place struct {
	step  string
	visit int64
}

// Finding is one (F1). Step and Visit are nil where it is about the whole run.
type Finding struct {
	Code    string   `json:"code"`
	Weight  string   `json:"weight"`
	Step    *string  `json:"step"`
	Visit   *int64   `json:"visit"`
	Onwards bool     `json:"onwards"`
	Events  []string `json:"events"`
	Reason  string   `json:"reason"`
}

// Step is what one visit of a step comes to.
type Step struct {
	Step     string     `json:"step"`
	Visit    int64      `json:"visit"`
	Standing string     `json:"standing"`
	Evidence string     `json:"evidence"`
	Findings []*Finding `json:"findings"`
}

// Claim is what somebody said about others, and whether they bear it out.
type Claim struct {
	Event    string   `json:"event"`
	Kind     string   `json:"kind"`
	Members  []string `json:"members"`
	Evidence string   `json:"evidence"`
}

// Verdict on a run.
type Verdict struct {
	Standing string     `json:"standing"`
	Rung     string     `json:"rung"`
	Steps    []*Step    `json:"steps"`
	Findings []*Finding `json:"findings"`
	Claims   []*Claim   `json:"claims"`
	Version  int64      `json:"version"`
}

// Bytes are its RFC 8785 form.
func (v *Verdict) Bytes() ([]byte, error) {
	written, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return jcs.Transform(written)
}

// Is tells whether a claimed verdict, in canonical bytes, is this one.
func (v *Verdict) Is(claimed string) bool {
	written, err := v.Bytes()
	return err == nil && string(written) == claimed
}

func found(code string, where *place, events ...string) *Finding {
	kind := kinds[code]
	finding := &Finding{Code: code, Weight: kind.weight, Events: append([]string{}, events...), Reason: kind.reason}
	if where != nil {
		step, visit := where.step, where.visit
		finding.Step, finding.Visit = &step, &visit
	}
	return finding
}

func (f *Finding) weighs(weight string) *Finding {
	f.Weight = weight
	return f
}

type kind struct{ weight, reason string }

var kinds = map[string]kind{
	"N1-outcome-not-supported":    {breaks, "People in power overruled the group here. From this point on, the work was not co-produced."},
	"N2-after-the-fact":           {breaks, "People with lived experience were asked after it had already happened."},
	"N3-one-off":                  {weakens, "People with lived experience took part in one step only, or nobody gained skills, led or delivered."},
	"gate-without-assent":         {breaks, "This was passed, but the record does not hold the answers that it needed."},
	"no-pwle-decides":             {breaks, "Nobody with lived experience had a say in the decision."},
	"only-staff-chair":            {weakens, "Meetings were led by staff alone."},
	"one-person-for-all":          {weakens, "One person gave most of the answers of people with lived experience."},
	"passed-by-few":               {weakens, "Fewer than half of the people with lived experience who were first asked agreed."},
	"fewer-people-than-needed":    {weakens, "Fewer people with lived experience answered by themselves than this needed. Answers that one person gave for others made up the number."},
	"say-taken-away":              {weakens, "Somebody with lived experience was asked about this. Before it passed, others changed their part in the group, and they had no say any more."},
	"changes-not-made":            {weakens, "Somebody said yes if something was changed. It was not changed as they asked, and they have not said that it is well as it is."},
	"side-asserted":               {weakens, "A manager wrote down that somebody has lived experience, and they have not said so themselves."},
	"closed-unfinished":           {weakens, "Something that people wrote was closed before anybody said that it was finished."},
	"notice-not-delivered":        {weakens, "A request was sent to somebody and never reached them, and they did not answer."},
	"sent-never-opened":           {note, "It was sent to somebody, and there is no sign that they ever saw it."},
	"access-need-unmet":           {weakens, "Somebody said what they need to take part, and there is no sign that they got it."},
	"contribution-unanswered":     {weakens, "Somebody shared something and was not told what came of it."},
	"no-payment-offered":          {weakens, "Somebody with lived experience gave their time and was offered neither payment nor thanks."},
	"pwle-absent-from-roll-out":   {weakens, "People with lived experience had no part in bringing this to everybody."},
	"pwle-absent-from-monitoring": {weakens, "People with lived experience had no part in checking how it went."},
	"baseline-after-pilot":        {weakens, "The answers from before were to be in only after the small test began, so change can not be shown."},
	"assisted-unconfirmed":        {note, "Somebody else wrote this answer down, and the person has not confirmed it yet."},
	"answer-disputed":             {weakens, "Somebody says that an answer in their name is not what they said."},
	"decision-disputed":           {weakens, "Somebody says that a yes on which this was decided was not theirs."},
	"fresh-key":                   {note, "Somebody signed with a passkey that was only just made. It counts as signed in, because nobody had time yet to say that the passkey is not theirs."},
	"part-dropped":                {note, "Something that people added on the way was given up. The record keeps the reason."},
	"claim-disputed":              {weakens, "Somebody says that what was written down about them did not happen."},
	"passed-without-lost":         {note, "Somebody who was asked died or could not be reached any more. The group said how it went on without them."},
	"poor-response":               {weakens, "Too few of those who were asked voted, so it does not say what all of them want."},
	"electorate-changed":          {note, "Who may vote was changed after the vote had begun. The record says how."},
	"without-consent":             {weakens, "Somebody took part who had to agree to it first, themselves or by a guardian, and the record holds no such yes."},
	"nobody-came":                 {weakens, "Nobody came to the meeting."},
	"pwle-absent-from-session":    {weakens, "Nobody with lived experience came to the meeting or led it."},
	"session-not-borne-out":       {note, "Nobody who is named as having been at the meeting has said so themselves yet."},
	"nothing-given-back":          {weakens, "People gave their time to a meeting, and were neither thanked nor told what came of what they said."},
}
