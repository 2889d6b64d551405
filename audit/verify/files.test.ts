import { beforeAll, expect, test } from "vitest";
import type { FileValue } from "../../domain/written/file.ts";
import { checkedText, withLine } from "../../test/support/bundle-text.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import { uuidOf, type RecordedRun } from "../../test/support/recorded-run.ts";
import { bundleOf, storedLog } from "../../test/support/stored-log.ts";
import type { JsonObject } from "../json.ts";
import { createLogSigner } from "../log/signer.ts";
import { heldFiles } from "./files.ts";
import { loggedEvent, type LoggedEvent } from "./logged-event.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let video: RecordedRun;

beforeAll(async () => {
  const found = (await demoRuns()).find(
    ({ template }) => template.name === "co-produced-training-video",
  );
  if (found === undefined) throw new Error("no run");
  video = found;
});

test("a bundle's report names each file, and the versions that people signed off with it", async () => {
  const { report } = await checkedText(await bundleOf(storedLog([video], signer), video.run));
  expect([report.ok, report.hidden]).toEqual([true, 0]);
  const names = report.files.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(2);
  for (const { versions, commitment } of report.files) {
    expect(video.values.has(commitment)).toBe(true);
    expect(versions.at(-1)).toMatchObject({ outcome: "passed", isNewest: true });
    expect(versions.at(-1)?.signed).toBeGreaterThan(1);
  }
});

test("a file whose value is not what was committed to is not told, and what is left out is counted", async () => {
  const text = await bundleOf(storedLog([video], signer), video.run);
  const at = text.split("\n").findIndex((line) => line.includes('"sha256"'));
  const forged = withLine(text, at, (line) => ({
    ...line,
    value: { ...film, name: "other.pdf" },
  }));
  const whole = (await checkedText(text)).report;
  const { report, troubles } = await checkedText(forged);
  expect(troubles.join()).toContain("not those which were committed to");
  expect(report.files).toHaveLength(whole.files.length - 1);
  const values = new Map([...video.values].slice(2));
  const isWithheld = (one: { type: string } | null) => one?.type === "runFinished";
  const less = await bundleOf(storedLog([video], signer), video.run, { values, isWithheld });
  expect((await checkedText(less)).report.hidden).toBe(3);
  expect((await checkedText("no bundle\n")).report).toMatchObject({ files: [], hidden: 0 });
});

const film: FileValue = {
  file: "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
  name: "film.mp4",
  size: 12,
  type: "video/mp4",
  sha256: "ab".repeat(32),
};
const FILM = "cd".repeat(32);
const held = { digest: "of the section", fields: { film: { commitment: FILM }, length: 12 } };

/** Events of one part, numbered from 1. */
type Told = readonly [type: string, data: JsonObject];
const trail = (...events: readonly Told[]): readonly LoggedEvent[] =>
  events.map(([type, data], at) => {
    const id = uuidOf(`${at + 1}`);
    const found = loggedEvent({
      ...{ actor: { id: "ada", role: "member", via: "session" }, at: "2026-01-05T09:00:00.000Z" },
      ...{ data: { part: "p", ...data }, id, run: id, schema: 1, type, version: at + 1 },
    });
    if (found === null) throw new Error("not an event");
    return found;
  });

const saved = (version: number, sections: JsonObject): Told => [
  "versionSaved",
  { version, digest: `d${version}`, sections },
];
const asked = (request: string, sections: readonly string[]): Told => [
  "signOffRequested",
  { request, sections },
];
const said = (type: string, member: string, digest = "d1", request = "r"): Told => [
  type,
  { request, member, digest },
];

const versionsOf = (...events: readonly Told[]) =>
  heldFiles(trail(...events), new Map([[FILM, film]]))[0]?.versions.map(
    ({ version, signed, outcome, isNewest }) => [version, signed, outcome, isNewest],
  );

test("those count whose last word on the very version is a yes or a ranking", () => {
  expect(
    versionsOf(
      saved(1, { film: held }),
      asked("r", []),
      said("signedOff", "ada"),
      said("signedOff", "ada"),
      said("preferred", "ben"),
      ...["declined", "askedForTime", "stoodAside", "answerDisputed"].flatMap((type) => [
        said("signedOff", type),
        said(type, type),
      ]),
      said("signedOff", "cyd"),
      ["recused", { member: "cyd" }],
      saved(2, { film: held, more: { digest: "m", fields: {} } }),
      said("signedOff", "dee", "d2"),
      ["gatePassed", { digest: "d2" }],
      saved(3, { more: { digest: "m", fields: {} } }),
    ),
  ).toEqual([
    [1, 2, null, false],
    [2, 1, "passed", false],
  ]);
});

test("who was asked about other sections has not signed the file", () => {
  expect(
    versionsOf(
      saved(1, { film: held, again: held, text: { digest: "t", fields: {} } }),
      asked("r", ["text"]),
      said("signedOff", "ada"),
      asked("s", ["again", "text"]),
      said("signedOff", "ben", "d1", "s"),
      ["gateOverridden", { digest: "d1" }],
    ),
  ).toEqual([[1, 1, "overridden", true]]);
});

test("a refusal is told, and what an entry holds in place of sections or lists hurts nobody", () => {
  expect(
    versionsOf(
      ["versionSaved", { version: 0, digest: "d0", sections: null }],
      saved(1, {
        film: held,
        bare: null,
        odd: { digest: "o", fields: { film: null, more: { commitment: 3 } } },
      }),
      ["signOffRequested", { request: "r", sections: 5 }],
      said("signedOff", "ada"),
      said("signedOff", "ben", "d1", "never asked"),
      ["gateRefused", { digest: "d1" }],
      saved(2, { other: { digest: "o", fields: { film: { commitment: "ef".repeat(32) } } } }),
      saved(3, { film: held }),
    ),
  ).toEqual([
    [1, 2, "refused", false],
    [3, 0, null, true],
  ]);
});

test("a file that stands in no version is told with none", () => {
  expect(versionsOf(saved(1, {}))).toEqual([]);
  expect(heldFiles(trail(saved(1, { film: held })), new Map())).toEqual([]);
});
