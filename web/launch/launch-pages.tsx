import type { LaunchDraft } from "../../api/services/launch-drafts.ts";
import type { Templates } from "../../api/services/templates.ts";
import { leastOf, sidesNeeded } from "../../domain/rules/circle.ts";
import type { Parameter, Template } from "../../domain/template.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { DateFields } from "../layout/date-fields.tsx";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Group, TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { givenName } from "../words/isolate.ts";
import { countOfSide, sideWords } from "../words/people.ts";
import { nations } from "../words/nations.ts";
import { parameterName, units } from "./read-launch.ts";

const doneWords: DoneWords = {
  saved: "What you wrote is saved. Nothing has started yet. You can go on whenever you like.",
  dropped: "What you had written is thrown away.",
};

export const ChooseTemplatePage = ({
  frame,
  templates,
  drafts,
  done,
}: {
  readonly frame: Frame;
  readonly templates: ReturnType<Templates["list"]>;
  /** What the reader began to write before. */
  readonly drafts: readonly LaunchDraft[];
  readonly done: string | undefined;
}) => (
  <Page frame={frame} title="Start a run" back={{ href: "/", text: "Home" }}>
    <DonePanel words={doneWords} done={done} />
    <h1>What would you like to run?</h1>
    {drafts.length > 0 && (
      <section aria-labelledby="begun">
        <h2 id="begun">What you began</h2>
        <ul class="plain-links">
          {drafts.map(({ template, written, savedAt }) => (
            <li>
              <a href={`/launch?template=${encodeURIComponent(template)}`}>
                Go on with{" "}
                {givenName(
                  written["title"]?.[0] || null,
                  templates.find(({ name }) => name === template)?.title ?? template,
                )}
              </a>
              <span class="soft">
                {" "}
                – saved at <When at={savedAt} frame={frame} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    )}
    <p class="lead">Each of these is a path that a group walks together, step by step.</p>
    <p>
      <a href="/paths">Read all of them in plain words</a>
    </p>
    <ul class="cards">
      {templates.map(({ name, title, summary }) => (
        <li class="card">
          <h2>
            <a class="card-link" href={`/launch?template=${encodeURIComponent(name)}`}>
              {title}
            </a>
          </h2>
          <p>{summary}</p>
        </li>
      ))}
    </ul>
  </Page>
);

type Props = {
  readonly frame: Frame;
  readonly template: Template;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  /** When the reader saved what stands here, ISO 8601 UTC; null when they did not. */
  readonly savedAt: string | null;
};

/** What stands in a parameter's input: what was written, else its default. */
function written(
  body: Body,
  { key, default: value, unit }: Parameter,
): { readonly text: string; readonly unit: string } {
  const name = parameterName(key);
  if (body.names.includes(name)) return { text: body.text(name), unit: body.text(`${name}.unit`) };
  if (value === undefined) return { text: "", unit: "months" };
  if (typeof value === "object") {
    const [period, many] = Object.entries(value)[0] ?? ["months", ""];
    return { text: String(many), unit: period };
  }
  return {
    text: typeof value === "number" && unit === "pence" ? (value / 100).toFixed(2) : String(value),
    unit: "months",
  };
}

const PeriodInput = ({
  parameter,
  body,
  mistakes,
}: Omit<Props, "frame" | "template" | "savedAt"> & { readonly parameter: Parameter }) => {
  const name = parameterName(parameter.key);
  const value = written(body, parameter);
  return (
    <Group
      name={`${name}-group`}
      label={parameter.label}
      hint={parameter.hint}
      error={mistakeFor(mistakes, name)}
    >
      <div class="affixed">
        <label class="unseen" for={name}>
          How many
        </label>
        <input
          class="input input-day"
          id={name}
          name={name}
          inputmode="numeric"
          value={value.text}
        />
        <label class="unseen" for={`${name}.unit`}>
          Days or months
        </label>
        <select class="input input-unit" id={`${name}.unit`} name={`${name}.unit`}>
          {units
            .filter((unit) => unit.value !== "seconds" || value.unit === "seconds")
            .map((unit) => (
              <option value={unit.value} selected={unit.value === value.unit}>
                {unit.label}
              </option>
            ))}
        </select>
      </div>
    </Group>
  );
};

const ParameterInput = (
  props: Omit<Props, "frame" | "template" | "savedAt"> & { readonly parameter: Parameter },
) => {
  const { parameter, body, mistakes } = props;
  const name = parameterName(parameter.key);
  const shared = {
    name,
    label: parameter.label,
    hint: parameter.hint,
    error: mistakeFor(mistakes, name),
  };
  const { text } = written(body, parameter);
  switch (parameter.kind) {
    case "choice":
      return <Choices {...shared} kind="radio" chosen={[text]} options={parameter.options ?? []} />;
    case "period":
      return <PeriodInput {...props} />;
    case "number":
      return (
        <TextInput
          {...shared}
          short
          inputmode="decimal"
          value={text}
          before={parameter.unit === "pence" ? "£" : undefined}
          after={parameter.unit === "pence" ? undefined : parameter.unit}
        />
      );
    case "date":
      return (
        <DateFields
          name={name}
          label={parameter.label}
          {...(parameter.hint === undefined ? {} : { hint: parameter.hint })}
          body={body}
          mistakes={mistakes}
        />
      );
    case "text":
      return <TextInput {...shared} value={text} />;
    default:
      return parameter.kind satisfies never;
  }
};

/** The least group that must stand before anybody is asked, by side. */
function groupOf({ circles, steps }: Template) {
  const standing = steps
    .flatMap(({ parts }) => parts.blocks)
    .flatMap((block) => (block.block === "gate" ? (block.standing ?? []) : []))[0];
  const circle = (standing === undefined ? undefined : circles[standing]) ?? { of: [] };
  return sidesNeeded(circle).map((side) => ({ side, count: leastOf(circle, side) }));
}

export const LaunchPage = ({ frame, template, body, mistakes, savedAt }: Props) => {
  const needed = groupOf(template);
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={`Start: ${template.title}`}
      back={{ href: "/launch", text: "All paths" }}
    >
      <p class="eyebrow">Start a run</p>
      <h1>{template.title}</h1>
      <p class="lead">{template.summary}</p>
      <p>
        <a href={`/paths/${encodeURIComponent(template.name)}`}>
          Read its {template.steps.length} steps in plain words, and see it drawn
        </a>
      </p>
      {needed.length > 0 && (
        <>
          <h2>Who you need</h2>
          <p>At the least, these people decide together:</p>
          <ul>
            {needed.map(({ side, count: many }) => (
              <li>{countOfSide(many, side)}</li>
            ))}
          </ul>
          <p>You add them next. You start the run, so you do not decide in it yourself.</p>
        </>
      )}
      <h2>About this run</h2>
      {savedAt !== null && (
        <p>
          You saved this at <When at={savedAt} frame={frame} />. Go on where you left.
        </p>
      )}
      <form
        method="post"
        action={`/launch?template=${encodeURIComponent(template.name)}`}
        novalidate
      >
        <input type="hidden" name="key" value={freshKey()} />
        <TextInput
          name="title"
          label="What is this run called?"
          hint="Choose a name that says nothing about one person."
          value={body.text("title")}
          error={mistakeFor(mistakes, "title")}
        />
        {template.parameters.map((parameter) => (
          <ParameterInput parameter={parameter} body={body} mistakes={mistakes} />
        ))}
        <Choices
          kind="radio"
          name="nation"
          label="Where is it?"
          hint="So that we know the bank holidays."
          error={mistakeFor(mistakes, "nation")}
          chosen={[body.text("nation")]}
          options={nations}
        />
        {template.lead !== undefined && (
          <Choices
            kind="radio"
            name="leads"
            label="Do you lead it yourself?"
            hint="Who leads a run owns it. They do not decide in it."
            error={mistakeFor(mistakes, "leads")}
            chosen={[body.text("leads")]}
            options={[
              {
                value: template.lead.side,
                label: `Yes, I lead it, as: ${sideWords[template.lead.side].toLowerCase()}`,
              },
              { value: "no", label: "No, I start it for somebody else, who leads it" },
            ]}
          />
        )}
        <div class="row">
          <button class="button" type="submit">
            Start this run
          </button>
          <button class="button button-second" type="submit" name="then" value="later">
            Save this, and go on later
          </button>
          {savedAt !== null && (
            <button class="button button-second" type="submit" name="then" value="drop">
              Throw away what I saved
            </button>
          )}
        </div>
      </form>
    </Page>
  );
};
