import { expect, test } from "vitest";
import { signOffModel, solve } from "./alloy.ts";
import { EXPRESSIONS, replayTrace } from "./replay.ts";

const [rules = ""] = (await signOffModel()).split(/^\/\*\* What must be possible/m);

/** Acts of which each must be in a trace that ends in passing. */
const ACTS = [
  ...[
    "No",
    "Lift",
    "MoreTime",
    "Restart",
    "StepBack",
    "Recuse",
    "Withdraw",
    "HelpedYes",
    "Confirm",
  ],
  ...["DelegatedYes", "EndDelegation", "AddDecider", "RemoveDecider", "Write", "AskAgain"],
];

/** The words that stand at first are a manager's. */
const traces = ACTS.map(
  (act) =>
    `run ${act}Too { no wrote and eventually passes and eventually Now.act = ${act} } for 4 Person, exactly 1 Request, exactly 9 steps`,
);

test("each trace that the model finds is one that the decider accepts, act by act", async () => {
  const text = `${rules}\n${traces.join("\n")}\n`;
  const solved = await solve([{ name: "traces", text }], EXPRESSIONS);
  expect(solved.filter(({ found }) => !found)).toEqual([]);
  const replayed = solved.map((trace) => ({ command: trace.command, ...replayTrace(trace) }));
  expect(replayed.filter(({ refused }) => refused !== null)).toEqual([]);
  for (const [index, act] of ACTS.entries()) {
    expect(replayed[index]?.acts).toContain(act);
    expect(replayed[index]?.acts.at(-1)).toBe("Pass");
  }
});
