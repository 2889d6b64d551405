import type { Child } from "hono/jsx";
import { freshKey, type Body } from "../body.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";

/** What a board's forms are filled with. */
export type Filling = { readonly body: Body; readonly mistakes: readonly Mistake[] };

/** For an input of text: its name, what was sent in it, and what is wrong with that. */
export const textOf =
  ({ body, mistakes }: Filling) =>
  (name: string) => ({ name, value: body.text(name), error: mistakeFor(mistakes, name) });

/** For an input to choose with. */
export const choiceOf =
  ({ body, mistakes }: Filling) =>
  (name: string) => ({ name, chosen: body.all(name), error: mistakeFor(mistakes, name) });

/** A form of a part's page. `hidden`: what it is about, by the inputs' names; `second`: it is not what people come for. */
export const PartForm = (props: {
  readonly action: string;
  readonly heading?: string;
  readonly hidden?: { readonly [name: string]: string };
  readonly button: string;
  readonly second?: boolean;
  readonly carriesFiles?: boolean;
  /** A second button, and what it says by its name. */
  readonly also?: { readonly name: string; readonly value: string; readonly words: string };
  readonly children?: Child;
}) => (
  <form
    method="post"
    action={props.action}
    enctype={props.carriesFiles === true ? "multipart/form-data" : undefined}
    novalidate
  >
    {props.heading !== undefined && <h3>{props.heading}</h3>}
    <input type="hidden" name="key" value={freshKey()} />
    {Object.entries(props.hidden ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {props.children}
    <div class="row">
      <button class={props.second === true ? "button button-second" : "button"} type="submit">
        {props.button}
      </button>
      {props.also !== undefined && (
        <button
          class="button button-second"
          type="submit"
          name={props.also.name}
          value={props.also.value}
        >
          {props.also.words}
        </button>
      )}
    </div>
  </form>
);
