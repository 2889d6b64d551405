package rules

import (
	"slices"
	"strings"
	"unicode"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

func (j *judge) launch() ([]made, string) {
	data, next := j.data(), j.peek(1)
	if j.Status != run.NotLaunched {
		return refuse("already-launched (R6)")
	}
	leads := ""
	if next != nil && next.Type == "memberJoined" && next.At == j.event.At && run.Text(&next.Data, "member") == j.event.Actor.ID &&
		slices.Equal(run.Texts(&next.Data, "roles"), []string{"lead"}) {
		leads = run.Text(&next.Data, "side")
	}
	lead := j.Template.Lead
	if leads == "" && !isManager(j.event.Actor) || leads != "" && (lead == nil || lead.Side != leads || isEngine(j.event.Actor)) {
		return refuse(notAllowed)
	}
	if !run.IsBounded(run.Object(data, "parameters")) {
		return refuse("the rules can't be applied to its parameters (R1)")
	}
	if why := j.wrongParameters(run.Object(data, "parameters")); why != "" {
		return refuse(why)
	}
	template := run.Object(data, "template")
	version, isNumber := run.Get(template, "version").Float()
	if run.Text(template, "name") != j.Template.Name || !isNumber || version != j.Template.Version {
		return refuse("parameter-invalid")
	}
	if len(j.Template.Steps) == 0 {
		return refuse("unknown-step")
	}
	first := j.Template.Steps[0]
	j.after = func() []made {
		var more []made
		if leads != "" {
			more = append(more, event("memberJoined", field{"member", j.event.Actor.ID}, field{"side", leads}, field{"roles", []string{"lead"}}, field{"declares", []string{}}))
		}
		if first.Needs == nil {
			more = append(more, j.opening(first)...)
		}
		return more
	}
	return accept(event("runLaunched", append(taken(data, "organisation", "template", "title", "parameters", "calendar"), field{"launcher", j.event.Actor.ID})...))
}

func (j *judge) wrongParameters(stated *canonical.Value) string {
	for at := range j.Template.Parameters {
		parameter := &j.Template.Parameters[at]
		value := run.Get(stated, parameter.Key)
		if value == nil {
			// What has a default is recorded with it.
			return "parameter-missing"
		}
		if !isValid(parameter, value) {
			return "parameter-invalid"
		}
	}
	for at := range stated.Members() {
		if !slices.ContainsFunc(j.Template.Parameters, func(one run.Parameter) bool { return one.Key == stated.Members()[at].Name }) {
			return "parameter-invalid"
		}
	}
	return ""
}

func isValid(parameter *run.Parameter, value *canonical.Value) bool {
	text, isText := value.Text()
	switch parameter.Kind {
	case "text":
		return isText && strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) && r != 0x85 || r == 0xfeff }) != ""
	case "choice":
		for _, option := range parameter.Options {
			if isText && option.Value == text {
				return true
			}
		}
		return false
	case "number":
		number, isWhole := value.Whole()
		return isWhole && number >= 0
	case "period":
		if value.Kind != canonical.Object || len(value.Members()) != 1 {
			return false
		}
		number, isNumber := value.Members()[0].Value.Float()
		return isNumber && number > 0 && number == float64(int64(number))
	case "date":
		return isText && run.IsDay(text)
	}
	return false
}
