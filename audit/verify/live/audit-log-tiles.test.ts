import { beforeAll, describe, expect, it } from "vitest";
import {
  audited,
  demoLog,
  eventAt,
  flipped,
  servedBut,
  signer,
  WRONG_ROOT,
} from "../../../test/support/audited-log.ts";
import { served, storedLog, tilesOf, type StoredLog } from "../../../test/support/stored-log.ts";
import { formatCheckpoint } from "../../log/checkpoint.ts";
import { formatNote } from "../../log/note.ts";
import { type LogSource } from "./audit-log.ts";

let log: StoredLog;
beforeAll(async () => {
  log = await demoLog();
});

describe("tiles", () => {
  const notAsLong = (path: string) =>
    `tiles fails: The tile ${path} is missing, or not as long as it should be.`;
  it("that are missing or cut off end the walk", async () => {
    const cut = (by: number) => (bytes: Uint8Array) => bytes.subarray(by);
    for (const edit of [() => null, cut(1), cut(32)]) {
      const { troubles } = await audited(servedBut(log, { "tile/0/001": edit }));
      expect(troubles).toEqual([notAsLong("tile/0/001"), WRONG_ROOT]);
    }
  });

  it("that are not made from their entries are told with the event", async () => {
    const { troubles } = await audited(servedBut(log, { "tile/0/001": flipped(5) }));
    expect(troubles).toEqual([
      "tiles fails: The tile tile/1/000.p/2 is not what follows from those below it.",
      WRONG_ROOT,
      `entries fails: ${eventAt(log, 256)} is not what the tile's hash was made from.`,
    ]);
    const last = await audited(servedBut(log, { "tile/0/002.p/110": flipped(109 * 32) }));
    expect(last.troubles).toEqual([
      WRONG_ROOT,
      `entries fails: ${eventAt(log, 621)} is not what the tile's hash was made from.`,
    ]);
  });

  it("of higher levels follow from those below", async () => {
    const told = "tiles fails: The tile tile/1/000.p/2 is not what follows from those below it.";
    for (const edit of [() => null, flipped(33)]) {
      expect((await audited(servedBut(log, { "tile/1/000.p/2": edit }))).troubles).toEqual([told]);
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
      servedBut(log, { checkpoint: () => note, "tile/0/001": () => null }),
    );
    expect(troubles).toEqual([notAsLong("tile/0/001"), WRONG_ROOT]);
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
      WRONG_ROOT,
    ]);
    const none = mirror(async (path) => (path === "tile/0/002" ? null : full(path)));
    expect((await audited(none)).troubles).toContain(WRONG_ROOT);
    expect((await audited(mirror(async () => null))).troubles).toContain(WRONG_ROOT);
    expect((await audited(edited(flipped(109 * 32)))).troubles).toContain(WRONG_ROOT);
    expect((await audited(edited(flipped(110 * 32)))).troubles).toEqual([]);
  });
});
