import { describe, expect, it } from "vitest";
import { STEPS } from "../../../audit/verify/report.ts";
import { verifierProcess } from "./verifier-process.ts";

const asked = { bundle: Buffer.from("{}"), keys: [], witnesses: [] };

/** Answers each line alike. @param first what it does before. */
const answering = (first: string): readonly string[] => [
  "--eval",
  `${first}; require("node:readline").createInterface({ input: process.stdin })
    .on("line", () => console.log('{"exit":1,"steps":{"entries":"fails"},"verdict":null}'))`,
];

describe("a verifier in a process of its own", () => {
  it("answers one file after the other", async () => {
    const verifier = verifierProcess(process.execPath, answering(""));
    const steps = new Map(STEPS.map((step) => [step, step === "entries" ? "fails" : "holds"]));
    expect(await verifier.ask(asked)).toEqual({ exit: 1, steps, verdict: null });
    expect(await verifier.ask(asked)).toEqual({ exit: 1, steps, verdict: null });
    verifier.end();
  });

  it("is killed when a file takes too long", async () => {
    const verifier = verifierProcess("sleep", ["60"], 0.2);
    expect(await verifier.ask(asked)).toBe("no answer within 0.2 s");
    expect(await verifier.ask(asked)).toBe("no answer within 0.2 s");
  });

  it("says when it ends without an answer", async () => {
    expect(await verifierProcess("false", []).ask(asked)).toBe("it ended without an answer");
  });

  it("tells the most memory that it held", async () => {
    const bytes = 150_000_000;
    const large = `Buffer.alloc(${bytes}, 1)`;
    const verifier = verifierProcess(process.execPath, answering(`const held = ${large}`));
    await verifier.ask(asked);
    expect(verifier.peakBytes()).toBeGreaterThan(bytes);
    expect(verifier.peakBytes()).toBeLessThan(2 * bytes);
    verifier.end();
  });
});
