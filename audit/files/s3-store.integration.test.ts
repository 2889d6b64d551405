import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memoryCatalogue } from "../../test/in-memory/files.ts";
import { s3Server } from "../../test/support/s3-server.ts";
import { createFiles } from "./files.ts";
import { createS3Store } from "./s3-store.ts";
import { uuidV7 } from "../uuid-v7.ts";

let server: Awaited<ReturnType<typeof s3Server>>;
let store: ReturnType<typeof createS3Store>;
beforeAll(async () => {
  server = await s3Server();
  store = createS3Store(server.place);
}, 240_000);
afterAll(async () => {
  store.close();
  await server.stop();
});

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_000) yield bytes.subarray(at, at + 65_000);
}

async function all(source: AsyncIterable<Uint8Array> | null): Promise<Buffer | null> {
  if (source === null) return null;
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

// Two parts of a multipart upload and a bit, and less than one.
test.each([20_000_000, 10])(
  "a file of %i bytes goes into a bucket and comes out again",
  async (size) => {
    const catalogue = memoryCatalogue();
    const files = createFiles({ store, catalogue, most: 100_000_000 });
    const plain = randomBytes(size).fill(0, 0, 1);
    const run = uuidV7();
    const field = { label: "Film" };
    const sent = {
      run,
      part: "film:1",
      subject: "ada",
      field,
      name: "a.bin",
      type: "",
      bytes: pieces(plain),
    };
    const value = await files.receive(sent);
    expect(value).toMatchObject({ size, sha256: createHash("sha256").update(plain).digest("hex") });
    const kept = await catalogue.find(run, value.file);
    if (kept === null) throw new Error("nothing kept");
    expect((await all(await files.read(kept, { from: 0, to: size })))?.equals(plain)).toBe(true);
    const middle = { from: Math.floor(size / 2), to: Math.floor(size / 2) + 3 };
    expect(
      (await all(await files.read(kept, middle)))?.equals(plain.subarray(middle.from, middle.to)),
    ).toBe(true);
    await store.remove(value.file);
    expect(await files.read(kept, { from: 0, to: size })).toBeNull();
  },
);

test("a file that breaks off is not there, and removing what is not there is no fault", async () => {
  const id = uuidV7();
  const broken = async function* () {
    yield* pieces(randomBytes(10_000_000));
    throw new Error("the line went dead");
  };
  await expect(store.put(id, broken())).rejects.toThrow("the line went dead");
  expect(await store.get(id, { from: 0, to: 10 })).toBeNull();
  await store.remove(id);
});
