import { createHash } from "node:crypto";
import { canonicalBytes } from "../../audit/entry.ts";
import type { Template, TemplateReference } from "../../domain/template.ts";
import type { Services } from "../services.ts";

export type TemplateRegistry = Services["templates"] & {
  /** The very template that a run pinned; null when it is not here any more. */
  pinned(reference: TemplateReference): Template | null;
};

/** Templates by name and version, each with the digest that a run pins: SHA-256 of its RFC 8785 bytes. */
export function createTemplates(templates: readonly Template[]): TemplateRegistry {
  const known = templates
    .map((template) => ({ template, reference: referenceOf(template) }))
    .toSorted((a, b) => a.template.version - b.template.version);
  const newest = new Map(known.map((one) => [one.template.name, one]));
  const exact = new Map(known.map((one) => [keyOf(one.reference), one]));
  return {
    list: () =>
      [...newest.values()].map(({ template, reference }) => ({
        ...reference,
        title: template.title,
        summary: template.summary,
      })),
    get: (name, version) =>
      (version === undefined
        ? newest.get(name)
        : known.find((one) => one.template.name === name && one.template.version === version)) ??
      null,
    pinned: (reference) => exact.get(keyOf(reference))?.template ?? null,
  };
}

const keyOf = ({ name, version, digest }: TemplateReference): string =>
  `${name}/${version}/${digest}`;

const referenceOf = (template: Template): TemplateReference => ({
  name: template.name,
  version: template.version,
  digest: createHash("sha256").update(canonicalBytes(template)).digest("hex"),
});
