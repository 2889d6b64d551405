import { createHash } from "node:crypto";
import type { NumberedEvent } from "../../domain/event.ts";
import type { PasskeyCredential, PasskeySignature } from "../../domain/events/passkey.ts";
import {
  about,
  asked,
  joined,
  launched,
  MONDAY,
  passed,
  STANDING,
  who,
} from "../../test/specification/scene.ts";
import { emptyRun, give, type Given } from "../../test/specification/run.ts";
import { shapes } from "../../test/specification/template.ts";

const PEOPLE = 100;

/** One step, in which a group agrees. */
export const longTemplate = shapes("group");

/** A person's passkey, and a signature of the right form at a time. */
export type Signing = (
  person: string,
  at: string,
) => { readonly credential: PasskeyCredential; readonly signature: PasskeySignature };

const textOf = (version: number): string => `what ${version}`;
const digestOf = (version: number): string =>
  createHash("sha256").update(textOf(version)).digest("hex");

const wrote = (version: number): Given => ({
  type: "saveVersion",
  data: {
    part: "group:1",
    basedOn: version - 1,
    digest: digestOf(version),
    sections: Object.fromEntries(
      [textOf(version), "how"].map((text, at) => [
        at === 0 ? "what" : "how",
        { digest: `${text} said`, fields: { text: { commitment: text } } },
      ]),
    ),
    note: null,
  },
});

/** @returns a time so many seconds after the run began. */
const after = (seconds: number): string =>
  new Date(Date.parse(MONDAY) + seconds * 1_000).toISOString();

/**
 * A hundred people agree to one version after another; each change asks them all again.
 * @param versions each is a hundred events and two.
 * @param sign how answers are signed; absent: people are signed in.
 */
export function longRun(versions: number, sign?: Signing): readonly NumberedEvent[] {
  const people = Array.from({ length: PEOPLE }, (_, at) => `person-${at}`);
  let run = emptyRun(longTemplate);
  const put = (order: Given): void => {
    run = give(run, { ...STANDING, ...order });
    if (run.refusal !== null) throw new Error(`${order.type}: ${run.refusal.message}`);
  };
  const agreed = (member: string, version: number, at: string): Given => ({
    type: "signOff",
    actor: who(member),
    at,
    assurance: sign === undefined ? "signed-in" : "passkey-signed",
    data: {
      ...about(member, "r1", version),
      digest: digestOf(version),
      answer: "yes",
      comment: null,
      ...(sign && { passkey: sign(member, at) }),
    },
  });
  [launched(), joined("staff", "staff"), ...people.map((id) => joined(id, "pwle"))].forEach(put);
  for (let version = 1; version <= versions; version += 1) {
    const at = after(version);
    put({ ...wrote(version), at });
    if (version === 1) put({ ...asked("group:1"), at });
    for (const id of people) put(agreed(id, version, at));
  }
  const end = after(versions + 1);
  put({ ...agreed("staff", versions, end) });
  put({ ...passed("group:1"), at: end });
  return run.events;
}
