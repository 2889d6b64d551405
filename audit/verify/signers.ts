import type { VerifierKey } from "../log/note.ts";
import { checkCosigned, checkSigned, keyIn, type CheckedCheckpoint } from "./checkpoint.ts";
import type { Ports } from "./ports.ts";
import type { Findings } from "./report.ts";

/** Whose signatures are asked for. `given`: keys that whoever checks brought along; `embedded`: those that came with the log. */
export type Keys = { readonly given: readonly string[]; readonly embedded: readonly string[] };

/** What this tells, besides findings: what no check of this file can make up for. */
type Limits = readonly string[];

const notAKey = (text: string): string => `"${text.slice(0, 80)}" is not a key of this kind.`;

/**
 * The log's own signature: by a key that was given, or else by one that came along. Each that came along must be a key, and no
 * signature of a key that is known may be wrong, whichever other one is right.
 */
export const checkLogSignature = async (
  ports: Ports,
  { note, checkpoint }: CheckedCheckpoint,
  { given, embedded }: Keys,
  findings: Findings<"checkpoint">,
): Promise<Limits> => {
  const texts = given.length > 0 ? given : embedded;
  let signedBy: VerifierKey | null = null;
  for (const text of new Set([...given, ...embedded])) {
    const key = keyIn(ports, text, "log");
    if (key === null) {
      findings.fails("checkpoint", notAKey(text));
      continue;
    }
    const result = await checkSigned(ports, note, key);
    if (result === "wrong") {
      findings.fails("checkpoint", `The signature of ${key.name} on the checkpoint is wrong.`);
    }
    if (!texts.includes(text)) continue;
    if (result === "unsure") {
      findings.unsure("checkpoint", "This machine can't check Ed25519 signatures.");
      return [];
    }
    if (result === "signed") signedBy = key;
  }
  if (signedBy === null) {
    findings.fails("checkpoint", "No key that should have signed the checkpoint has done so.");
    return [];
  }
  if (signedBy.name !== checkpoint.origin) {
    findings.fails(
      "checkpoint",
      `The checkpoint is one of ${checkpoint.origin}, but ${signedBy.name} signed it.`,
    );
  }
  findings.holds("checkpoint", `${signedBy.name} signed a log of ${checkpoint.size} events.`);
  return given.length > 0
    ? []
    : [
        "The log's key came along with what was checked. Compare it with the key that the log shows to everybody (/log/key), or give it with --key.",
      ];
};

/** Witnesses that were given must have cosigned; of those that came along, no cosignature may be wrong. */
export const checkCosignatures = async (
  ports: Ports,
  checked: CheckedCheckpoint,
  { given, embedded }: Keys,
  findings: Findings<"cosignatures">,
): Promise<Limits> => {
  const { size } = checked.checkpoint;
  const limits: string[] = [];
  let cosigned = 0;
  for (const text of new Set([...given, ...embedded])) {
    const isGiven = given.includes(text);
    const key = keyIn(ports, text, "witness");
    if (key === null) {
      findings.fails("cosignatures", notAKey(text));
      continue;
    }
    const signed = await checkCosigned(ports, checked, key);
    switch (signed.result) {
      case "signed":
        cosigned += 1;
        findings.holds(
          "cosignatures",
          `${key.name} saw this log of ${size} events ${whenOf(signed.seconds)}.`,
        );
        if (!isGiven)
          limits.push(`The key of the witness ${key.name} came along. Give it with --witness.`);
        break;
      case "wrong":
        findings.fails("cosignatures", `The cosignature of ${key.name} is wrong.`);
        break;
      case "unsure":
        findings.unsure("cosignatures", "This machine can't check Ed25519 signatures.");
        break;
      case "absent":
        if (isGiven)
          findings.fails("cosignatures", `${key.name} has not cosigned this checkpoint.`);
        else limits.push(`The witness ${key.name} has not cosigned this checkpoint.`);
    }
  }
  return cosigned > 0
    ? limits
    : [
        ...limits,
        "No witness vouches for this checkpoint: whoever has the log's key could show a different history to others.",
      ];
};

const whenOf = (seconds: number): string => {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? "at an unknown time" : `at ${at.toISOString()}`;
};
