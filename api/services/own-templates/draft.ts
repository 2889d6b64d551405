import { referenceOf } from "../../../audit/pinned-templates.ts";
import type { Template } from "../../../domain/template.ts";
import { readTemplate, type TemplateProblem } from "../../contracts/template.ts";

/** What a draft says: null while it is no template by its shape. `problems`: what stands against using it, each with its place. */
export type DraftRead = {
  readonly template: Template | null;
  readonly problems: readonly TemplateProblem[];
};

const NO_JSON =
  "This can't be read as JSON. Look for a comma or a quotation mark that is missing or one too many.";

/**
 * @param taken names of pathways that come with the product.
 * @param asked versions that people were asked about already, by name.
 */
export function readDraft(
  text: string,
  taken: readonly string[],
  asked: readonly { readonly name: string; readonly version: number }[],
): DraftRead {
  const value = jsonIn(text);
  if (value === undefined) return { template: null, problems: [{ path: "", message: NO_JSON }] };
  const { template, problems } = readTemplate(value);
  if (template === null) return { template, problems };
  const { name, version } = template;
  const newest = Math.max(0, ...asked.filter((one) => one.name === name).map((one) => one.version));
  const own: readonly TemplateProblem[] = [
    ...(taken.includes(name)
      ? [
          {
            path: "name",
            message: `"${name}" is a pathway that comes with the product. Give yours another short name.`,
          },
        ]
      : []),
    ...(version <= newest
      ? [
          {
            path: "version",
            message: `People were asked about version ${newest} of "${name}". Make this one ${newest + 1} or more.`,
          },
        ]
      : []),
  ];
  return { template, problems: [...problems, ...own] };
}

const jsonIn = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
};

export const draftText = (template: Template): string => `${JSON.stringify(template, null, 2)}\n`;

/** A copy under a name of the organisation's own. */
export const copyOf = (template: Template, taken: readonly string[]): Template => {
  const { name, title, version } = template;
  return taken.includes(name)
    ? {
        ...template,
        name: `our-${name}`.slice(0, 60),
        version: 1,
        title: `${title}, our own`.slice(0, 120),
      }
    : { ...template, version: version + 1 };
};

/** The least that can be used: one step, in which people write and agree. */
export const emptyTemplate: Template = {
  name: "our-own-path",
  version: 1,
  title: "A path of our own",
  summary: "Say in a sentence what it is for.",
  parameters: [],
  circles: {
    deciders: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
  },
  declarations: [],
  steps: [
    {
      key: "first",
      kind: "decide",
      title: "The first step",
      purpose: "Say in a sentence what people do here.",
      parts: {
        kind: "one",
        blocks: [
          {
            block: "form",
            key: "text",
            form: {
              sections: [
                {
                  key: "words",
                  title: "What we write down",
                  fields: [
                    {
                      key: "what",
                      label: "What do we want to do?",
                      kind: "long-text",
                      required: true,
                    },
                  ],
                },
              ],
            },
          },
          {
            block: "gate",
            key: "agree",
            rule: "consent",
            circle: "deciders",
            share: 0.6,
            standing: "deciders",
            notice: { workingDays: 3 },
            due: { workingDays: 10 },
            reminders: [{ workingDays: 3 }],
            extension: { workingDays: 5 },
          },
        ],
      },
    },
  ],
};

/** SHA-256 of its RFC 8785 bytes, hex: what a run pins, and what people sign as a file. */
export const digestOf = (template: Template): string => referenceOf(template).digest;
