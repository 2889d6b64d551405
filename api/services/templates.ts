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

/** What can be launched in one organisation: what comes with the product, and what it adopted of its own. */
export type OfferedTemplates = { of(organisation: string): Promise<Templates> };

type Known = { readonly template: Template; readonly reference: TemplateReference };

export const known = (templates: readonly Template[]): readonly Known[] =>
  templates.map((template) => ({ template, reference: referenceOf(template) }));

/** Templates by name and version. A run that was launched is read by what the record holds. */
export function createTemplates(all: readonly Known[]): Templates {
  const sorted = all.toSorted((a, b) => a.template.version - b.template.version);
  const newest = new Map(sorted.map((one) => [one.template.name, one]));
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
        : sorted.find(({ template }) => template.name === name && template.version === version)) ??
      null,
  };
}

/** @param own those that an organisation adopted itself. None of them has the name of one that comes with the product. */
export function createOffered(
  builtIn: readonly Template[],
  own: (organisation: string) => Promise<readonly Template[]>,
): OfferedTemplates {
  const always = known(builtIn);
  const alone = createTemplates(always);
  return {
    async of(organisation) {
      const adopted = await own(organisation);
      return adopted.length === 0 ? alone : createTemplates([...always, ...known(adopted)]);
    },
  };
}
