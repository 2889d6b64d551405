import type { Child } from "hono/jsx";

type FieldProps = {
  /** The input's name, and its id. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
};

const described = ({ name, hint, error }: FieldProps) =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined;

const Label = ({ name, label, optional }: FieldProps) => (
  <label class="label" for={name}>
    {label}
    {optional && <span class="optional"> (you can leave this empty)</span>}
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
  readonly error?: string | undefined;
}) =>
  error ? (
    <p class="field-error" id={`${name}-error`}>
      <span class="unseen">Mistake: </span>
      {error}
    </p>
  ) : null;

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
      {props.optional && <span class="optional"> (you can leave this empty)</span>}
    </legend>
    <Hint {...props} />
    <FieldError {...props} />
    {props.children}
  </fieldset>
);

export const Select = (
  props: FieldProps & {
    readonly value?: string | undefined;
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly empty?: string;
  },
) => (
  <div class={props.error ? "field field-wrong" : "field"}>
    <Label {...props} />
    <Hint {...props} />
    <FieldError {...props} />
    <select class="input" id={props.name} name={props.name} aria-describedby={described(props)}>
      {props.empty !== undefined && <option value="">{props.empty}</option>}
      {props.options.map(({ value, label }) => (
        <option value={value} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>
  </div>
);
