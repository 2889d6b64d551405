package rules

import (
	"alongside/verifier/internal/run"
)

const byAddress = "addresses"

func (j *judge) openPoll() ([]made, string) {
	part, id := j.Part(j.text("part")), j.text("poll")
	if part == nil {
		return refuse("unknown-part")
	}
	if !j.steers() {
		return refuse(notAllowed)
	}
	block := j.PollBlock(part, j.text("block"))
	switch {
	case block == nil:
		return refuse("unknown-poll")
	case part.Status == run.Closed:
		return refuse("part-not-open")
	case j.early(part, block.Key) != "":
		return refuse(notDue)
	case j.PollOf(part, block.Key) != nil || j.Polls.Has(id):
		return refuse("already-opened")
	}
	options, least := optionsOf(part, block), 2
	if block.Choose == "scale" {
		least = 1
	}
	if len(options) < least {
		return refuse("no-options")
	}
	var voters []string
	if block.Voters == byAddress {
		voters = j.votersListed()
	} else {
		circle := j.Circle(block.Voters)
		for _, member := range j.Members.All() {
			if !member.Erased && j.Belongs(circle, member) {
				voters = append(voters, member.ID)
			}
		}
	}
	if len(voters) == 0 {
		return refuse("group-incomplete")
	}
	opened := []field{{"part", part.ID}, {"block", block.Key}, {"poll", id}, {"choose", block.Choose}, {"options", options}, {"anonymous", block.Anonymous},
		{"voters", voters}, {"closesAt", j.DueAfter(j.event.At, block.Open)}}
	if block.Scale == nil {
		opened = append(opened, field{"scale", null{}})
	} else if scale := run.Get(j.data(), "scale"); scale == nil || !scale.HasExactly("least", "most") ||
		run.Whole(scale, "least") != block.Scale.Least || run.Whole(scale, "most") != block.Scale.Most {
		return refuse("the scale is not that of the template")
	} else {
		opened = append(opened, field{"scale", scale})
	}
	return accept(event("pollOpened", opened...))
}

func (j *judge) votersListed() []string {
	voters := run.SetOf(run.Texts(j.data(), "voters"))
	for at := 1; ; at++ {
		next := j.peek(at)
		if next == nil || next.Type != "votersListed" {
			return voters.Keys()
		}
		voters.Add(run.Texts(&next.Data, "voters")...)
	}
}

func (j *judge) isStranded(poll *run.Poll) bool {
	part := j.Part(poll.Part)
	return part != nil && part.Status == run.Closed
}

// openPolled is the poll, while its people may vote.
func (j *judge) openPolled() (*run.Poll, string) {
	poll, found := j.Polls.Get(j.text("poll"))
	switch {
	case !found || poll.Part != j.text("part"):
		return nil, "unknown-poll"
	case poll.Over || poll.ClosesAt <= j.event.At || j.isStranded(poll):
		return nil, "poll-closed"
	}
	return poll, ""
}

func (j *judge) changeElectorate() ([]made, string) {
	if !j.steers() {
		return refuse(notAllowed)
	}
	poll, why := j.openPolled()
	if why != "" {
		return refuse(why)
	}
	removed, added := run.SetOf(run.Texts(j.data(), "removed")).Keys(), []string{}
	for _, voter := range removed {
		if voted, asked := poll.Voters.Get(voter); voted {
			return refuse("already-voted")
		} else if !asked {
			return refuse("not-a-voter")
		}
	}
	for _, voter := range run.SetOf(run.Texts(j.data(), "added")).Keys() {
		if !poll.Voters.Has(voter) {
			added = append(added, voter)
		}
	}
	if len(added)+len(removed) == 0 {
		return refuse("nothing-changed")
	}
	return accept(event("electorateChanged", field{"part", poll.Part}, field{"poll", poll.ID}, field{"added", added}, field{"removed", append([]string{}, removed...)}))
}

func (j *judge) castBallot() ([]made, string) {
	poll, why := j.openPolled()
	if why != "" {
		return refuse(why)
	}
	voted, asked := poll.Voters.Get(j.event.Actor.ID)
	switch {
	case !asked:
		return refuse("not-a-voter")
	case voted && poll.Anonymous:
		return refuse("already-voted")
	case len(poll.Options) == 0:
		return refuse("invalid-ballot")
	}
	return accept(event("ballotCast", field{"part", poll.Part}, field{"poll", poll.ID}, field{"voter", j.event.Actor.ID}))
}

func (j *judge) remindVoters() ([]made, string) {
	if !isEngine(j.event.Actor) {
		return refuse(engineOnly)
	}
	poll, why := j.openPolled()
	if why != "" {
		return refuse(why)
	}
	if run.Whole(j.data(), "ordinal") <= poll.Reminders {
		return refuse(notDue)
	}
	return accept(event("votersReminded", taken(j.data(), "part", "poll", "ordinal")...))
}
