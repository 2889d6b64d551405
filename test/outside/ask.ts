import { spawnSync } from "node:child_process";
import { buildGo } from "../support/go.ts";

/** A question for the programs that the project did not write; bytes as base64. */
export type Question =
  | {
      readonly ask: "inclusion" | "record";
      readonly leaf: string;
      readonly index: number;
      readonly size: number;
      readonly proof: readonly string[];
      readonly root: string;
    }
  | {
      readonly ask: "consistency";
      readonly first: number;
      readonly size: number;
      readonly proof: readonly string[];
      readonly firstRoot: string;
      readonly root: string;
    }
  | { readonly ask: "root"; readonly entries: readonly string[] }
  | {
      readonly ask: "note" | "checkpoint" | "cosignature";
      readonly note: string;
      readonly key: string;
    }
  | { readonly ask: "tlog-proof"; readonly note: string };

export type OutsideAnswer = {
  readonly ok: boolean;
  readonly root?: string;
  readonly size?: number;
  readonly error?: string;
};

const folder = new URL("go/", import.meta.url).pathname;

/** Builds the Go program once; @throws with the mend where Go is missing. */
export const buildOutsidePrograms = (): ((questions: readonly Question[]) => OutsideAnswer[]) => {
  const binary = buildGo(folder);
  return (questions) => {
    const { stdout, stderr, status } = spawnSync(binary, {
      input: questions.map((question) => JSON.stringify(question)).join("\n"),
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(stderr);
    return stdout
      .trimEnd()
      .split("\n")
      .map((line): OutsideAnswer => JSON.parse(line));
  };
};
