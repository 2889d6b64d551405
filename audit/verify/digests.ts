import type { JsonObject, JsonValue } from "../json.ts";
import { toHex } from "./bytes.ts";
import { canonicalBytesOf, isObject } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { Ports } from "./ports.ts";
import type { Findings } from "./report.ts";

/** SHA-256 of the RFC 8785 bytes, hex. */
const digestOf = ({ sha256 }: Ports, value: JsonValue): string =>
  toHex(sha256(canonicalBytesOf(value)));

/** The template in the file must be the very one that the run was launched with. */
export const checkTemplate = (
  ports: Ports,
  template: JsonObject,
  launch: LoggedEvent,
  findings: Findings<"template">,
): void => {
  const pinned: JsonValue | undefined = jsonData(launch)["template"];
  const digest = digestOf(ports, template);
  if (isObject(pinned) && pinned["digest"] === digest) {
    findings.holds("template", `The rules are those that the run was launched with (${digest}).`);
  } else {
    findings.fails(
      "template",
      `The template in the file is not the one that the run pinned in event ${launch.id}.`,
    );
  }
};

/** What people sign is bound to digests: of each section's fields, and of a version's sections. */
export const checkDigests = (
  ports: Ports,
  events: readonly LoggedEvent[],
  findings: Findings<"digests">,
): void => {
  for (const event of events) {
    if (event.type !== "versionSaved") continue;
    const { sections, part, digest } = jsonData(event);
    const contents = isObject(sections) ? Object.entries(sections) : [];
    const digests: { [section: string]: JsonValue } = {};
    for (const [key, section] of contents) {
      const { fields = null, digest: stated = null } = isObject(section) ? section : {};
      digests[key] = stated;
      if (digestOf(ports, fields) !== stated) {
        findings.fails("digests", `Event ${event.id} states a wrong digest of its section ${key}.`);
      }
    }
    if (digestOf(ports, { part: part ?? null, sections: digests }) !== digest) {
      findings.fails("digests", `Event ${event.id} states a wrong digest of what was written.`);
    }
  }
};

const jsonData = (event: LoggedEvent): JsonObject => event.data;
