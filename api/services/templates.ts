import { referenceOf } from "../../audit/pinned-templates.ts";
import type { Template } from "../../domain/template.ts";
import type { Services } from "../services.ts";

/** What can be launched: templates by name and version. A run that was launched is read by what the record holds. */
export function createTemplates(templates: readonly Template[]): Services["templates"] {
  const known = templates
    .map((template) => ({ template, reference: referenceOf(template) }))
    .toSorted((a, b) => a.template.version - b.template.version);
  const newest = new Map(known.map((one) => [one.template.name, one]));
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
  };
}
