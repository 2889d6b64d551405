import { describe, expect, it } from "vitest";
import { formatCheckpoint } from "../log/checkpoint.ts";
import { inclusionProof, leafHash, nodeHash, treeRoot, type ReadHash } from "../log/merkle.ts";
import { formatNote } from "../log/note.ts";
import { formatTlogProof } from "../log/proof.ts";
import { createCosigner, createLogSigner, sha256 } from "../log/signer.ts";
import { browserPorts } from "../verify/browser-ports.ts";
import { nodePorts } from "../verify/node-ports.ts";
import { checkReceipt } from "./check.ts";
import { formatReceipt, parseReceipt } from "./format.ts";

const log = createLogSigner("log.example/test", new Uint8Array(32).fill(1));
const other = createLogSigner("log.example/test", new Uint8Array(32).fill(2));
const witness = createCosigner("w.example/w", new Uint8Array(32).fill(3), () => 1_800_000_000);

const entryAt = (index: number): Uint8Array =>
  new TextEncoder().encode(`{"data":{"answer":"yes"},"id":"${index}"}`);
const read: ReadHash = (level, index): Uint8Array =>
  level === 0
    ? leafHash(sha256, entryAt(index))
    : nodeHash(sha256, read(level - 1, 2 * index), read(level - 1, 2 * index + 1));

const receipt = (index = 5, size = 11, signer = log): string => {
  const text = formatCheckpoint({
    origin: log.name,
    size,
    root: treeRoot(sha256, read, size),
    extension: [],
  });
  const checkpoint = formatNote({ text, signatures: [signer.sign(text), witness.sign(text)] });
  const hashes = inclusionProof(sha256, read, index, size);
  return formatReceipt({
    keys: [log.verifierKey],
    witnesses: [witness.verifierKey],
    entry: entryAt(index),
    proof: formatTlogProof({ index, hashes, checkpoint, extra: null }),
  });
};
/** The receipt with a line of another signer's under its checkpoint, over another text. */
const besideWrong = (signer: typeof log): string => {
  const { name, keyHash, signature } = signer.sign("another text\n");
  const line = Buffer.concat([keyHash, signature]).toString("base64");
  return `${receipt()}\u2014 ${name} ${line}\n`;
};
const encoded = (text: string): string => Buffer.from(text).toString("base64");

describe.each([
  ["a server", nodePorts],
  ["a browser", browserPorts],
])("a receipt, checked on %s", (_, ports) => {
  it("holds from its text alone, and says what is on record", async () => {
    expect(await checkReceipt(ports, receipt())).toMatchObject({
      holds: true,
      event: { data: { answer: "yes" }, id: "5" },
      position: 5,
      origin: log.name,
    });
  });

  it("does not hold beside a wrong signature of a key that it names, or of its witness", async () => {
    for (const signer of [log, witness]) {
      expect(await checkReceipt(ports, besideWrong(signer))).toMatchObject({ holds: false });
    }
    const named = besideWrong(other).replace("witness ", `key ${other.verifierKey}\nwitness `);
    expect(await checkReceipt(ports, named, [log.verifierKey])).toMatchObject({ holds: false });
    expect(await checkReceipt(ports, besideWrong(other), [log.verifierKey])).toMatchObject({
      holds: true,
    });
  });

  it("does not hold when the answer, its place, the proof or the log's signature is another", async () => {
    const right = receipt();
    const changed = [
      right.replace(
        Buffer.from(entryAt(5)).toString("base64"),
        encoded('{"data":{"answer":"no"},"id":"5"}'),
      ),
      right.replace("\nindex 5\n", "\nindex 4\n"),
      right.replace("\n11\n", "\n12\n"),
      receipt(5, 11, other),
      right.replace(/\u2014 w\.example.*\n/u, ""),
    ];
    for (const text of changed) {
      expect(text).not.toBe(right);
      expect((await checkReceipt(ports, text)).holds, text).toBe(false);
    }
  });
});

it("believes a key from elsewhere before the one that the receipt names", async () => {
  expect((await checkReceipt(nodePorts, receipt(), [other.verifierKey])).holds).toBe(false);
  expect((await checkReceipt(nodePorts, receipt(), [log.verifierKey])).holds).toBe(true);
});

it("survives a mail: line ends, words around it", async () => {
  const mailed = `Dear Ada,\r\n\r\n${receipt().replaceAll("\n", "\r\n")}\r\n\r\n`;
  expect((await checkReceipt(nodePorts, mailed)).holds).toBe(true);
});

it.each([
  "",
  "alongside/receipt@v1\n\n",
  "alongside/receipt@v1\nkey a\nentry !\n\nx",
  receipt().slice(0, 300),
  receipt().replace("entry ", "other "),
  receipt().replace(encoded("").concat("entry "), "entry e30=\nentry "),
  "x".repeat(1_000_001),
])("answers in words to what is no receipt", async (text) => {
  const { holds, checked } = await checkReceipt(nodePorts, text);
  expect(holds).toBe(false);
  expect(checked[0]?.words).toContain("not a whole receipt");
});

it("reads what it writes", () => {
  const one = { keys: ["a"], witnesses: ["b"], entry: entryAt(1), proof: "p\n" };
  expect(parseReceipt(formatReceipt(one))).toEqual(one);
});
