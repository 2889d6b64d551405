import { hash } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { Template, TemplateReference } from "../domain/template.ts";
import { canonicalBytes } from "./entry.ts";
import type { NewEvent } from "./event.ts";
import { RecordUnavailable, failureOf } from "./record-unavailable.ts";
import { isObject, readCanonical } from "./verify/json.ts";
import { templateIn } from "./verify/template.ts";

/** The template that a run pinned can't be had: the record does not hold it, or holds something else in its place. */
export class TemplateUnreadable extends Error {
  override readonly name = "TemplateUnreadable";
  readonly code: "unknown" | "changed" | "not-a-template";

  constructor(code: TemplateUnreadable["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** The templates by which runs on record are read. */
export type PinnedTemplates = {
  /**
   * Stores a template's canonical bytes by their digest; what is stored already stays as it is.
   * @throws RecordUnavailable
   */
  keep(template: Template): Promise<TemplateReference>;
  /**
   * The template of that digest (hex), its bytes checked against it.
   * @throws TemplateUnreadable, RecordUnavailable
   */
  read(digest: string): Promise<Template>;
  /** As `read`, for the template that a run's first event pins. */
  pinnedBy(first: Pick<NewEvent, "type" | "data">): Promise<Template>;
};

/** How a run pins a template. `digest`: SHA-256 of its RFC 8785 bytes, hex. */
export const referenceOf = (template: Template): TemplateReference => ({
  name: template.name,
  version: template.version,
  digest: digestOf(canonicalBytes(template)),
});

/** Templates kept in memory; an installation has a handful. */
const REMEMBERED = 100;

/** @param db connects as `alongside_app`. */
export function createPinnedTemplates(db: Pick<Pool | PoolClient, "query">): PinnedTemplates {
  const known = new Map<string, Template>();

  const read = async (digest: string): Promise<Template> => {
    const remembered = known.get(digest);
    if (remembered !== undefined) return remembered;
    const { rows } = await asking(() =>
      db.query<{ bytes: Buffer }>({
        name: "read-template",
        text: "select bytes from record.template where digest = decode($1, 'hex')",
        values: [digest],
      }),
    );
    const [row] = rows;
    if (row === undefined) {
      throw new TemplateUnreadable("unknown", `The record holds no template of digest ${digest}.`);
    }
    const template = templateOf(digest, row.bytes);
    if (known.size >= REMEMBERED) known.clear();
    known.set(digest, template);
    return template;
  };

  return {
    read,
    async keep(template) {
      const bytes = canonicalBytes(template);
      await asking(() =>
        db.query({
          name: "keep-template",
          text: `insert into record.template (digest, bytes) values (sha256($1), $1)
                 on conflict do nothing`,
          values: [bytes],
        }),
      );
      return referenceOf(template);
    },
    async pinnedBy(first) {
      const { template } = first.data;
      const digest = isObject(template) ? template["digest"] : undefined;
      if (first.type === "runLaunched" && typeof digest === "string" && DIGEST.test(digest)) {
        return await read(digest);
      }
      throw new TemplateUnreadable("unknown", `A ${first.type} event pins no template.`);
    },
  };
}

const DIGEST = /^[0-9a-f]{64}$/;

const digestOf = (bytes: Uint8Array): string => hash("sha256", bytes, "hex");

/**
 * The template that stored bytes are.
 * @throws TemplateUnreadable
 */
export function templateOf(digest: string, bytes: Uint8Array): Template {
  if (digestOf(bytes) !== digest) {
    throw new TemplateUnreadable("changed", `The stored template ${digest} is not what it was.`);
  }
  const value = readCanonical(bytes);
  const template = value instanceof Error || !isObject(value) ? null : templateIn(value);
  if (template === null) {
    throw new TemplateUnreadable("not-a-template", `What is stored as ${digest} is no template.`);
  }
  return template;
}

async function asking<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (failureOf(error) === "rejected") throw error;
    throw new RecordUnavailable("no", error);
  }
}
