import canonicalize from "canonicalize";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { demoRuns } from "../../test/support/demo-runs.ts";
import { bundleOf, inPieces, storedLog } from "../../test/support/stored-log.ts";
import { createLogSigner } from "../log/signer.ts";
import { verifyBundle } from "./bundle.ts";
import { canonicalBytesOf, JsonError, readCanonical } from "./json.ts";
import { LIMITS, linesOf } from "./lines.ts";
import { nodePorts } from "./node-ports.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let lines: readonly string[];

beforeAll(async () => {
  const run = (await demoRuns()).at(-1);
  if (run === undefined) throw new Error("no run");
  lines = (await bundleOf(storedLog([run], signer), run.run)).trimEnd().split("\n");
});

/** Never verified, never an error that is not told: something is said to be wrong. */
const refuses = async (text: string | Uint8Array): Promise<void> => {
  const report = await verifyBundle(inPieces(text, 1_000), nodePorts);
  expect(report.ok).toBe(false);
  expect(report.checks.some(({ result }) => result === "fails")).toBe(true);
};

const asFile = (all: readonly string[]): string => all.map((line) => `${line}\n`).join("");

test("random bytes are refused", async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), refuses), { numRuns: 200 });
});

test("a line of any JSON, in the place of any line, is refused", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 8 }), fc.nat(), async (json, at) => {
      await refuses(asFile(lines.with(at % lines.length, json)));
    }),
    { numRuns: 150 },
  );
});

test("any value in the place of any field is refused", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.nat(), fc.nat(), async (value, at, which) => {
      const index = at % lines.length;
      const line: Record<string, unknown> = JSON.parse(lines[index] ?? "{}");
      const key = Object.keys(line)[which % Object.keys(line).length] ?? "";
      // The keys that came along are a claim; without any nobody signed.
      const isSame = JSON.stringify(line[key]) === JSON.stringify(value);
      fc.pre(!isSame);
      const sorted = Object.keys(line).map((name) => [name, name === key ? value : line[name]]);
      await refuses(asFile(lines.with(index, JSON.stringify(Object.fromEntries(sorted)))));
    }),
    { numRuns: 200 },
  );
});

test(
  "any value in the place of any of an event's data is refused",
  { timeout: 120_000 },
  async () => {
    const numbers = lines.flatMap((line, at) => (line.includes('"kind":"entry"') ? [at] : []));
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.nat(), fc.nat(), async (value, which, key) => {
        const at = numbers[which % numbers.length] ?? 1;
        const line: Record<string, string> = JSON.parse(lines[at] ?? "{}");
        const event = JSON.parse(Buffer.from(line["entry"] ?? "", "base64").toString("utf8"));
        const keys = Object.keys(event.data);
        const data = { ...event.data, [keys[key % keys.length] ?? "more"]: value };
        const changed = canonicalize({ ...event, data }) ?? "";
        fc.pre(changed !== canonicalize(event));
        const entry = Buffer.from(changed).toString("base64");
        await refuses(asFile(lines.with(at, canonicalize({ ...line, entry }) ?? "")));
      }),
      { numRuns: 150 },
    );
  },
);

test("cut off anywhere before its last newline, it is refused", { timeout: 60_000 }, async () => {
  // A file that lacks its very last newline only was changed on its way, and is told so (ADR 0135).
  const whole = asFile(lines).trimEnd();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
      await refuses(whole.slice(0, length));
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["nothing at all", ""],
  ["an empty line", "\n"],
  ["a million brackets", `${"[".repeat(1_000_000)}\n`],
  ["deep nesting that closes", `${"[".repeat(5_000)}${"]".repeat(5_000)}\n`],
  ["a repeated key", '{"format":"alongside-bundle@v1","format":"alongside-bundle@v1"}\n'],
  ["half a character", '{"format":"\\ud800"}\n'],
  ["white space", '{"format": "alongside-bundle@v1"}\n'],
  ["a number in another way of writing", '{"head":1.0}\n'],
  ["a byte order mark", "\ufeff{}\n"],
  ["a key named __proto__", '{"__proto__":{"format":"alongside-bundle@v1"}}\n'],
])("%s is refused", async (_, text) => {
  await refuses(text);
});

test("a line that never ends is given up at its bound, without being kept", async () => {
  let pieces = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      pieces += 1;
      yield new Uint8Array(65_536).fill(0x61);
    }
  }
  const report = await verifyBundle(endless(), nodePorts);
  expect(report.checks[0]).toMatchObject({ step: "structure", result: "fails" });
  expect(pieces).toBeLessThan(20);
});

test("a file that never ends is given up at its bound", async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield new TextEncoder().encode(`${lines[0]}\n`);
  }
  const limits = { ...LIMITS, file: 1 << 21 };
  expect((await verifyBundle(endless(), nodePorts, { limits })).ok).toBe(false);
  await expect(
    (async () => {
      for await (const _ of linesOf(endless(), limits));
    })(),
  ).rejects.toThrow("longer than 2097152 bytes");
});

test("an error of reading the file is passed on as it is", async () => {
  const broken = new Error("the disk is gone");
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1);
    throw broken;
  }
  await expect(verifyBundle(failing(), nodePorts)).rejects.toBe(broken);
});

test("parsing answers a value that writes back to the same bytes, or an error", () => {
  const text = fc.oneof(
    fc.json({ maxDepth: 8 }),
    fc.jsonValue({ maxDepth: 8 }).map((value) => canonicalize(value) ?? ""),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (written) => {
      const bytes = new TextEncoder().encode(written);
      const read = readCanonical(bytes);
      if (!(read instanceof JsonError)) expect(canonicalBytesOf(read)).toEqual(bytes);
    }),
  );
});
