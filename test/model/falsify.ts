import type { Move } from "./player.ts";
import type { RealTrace } from "./real-trace.ts";

/** What did not happen, in place of what did: acts that end in passing, of which one is against a rule. */
export type Falsified = { readonly what: string; readonly moves: readonly Move[] };

const YES = ["Yes", "HelpedYes", "DelegatedYes", "Confirm"];

/** Every way in which this trace, of a part that passed with one request, is made one that the rules forbid. */
export const falsified = ({ seen, group, requests, after }: RealTrace): readonly Falsified[] => {
  const moves = seen.map(({ move }) => move);
  const [about = ""] = requests;
  const [end] = after;
  const before = moves.slice(0, -1);
  const pass: Move = { act: "Pass" };
  const everybody = [...group.lived, ...group.staff];
  const voters = end?.electorate ?? [];
  const own = (act: string, whom: string): Move => ({ act, about, by: whom, whom });
  const found: Falsified[] = [];
  const say = (what: string, ...added: readonly Move[]) =>
    found.push({ what, moves: [...before, ...added, pass] });

  // Who agreed is needed for the quorum: what they say instead would be missing there, too.
  const voter = voters.find((one) => end?.agreed.includes(one) === false);
  const other = everybody.find((one) => one !== voter);
  const uninvited = everybody.find((one) => end?.asked.includes(one) === false);
  if (uninvited !== undefined) say("an answer by somebody not asked", own("Yes", uninvited));
  const silent = moves.filter(({ act }) => !YES.includes(act));
  found.push({ what: "a pass in which nobody agreed", moves: silent });
  const [hand = ""] = end?.hands ?? [];
  if ((end?.hands ?? []).length === 2 && end?.agreed.length === 2) {
    const fewer = moves.filter(({ act, by }) => !YES.includes(act) || by !== hand);
    found.push({ what: "a pass by one person's own act", moves: fewer });
  }
  say("a pass of words that nobody answered", { act: "Write", about });
  if (voter === undefined || other === undefined) return found;
  say("a pass with an open objection", own("No", voter));
  say("an objection that another lifted", own("No", voter), {
    ...{ act: "Lift", about },
    ...{ by: other, whom: voter },
  });
  say("a pass while somebody has time", own("MoreTime", voter));
  say("a clock that was started again early", own("MoreTime", voter), { act: "Restart", about });
  say(
    "an answer by somebody who left",
    { act: "Withdraw", by: voter, whom: voter },
    own("Yes", voter),
  );
  const answered = moves.findLast(({ act, whom }) => act === "Yes" && voters.includes(whom ?? ""));
  const helper = everybody.find((one) => one !== answered?.whom);
  if (answered !== undefined)
    say("a helper's word in place of one's own", { ...answered, act: "HelpedYes", by: helper });
  if (before.every(({ act }) => act !== "Delegate"))
    say("an answer by a delegate whom nobody named", {
      ...{ act: "DelegatedYes", about },
      ...{ by: other, whom: voter },
    });
  return found;
};
