import { randomFrom, type Random } from "../properties/random.ts";
import type { Run } from "../specification/run.ts";
import { isJudgedFew, observe, type Observed } from "./observe.ts";
import { PART, type Group } from "./part.ts";
import { modelPlayer, type Move, type Player } from "./player.ts";

/** One act of a real run, and what was on record of each request when it was done. */
export type Seen = { readonly move: Move; readonly before: readonly Observed[] };

/** A run on the real decider, in the model's words. */
export type RealTrace = {
  readonly group: Group;
  readonly requests: readonly string[];
  readonly seen: readonly Seen[];
  /** What was on record in the end. */
  readonly after: readonly Observed[];
  readonly isPassed: boolean;
  /** Whether the verdict says that few stand behind it. */
  readonly isJudgedFew: boolean;
};

export const LIVED = ["A", "B", "C"] as const;
export const STAFF = ["D", "E"] as const;
const REQUESTS = ["Request$0", "Request$1"] as const;
const EVERYBODY: readonly string[] = [...LIVED, ...STAFF];

/** How often each is tried, of a hundred. Most of what is tried is refused, and is then no part of the run. */
const OFTEN: readonly (readonly [act: string, often: number])[] = [
  ["Yes", 26],
  ["Pass", 14],
  ["No", 5],
  ["Lift", 6],
  ["HelpedYes", 6],
  ["Confirm", 6],
  ["Delegate", 8],
  ["DelegatedYes", 5],
  ["EndDelegation", 2],
  ["MoreTime", 4],
  ["Restart", 4],
  ["StepBack", 3],
  ["Recuse", 2],
  ["Withdraw", 3],
  ["AddDecider", 2],
  ["RemoveDecider", 2],
  ["Write", 2],
];

const anyAct = (random: Random): string => {
  let at = random.below(100);
  for (const [act, often] of OFTEN) {
    if (at < often) return act;
    at -= often;
  }
  return "Yes";
};

const anyMove = (random: Random, about: string, run: Run): Move => {
  const silent = silentIn(run, about);
  const delegations = Object.entries(run.state.delegations).map(
    ([from, { to }]) => [from, to] as const,
  );
  const act =
    delegations.length > 0 && random.chance(18)
      ? (random.pick(["DelegatedYes", "DelegatedYes", "EndDelegation"]) ?? "DelegatedYes")
      : anyAct(random);
  // Most who answer have not answered yet, or little would ever pass.
  const whom = random.pick(act.endsWith("Yes") && random.chance(85) ? silent : EVERYBODY);
  const other = random.pick(EVERYBODY.filter((one) => one !== whom));
  switch (act) {
    case "Pass":
      return { act };
    case "Restart":
      return { act, about };
    case "Write":
      return { act, about, by: random.chance(60) ? undefined : other };
    case "HelpedYes":
      return { act, about, whom, by: other };
    case "DelegatedYes": {
      const [from, to] = random.pick(delegations) ?? [whom, other];
      return { act, about, whom: from, by: to };
    }
    case "Delegate":
      return { act, whom, by: other };
    case "EndDelegation": {
      const [from] = random.pick(delegations) ?? [whom];
      return { act, whom: from, by: random.chance(70) ? from : other };
    }
    case "Recuse":
    case "Withdraw":
      return { act, whom, by: whom };
    case "AddDecider":
    case "RemoveDecider":
      return { act, whom };
    default:
      return { act, about, whom, by: whom };
  }
};

/** What has become of the clocks since it was last looked: the model has an act for each. */
const clocks = (player: Player, requests: readonly string[]) => {
  const over = { NoticeEnds: new Map<string, number>(), TimeEnds: new Map<string, number>() };
  /** Acts by which the notice, or the time that was asked for, has ended since; each is named once. */
  return (): readonly Move[] =>
    requests.flatMap((about) =>
      (["NoticeEnds", "TimeEnds"] as const).flatMap((act) => {
        const end = player.endOf(act, about);
        const known = over[act];
        if (end === null || end > player.now()) {
          known.delete(about);
          return [];
        }
        if (known.has(about)) return [];
        known.set(about, end);
        return [{ act, about }];
      }),
    );
};

const DAY = 86_400_000;

/** Plays people by chance on the real decider, until the part has passed or enough was done. @param most acts. */
export const realTrace = (seed: number, most: number): RealTrace => {
  const random = randomFrom(seed);
  const requests = REQUESTS.slice(0, random.chance(30) ? 2 : 1);
  const decides = EVERYBODY.filter(() => random.chance(88));
  const group = { lived: LIVED, staff: STAFF, decides };
  const player = modelPlayer(group, requests);
  const seen: Seen[] = [];
  const look = () => requests.map((about) => observe(player.run(), about));
  const ended = clocks(player, requests);
  const isPassed = () => player.run().state.parts[PART]?.gate === "passed";
  for (let tried = 0; tried < 400 && seen.length < most && !isPassed(); tried += 1) {
    if (random.chance(4)) player.wait(player.now() + random.below(4 * DAY));
    const timeEnds = requests.flatMap((one) => player.endOf("TimeEnds", one) ?? []);
    if (random.chance(15)) player.wait(Math.max(0, ...timeEnds));
    // An act takes a minute, and what ends in that minute ends before it.
    player.wait(player.now() + 60_000);
    for (const move of ended()) seen.push({ move, before: look() });
    const about = random.pick(requests) ?? REQUESTS[0];
    const isAsked = player.run().state.requests[about] !== undefined;
    const isStuck = isAsked && !observe(player.run(), about).isReachable;
    const act = isAsked ? "AskAgain" : "Ask";
    const asks = { act, about, by: random.chance(70) ? undefined : random.pick(EVERYBODY) };
    const isNext = (!isAsked || isStuck) && random.chance(60);
    const move = isNext ? asks : anyMove(random, about, player.run());
    const before = look();
    if (player.give(move) !== null) continue;
    const isLess = move.act === "Lift" && stillAgainst(look(), requests, move);
    // Who objected to two versions lifts two objections: with the first nothing has changed yet.
    seen.push({ move: isLess ? { act: "Nothing" } : move, before });
  }
  const run = player.run();
  return {
    ...{ group, requests, seen, after: look() },
    ...{ isPassed: isPassed(), isJudgedFew: isJudgedFew(run) },
  };
};

/** Who may answer, and has not. */
const silentIn = (run: Run, about: string): readonly string[] => {
  const answers = run.state.requests[about]?.answers ?? {};
  return observe(run, about).electorate.filter((id) => answers[id]?.standing !== "current");
};

/** Plays these acts on the real decider. @returns how many were accepted before one was refused. */
export const playMoves = ({ group, requests }: RealTrace, moves: readonly Move[]): number => {
  const player = modelPlayer(group, requests);
  for (const [done, { act, ...rest }] of moves.entries()) {
    if (act === "NoticeEnds" || act === "TimeEnds")
      player.wait(player.endOf(act, rest.about ?? "") ?? player.now());
    else if (act !== "Nothing" && player.give({ act, ...rest }) !== null) return done;
  }
  return moves.length;
};

const stillAgainst = (
  now: readonly Observed[],
  requests: readonly string[],
  { about = "", whom = "" }: Move,
): boolean => now[requests.indexOf(about)]?.against.includes(whom) ?? false;
