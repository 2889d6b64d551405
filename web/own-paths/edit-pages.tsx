import type { Draft } from "../../api/services/own-templates/own-templates.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select, TextArea, TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Problems } from "./draft-page.tsx";
import { inputName, type Editable, type EditableGroup } from "./editable.ts";

type Props = {
  readonly frame: Frame;
  readonly draft: Draft;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

const Revision = ({ draft, body }: Pick<Props, "draft" | "body">) => (
  <input
    type="hidden"
    name="revision"
    value={body.names.includes("revision") ? body.text("revision") : String(draft.revision)}
  />
);

const Input = ({
  input,
  body,
  mistakes,
}: { readonly input: Editable } & Pick<Props, "body" | "mistakes">) => {
  const name = inputName(input);
  const shared = {
    name,
    label: input.label,
    value: body.names.includes(name) ? body.text(name) : input.value,
    error: mistakeFor(mistakes, name),
  };
  switch (input.kind) {
    case "line":
      return <TextInput {...shared} />;
    case "words":
      return <TextArea {...shared} rows={2} />;
    case "number":
    case "share":
      return <TextInput {...shared} short inputmode="numeric" />;
    case "choice":
      return <Select {...shared} options={input.options} />;
    default:
      return input satisfies never;
  }
};

/** Texts, numbers and rules of a path or of one of its steps, each in an input of its own. */
export const EditWordsPage = ({
  frame,
  draft,
  body,
  mistakes,
  title,
  groups,
  action,
  step,
}: Props & {
  readonly title: string;
  readonly groups: readonly EditableGroup[];
  readonly action: string;
  /** Counted from 1; null for the path as a whole. */
  readonly step: number | null;
}) => (
  <Page
    frame={frame}
    mistakes={mistakes}
    title={title}
    back={{ href: `/own-paths/${draft.draft}`, text: draft.title ?? "The draft" }}
  >
    <h1>{title}</h1>
    <Problems draft={draft} />
    <form method="post" action={action} novalidate>
      <Revision draft={draft} body={body} />
      {groups.map((group) => (
        <>
          <h2>{group.title}</h2>
          {group.inputs.map((input) => (
            <Input input={input} body={body} mistakes={mistakes} />
          ))}
        </>
      ))}
      <button class="button" type="submit">
        Save
      </button>
    </form>
    {step !== null && (
      <>
        <h2>The step as a whole</h2>
        <form method="post" action={`${action}/arrange`}>
          <Revision draft={draft} body={body} />
          <div class="row">
            {ARRANGEMENTS.map(([how, label]) => (
              <button class="button button-second" type="submit" name="how" value={how}>
                {label}
              </button>
            ))}
          </div>
        </form>
      </>
    )}
  </Page>
);

const ARRANGEMENTS = [
  ["up", "Move it up"],
  ["down", "Move it down"],
  ["add", "Add a step after it"],
  ["remove", "Take it out"],
] as const;

/** The whole draft as data, with what the linter says of it. */
export const EditDataPage = ({ frame, draft, body, mistakes }: Props) => (
  <Page
    frame={frame}
    mistakes={mistakes}
    title="The path as data"
    back={{ href: `/own-paths/${draft.draft}`, text: draft.title ?? "The draft" }}
    wide
  >
    <h1>The path as data</h1>
    <p class="lead">Whatever you save is kept, whole or not. What must be mended is said here.</p>
    <Problems draft={draft} />
    <form method="post" action={`/own-paths/${draft.draft}/data`} novalidate>
      <Revision draft={draft} body={body} />
      <TextArea
        name="text"
        label="JSON"
        hint="The guide to templates says what each word means. Its shape is at /schemas/template.json."
        rows={30}
        value={body.names.includes("text") ? body.text("text") : draft.text}
        error={mistakeFor(mistakes, "text")}
      />
      <button class="button" type="submit">
        Save and check
      </button>
    </form>
  </Page>
);
