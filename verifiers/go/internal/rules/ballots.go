package rules

import (
	"slices"

	"alongside/verifier/internal/canonical"
	"alongside/verifier/internal/run"
)

// ballot is one with a name on it. Left is a place on a scale that was left out.
type ballot struct {
	choice []int64
	left   []bool
}

// outcome of one option of a poll with names.
type outcome struct {
	option    string
	count     int64
	points    int64
	hasPoints bool
	spread    []int64
}

func (j *judge) closePoll() ([]made, string) {
	if !isEngine(j.event.Actor) {
		return refuse(engineOnly)
	}
	poll, found := j.Polls.Get(j.text("poll"))
	if !found || poll.Part != j.text("part") {
		return refuse("unknown-poll")
	}
	because, size := "", int64(len(poll.Voters.Keys()))
	switch {
	case poll.ClosesAt <= j.event.At:
		because = "time"
	case size > 0 && poll.Cast >= size:
		because = "everybody-voted"
	case j.isStranded(poll):
		because = "dropped"
	}
	if poll.Over || because == "" {
		return refuse(notDue)
	}
	closed := []field{{"part", poll.Part}, {"poll", poll.ID}, {"because", because}, {"voters", size}, {"cast", poll.Cast}}
	given, results := run.Get(j.data(), "ballots"), run.Get(j.data(), "results")
	if given == nil || results == nil || given.IsNull() != poll.Anonymous {
		return refuse("invalid-ballot")
	}
	if poll.Anonymous {
		if !isPlausible(poll, results) {
			return refuse("invalid-ballot")
		}
		return accept(event("pollClosed", append(closed, field{"results", results}, field{"ballots", null{}})...))
	}
	all := j.ballotsListed(given)
	ballots, isWhole := read(poll, all)
	if !isWhole {
		return refuse("invalid-ballot")
	}
	return accept(event("pollClosed", append(closed, field{"results", count(poll, ballots)}, field{"ballots", all})...))
}

func (j *judge) ballotsListed(first *canonical.Value) []*canonical.Value {
	all := []*canonical.Value{}
	for at := range first.Items() {
		all = append(all, &first.Items()[at])
	}
	for ahead := 1; ; ahead++ {
		next := j.peek(ahead)
		if next == nil || next.Type != "ballotsListed" {
			return all
		}
		more := run.Get(&next.Data, "ballots")
		for at := range more.Items() {
			all = append(all, &more.Items()[at])
		}
	}
}

// read takes the ballots: one of each voter who voted, each valid.
func read(poll *run.Poll, all []*canonical.Value) ([]ballot, bool) {
	seen, ballots := map[string]bool{}, []ballot{}
	for _, one := range all {
		voter := run.Text(one, "voter")
		choice := run.Get(one, "choice")
		voted, _ := poll.Voters.Get(voter)
		if seen[voter] || !voted || !one.HasExactly("choice", "voter") || choice.Kind != canonical.Array {
			return nil, false
		}
		seen[voter] = true
		read := ballot{}
		for at := range choice.Items() {
			number, isWhole := choice.Items()[at].Whole()
			if !isWhole && !choice.Items()[at].IsNull() {
				return nil, false
			}
			read.choice, read.left = append(read.choice, number), append(read.left, !isWhole)
		}
		if !isChoice(poll, &read) {
			return nil, false
		}
		ballots = append(ballots, read)
	}
	return ballots, int64(len(all)) == poll.Cast
}

func isChoice(poll *run.Poll, one *ballot) bool {
	if poll.Choose == "scale" {
		scale := run.Scale{}
		if poll.Scale != nil {
			scale = *poll.Scale
		}
		for at, number := range one.choice {
			if !one.left[at] && (number < scale.Least || number > scale.Most) {
				return false
			}
		}
		return len(one.choice) == len(poll.Options) && slices.Contains(one.left, false)
	}
	seen := map[int64]bool{}
	for at, place := range one.choice {
		if one.left[at] || place < 0 || place >= int64(len(poll.Options)) || seen[place] {
			return false
		}
		seen[place] = true
	}
	return len(one.choice) == 1 || len(one.choice) > 1 && poll.Choose != "one"
}

func count(poll *run.Poll, ballots []ballot) []outcome {
	all := []outcome{}
	for at, option := range poll.Options {
		one := outcome{option: option, hasPoints: poll.Choose == "scale" || poll.Choose == "rank"}
		if poll.Choose == "scale" && poll.Scale != nil {
			one.spread = make([]int64, poll.Scale.Most-poll.Scale.Least+1)
		}
		for _, each := range ballots {
			place := slices.Index(each.choice, int64(at))
			switch {
			case poll.Choose == "scale":
				if !each.left[at] {
					one.count++
					one.points += each.choice[at]
					one.spread[each.choice[at]-poll.Scale.Least]++
				}
			case poll.Choose == "rank":
				if place == 0 {
					one.count++
				}
				if place >= 0 {
					one.points += int64(len(poll.Options) - 1 - place)
				}
			case place >= 0:
				one.count++
			}
		}
		all = append(all, one)
	}
	return all
}

func sameOutcomes(recorded *canonical.Value, all []outcome) bool {
	if recorded.Kind != canonical.Array || len(recorded.Items()) != len(all) {
		return false
	}
	for at, one := range all {
		item := &recorded.Items()[at]
		if !item.HasExactly("count", "option", "points", "spread") || !same(run.Get(item, "count"), one.count, false) || !same(run.Get(item, "option"), one.option, false) {
			return false
		}
		if points := run.Get(item, "points"); one.hasPoints && !same(points, one.points, false) || !one.hasPoints && !points.IsNull() {
			return false
		}
		spread := run.Get(item, "spread")
		if one.spread == nil {
			if !spread.IsNull() {
				return false
			}
			continue
		}
		if len(spread.Items()) != len(one.spread) {
			return false
		}
		for number := range one.spread {
			if !same(&spread.Items()[number], one.spread[number], false) {
				return false
			}
		}
	}
	return true
}

// isPlausible: so many ballots can come to these results. What was left out of them is not known.
func isPlausible(poll *run.Poll, results *canonical.Value) bool {
	if len(results.Items()) != len(poll.Options) {
		return false
	}
	sum, known := 0.0, 0
	for at := range results.Items() {
		item := &results.Items()[at]
		if run.Text(item, "option") != poll.Options[at] {
			return false
		}
		if number, isNumber := run.Get(item, "count").Float(); isNumber {
			if number > float64(poll.Cast) {
				return false
			}
			sum, known = sum+number, known+1
		}
	}
	switch {
	case poll.Choose != "one" && poll.Choose != "rank":
		return true
	case known == len(results.Items()):
		return sum == float64(poll.Cast)
	}
	return sum <= float64(poll.Cast)
}
