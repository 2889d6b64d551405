import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogSigner } from "../audit/log/signer.ts";
import { sampleFile } from "../demo/sample-file.ts";
import { isFileValue, type FileValue } from "../domain/written/file.ts";
import { alongside } from "./support/alongside.ts";
import { withLine } from "./support/bundle-text.ts";
import { demoRuns } from "./support/demo-runs.ts";
import type { RecordedRun } from "./support/recorded-run.ts";
import { bundleOf, storedLog } from "./support/stored-log.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let folder: string;
let video: RecordedRun;
let board: FileValue;
let whole: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-files-"));
  const found = (await demoRuns()).find(
    ({ template }) => template.name === "co-produced-training-video",
  );
  const file = found && [...found.values.values()].map(({ value }) => value).find(isFileValue);
  if (found === undefined || file === undefined) throw new Error("no run with a file");
  video = found;
  board = file;
  whole = await kept("whole.jsonl", await bundleOf(storedLog([video], signer), video.run));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const kept = async (name: string, content: string | Uint8Array): Promise<string> => {
  const where = path.join(folder, name);
  await writeFile(where, content);
  return where;
};

const content = (): Uint8Array => sampleFile(board.name, board.type).bytes;

const verify = async (...args: readonly string[]) => {
  const { code, out, err } = await alongside(["verify", ...args]);
  return { code, err, told: out.split("\n").filter((line) => /^\S+ +file: /u.test(line)), out };
};

test("a downloaded file that people signed off holds, under another name too", async () => {
  const same = await kept(board.name, content());
  const renamed = await kept(`copy of ${board.name}`, content());
  const { code, told, out } = await verify(whole, "--file", same, "--file", renamed);
  expect(told).toEqual([
    expect.stringMatching(/^ok {5}file: .* byte for byte as version \d+ of .* Its gate passed\.$/u),
    expect.stringMatching(/^ok {5}file: .* It was renamed since\.$/u),
  ]);
  for (const line of told) expect(line).toContain(board.sha256);
  expect(told[0]).toMatch(/\d people have signed this very version off\./u);
  expect([code, out.includes("Everything holds.")]).toEqual([0, true]);
});

test("one that was changed does not, and both sizes and hashes are told", async () => {
  const changed = await kept(board.name, Buffer.concat([content(), Buffer.from(" ")]));
  const { code, told, out } = await verify(whole, "--file", changed);
  expect(told).toEqual([
    expect.stringContaining(`is not the file that the record holds as “${board.name}”`),
  ]);
  expect(told[0]).toContain(`It has ${board.size + 1} bytes`);
  expect(told[0]).toContain(`${board.size} bytes and SHA-256 ${board.sha256}`);
  expect([code, out.includes("NOT verified")]).toEqual([1, true]);
  const json: unknown = JSON.parse((await verify(whole, "--json", "--file", changed)).out);
  expect(json).toMatchObject({
    ok: false,
    checks: expect.arrayContaining([expect.objectContaining({ step: "file", result: "fails" })]),
  });
});

test("one that no version holds fails, unless the bundle leaves out what it may be", async () => {
  const other = await kept("other.pdf", "Something else\n");
  expect((await verify(whole, "--file", other)).told[0]).toMatch(
    /^FAILS {2}file: .* is none of the \d+ files of this run, and the bundle leaves nothing out\./u,
  );
  const values = new Map([...video.values].filter(([, { value }]) => !isFileValue(value)));
  const text = await bundleOf(storedLog([video], signer), video.run, { values });
  const less = await kept("less.jsonl", text);
  const same = await kept(board.name, content());
  const { code, told } = await verify(less, "--file", same);
  expect(told[0]).toMatch(/^\? {6}file: .* none of the 0 files .* leaves out \d+ values/u);
  expect(code).toBe(1);
});

test("what nobody has signed off yet is told as that", async () => {
  const [commitment] = [...video.values].find(([, { value }]) => value === board) ?? [];
  const end =
    1 + video.events.findIndex(({ data }) => JSON.stringify(data).includes(`${commitment}`));
  const [events, entries] = [video.events.slice(0, end), video.entries.slice(0, end)];
  const early = { ...video, events, entries };
  const text = await bundleOf(storedLog([early], signer), video.run);
  const bundle = await kept("early.jsonl", text);
  const file = await kept(board.name, content());
  const { code, told } = await verify(bundle, "--file", file);
  expect(told[0]).toMatch(/^\? {6}file: .* But nobody has signed that version off\.$/u);
  expect(code).toBe(1);
});

test("a bundle that does not hold says nothing of a file", async () => {
  const text = await bundleOf(storedLog([video], signer), video.run);
  const bundle = await kept(
    "forged.jsonl",
    withLine(text, -1, (line) => ({ ...line, verdict: {} })),
  );
  const { code, told } = await verify(bundle, "--file", await kept(board.name, content()));
  expect(told[0]).toMatch(/^\? {6}file: .*: the bundle itself does not hold/u);
  expect(code).toBe(1);
});

test("says how to mend a path that is not there, and a log in place of a bundle", async () => {
  const missing = path.join(folder, "missing.pdf");
  expect(await verify(whole, "--file", missing)).toMatchObject({
    code: 1,
    err: `\n${missing} can't be read.\n  Name a file that you downloaded from the run.\n`,
  });
  const { code, err } = await verify(folder, "--file", whole);
  expect([code, err]).toEqual([1, expect.stringContaining("Name the run's bundle together with")]);
});
