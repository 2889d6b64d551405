import { beforeAll, describe, expect, it } from "vitest";
import { scenarios } from "../../../programmes/all.ts";
import {
  audited,
  demoLog,
  earlier,
  eventAt,
  keptOf,
  servedBut,
  signer,
} from "../../../test/support/audited-log.ts";
import { served, storedLog, type StoredLog } from "../../../test/support/stored-log.ts";
import { WITHHELD } from "../../log/tile.ts";
import { leafHash } from "../../entry.ts";
import { createLogSigner } from "../../log/signer.ts";
import { createCosigner } from "../../log/signer.ts";
import { LOG_STEPS, type LogSource } from "./audit-log.ts";

let log: StoredLog;
beforeAll(async () => {
  log = await demoLog();
});

const KEY_CAME_ALONG = expect.stringContaining("(/log/key)");
const NO_WITNESS = expect.stringContaining("No witness vouches for this checkpoint");
const NOT_READ = "The entries themselves were not read: only auditors may. Set ALONGSIDE_TOKEN.";
const FIRST_VISIT =
  "There is nothing to compare with from an earlier visit. The next visit will find out if history was changed.";

describe("a log that nobody touched", () => {
  it("holds, step by step", async () => {
    const { report, told } = await audited(served(log));
    const runs = new Set(log.rows.map(({ run }) => run));
    expect(runs.size).toBe(scenarios.length);
    expect(told).toEqual([
      "checkpoint holds: log.example/alongside signed a log of 622 events.",
      "tiles holds: Every tile is there, and fits those below it.",
      "root holds: The root that was signed is that of all 622 events.",
      "entries holds: Every entry is what the tiles were made from.",
      `completeness holds: ${runs.size} runs: no version missing in any.`,
      "completeness holds: The log has not stated yet which version of each run is the newest.",
    ]);
    expect(report).toMatchObject({
      ok: true,
      size: 622,
      origin: "log.example/alongside",
      checkpoint: log.checkpoint,
      limits: [KEY_CAME_ALONG, NO_WITNESS, FIRST_VISIT],
    });
  });

  it("holds by its hashes alone, for who may not read the entries", async () => {
    const { report, told } = await audited(served(log), { entries: false });
    expect(told.map((one) => one.split(" ")[0])).toEqual(["checkpoint", "tiles", "root"]);
    expect(report.ok).toBe(true);
    expect(report.limits).toEqual([KEY_CAME_ALONG, NO_WITNESS, NOT_READ, FIRST_VISIT]);
  });

  it("holds by the keys that were given", async () => {
    const witness = createCosigner("north.example", new Uint8Array(32).fill(5), () => 1e9);
    const cosigned = storedLog([], signer, log.rows, witness);
    const given = { keys: [signer.verifierKey], witnesses: [witness.verifierKey] };
    const { report, troubles } = await audited(served(cosigned), given);
    expect([report.limits, troubles]).toEqual([[FIRST_VISIT], []]);
    expect((await audited(served(log), given)).troubles).toEqual([
      "cosignatures fails: north.example has not cosigned this checkpoint.",
    ]);
  });

  it("gives the leaves of each tile to keep, in their order", async () => {
    const sizes: number[] = [];
    const leaves: Uint8Array[] = [];
    const onLeaves = async (hashes: Uint8Array) => {
      sizes.push(hashes.length / 32);
      leaves.push(hashes);
    };
    await audited(served(log), { onLeaves });
    expect(sizes).toEqual([256, 256, 110]);
    expect(Buffer.concat(leaves)).toEqual(
      Buffer.concat(log.rows.map(({ entry }) => leafHash(entry))),
    );
  });

  it("holds when it is empty", async () => {
    const { report, told } = await audited(served(storedLog([], signer, [])));
    expect(told).toContain("root holds: The root that was signed is that of all 0 events.");
    expect([report.ok, report.size]).toEqual([true, 0]);
  });

  it.each([1, 256, 257, 512])("holds with %i events", async (size) => {
    expect((await audited(served(earlier(size, log)))).troubles).toEqual([]);
  });
});

describe("a log without a checkpoint that can be read", () => {
  const nothing = LOG_STEPS.slice(1).map(
    (step) => `${step} could-not-check: There is no checkpoint.`,
  );
  it("has nothing that could be checked", async () => {
    const none = await audited(servedBut(log, { checkpoint: () => null }));
    expect(none.told).toEqual(["checkpoint fails: The log shows no checkpoint.", ...nothing]);
    expect(none.report).toMatchObject({
      ok: false,
      limits: [],
      origin: null,
      size: 0,
      checkpoint: null,
    });
    const bad = await audited(servedBut(log, { checkpoint: () => Buffer.from("hello") }));
    expect(bad.told).toEqual([
      "checkpoint fails: The log's checkpoint can't be read (NoteError: the note has no blank line before its signatures).",
      ...nothing,
    ]);
  });

  it("and without a key nobody is known to have signed it", async () => {
    const { report, troubles } = await audited(servedBut(log, { key: () => null }));
    expect(troubles).toEqual([
      "checkpoint fails: No key that should have signed the checkpoint has done so.",
    ]);
    expect(report.checkpoint).toBeNull();
    const lines = (bytes: Uint8Array) => Buffer.concat([Buffer.from("\n"), bytes, Buffer.of(10)]);
    expect((await audited(servedBut(log, { key: lines }))).troubles).toEqual([]);
  });
});

describe("entries", () => {
  const path = "tile/entries/002.p/110";
  const notHeld = (count: string) =>
    `entries fails: ${path} does not hold the entries of events 512 to 621: it is missing, cut off, or has ${count} of them.`;
  it("that are missing or cut off are told by their place", async () => {
    const notSeen = (await audited(servedBut(log, { [path]: () => null }))).troubles;
    expect(notSeen).toEqual([notHeld("no")]);
    expect(
      (await audited(servedBut(log, { [path]: (bytes) => bytes.subarray(1) }))).troubles,
    ).toEqual([notHeld("no")]);
    const fewer = (bytes: Uint8Array) => {
      const length = ((bytes[0] ?? 0) << 8) + (bytes[1] ?? 0);
      return bytes.subarray(0, 2 + length);
    };
    expect((await audited(servedBut(log, { [path]: fewer }))).troubles).toEqual([notHeld("1")]);
  });

  it("that are withheld while a gate is open are checked by their hashes, and counted", async () => {
    const marks: Buffer[] = [];
    const all = (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length;) {
        at += 2 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
        marks.push(Buffer.from([0, WITHHELD.length]), Buffer.from(WITHHELD));
      }
      return Buffer.concat(marks);
    };
    const { report, troubles } = await audited(servedBut(log, { [path]: all }));
    expect(troubles).toEqual([]);
    expect(report.limits.join()).toContain(
      `${marks.length / 2} entries are withheld while decisions`,
    );
  });

  it("are not asked for where they may not be read", async () => {
    const asked: string[] = [];
    const source: LogSource = (path) => {
      asked.push(path);
      return served(log)(path);
    };
    await audited(source, { entries: false });
    expect(asked.filter((path) => path.includes("entries"))).toEqual([]);
    expect(asked.toSorted()).toEqual([
      "checkpoint",
      "key",
      "tile/0/000",
      "tile/0/001",
      "tile/0/002.p/110",
      "tile/1/000.p/2",
    ]);
  });
});

describe("what was kept of an earlier visit", () => {
  it.each([0, 1, 255, 256, 257, 600, 622])("is found unchanged after %i events", async (size) => {
    const { report, told, troubles } = await audited(served(log), {
      kept: keptOf(earlier(size, log)),
    });
    expect(troubles).toEqual([]);
    expect(told.at(-1)).toBe(
      `consistency holds: The ${size} events of the earlier visit are unchanged.`,
    );
    expect(report.limits).toEqual([KEY_CAME_ALONG, NO_WITNESS]);
  });

  it("may have newer entries of its run since, as far as entries are read", async () => {
    const [first] = log.rows;
    const run = first?.run ?? "";
    const newest = Math.max(...log.rows.filter((row) => row.run === run).map((row) => row.version));
    const said = async (version: number, of = run, entries = true) => {
      const kept = { ...keptOf(log), last: { run: of, version } };
      return (await audited(served(log), { kept, entries })).report.limits.join(" ");
    };
    expect(await said(newest)).toContain("which was kept, is the newest that the log holds");
    expect(await said(newest - 1)).toContain(`the log holds versions up to ${newest}.`);
    expect(await said(newest, run, false)).toContain("only the entries show");
    expect(await said(1, "a run that is not there")).toContain("is the newest that the log holds");
  });

  it("shows that events are gone", async () => {
    const { troubles } = await audited(served(earlier(600, log)), { kept: keptOf(log) });
    expect(troubles).toEqual([
      "consistency fails: An earlier visit saw 622 events, now there are 600: events 600 to 621 are gone.",
    ]);
  });

  it("shows which event is another now, with its id where it may be read", async () => {
    const rows = log.rows.with(
      300,
      log.rows[299] ?? { id: "", run: "", version: 0, entry: Buffer.of() },
    );
    const kept = keptOf(earlier(600, { ...log, rows }));
    const another = (name: string) => [
      `consistency fails: ${name} is not what an earlier visit saw at that place: history was changed.`,
      "consistency fails: The first 600 events don't have the root that an earlier visit saw.",
    ];
    expect((await audited(served(log), { kept })).troubles).toEqual(another(eventAt(log, 300)));
    expect((await audited(served(log), { kept, entries: false })).troubles).toEqual(
      another("Number 300 of the log"),
    );
    // Whoever kept the checkpoint alone learns as much, if not where.
    const bare = { ...kept, leaf: () => Promise.resolve(null) };
    expect((await audited(served(log), { kept: bare })).troubles).toEqual(another("").slice(1));
  });

  it.each([1, 255, 256, 257, 512, 622])("had another root after %i events", async (size) => {
    const rows = log.rows.with(
      0,
      log.rows[1] ?? { id: "", run: "", version: 0, entry: Buffer.of() },
    );
    const kept = { ...keptOf(earlier(size, { ...log, rows })), leaf: () => Promise.resolve(null) };
    expect((await audited(served(log), { kept })).troubles).toEqual([
      `consistency fails: The first ${size} events don't have the root that an earlier visit saw.`,
    ]);
  });

  it("is compared no further than its checkpoint, whatever lies beyond", async () => {
    const leaf = async (index: number) => {
      const row = log.rows[index];
      return index < 300 && row !== undefined ? leafHash(row.entry) : new Uint8Array(32);
    };
    const kept = { ...keptOf(earlier(300, log)), leaf };
    expect((await audited(served(log), { kept })).troubles).toEqual([]);
  });

  it("was of another log", async () => {
    const other = createLogSigner("other.example", new Uint8Array(32).fill(9));
    const kept = keptOf(storedLog([], other, log.rows));
    expect((await audited(served(log), { kept })).troubles).toEqual([
      "consistency fails: What was kept is of other.example, not of log.example/alongside.",
    ]);
  });
});
