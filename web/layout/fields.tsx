import type { Child } from "hono/jsx";
import { useSaid, useWords, type Said } from "../language/language.tsx";
import { layoutWords } from "./layout-words.ts";

type FieldProps = {
  /** The input's name, and its id. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: Said | undefined;
  readonly optional?: boolean | undefined;
};

const described = ({ name, hint, error }: FieldProps) =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined;

const Optional = () => <span class="optional"> ({useWords(layoutWords).optional})</span>;

const Label = ({ name, label, optional }: FieldProps) => (
  <label class="label" for={name}>
    {label}
    {optional && <Optional />}
  </label>
);

export const Hint = ({
  name,
  hint,
}: {
  readonly name: string;
  readonly hint?: string | undefined;
}) =>
  hint ? (
    <p class="hint" id={`${name}-hint`}>
      {hint}
    </p>
  ) : null;

export const FieldError = ({
  name,
  error,
}: {
  readonly name: string;
  readonly error?: Said | undefined;
}) => {
  const t = useWords(layoutWords);
  return error ? (
    <p class="field-error" id={`${name}-error`}>
      <span class="unseen">{t.mistake}: </span>
      {useSaid(error)}
    </p>
  ) : null;
};

type InputProps = FieldProps & {
  readonly value?: string | undefined;
  readonly type?: "text" | "email" | "tel" | undefined;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: "numeric" | "decimal" | "email" | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly short?: boolean | undefined;
};

export const TextInput = (props: InputProps) => (
  <div class={props.error ? "field field-wrong" : "field"}>
    <Label {...props} />
    <Hint {...props} />
    <FieldError {...props} />
    <div class="affixed">
      {props.before && (
        <span class="affix" aria-hidden="true">
          {props.before}
        </span>
      )}
      <input
        class={props.short ? "input input-short" : "input"}
        id={props.name}
        name={props.name}
        type={props.type ?? "text"}
        dir="auto"
        value={props.value ?? ""}
        inputmode={props.inputmode}
        autocomplete={props.autocomplete ?? "off"}
        aria-describedby={described(props)}
        aria-invalid={props.error ? "true" : undefined}
      />
      {props.after && (
        <span class="affix" aria-hidden="true">
          {props.after}
        </span>
      )}
    </div>
  </div>
);

export const TextArea = (
  props: FieldProps & { readonly value?: string | undefined; readonly rows?: number },
) => (
  <div class={props.error ? "field field-wrong" : "field"}>
    <Label {...props} />
    <Hint {...props} />
    <FieldError {...props} />
    <textarea
      class="input"
      id={props.name}
      name={props.name}
      rows={props.rows ?? 4}
      dir="auto"
      aria-describedby={described(props)}
      aria-invalid={props.error ? "true" : undefined}
    >
      {props.value ?? ""}
    </textarea>
  </div>
);

/** A group of inputs under one question. */
export const Group = (props: FieldProps & { readonly children?: Child }) => (
  <fieldset
    class={props.error ? "field field-wrong" : "field"}
    id={props.name}
    aria-describedby={described(props)}
  >
    <legend class="label">
      {props.label}
      {props.optional && <Optional />}
    </legend>
    <Hint {...props} />
    <FieldError {...props} />
    {props.children}
  </fieldset>
);

type Option = {
  readonly value: string;
  readonly label: string;
  readonly group?: string | null;
};

const Options = (props: {
  readonly options: readonly Option[];
  readonly value: string | undefined;
}) => (
  <>
    {props.options.map(({ value, label }) => (
      <option value={value} selected={value === props.value}>
        {label}
      </option>
    ))}
  </>
);

export const Select = (
  props: FieldProps & {
    readonly value?: string | undefined;
    /** `group`: what those of one kind stand together under. */
    readonly options: readonly Option[];
    readonly empty?: string;
  },
) => (
  <div class={props.error ? "field field-wrong" : "field"}>
    <Label {...props} />
    <Hint {...props} />
    <FieldError {...props} />
    <select class="input" id={props.name} name={props.name} aria-describedby={described(props)}>
      {props.empty !== undefined && <option value="">{props.empty}</option>}
      {[...Map.groupBy(props.options, ({ group }) => group ?? null)].map(([group, options]) =>
        group === null ? (
          <Options options={options} value={props.value} />
        ) : (
          <optgroup label={group}>
            <Options options={options} value={props.value} />
          </optgroup>
        ),
      )}
    </select>
  </div>
);
