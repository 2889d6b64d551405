import { circleWords } from "../../domain/templates/words.ts";
import type { Block, Form, Step, Template } from "../../domain/template.ts";
import type { Period } from "../../domain/period.ts";

/** A place in a template that is changed by an input. `path`: from the template's root. */
export type Editable = {
  readonly path: readonly (string | number)[];
  readonly label: string;
  readonly value: string;
} & (
  | { readonly kind: "line" | "words" | "number" | "share" }
  | {
      readonly kind: "choice";
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
);

/** Inputs under a heading of their own. */
export type EditableGroup = { readonly title: string; readonly inputs: readonly Editable[] };

export const inputName = ({ path }: Pick<Editable, "path">): string => `at.${path.join(".")}`;

const RULES = [
  { value: "consent", label: "Agreement: nobody is against it" },
  { value: "majority", label: "More say yes than no" },
  { value: "preference", label: "The most wanted choice" },
];

type Path = Editable["path"];

/** What is said of the pathway as a whole. */
export const editableWhole = (template: Template): readonly EditableGroup[] => [
  {
    title: "The path",
    inputs: [
      { path: ["title"], kind: "line", label: "What is it called?", value: template.title },
      { path: ["summary"], kind: "words", label: "What is it for?", value: template.summary },
      {
        path: ["name"],
        kind: "line",
        label: "Its short name, in small letters with hyphens",
        value: template.name,
      },
      { path: ["version"], kind: "number", label: "Its version", value: String(template.version) },
    ],
  },
  ...Object.entries(template.circles).flatMap(([name, { of }]): EditableGroup[] => {
    const inputs = of.flatMap((line, index): Editable[] => {
      const path = ["circles", name, "of", index];
      const who = circleWords({ of: [{ side: line.side }] });
      if (line.exactly !== undefined) {
        return [numberAt([...path, "exactly"], `Exactly how many ${who}?`, line.exactly)];
      }
      return line.atLeast === undefined
        ? []
        : [numberAt([...path, "atLeast"], `At least how many ${who}?`, line.atLeast)];
    });
    return inputs.length === 0 ? [] : [{ title: `Who: “${name}”`, inputs }];
  }),
  ...(template.parameters.length === 0
    ? []
    : [
        {
          title: "What whoever starts it decides",
          inputs: template.parameters.map(({ label, key }, index) =>
            lineAt(["parameters", index, "label"], `The question “${key}”`, label),
          ),
        },
      ]),
];

/** What is said of one step. @param index of the step. */
export const editableStep = (step: Step, index: number): readonly EditableGroup[] => {
  const root = ["steps", index];
  const { parts } = step;
  const groups = partGroups(step, [...root, "parts"]);
  return [
    {
      title: "The step",
      inputs: [
        lineAt([...root, "title"], "What is it called?", step.title),
        {
          path: [...root, "purpose"],
          kind: "words",
          label: "What do people do in it?",
          value: step.purpose,
        },
        ...(parts.kind === "named"
          ? parts.parts.map(({ title }, at) =>
              lineAt([...root, "parts", "parts", at, "title"], `Part ${at + 1}`, title),
            )
          : []),
      ],
    },
    ...groups,
  ];
};

function partGroups({ parts }: Step, root: Path): readonly EditableGroup[] {
  const shared = blockGroups(parts.blocks, [...root, "blocks"]);
  if (parts.kind !== "named") return shared;
  const own = parts.parts.flatMap(({ title, blocks = [] }, at) =>
    blockGroups(blocks, [...root, "parts", at, "blocks"]).map((group) => ({
      ...group,
      title: `${title}: ${group.title}`,
    })),
  );
  const { join } = parts;
  const joined =
    join === undefined
      ? []
      : blockGroups(join.blocks, [...root, "join", "blocks"]).map((group) => ({
          ...group,
          title: `${join.title}: ${group.title}`,
        }));
  return [...shared, ...own, ...joined];
}

const blockGroups = (blocks: readonly Block[], root: Path): readonly EditableGroup[] =>
  blocks.flatMap((block, at) => {
    const inputs = blockInputs(block, [...root, at]);
    return inputs.length === 0 ? [] : [{ title: blockTitle(block), inputs }];
  });

const blockTitle = (block: Block): string => {
  switch (block.block) {
    case "form":
      return "What people write";
    case "gate":
      return "How people decide";
    case "session":
      return "A meeting";
    case "poll":
      return "A vote of many";
    // Of other kinds nothing is for a form: they are changed in the text.
    default:
      return "";
  }
};

function blockInputs(block: Block, path: Path): readonly Editable[] {
  switch (block.block) {
    case "form":
      return formInputs(block.form, [...path, "form"]);
    case "gate":
      return [
        {
          path: [...path, "rule"],
          kind: "choice",
          label: "What counts?",
          options: RULES,
          value: block.rule,
        },
        {
          path: [...path, "share"],
          kind: "share",
          label: "How many in a hundred of those with lived experience must say yes?",
          value: String(Math.round(block.share * 100)),
        },
        periodAt([...path, "notice"], "How long before anything can be decided?", block.notice),
        periodAt([...path, "due"], "How long may people take?", block.due),
        periodAt(
          [...path, "extension"],
          "How much longer, if not all have answered?",
          block.extension,
        ),
        ...block.reminders.map((reminder, at) =>
          periodAt(
            [...path, "reminders", at],
            `Reminder ${at + 1}: how long before the end?`,
            reminder,
          ),
        ),
      ];
    case "session":
      return block.title === undefined
        ? []
        : [lineAt([...path, "title"], "What is the meeting called?", block.title)];
    case "poll":
      return [
        {
          path: [...path, "question"],
          kind: "words",
          label: "What is asked?",
          value: block.question,
        },
        periodAt([...path, "open"], "How long may people vote?", block.open),
      ];
    // Of other kinds nothing is for a form: they are changed in the text.
    default:
      return [];
  }
}

const formInputs = ({ sections }: Form, path: Path): readonly Editable[] =>
  sections.flatMap((section, at) => {
    const root = [...path, "sections", at];
    return [
      lineAt([...root, "title"], `Heading ${at + 1}`, section.title),
      ...section.fields.map(({ label }, field) =>
        lineAt([...root, "fields", field, "label"], `Question ${at + 1}.${field + 1}`, label),
      ),
    ];
  });

const lineAt = (path: Path, label: string, value: string): Editable => ({
  ...{ path, label, value },
  kind: "line",
});

const numberAt = (path: Path, label: string, value: number): Editable => ({
  ...{ path, label },
  kind: "number",
  value: String(value),
});

const UNITS: Readonly<Record<string, string>> = {
  workingDays: "working days",
  days: "days",
  months: "months",
  seconds: "seconds",
};

const periodAt = (path: Path, label: string, period: Period): Editable => {
  const [unit = "", many = 0] = Object.entries(period)[0] ?? [];
  return numberAt([...path, unit], `${label} In ${UNITS[unit] ?? unit}`, many);
};
