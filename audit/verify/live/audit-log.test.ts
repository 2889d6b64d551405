import { beforeAll, describe, expect, it } from "vitest";
import { scenarios } from "../../../programmes/all.ts";
import { demoRuns } from "../../../test/support/demo-runs.ts";
import {
  interleaved,
  served,
  storedLog,
  tilesOf,
  type StoredLog,
} from "../../../test/support/stored-log.ts";
import { WITHHELD } from "../../log/tile.ts";
import { leafHash } from "../../entry.ts";
import { formatCheckpoint } from "../../log/checkpoint.ts";
import { formatNote } from "../../log/note.ts";
import { createCosigner, createLogSigner } from "../../log/signer.ts";
import { nodePorts } from "../node-ports.ts";
import { auditLog, LOG_STEPS, type Kept, type LogOptions, type LogSource } from "./audit-log.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
/** Two full tiles and one of 110, below one of level 1. */
const SIZE = 622;
/** As long as that, however many events the demo's runs have. */
let log: StoredLog;
beforeAll(async () => {
  const rows = interleaved(await demoRuns()).slice(0, SIZE);
  if (rows.length < SIZE) throw new Error(`The demo's runs have less than ${SIZE} events.`);
  log = storedLog([], signer, rows);
});

const KEY_CAME_ALONG = expect.stringContaining("(/log/key)");
const NO_WITNESS = expect.stringContaining("No witness vouches for this checkpoint");
const NOT_READ = "The entries themselves were not read: only auditors may. Set ALONGSIDE_TOKEN.";
const FIRST_VISIT =
  "There is nothing to compare with from an earlier visit. The next visit will find out if history was changed.";

/** The log as it is served, but for some addresses. */
const servedBut =
  (change: { readonly [path: string]: (bytes: Uint8Array) => Uint8Array | null }): LogSource =>
  async (path) => {
    const bytes = await served(log)(path);
    const edit = change[path];
    return edit === undefined || bytes === null ? bytes : edit(bytes);
  };
const audited = async (source: LogSource, options: Partial<LogOptions> = {}) => {
  const report = await auditLog(source, nodePorts, { entries: true, ...options });
  const told = report.checks.map(({ step, result, message }) => `${step} ${result}: ${message}`);
  return { report, told, troubles: told.filter((one) => !/^\S+ holds:/u.test(one)) };
};
/** What was kept of a visit to some log. */
const keptOf = (of: StoredLog): Kept => ({
  checkpoint: of.checkpoint,
  leaf: async (index) => {
    const row = of.rows[index];
    return row === undefined ? null : leafHash(row.entry);
  },
});
const earlier = (size: number, from: StoredLog = log): StoredLog =>
  storedLog([], signer, from.rows.slice(0, size));
const flipped = (at: number) => (bytes: Uint8Array) =>
  Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
const wrongRoot = "root fails: The root that was signed is not that of what the log serves.";
const eventAt = (position: number): string => {
  const row = log.rows[position];
  return `Event ${row?.id} (version ${row?.version} of run ${row?.run}, number ${position} of the log)`;
};

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
    expect((await audited(served(earlier(size)))).troubles).toEqual([]);
  });
});

describe("a log without a checkpoint that can be read", () => {
  const nothing = LOG_STEPS.slice(1).map(
    (step) => `${step} could-not-check: There is no checkpoint.`,
  );
  it("has nothing that could be checked", async () => {
    const none = await audited(servedBut({ checkpoint: () => null }));
    expect(none.told).toEqual(["checkpoint fails: The log shows no checkpoint.", ...nothing]);
    expect(none.report).toMatchObject({
      ok: false,
      limits: [],
      origin: null,
      size: 0,
      checkpoint: null,
    });
    const bad = await audited(servedBut({ checkpoint: () => Buffer.from("hello") }));
    expect(bad.told).toEqual([
      "checkpoint fails: The log's checkpoint can't be read (NoteError: the note has no blank line before its signatures).",
      ...nothing,
    ]);
  });

  it("and without a key nobody is known to have signed it", async () => {
    const { report, troubles } = await audited(servedBut({ key: () => null }));
    expect(troubles).toEqual([
      "checkpoint fails: No key that should have signed the checkpoint has done so.",
    ]);
    expect(report.checkpoint).toBeNull();
    const lines = (bytes: Uint8Array) => Buffer.concat([Buffer.from("\n"), bytes, Buffer.of(10)]);
    expect((await audited(servedBut({ key: lines }))).troubles).toEqual([]);
  });
});

describe("tiles", () => {
  const notAsLong = (path: string) =>
    `tiles fails: The tile ${path} is missing, or not as long as it should be.`;
  it("that are missing or cut off end the walk", async () => {
    const cut = (by: number) => (bytes: Uint8Array) => bytes.subarray(by);
    for (const edit of [() => null, cut(1), cut(32)]) {
      const { troubles } = await audited(servedBut({ "tile/0/001": edit }));
      expect(troubles).toEqual([notAsLong("tile/0/001"), wrongRoot]);
    }
  });

  it("that are not made from their entries are told with the event", async () => {
    const { troubles } = await audited(servedBut({ "tile/0/001": flipped(5) }));
    expect(troubles).toEqual([
      "tiles fails: The tile tile/1/000.p/2 is not what follows from those below it.",
      wrongRoot,
      `entries fails: ${eventAt(256)} is not what the tile's hash was made from.`,
    ]);
    const last = await audited(servedBut({ "tile/0/002.p/110": flipped(109 * 32) }));
    expect(last.troubles).toEqual([
      wrongRoot,
      `entries fails: ${eventAt(621)} is not what the tile's hash was made from.`,
    ]);
  });

  it("of higher levels follow from those below", async () => {
    const told = "tiles fails: The tile tile/1/000.p/2 is not what follows from those below it.";
    for (const edit of [() => null, flipped(33)]) {
      expect((await audited(servedBut({ "tile/1/000.p/2": edit }))).troubles).toEqual([told]);
    }
  });

  it("of higher levels follow beyond the first of them, past 65,536 events", async () => {
    const row = log.rows[0] ?? { id: "", run: "", version: 0, entry: Buffer.of() };
    const rows = Array.from({ length: 65_536 + 256 }, () => row);
    const large = served(storedLog([], signer, rows));
    const paths = ["tile/1/000", "tile/2/000.p/1", "tile/1/001.p/1"];
    const source: LogSource = async (path) =>
      paths.includes(path) ? new Uint8Array(32) : await large(path);
    const { told } = await audited(source, { entries: false });
    // Nothing is told twice: neither of a tile, nor of the step that it is in.
    expect(told.filter((one) => one.startsWith("tiles"))).toEqual(
      paths.map((path) => `tiles fails: The tile ${path} is not what follows from those below it.`),
    );
  });

  it("are asked for while the one before is checked", async () => {
    const course: string[] = [];
    const source: LogSource = (path) => {
      course.push(path);
      return served(log)(path);
    };
    const onLeaves = async () => {
      course.push("checked");
    };
    await audited(source, { entries: false, onLeaves });
    expect(course.filter((one) => one === "checked" || one.startsWith("tile/0"))).toEqual([
      "tile/0/000",
      "tile/0/001",
      "checked",
      "tile/0/002.p/110",
      "checked",
      "checked",
    ]);
  });

  it("must be as many as were signed for, even where the root is right", async () => {
    const { root } = tilesOf(log.rows.slice(0, 256));
    const text = formatCheckpoint({ origin: signer.name, size: 622, root, extension: [] });
    const note = Buffer.from(formatNote({ text, signatures: [signer.sign(text)] }));
    const { troubles } = await audited(
      servedBut({ checkpoint: () => note, "tile/0/001": () => null }),
    );
    expect(troubles).toEqual([notAsLong("tile/0/001"), wrongRoot]);
  });

  it("are asked for ahead, and an error of asking is passed on", async () => {
    const broken = new Error("the network is gone");
    const source: LogSource = (path) =>
      path === "tile/0/001" ? Promise.reject(broken) : served(log)(path);
    await expect(audited(source)).rejects.toBe(broken);
  });
});

describe("a mirror that has grown since the checkpoint, and dropped partial tiles", () => {
  const grown = (): StoredLog => storedLog([], signer, [...log.rows, ...log.rows.slice(0, 402)]);
  const mirror =
    (full: LogSource): LogSource =>
    async (path) => {
      if (path === "checkpoint") return Buffer.from(log.checkpoint);
      if (path.startsWith("tile/1/")) return served(log)(path);
      return path.includes(".p/") ? null : full(path);
    };

  it.each([true, false])("holds by its full tiles (entries read: %s)", async (entries) => {
    const { report, troubles } = await audited(mirror(served(grown())), { entries });
    expect([troubles, report.ok, report.size]).toEqual([[], true, 622]);
  });

  it("holds where a tile of a higher level is full by now", async () => {
    const row = log.rows[0] ?? { id: "", run: "", version: 0, entry: Buffer.of() };
    const rows = Array.from({ length: 65_536 }, () => row);
    const then = storedLog([], signer, rows.slice(0, 600));
    const full = served(storedLog([], signer, rows));
    const source: LogSource = async (path) => {
      if (path === "checkpoint") return Buffer.from(then.checkpoint);
      return path.includes(".p/") ? null : full(path);
    };
    expect((await audited(source, { entries: false })).troubles).toEqual([]);
  });

  it("is told when the full tile is short, or is another one", async () => {
    const full = served(grown());
    const edited = (edit: (bytes: Uint8Array) => Uint8Array): LogSource =>
      mirror(async (path) => {
        const bytes = await full(path);
        return path === "tile/0/002" && bytes !== null ? edit(bytes) : bytes;
      });
    const { troubles } = await audited(edited((bytes) => bytes.subarray(0, 110 * 32)));
    expect(troubles).toEqual([
      "tiles fails: The tile tile/0/002.p/110 is missing, or not as long as it should be.",
      wrongRoot,
    ]);
    const none = mirror(async (path) => (path === "tile/0/002" ? null : full(path)));
    expect((await audited(none)).troubles).toContain(wrongRoot);
    expect((await audited(mirror(async () => null))).troubles).toContain(wrongRoot);
    expect((await audited(edited(flipped(109 * 32)))).troubles).toContain(wrongRoot);
    expect((await audited(edited(flipped(110 * 32)))).troubles).toEqual([]);
  });
});

describe("entries", () => {
  const path = "tile/entries/002.p/110";
  const notHeld = (count: string) =>
    `entries fails: ${path} does not hold the entries of events 512 to 621: it is missing, cut off, or has ${count} of them.`;
  it("that are missing or cut off are told by their place", async () => {
    const notSeen = (await audited(servedBut({ [path]: () => null }))).troubles;
    expect(notSeen).toEqual([notHeld("no")]);
    expect((await audited(servedBut({ [path]: (bytes) => bytes.subarray(1) }))).troubles).toEqual([
      notHeld("no"),
    ]);
    const fewer = (bytes: Uint8Array) => {
      const length = ((bytes[0] ?? 0) << 8) + (bytes[1] ?? 0);
      return bytes.subarray(0, 2 + length);
    };
    expect((await audited(servedBut({ [path]: fewer }))).troubles).toEqual([notHeld("1")]);
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
    const { report, troubles } = await audited(servedBut({ [path]: all }));
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
      kept: keptOf(earlier(size)),
    });
    expect(troubles).toEqual([]);
    expect(told.at(-1)).toBe(
      `consistency holds: The ${size} events of the earlier visit are unchanged.`,
    );
    expect(report.limits).toEqual([KEY_CAME_ALONG, NO_WITNESS]);
  });

  it("shows that events are gone", async () => {
    const { troubles } = await audited(served(earlier(600)), { kept: keptOf(log) });
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
    expect((await audited(served(log), { kept })).troubles).toEqual(another(eventAt(300)));
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
    const kept = { ...keptOf(earlier(300)), leaf };
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
