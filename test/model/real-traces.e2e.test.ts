import { expect, test } from "vitest";
import { signOffModel, solve } from "./alloy.ts";
import { falsified } from "./falsify.ts";
import { mutants } from "./mutants.ts";
import { playMoves, realTrace, type RealTrace } from "./real-trace.ts";
import { accepts, acceptsAny, namedSigs } from "./trace-text.ts";

const [rules = ""] = (await signOffModel()).split(/^\/\*\* What must be possible/m);

/** Acts at most: longer traces take the solver longer than they add. */
const MOST = 13;
const SEEDS = 600;
const FIRST = 6;

const actsOf = ({ seen }: RealTrace): ReadonlySet<string> =>
  new Set(seen.map((one) => one.move.act));

/** The runs of the first seeds, and of the others each in which something happens before the part passes that is in none so far. */
const chosen = (): readonly RealTrace[] => {
  const met = new Set<string>();
  const taken: RealTrace[] = [];
  const wanted = ({ isPassed, isJudgedFew, requests }: RealTrace, acts: ReadonlySet<string>) => [
    ...(isPassed ? [...acts].map((act) => `${act} before passing`) : ["not passed"]),
    ...(isPassed && requests.length > 1 ? ["two requests"] : []),
    ...(isJudgedFew ? ["few"] : []),
  ];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const trace = realTrace(seed, MOST);
    const kinds = wanted(trace, actsOf(trace));
    if (seed > FIRST && kinds.every((kind) => met.has(kind))) continue;
    for (const kind of kinds) met.add(kind);
    taken.push(trace);
  }
  return taken;
};

const traces = chosen();

test("what happens by chance on the decider is possible in the model, and is on record alike", async () => {
  const passed = traces.filter(({ isPassed }) => isPassed);
  const acts = [...new Set(passed.flatMap((trace) => [...actsOf(trace)]))];
  // What is never seen is never compared.
  const named = /enum Act \{([^}]*)\}/.exec(rules)?.[1]?.match(/\w+/g) ?? [];
  expect(named.filter((act) => act !== "Nothing" && !acts.includes(act))).toEqual([]);
  expect(traces.filter(({ isJudgedFew }) => isJudgedFew)).not.toEqual([]);
  expect(passed.filter(({ requests }) => requests.length > 1)).not.toEqual([]);

  const models = [1, 2].map((count) => {
    const commands = traces.flatMap((trace, index) =>
      trace.requests.length === count ? [accepts(`Trace${index}`, trace)] : [],
    );
    return { name: `of${count}`, text: [rules, namedSigs(count), ...commands].join("\n") };
  });
  const solved = await solve(models);
  expect(solved).toHaveLength(traces.length);
  const refused = solved.filter(({ found }) => !found).map(({ command }) => command);
  expect(refused.map((command) => traces[Number(command.slice(5))])).toEqual([]);
});

/** Each way of making a trace false, of two traces. */
const lies = () => {
  const found = traces
    .filter(({ isPassed, requests }) => isPassed && requests.length === 1)
    .flatMap((trace) => falsified(trace).map((one) => ({ ...one, trace, group: trace.group })));
  return [...Map.groupBy(found, ({ what }) => what).entries()].map(([what, those]) => ({
    what,
    those: those.slice(0, 2),
  }));
};

/** What becomes possible where the model lacks a guard: the falsified traces do not fail because of how they are written. */
const GUARDS = [
  ["an open objection blocks", "a pass with an open objection", []],
  // Before the least notice is over, who asked for time has not answered either.
  [
    "nothing passes while a clock stands",
    "a pass while somebody has time",
    [["(r.spoken - r.time)", "r.spoken"]],
  ],
  [
    "time lasts as long as the notice",
    "a clock that was started again early",
    [["(r.spoken - r.time)", "r.spoken"]],
  ],
] as const;

test("a trace with one act that the rules forbid is refused by the decider and by the model", async () => {
  const all = lies();
  expect(all.map(({ what }) => what).toSorted()).toEqual(
    [
      "a clock that was started again early",
      "a helper's word in place of one's own",
      "a pass by one person's own act",
      "a pass in which nobody agreed",
      "a pass of words that nobody answered",
      "a pass while somebody has time",
      "a pass with an open objection",
      "an answer by a delegate whom nobody named",
      "an answer by somebody not asked",
      "an answer by somebody who left",
      "an objection that another lifted",
    ].toSorted(),
  );
  for (const { what, those } of all)
    for (const { trace, moves } of those)
      expect({ what, done: playMoves(trace, moves) < moves.length }).toEqual({ what, done: true });

  const start = namedSigs(1);
  const commands = all.map(({ those }, index) => acceptsAny(`Lie${index}`, those));
  const lacking = GUARDS.map(([lacks, what, more]) => {
    const mutant = mutants.find((one) => one.lacks === lacks);
    const edits = [...(mutant?.edits ?? []), ...more];
    const weak = edits.reduce((text, [was, is]) => text.replace(was, is), rules);
    const those = all.find((one) => one.what === what)?.those ?? [];
    return { name: lacks, text: [weak, start, acceptsAny("Lacks", those)].join("\n") };
  });
  const solved = await solve([
    { name: "lies", text: [rules, start, ...commands].join("\n") },
    ...lacking,
  ]);
  expect(solved).toHaveLength(all.length + GUARDS.length);
  expect(
    solved.flatMap(({ command, found }) => (found && command.startsWith("Lie") ? [command] : [])),
  ).toEqual([]);
  expect(solved.filter(({ command }) => command === "Lacks").map(({ found }) => found)).toEqual(
    GUARDS.map(() => true),
  );
});
