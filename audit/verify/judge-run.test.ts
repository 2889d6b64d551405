import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalBytes } from "../entry.ts";
import { createLogSigner } from "../log/signer.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import {
  checkedText,
  fileOf,
  linesOf,
  rewritten,
  withLine,
} from "../../test/support/bundle-text.ts";
import { hostile } from "../../test/support/logged.ts";
import type { RecordedRun } from "../../test/support/recorded-run.ts";
import { bundleOf, storedLog } from "../../test/support/stored-log.ts";
import type { JsonObject } from "../json.ts";
import type { LoggedEvent } from "./logged-event.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let run: RecordedRun;
let text: string;
let launch: string;
let newest: string;
beforeAll(async () => {
  // A small one, whose form about the money decides which step comes next.
  const panel = (await demoRuns()).find(({ template }) => template.name === "resource-panel");
  if (panel === undefined) throw new Error("no run");
  run = panel;
  text = await bundleOf(storedLog([run], signer), run.run);
  launch = run.events[0]?.id ?? "";
  newest = run.events.at(-1)?.id ?? "";
});

const count = (type: string): number => run.events.filter((event) => event.type === type).length;

/** A bundle of a history that somebody wrote anew and the log took in. */
const forged = (change: (event: LoggedEvent, at: number) => LoggedEvent): Promise<string> => {
  const changed = rewritten(run, (events) => events.map(change));
  return bundleOf(storedLog([changed], signer), run.run);
};
/** A bundle of a history whose launch pins another template, as the file holds it. */
const pinned = async (
  template: JsonObject,
  change = (event: LoggedEvent): LoggedEvent => event,
): Promise<string> => {
  const digest = createHash("sha256").update(canonicalBytes(template)).digest("hex");
  const file = await forged((event) =>
    event.type === "runLaunched"
      ? hostile(event, { ...event.data, template: { ...event.data.template, digest } })
      : change(event),
  );
  return withLine(file, 0, (line) => ({ ...line, template }));
};
const ownTemplate = (): JsonObject => JSON.parse(JSON.stringify(run.template));
const troublesOf = async (file: string) => (await checkedText(file)).troubles;
const NOT_WHOLE =
  "could-not-check: Not all events are here and readable, so they can't be judged anew.";
const notJudged = [`rules ${NOT_WHOLE}`, `verdict ${NOT_WHOLE}`];
/** A file that is whole, but for what its reader may not see. */
const withheldOf = (count: number) => {
  const why = `could-not-check: ${count} events were withheld from whoever asked for this file, so the rest can't be judged anew without them. An auditor's file holds all of them.`;
  return [`rules ${why}`, `verdict ${why}`];
};
const nothingToJudge =
  "verdict could-not-check: The events don't follow the rules, so there is nothing to judge.";

describe("events are judged when all of them are there", () => {
  it("not when one is missing, unreadable or withheld", async () => {
    const entry = Buffer.from("{}").toString("base64");
    const broken = withLine(text, 5, (line) => ({ ...line, entry }));
    expect((await troublesOf(broken)).slice(-2)).toEqual(notJudged);
    const later = withLine(text, 69, (line) => ({ ...line, version: 70 }));
    expect((await troublesOf(later)).slice(-2)).toEqual(notJudged);
    const withheld = await bundleOf(storedLog([run], signer), run.run, {
      isWithheld: (event) => event?.type === "signedOff",
    });
    const { report, troubles } = await checkedText(withheld);
    expect(troubles).toEqual(withheldOf(count("signedOff")));
    expect(report.verdict).toBeNull();
    // A withheld event does not excuse what is missing besides.
    const both = withLine(withheld, 69, (line) => ({ ...line, version: 70 }));
    expect((await troublesOf(both)).slice(-2)).toEqual(notJudged);
    const cut = fileOf(linesOf(withheld).slice(0, -1));
    expect((await troublesOf(cut)).slice(-2)).toEqual(notJudged);
  });

  it("and without the first there is no template to compare", async () => {
    const withheld = await bundleOf(storedLog([run], signer), run.run, {
      isWithheld: (event) => event?.type === "runLaunched",
      values: new Map(),
    });
    expect(await troublesOf(withheld)).toEqual([
      "template could-not-check: The event that began the run is missing.",
      ...withheldOf(1),
    ]);
  });
});

describe("rules that the run was not launched with", () => {
  const why =
    "could-not-check: The rules that the run was launched with are not in the file, so its events can't be judged by them.";

  it.each<readonly [string, (template: JsonObject) => JsonObject | null, string]>([
    ["others", (template) => ({ ...template, title: "x" }), "The template in the file is not"],
    ["what is no template", () => ({ steps: [null] }), "The template in the file is not"],
    ["none", () => null, "Whoever wrote the file does not hold the template"],
  ])("are not those to judge by: %s", async (_, change, words) => {
    const file = withLine(text, 0, (line) => ({ ...line, template: change(ownTemplate()) }));
    const { report, troubles } = await checkedText(file);
    expect(troubles).toEqual([
      expect.stringContaining(`template fails: ${words}`),
      `rules ${why}`,
      `verdict ${why}`,
    ]);
    expect(report.verdict).toBeNull();
  });
});

describe("rules that can't be applied", () => {
  const told = () => [
    `rules fails: The rules that event ${launch} pins can't be applied.`,
    `verdict could-not-check: The rules that event ${launch} pins can't be applied.`,
  ];

  it("because the template is none", async () => {
    expect(await troublesOf(await pinned({ ...ownTemplate(), steps: {} }))).toEqual(told());
  });

  it("because the launch can't be counted with", async () => {
    const file = await forged((event, at) =>
      at === 0 ? hostile(event, { ...event.data, calendar: null }) : event,
    );
    expect(await troublesOf(file)).toEqual(told());
  });

  it("because the template makes the rules stumble", async () => {
    const { report, troubles } = await checkedText(await pinned({ ...ownTemplate(), steps: [{}] }));
    expect(troubles[0]).toMatch(
      /^rules fails: Event \S+ \(\w+, version \d+\): the rules can't be applied to it \(TypeError/u,
    );
    expect(troubles.at(-1)).toBe(nothingToJudge);
    expect(report.verdict).toBeNull();
  });
});

describe("what does not follow from the rules", () => {
  it("is told with its event, and there is no verdict", async () => {
    const at = run.events.findIndex(({ type }) => type === "gatePassed");
    const file = await forged((event, index) =>
      index === at ? hostile(event, { ...event.data, needed: 0 }) : event,
    );
    const { report, troubles } = await checkedText(file);
    expect(troubles).toEqual([
      `rules fails: Event ${run.events[at]?.id} (gatePassed, version ${at + 1}): the rules lead to something else than what is recorded.`,
      nothingToJudge,
    ]);
    expect(report.verdict).toBeNull();
  });

  it("because a newer release wrote it, can't be judged", async () => {
    const file = await forged((event, at) =>
      at === 20 ? JSON.parse(JSON.stringify({ ...event, type: "foreseen" })) : event,
    );
    expect(await troublesOf(file)).toEqual([
      `rules could-not-check: Event ${run.events[20]?.id} (foreseen, version 21): this release does not know events of its kind.`,
      nothingToJudge,
    ]);
  });
});

it("words that took the place of those that people signed are told with their event", async () => {
  const at = run.events.findIndex(({ type }) => type === "versionSaved");
  const saved = run.events[at];
  if (saved?.type !== "versionSaved") throw new Error("no version");
  const file = await forged((event, index) =>
    index === at
      ? JSON.parse(
          JSON.stringify(event).replace(
            /"commitment":"[0-9a-f]{64}"/u,
            `"commitment":"${"ab".repeat(32)}"`,
          ),
        )
      : event,
  );
  const { told } = await checkedText(file);
  expect(told.filter((one) => one.startsWith("digests"))).toEqual([
    expect.stringMatching(
      new RegExp(`^digests fails: Event ${saved.id} states a wrong digest of its section `, "u"),
    ),
  ]);
});

describe("the verdict", () => {
  it("that the file claims must be the one that is computed", async () => {
    const file = withLine(text, -1, (line) => ({ ...line, verdict: { standing: "co-produced" } }));
    const { report, troubles } = await checkedText(file);
    expect(troubles).toEqual([
      `verdict fails: The verdict in the file is not the one that the events up to ${newest} give: co-produced.`,
    ]);
    expect(report.verdict).toMatchObject({ standing: "co-produced", version: run.events.length });
  });

  it("can't be computed where events that follow the rules hold what it stumbles over", async () => {
    // Nothing is required of a form without questions that must be answered, not even that its sections hold fields.
    const asPilot = JSON.stringify(run.template)
      .replaceAll('"required":true', '"required":false')
      .replaceAll('"required":false', '"required":false,"means":"baseline"')
      .replaceAll('"kind":"form-group"', '"kind":"pilot"');
    const file = await pinned(JSON.parse(asPilot), (event) =>
      event.type === "versionSaved"
        ? hostile(event, {
            ...event.data,
            sections: Object.fromEntries(
              Object.entries(event.data.sections).map(([key, section]) =>
                // What becomes of the money decides which step comes next.
                key === "money" ? [key, section] : [key, { digest: section.digest }],
              ),
            ),
          })
        : event,
    );
    const { report, troubles } = await checkedText(file);
    expect(troubles.at(-1)).toMatch(
      new RegExp(
        `^verdict fails: It can't be computed from event ${launch} on \\(TypeError: `,
        "u",
      ),
    );
    expect(report.verdict).toBeNull();
  });
});

describe("a file about one step", () => {
  it("must hold its opening, and leave out only what came after its end", async () => {
    const other = withLine(text, 0, (line) => ({ ...line, step: "elsewhere" }));
    expect(await troublesOf(other)).toEqual([
      `completeness fails: No event up to ${newest} opened the step elsewhere.`,
    ]);
    const through = run.events.length;
    const isLater = (head: number) =>
      `completeness fails: Versions ${through + 1} to ${head} are left out after event ${newest}, though no step ends there.`;
    const whole = withLine(text, 0, (line) => ({ ...line, head: through + 3 }));
    expect(await troublesOf(whole)).toContain(isLater(through + 3));
    const opened = run.events.find(({ type }) => type === "stepOpened");
    const step = opened?.type === "stepOpened" ? opened.data.step : "";
    const early = withLine(text, 0, (line) => ({ ...line, head: through + 1, step }));
    expect(await troublesOf(early)).toContain(isLater(through + 1));
    const all = withLine(text, 0, (line) => ({ ...line, step }));
    expect((await troublesOf(all))[0]).toMatch(
      /^completeness fails: .* it is no file of that step\.$/u,
    );
  });

  it("must end with the end of that very step", async () => {
    const steps = run.events.flatMap((event) =>
      event.type === "stepClosed" ? [event.data.step] : [],
    );
    const [first = "", second = ""] = steps;
    const file = await bundleOf(storedLog([run], signer), run.run, { step: second });
    expect(await troublesOf(file)).toEqual([]);
    const renamed = withLine(file, 0, (line) => ({ ...line, step: first }));
    const through = run.events.findIndex(
      (event) => event.type === "stepClosed" && event.data.step === second,
    );
    expect(await troublesOf(renamed)).toContain(
      `completeness fails: Versions ${through + 2} to ${run.events.length} are left out after event ${run.events[through]?.id}, though no step ends there.`,
    );
  });

  it("is neither opened nor ended by other events that name the step", async () => {
    const at = run.events.findIndex(({ type }) => type === "stepOpened");
    const opened = run.events[at];
    const step = opened?.type === "stepOpened" ? opened.data.step : "";
    const unopened = await forged((event, index) =>
      index === at ? hostile(event, { ...event.data, step: "elsewhere" }) : event,
    );
    const named = withLine(unopened, 0, (line) => ({ ...line, step }));
    expect(await troublesOf(named)).toContain(
      `completeness fails: No event up to ${newest} opened the step ${step}.`,
    );
    const begun = rewritten(run, (events) => events.slice(0, at + 1));
    const file = withLine(await bundleOf(storedLog([begun], signer), run.run), 0, (line) => ({
      ...line,
      step,
      head: run.events.length,
    }));
    expect(await troublesOf(file)).toContain(
      `completeness fails: Versions ${at + 2} to ${run.events.length} are left out after event ${opened?.id}, though no step ends there.`,
    );
  });

  it("in which nothing can be read names no event", async () => {
    const withheld = await bundleOf(storedLog([run], signer), run.run, {
      isWithheld: () => true,
      values: new Map(),
    });
    const file = withLine(withheld, 0, (line) => ({
      ...line,
      step: "goal",
      head: run.events.length + 1,
    }));
    expect(await troublesOf(file)).toEqual([
      expect.stringMatching(/^completeness fails: .*: the end was cut\.$/u),
      "completeness fails: No event up to none opened the step goal.",
      "template could-not-check: The event that began the run is missing.",
      ...notJudged,
    ]);
  });
});
