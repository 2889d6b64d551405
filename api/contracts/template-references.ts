import type {
  Field,
  Form,
  Gate,
  Parameter,
  Section,
  Stage,
  Template,
} from "../../domain/template.ts";

/** What is wrong where, and how to mend it. `path` leads from the template's root to the place. */
export type Finding = { readonly path: readonly (string | number)[]; readonly message: string };
type Path = Finding["path"];

/** The tie rules that the engine knows. */
const TIE_RULES: readonly string[] = [
  "refuse",
  "defer-to-another-panel",
  "lived-experience-decides",
];

/** What a shape alone cannot say: that keys are unique, and that everything referred to is there and of the right kind. */
export const crossCheck = (template: Template): readonly Finding[] => [
  ...repeated(template.stages, ["stages"], "stage"),
  ...repeated(template.parameters, ["parameters"], "parameter"),
  ...repeated(template.declarations, ["declarations"], "declaration"),
  ...groupFindings(template),
  ...template.parameters.flatMap((parameter, index) =>
    parameterFindings(parameter, ["parameters", index]),
  ),
  ...template.stages.flatMap((stage, index) => stageFindings(template, stage, ["stages", index])),
];

const when = (wrong: boolean, path: Path, message: string): readonly Finding[] =>
  wrong ? [{ path, message }] : [];

const repeated = (
  things: readonly { readonly key: string }[],
  path: Path,
  noun: string,
): readonly Finding[] =>
  things.flatMap(({ key }, index) =>
    when(
      things.findIndex((other) => other.key === key) < index,
      [...path, index, "key"],
      `There are two of the ${noun} "${key}". Give each a key of its own.`,
    ),
  );

const groupFindings = ({ group }: Template): readonly Finding[] => [
  ...when(
    !group.some(({ side }) => side === "pwle"),
    ["group"],
    'A group needs people with lived experience: add {"side": "pwle", "count": 2}.',
  ),
  ...group.flatMap(({ side }, index) =>
    when(
      side === "partner",
      ["group", index, "side"],
      "A partner proposes and never votes, so it cannot be among those who decide.",
    ),
  ),
];

const parameterFindings = (parameter: Parameter, path: Path): readonly Finding[] => {
  const { kind, options = [], default: value } = parameter;
  const fits =
    value === undefined ||
    (kind === "period" && typeof value === "object") ||
    (kind === "number" && typeof value === "number") ||
    (kind === "text" && typeof value === "string") ||
    (kind === "choice" && options.some((option) => option.value === value));
  return [
    ...when(
      (kind === "choice") !== options.length > 0,
      [...path, "options"],
      `The parameter "${parameter.key}" is of kind ${kind}: only a choice has options, and each choice has some.`,
    ),
    ...when(
      !fits,
      [...path, "default"],
      `The default of "${parameter.key}" does not fit its kind (${kind}).`,
    ),
  ];
};

const stageFindings = (template: Template, stage: Stage, path: Path): readonly Finding[] => [
  ...formFindings(stage.form, [...path, "form"]),
  ...arrangementFindings(template, stage, [...path, "arrangement"]),
  ...(stage.gate === null ? [] : gateFindings(template, stage, stage.gate, [...path, "gate"])),
  ...wayFindings(template, stage, path),
];

const formFindings = (form: Form, path: Path): readonly Finding[] => [
  ...repeated(form.sections, [...path, "sections"], "section"),
  ...form.sections.flatMap((section, index) =>
    sectionFindings(section, [...path, "sections", index]),
  ),
];

const sectionFindings = ({ fields }: Section, path: Path): readonly Finding[] => [
  ...repeated(fields, [...path, "fields"], "question"),
  ...fields.flatMap((field, index) => {
    const here = [...path, "fields", index];
    const columns = field.of ?? [];
    return [
      ...fieldFindings(field, here),
      ...repeated(columns, [...here, "of"], "column"),
      ...columns.flatMap((column, at) => fieldFindings(column, [...here, "of", at])),
    ];
  }),
];

const fieldFindings = (field: Field, path: Path): readonly Finding[] => {
  const chooses = field.kind === "choice" || field.kind === "choices";
  const bounded = field.min !== undefined || field.max !== undefined;
  return [
    ...when(
      chooses !== (field.options !== undefined),
      [...path, "options"],
      `The question "${field.key}" is of kind ${field.kind}: only choices have options, and each has some.`,
    ),
    ...when(
      (field.kind === "list") !== (field.of !== undefined),
      [...path, "of"],
      `The question "${field.key}" is of kind ${field.kind}: only a list has columns ("of"), and each has some.`,
    ),
    ...when(
      bounded && field.kind !== "number",
      [...path, "min"],
      `Only a number has "min" and "max"; "${field.key}" is of kind ${field.kind}.`,
    ),
    ...when(
      (field.min ?? -Infinity) > (field.max ?? Infinity),
      [...path, "min"],
      `No number is enough for "${field.key}": its "min" is over its "max".`,
    ),
  ];
};

const parameterOf = (template: Template, key: string): Parameter | undefined =>
  template.parameters.find((parameter) => parameter.key === key);

const needsParameter = (
  template: Template,
  key: string,
  kind: Parameter["kind"],
  path: Path,
): readonly Finding[] => {
  const found = parameterOf(template, key);
  if (found === undefined) {
    return [{ path, message: `There is no parameter "${key}". Add it, of kind ${kind}.` }];
  }
  return when(
    found.kind !== kind,
    path,
    `The parameter "${key}" is of kind ${found.kind}; here it must be ${kind}.`,
  );
};

const fieldOf = (
  form: Form,
  at: { readonly section: string; readonly field: string },
): Field | undefined =>
  form.sections.find(({ key }) => key === at.section)?.fields.find(({ key }) => key === at.field);

/** A question that steers the run must be there, be of this kind, and always be answered. */
const needsField = (
  form: Form,
  at: { readonly section: string; readonly field: string },
  kinds: readonly Field["kind"][],
  path: Path,
): readonly Finding[] => {
  const found = fieldOf(form, at);
  const name = `"${at.section}.${at.field}"`;
  if (found === undefined) {
    return [
      { path, message: `This stage's form has no question ${name}. Add it, or name another.` },
    ];
  }
  return [
    ...when(
      !kinds.includes(found.kind),
      path,
      `The question ${name} is of kind ${found.kind}; here it must be ${kinds.join(" or ")}.`,
    ),
    ...when(
      found.required !== true,
      path,
      `The question ${name} steers the run: make it required.`,
    ),
  ];
};

const arrangementFindings = (template: Template, stage: Stage, path: Path): readonly Finding[] => {
  const { arrangement, form } = stage;
  switch (arrangement.kind) {
    case "one":
    case "sites":
      return [];
    case "at-once":
    case "in-order":
      return [
        ...repeated(arrangement.parts, [...path, "parts"], "part"),
        ...arrangement.parts.flatMap(({ titleFrom }, index) =>
          titleFrom === undefined
            ? []
            : needsParameter(template, titleFrom, "text", [...path, "parts", index, "titleFrom"]),
        ),
        ...(arrangement.kind === "at-once" && arrangement.join !== undefined
          ? formFindings(arrangement.join.form, [...path, "join", "form"])
          : []),
      ];
    case "rounds": {
      const { again } = arrangement;
      const values = fieldOf(form, again)?.options?.map(({ value }) => value) ?? [];
      return [
        ...needsField(form, again, ["choice"], [...path, "again"]),
        ...when(
          values.length > 0 && !values.includes(again.value),
          [...path, "again", "value"],
          `"${again.value}" is no answer to "${again.section}.${again.field}": use one of ${values.join(", ")}.`,
        ),
        ...when(
          values.length > 0 && values.every((value) => value === again.value),
          [...path, "again"],
          `Every answer to "${again.section}.${again.field}" asks for another round, so the stage would never end.`,
        ),
      ];
    }
    case "intervals":
      return [
        ...needsParameter(template, arrangement.count, "number", [...path, "count"]),
        ...needsParameter(template, arrangement.every, "period", [...path, "every"]),
      ];
  }
};

const gateFindings = (
  template: Template,
  stage: Stage,
  gate: Gate,
  path: Path,
): readonly Finding[] => {
  const named = `The gate of "${stage.key}"`;
  const asked = [...gate.composition, ...(gate.seats ?? [])];
  const seatsOf = (side: string): number =>
    (gate.seats ?? template.group)
      .filter((seat) => seat.side === side)
      .reduce((sum, seat) => sum + seat.count, 0);
  const seats = gate.seats?.reduce((sum, seat) => sum + seat.count, 0);
  return [
    ...when(
      asked.some(({ side }) => side === "partner"),
      path,
      `${named} asks a partner. A partner proposes and never votes: take it out.`,
    ),
    ...when(
      gate.quorum.count > seatsOf("pwle"),
      [...path, "quorum", "count"],
      `${named} needs ${gate.quorum.count} people with lived experience, and only ${seatsOf("pwle")} are sure to be there. Ask for fewer, or for a larger group.`,
    ),
    ...gate.composition.flatMap(({ side, count }, index) =>
      when(
        count > seatsOf(side),
        [...path, "composition", index],
        `${named} needs ${count} of the side "${side}", and only ${seatsOf(side)} are sure to be there. Ask for fewer, or for a larger group.`,
      ),
    ),
    ...(gate.seats ?? []).flatMap(({ declares }, index) =>
      when(
        declares !== undefined && !template.declarations.some(({ key }) => key === declares),
        [...path, "seats", index, "declares"],
        `There is no declaration "${declares}". Add it to the template's declarations.`,
      ),
    ),
    ...when(
      gate.rule === "majority" && gate.tie === undefined && (seats ?? 0) % 2 === 0,
      [...path, "tie"],
      `${named} decides by majority and can end in a tie: name the parameter ("tie") in which the adopter states what happens then.`,
    ),
    ...when(
      gate.rule !== "majority" && (gate.tie ?? gate.onRefusal) !== undefined,
      path,
      `${named} decides by ${gate.rule}: only a majority has a tie or a refusal. Take "tie" and "onRefusal" out.`,
    ),
    ...(gate.tie === undefined ? [] : tieFindings(template, gate.tie, [...path, "tie"])),
    ...when(
      (gate.rule === "preference") !== (gate.options !== undefined),
      [...path, "options"],
      `${named} decides by ${gate.rule}: only a preference ranks "options", and each says where they stand.`,
    ),
    ...(gate.options === undefined
      ? []
      : needsField(stage.form, gate.options, ["options", "choices"], [...path, "options"])),
  ];
};

const tieFindings = (template: Template, key: string, path: Path): readonly Finding[] => {
  const parameter = parameterOf(template, key);
  const unknown = parameter?.options?.filter(({ value }) => !TIE_RULES.includes(value)) ?? [];
  return [
    ...needsParameter(template, key, "choice", path),
    ...when(
      parameter?.default !== undefined,
      path,
      `The tie rule "${key}" has a default. Take it out: whoever adopts the template must state it.`,
    ),
    ...when(
      unknown.length > 0,
      path,
      `No tie can be settled by ${unknown.map(({ value }) => `"${value}"`).join(", ")}: use ${TIE_RULES.join(", ")}.`,
    ),
  ];
};

/** Where a stage leads: every answer leads somewhere, and every place is there. */
const wayFindings = (template: Template, stage: Stage, path: Path): readonly Finding[] => {
  const { goesTo, splitsAt } = stage;
  const missing = (target: string, at: Path): readonly Finding[] =>
    when(
      target !== "end" && !template.stages.some(({ key }) => key === target),
      at,
      `There is no stage "${target}" to go to. Name a stage of this template, or "end".`,
    );
  const answers = goesTo ? (fieldOf(stage.form, goesTo)?.options ?? []) : [];
  return [
    ...when(
      goesTo !== undefined && splitsAt !== undefined,
      path,
      `The stage "${stage.key}" says twice where it leads. Keep "goesTo" or "splitsAt".`,
    ),
    ...(goesTo === undefined
      ? []
      : needsField(stage.form, goesTo, ["choice"], [...path, "goesTo"])),
    ...answers.flatMap(({ value }) =>
      when(
        goesTo !== undefined && !Object.hasOwn(goesTo.stages, value),
        [...path, "goesTo", "stages"],
        `The answer "${value}" leads nowhere. Say which stage it goes to, or "end".`,
      ),
    ),
    ...Object.entries(goesTo?.stages ?? {}).flatMap(([answer, target]) => [
      ...missing(target, [...path, "goesTo", "stages", answer]),
      ...when(
        answers.length > 0 && !answers.some(({ value }) => value === answer),
        [...path, "goesTo", "stages", answer],
        `"${answer}" is no answer to that question. Take it out.`,
      ),
    ]),
    ...(splitsAt === undefined
      ? []
      : [
          ...needsField(stage.form, splitsAt, ["number"], [...path, "splitsAt"]),
          ...needsParameter(template, splitsAt.over, "number", [...path, "splitsAt", "over"]),
          ...missing(splitsAt.above, [...path, "splitsAt", "above"]),
          ...missing(splitsAt.otherwise, [...path, "splitsAt", "otherwise"]),
        ]),
  ];
};
