import { beforeAll, describe, expect, it } from "vitest";
import { checkedText, fileOf, linesOf } from "../../test/support/bundle-text.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import { bundleOf, storedLog } from "../../test/support/stored-log.ts";
import { createLogSigner } from "../log/signer.ts";
import { STEPS } from "./report.ts";
import { asWritten, MEND, Recoded } from "./transport.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let text: string;
beforeAll(async () => {
  const run = (await demoRuns()).at(-1);
  if (run === undefined) throw new Error("no run");
  text = await bundleOf(storedLog([run], signer), run.run);
});

const MARK = "\uFEFF";
const told = (what: string): string =>
  `structure could-not-check: The file was changed on its way, as mail programs and editors do: ${what}. Nobody tampers like that, and all else was checked without it. ${MEND}`;

describe("a file that was only changed on its way is told so, and all else is checked", () => {
  it.each<readonly [string, (file: string) => string, string]>([
    [
      "CR LF",
      (file) => file.replaceAll("\n", "\r\n"),
      "its lines end as Windows ends them (CR LF)",
    ],
    [
      "CR LF in some lines",
      (file) => file.replace("\n", "\r\n"),
      "its lines end as Windows ends them (CR LF)",
    ],
    ["a byte-order mark", (file) => `${MARK}${file}`, "it begins with a byte-order mark"],
    ["spaces", (file) => file.replaceAll("\n", " \t\n"), "spaces stand at the ends of lines"],
    ["no newline at the end", (file) => file.trimEnd(), "the newline at its very end is gone"],
    [
      "all of it",
      (file) => `${MARK}${file.trimEnd().replaceAll("\n", "  \r\n")}`,
      "it begins with a byte-order mark, its lines end as Windows ends them (CR LF), spaces stand at the ends of lines, the newline at its very end is gone",
    ],
  ])("%s", async (_, change, what) => {
    const { report, troubles } = await checkedText(change(text));
    expect(troubles).toEqual([told(what)]);
    expect(report).toMatchObject({ ok: false, verdict: { standing: "co-produced" } });
  });

  it("UTF-16, with its mark or without, in either order of bytes", async () => {
    const little = Buffer.from(text, "utf16le");
    const big = Buffer.from(little).swap16();
    for (const bytes of [
      little,
      big,
      Buffer.from(`${MARK}${text}`, "utf16le"),
      Buffer.from(`${MARK}${text}`, "utf16le").swap16(),
    ]) {
      const { report, troubles } = await checkedText(bytes);
      expect(troubles[0]).toBe(`structure could-not-check: It was saved as UTF-16. ${MEND}`);
      expect(report.checks.filter(({ result }) => result !== "could-not-check")).toEqual([]);
    }
  });
});

describe("what was changed otherwise too is still found out", () => {
  it("a word, in a file with other line ends", async () => {
    const lines = linesOf(text);
    const at = lines.findIndex((line) => line.includes('"kind":"value"'));
    const other = lines.with(at, (lines[at] ?? "").replace('"value":"', '"value":"Not '));
    const { troubles } = await checkedText(fileOf(other).replaceAll("\n", "\r\n"));
    expect(troubles.some((one) => one.startsWith("commitments fails: "))).toBe(true);
  });

  it("a file that was cut off has no last line, whole or in part", async () => {
    const lines = linesOf(text);
    for (const cut of [text.slice(0, -5), lines.slice(0, 3).join("\n")]) {
      const { troubles } = await checkedText(cut);
      expect(troubles[0]).toMatch(
        /^structure fails: Line \d+ .*It does not end: the file was cut off\.$/u,
      );
    }
  });
});

it("what stands in a line that was cut off is not read, even where the line itself is whole", async () => {
  const [header = ""] = linesOf(text);
  const { report, troubles } = await checkedText(header);
  expect(troubles[0]).toBe("structure fails: Line 1: It does not end: the file was cut off.");
  expect(troubles.slice(1)).toEqual(
    STEPS.slice(1).map((step) => `${step} could-not-check: The file could not be read.`),
  );
  expect(report.run).toBeNull();
});

it("a line is given back as it was written; marks count at the beginning alone", () => {
  const bytes = (...given: readonly number[]) => Uint8Array.from(given);
  const plain = bytes(0x7b, 0x7d);
  expect(asWritten(plain, 1)).toEqual({ bytes: plain, altered: [] });
  expect(asWritten(bytes(), 1)).toEqual({ bytes: bytes(), altered: [] });
  expect(asWritten(bytes(0x7b, 0x7d, 0x0d, 0x0d), 2).bytes).toEqual(bytes(0x7b, 0x7d, 0x0d));
  const marked = bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d);
  expect(asWritten(marked, 2)).toEqual({ bytes: marked, altered: [] });
  expect(asWritten(marked, 1)).toEqual({ bytes: plain, altered: ["byte-order-mark"] });
  expect(() => asWritten(bytes(0xff, 0xfe), 1)).toThrow(Recoded);
  expect(asWritten(bytes(0xff, 0xfe), 2).altered).toEqual([]);
});
