import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { JsonValue } from "../json.ts";
import { toHex } from "./bytes.ts";
import type { ValueLine } from "./bundle-lines.ts";
import { canonicalBytesOf } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { Findings } from "./report.ts";

/** Every commitment in the events, with the id of the first event that holds it. */
export const commitmentsOf = (events: readonly LoggedEvent[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const look = (value: JsonValue, event: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if (key === "commitment" && typeof item === "string" && !found.has(item)) {
        found.set(item, event);
      }
      look(item, event);
    }
  };
  for (const event of events) look(event.data, event.id);
  return found;
};

/** Checks disclosed values one by one against the commitments in the events. @returns whether the value is what was committed to. */
export const checkValue = (
  commitments: ReadonlyMap<string, string>,
  { commitment, key, value }: ValueLine,
  findings: Findings<"commitments">,
): boolean => {
  const event = commitments.get(commitment);
  if (event === undefined) {
    findings.fails("commitments", `A value is disclosed for ${commitment}, which no event holds.`);
    return false;
  }
  if (toHex(hmac(sha256, key, canonicalBytesOf(value))) === commitment) return true;
  findings.fails(
    "commitments",
    `The words shown for event ${event} are not those which were committed to (${commitment}).`,
  );
  return false;
};
