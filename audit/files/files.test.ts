import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryCatalogue } from "../../test/in-memory/files.ts";
import { createDiskStore } from "./disk-store.ts";
import { FileRefused } from "./file-refused.ts";
import { createFiles, type FilesOptions } from "./files.ts";
import { commandScanner } from "./scan.ts";
import { withoutStalling } from "./streams.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-files-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const RUN = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

const filesWith = (changes: Partial<FilesOptions> = {}) => {
  const catalogue = memoryCatalogue();
  const store = createDiskStore(folder);
  return { ...createFiles({ store, catalogue, most: 1_000_000, ...changes }), catalogue, store };
};

const incoming = (bytes: AsyncIterable<Uint8Array>, changes = {}) => ({
  run: RUN,
  part: "pack:1",
  subject: "somebody",
  field: { label: "The pack" },
  name: "pack.txt",
  type: "text/plain",
  bytes,
  ...changes,
});

async function* sent(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === "string" ? Buffer.from(part) : part;
}

const text = async (bytes: AsyncIterable<Uint8Array> | null): Promise<string | null> => {
  if (bytes === null) return null;
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
};

/** Names of the files below the folder. */
const onDisk = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const refusal = (receiving: Promise<unknown>): Promise<string> =>
  receiving.then(
    () => "kept",
    (error: unknown) =>
      error instanceof FileRefused ? error.code : `unexpected: ${String(error)}`,
  );

describe("a file that is taken in", () => {
  it("is named by its size, type and SHA-256, and lies encrypted in the store", async () => {
    const files = filesWith();
    const value = await files.receive(incoming(sent("what we ", "heard")));
    expect(value).toEqual({
      file: expect.any(String),
      name: "pack.txt",
      size: 13,
      type: "text/plain",
      sha256: createHash("sha256").update("what we heard").digest("hex"),
    });
    const kept = await files.catalogue.find(RUN, value.file);
    expect(kept).toMatchObject({ subject: "somebody", part: "pack:1", value });
    if (kept === null) throw new Error("nothing kept");
    expect(await text(await files.read(kept, { from: 0, to: 13 }))).toBe("what we heard");
    expect(await text(await files.read(kept, { from: 5, to: 7 }))).toBe("we");
    expect(await onDisk()).toContain(value.file);
    expect(await text(await files.store.get(value.file, { from: 0, to: 99 }))).not.toContain(
      "heard",
    );
    await files.store.remove(value.file);
    expect(await files.read(kept, { from: 0, to: 13 })).toBeNull();
  });

  it.each<readonly [string, Partial<FilesOptions>, object, readonly (string | Uint8Array)[]]>([
    ["empty", {}, {}, []],
    ["empty", {}, {}, [""]],
    ["too-large", { most: 10 }, {}, ["more than", " ten bytes"]],
    ["too-large", {}, { field: { label: "x", maxBytes: 10 } }, ["more than", " ten bytes"]],
    ["too-large", { most: 70_000 }, {}, ["a".repeat(60_000), "b".repeat(60_000)]],
    ["wrong-type", {}, { type: "application/pdf" }, ["words"]],
    ["wrong-type", {}, { field: { label: "x", accept: ["video/*"] } }, ["words"]],
    ["scan-refused", { scanner: commandScanner("! grep -q bad") }, {}, ["something bad"]],
    ["scan-failed", { scanner: commandScanner("exit 2") }, {}, ["something"]],
  ])("is refused as %s, and leaves nothing", async (code, options, changes, parts) => {
    const files = filesWith(options);
    const before = await onDisk();
    expect(await refusal(files.receive(incoming(sent(...parts), changes)))).toBe(code);
    expect(await onDisk()).toEqual(before);
  });

  it("leaves nothing when it stops on its way", async () => {
    const before = await onDisk();
    const cut = async function* () {
      yield Buffer.alloc(200_000, "a");
      throw new Error("the line went dead");
    };
    await expect(filesWith().receive(incoming(cut()))).rejects.toThrow("the line went dead");
    expect(await onDisk()).toEqual(before);
  });

  it("is given up when nothing more of it comes", async () => {
    const never = async function* () {
      yield Buffer.from("a");
      await new Promise(() => undefined);
    };
    const reading = async () => {
      for await (const _ of withoutStalling(never(), 20)) void _;
    };
    expect(await refusal(reading())).toBe("stalled");
  });

  it("is stored while it arrives: the source is asked for no more than the store takes", async () => {
    let given = 0;
    const slow = async function* () {
      for (let part = 0; part < 64; part += 1) {
        given += 1;
        yield randomBytes(65_536);
      }
    };
    const seen: number[] = [];
    const store = {
      ...createDiskStore(folder),
      async put(_: string, bytes: AsyncIterable<Uint8Array>) {
        for await (const _part of bytes) seen.push(given);
      },
    };
    const files = filesWith({ store, most: 100_000_000 });
    await files.receive(incoming(slow(), { type: "application/octet-stream" }));
    expect(seen.every((ahead, at) => ahead <= at + 3)).toBe(true);
    expect(seen.length).toBe(64);
  });
});
