import { referenceOf } from "../../audit/pinned-templates.ts";
import type { Template, TemplateReference } from "../../domain/template.ts";

/** What can be launched. */
export type Templates = {
  /** The newest version of each. */
  list(): readonly (TemplateReference & { readonly title: string; readonly summary: string })[];
  /** @param version the newest when it is left out. */
  get(
    name: string,
    version?: number,
  ): { readonly reference: TemplateReference; readonly template: Template } | null;
};

/** Templates by name and version. A run that was launched is read by what the record holds. */
export function createTemplates(templates: readonly Template[]): Templates {
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
