import { beforeAll, describe, expect, it } from "vitest";
import { createCosigner, createLogSigner } from "../log/signer.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import {
  checkedText,
  fileOf,
  linesOf,
  rewritten,
  withLine,
} from "../../test/support/bundle-text.ts";
import { hostile, logged } from "../../test/support/logged.ts";
import type { RecordedRun } from "../../test/support/recorded-run.ts";
import { bundleOf, inPieces, storedLog, type StoredLog } from "../../test/support/stored-log.ts";
import { verifyBundle } from "./bundle.ts";
import { LIMITS } from "./lines.ts";
import { nodePorts } from "./node-ports.ts";
import { STEPS } from "./report.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let runs: readonly RecordedRun[];
let log: StoredLog;
let run: RecordedRun;
let text: string;
let last: string;
/** The version of the run's last event: how many it has. */
let newest: number;
beforeAll(async () => {
  runs = await demoRuns();
  log = storedLog(runs, signer);
  const small = runs.find(({ template }) => template.name === "resource-panel");
  if (small === undefined) throw new Error("no run");
  run = small;
  text = await bundleOf(storedLog([run], signer), run.run);
  last = run.events.at(-1)?.id ?? "";
  newest = run.events.length;
});

const KEY_CAME_ALONG =
  "The log's key came along with what was checked. Compare it with the key that the log shows to everybody (/log/key), or give it with --key.";
const NO_WITNESS =
  "No witness vouches for this checkpoint: whoever has the log's key could show a different history to others.";
const LATER =
  /^What the file shows is complete as of number [0-9]+ of the log, \S+Z\. Whether the run has later events can't be seen from a file: check the log itself, or ask for a newer one\.$/u;

describe("a bundle that nobody touched", () => {
  it("holds, and its verdict is computed", async () => {
    // In these people only meet: nobody is asked to agree to anything but how it went.
    const gatherings = ["lived-experience-gathering", "volunteer-gathering"];
    for (const { run, template } of runs) {
      const { report, troubles } = await checkedText(await bundleOf(log, run));
      expect(troubles).toEqual([]);
      const standing = gatherings.includes(template.name) ? "held" : "co-produced";
      const verdict = { standing };
      expect(report).toMatchObject({ ok: true, run, step: null, verdict });
    }
  });

  it("is told step by step", async () => {
    const { report, told } = await checkedText(text);
    expect(told).toEqual([
      "structure holds: The file is whole, and reads one way only.",
      `checkpoint holds: log.example/alongside signed a log of ${newest + 1} events.`,
      "entries holds: Each event is written in the one way that can be hashed.",
      "inclusion holds: Each event is in the log that was signed, as it stands.",
      `completeness holds: Versions 1 to ${newest} are all here, as the log itself stated before number ${newest}.`,
      expect.stringMatching(
        /^template holds: The rules are those that the run was launched with \([0-9a-f]{64}\)\.$/u,
      ),
      "digests holds: What people were asked about is what was written.",
      `commitments holds: ${run.values.size} disclosed values are what was committed to.`,
      "signatures holds: 0 answers are signed by passkeys, and each signature holds.",
      "vouchers holds: Nobody vouched for a member.",
      `rules holds: All ${newest} events follow from the rules, decided anew.`,
      "verdict holds: Computed anew from the events: co-produced.",
    ]);
    expect(report.limits).toEqual([KEY_CAME_ALONG, NO_WITNESS, expect.stringMatching(LATER)]);
  });

  it("is measured by the keys that whoever checks brought along", async () => {
    const witness = createCosigner("north.example", new Uint8Array(32).fill(5), () => 1e9);
    const cosigned = storedLog([run], signer, undefined, witness);
    const file = await bundleOf(cosigned, run.run, { witnesses: ["a witness that came along"] });
    const right = { keys: [signer.verifierKey], witnesses: [witness.verifierKey] };
    const { report, troubles } = await checkedText(file, right);
    expect(troubles).toEqual([
      'cosignatures fails: "a witness that came along" is not a key of this kind.',
    ]);
    expect(report.limits).toEqual([expect.stringMatching(LATER)]);
    const other = createLogSigner("log.example/alongside", new Uint8Array(32).fill(4));
    expect((await checkedText(file, { ...right, keys: [other.verifierKey] })).troubles).toContain(
      "checkpoint fails: No key that should have signed the checkpoint has done so.",
    );
  });
});

describe("what a file does not show is told", () => {
  it("what was withheld, and which values are absent", async () => {
    const isWithheld = (event: { type: string } | null) => event?.type === "signedOff";
    const file = await bundleOf(storedLog([run], signer), run.run, {
      isWithheld,
      values: new Map(),
    });
    const { report } = await checkedText(file);
    const withheld = run.events.filter(isWithheld).length;
    const sealed = new Set(
      JSON.stringify(run.events.filter((event) => !isWithheld(event))).match(
        /"commitment":"[0-9a-f]{64}"/gu,
      ),
    ).size;
    expect(report.limits).toEqual([
      KEY_CAME_ALONG,
      NO_WITNESS,
      `${sealed} of ${sealed} sealed values are not in the file: they were withheld from whoever asked for it, or erased.`,
      expect.stringContaining(`${withheld} events were withheld from whoever asked for this file`),
      expect.stringMatching(LATER),
    ]);
    for (const step of ["rules", "verdict"]) {
      expect(report.checks.find((one) => one.step === step)).toMatchObject({
        result: "could-not-check",
        message: expect.stringContaining("An auditor's file holds all of them."),
      });
    }
    expect(report.checks.find(({ step }) => step === "commitments")).toMatchObject({
      result: "holds",
      message: "0 disclosed values are what was committed to.",
    });
  });

  it("whose data were erased, and when", async () => {
    const version = run.events.length;
    const erased = (what: unknown, at: number) => ({
      ...hostile(
        logged(version + at, { type: "erased", data: { member: "", what: "all", by: "" } }),
        { member: "ada", what, by: "ada" },
      ),
      run: run.run,
    });
    const events = ["all", ["aa", "bb"], null].map((what, at) => erased(what, at + 1));
    const changed = rewritten(run, (before) => [...before, ...events]);
    const file = await bundleOf(storedLog([changed], signer), run.run);
    const ids = events.map(({ id }) => id);
    expect((await checkedText(file)).report.limits.slice(2, -1)).toEqual([
      `Event ${ids[0]}: everything of ada was erased on 2026-11-22.`,
      `Event ${ids[1]}: 2 values of ada was erased on 2026-11-22.`,
      `Event ${ids[2]}: everything of ada was erased on 2026-11-22.`,
    ]);
  });

  it("how many values are absent where some are there", async () => {
    const [first, ...rest] = run.values;
    if (first === undefined) throw new Error("no value");
    const values = new Map(rest);
    const { report, troubles } = await checkedText(
      await bundleOf(storedLog([run], signer), run.run, { values }),
    );
    expect(troubles).toEqual([]);
    expect(report.limits.slice(2, -1)).toEqual([
      `1 of ${run.values.size} sealed values are not in the file: they were withheld from whoever asked for it, or erased.`,
    ]);
  });

  it("what came after a step", async () => {
    const step = run.events.find(({ type }) => type === "stepOpened");
    const key = step?.type === "stepOpened" ? step.data.step : "";
    const file = await bundleOf(storedLog([run], signer), run.run, { step: key });
    const { report, troubles } = await checkedText(file);
    const through = linesOf(file).filter((line) => line.includes('"kind":"entry"')).length;
    expect(troubles).toEqual([]);
    expect([report.ok, report.step, through < newest]).toEqual([true, key, true]);
    expect(report.limits.at(-2)).toBe(
      `This file ends with the step ${key}: versions ${through + 1} to ${newest} of the run came later and are not in it.`,
    );
  });
});

describe("where a file ends", () => {
  const ending = expect.stringContaining("This file ends with the step");

  it("with a step that the run itself has not gone beyond, nothing came later", async () => {
    const at = run.events.findLastIndex(({ type }) => type === "stepClosed");
    const closed = run.events[at];
    const step = closed?.type === "stepClosed" ? closed.data.step : "";
    const upTo = rewritten(run, (before) => before.slice(0, at + 1));
    const { report, troubles } = await checkedText(
      await bundleOf(storedLog([upTo], signer), run.run, { step }),
    );
    expect(troubles).toEqual([]);
    expect([report.ok, report.step]).toEqual([true, step]);
    expect(report.limits).not.toContainEqual(ending);
  });

  it("without a step having ended there, it is not told as one that did", async () => {
    const { report, troubles } = await checkedText(
      withLine(text, 0, (line) => ({ ...line, head: newest + 1 })),
    );
    expect(report.ok).toBe(false);
    expect(troubles).toContain(
      `completeness fails: Versions ${newest + 1} to ${newest + 1} are left out after event ${last}, though no step ends there.`,
    );
    expect(report.limits).not.toContainEqual(ending);
  });

  it("beyond its verdict, that verdict is not judged", async () => {
    const { report, told } = await checkedText(`${text}${linesOf(text).at(-1)}\n`);
    expect([report.ok, report.verdict]).toEqual([false, null]);
    expect(told).toContainEqual(expect.stringMatching(/^verdict could-not-check: /u));
  });
});

describe("a file whose lines are not as they should be", () => {
  const entries = () => run.events.length;
  const trouble = async (file: string | Uint8Array, options = {}) => {
    const { report, troubles } = await checkedText(file, options);
    expect(report.ok).toBe(false);
    return troubles.filter((one) => one.startsWith("structure"));
  };

  it("is told by the line, and the event before it", async () => {
    const lines = linesOf(text);
    const values = lines.findIndex((line) => line.includes('"kind":"value"'));
    const value = lines[values] ?? "";
    const after = (line: number) => `structure fails: Line ${line} (after event ${last})`;
    expect(await trouble(text.slice(0, -2))).toEqual([
      `${after(lines.length)}: It does not end: the file was cut off.`,
    ]);
    expect(await trouble(fileOf(lines.slice(0, -1)))).toEqual([
      `${after(lines.length - 1)}: The file was cut off: it has no verdict.`,
    ]);
    expect(await trouble(`${text}${lines.at(-1)}\n`)).toEqual([
      `${after(lines.length + 1)}: There is more after the verdict.`,
    ]);
    expect(await trouble(fileOf(lines.toSpliced(values + 1, 0, lines[1] ?? "")))).toEqual([
      `${after(values + 2)}: An event stands after the values.`,
    ]);
    expect(await trouble(fileOf(lines.toSpliced(values + 1, 0, value)))).toEqual([
      `${after(values + 2)}: A value stands here twice.`,
    ]);
    expect(await trouble(fileOf(lines.with(2, "{}")))).toEqual([
      `structure fails: Line 3 (after event ${run.events[0]?.id}): A line of a kind that this release does not know.`,
    ]);
    expect(await trouble(fileOf(lines.with(1, "{ }")))).toEqual([
      expect.stringMatching(/^structure fails: Line 2: It is not written as RFC 8785 writes it/u),
    ]);
    expect(await trouble(text, { limits: { ...LIMITS, line: 100 } })).toEqual([
      "structure fails: Line 0: Line 1 is longer than 100 bytes.",
    ]);
  });

  it("is given up when it holds more events than a run ever has", async () => {
    const most = entries();
    expect(await trouble(text, { limits: { ...LIMITS, events: most - 1 } })).toEqual([
      `structure fails: Line ${most + 1} (after event ${run.events.at(-2)?.id}): It has over ${most - 1} events.`,
    ]);
    expect((await checkedText(text, { limits: { ...LIMITS, events: most } })).report.ok).toBe(true);
  });

  it("in its header leaves nothing to check", async () => {
    const nothing = STEPS.slice(1).map(
      (step) => `${step} could-not-check: The file could not be read.`,
    );
    const bare = await checkedText("[]\n");
    expect(bare.report).toMatchObject({ ok: false, run: null, step: null, verdict: null });
    expect(bare.told).toEqual([
      "structure fails: Line 1: The first line is not a bundle's header.",
      ...nothing,
    ]);
    const unsigned = await checkedText(withLine(text, 0, (line) => ({ ...line, checkpoint: "x" })));
    expect(unsigned.told).toEqual([
      "structure fails: Line 1: the note has no blank line before its signatures",
      ...nothing,
    ]);
  });

  it("is not judged, though what was read of it is checked", async () => {
    const { report, troubles } = await checkedText(fileOf(linesOf(text).slice(0, 3)));
    const part = "could-not-check: The file could be read only in part.";
    const why =
      "could-not-check: Not all events are here and readable, so they can't be judged anew.";
    expect(report.verdict).toBeNull();
    expect(troubles).toEqual([
      `structure fails: Line 3 (after event ${run.events[1]?.id}): The file was cut off: it has no verdict.`,
      `entries ${part}`,
      `inclusion ${part}`,
      `completeness fails: Of the run, versions 3 to ${newest} are missing, just after event ${run.events[1]?.id}.`,
      `digests ${part}`,
      `rules ${why}`,
      `verdict ${why}`,
    ]);
  });
});

describe("what whoever wrote the file could not give", () => {
  it("is told, and the file is not whole", async () => {
    const why = "The rest could not be read: the file ends too early.";
    const lines = linesOf(text);
    const file = fileOf(lines.toSpliced(-1, 0, JSON.stringify({ kind: "damaged", why })));
    const { report, told } = await checkedText(file);
    expect([report.ok, report.verdict]).toEqual([false, null]);
    expect(told).toContain(
      `structure fails: Whoever wrote the file says that it is damaged: ${why}`,
    );
  });

  it("of the run, is told with the event, and where its rules are unknown", async () => {
    const [launch] = run.events;
    const damage = { event: last, version: newest, why: "it is cut off" };
    const file = withLine(text, 0, (line) => ({ ...line, damage, template: null }));
    const { report, troubles } = await checkedText(file);
    expect(report.ok).toBe(false);
    expect(troubles).toContain(
      `template fails: Whoever wrote the file does not hold the template that event ${launch?.id} pins.`,
    );
    expect(troubles).toContain(
      `verdict could-not-check: Whoever wrote the file could not read the run from event ${last} (version ${newest}) on: it is cut off`,
    );
  });
});

describe("disclosed values", () => {
  it("that are not what was committed to are told with their event", async () => {
    const at = linesOf(text).findIndex((line) => line.includes('"kind":"value"'));
    const { told } = await checkedText(withLine(text, at, (line) => ({ ...line, value: "No." })));
    expect(told.filter((one) => one.startsWith("commitments"))).toEqual([
      expect.stringMatching(/^commitments fails: The words shown for event [0-9a-f-]{36} are not/u),
    ]);
  });
});

it("an error of reading the file is passed on as it is", async () => {
  const broken = new Error("the disk is gone");
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1);
    throw broken;
  }
  await expect(verifyBundle(failing(), nodePorts)).rejects.toBe(broken);
});

it("an error of this machine's own is passed on", async () => {
  const broken = new Error("the cryptography is gone");
  const ports = { ...nodePorts, verify: () => Promise.reject(broken) };
  const [header = ""] = linesOf(text);
  await expect(verifyBundle(inPieces(`${header}\n`), ports)).rejects.toBe(broken);
});
