import type { When } from "../../written/date.ts";

export type FieldKind =
  | "text"
  | "long-text"
  | "choice"
  | "choices"
  | "number"
  | "date"
  | "yes-no"
  | "members"
  | "options"
  | "file"
  | "list";

/**
 * One question of a form. `text`, `long-text`, `list` and `file` (what an upload is called, and the SHA-256 of its bytes) enter
 * the record as commitments. The other kinds are public. `number` may be money (whole pence) or a measure; `unit` says which. `options` is a short
 * list of names written by the group (a short list to rank): public, because the record counts them; never about a person.
 */
export type Field = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Of a `number`: how many decimals it may have, up to 6. Absent: whole numbers only. */
  readonly decimals?: number;
  /** Of a `date`: when the day may lie. Absent: `near`. */
  readonly when?: When;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Columns of a `list`; each row answers all of them. */
  readonly of?: readonly Field[];
  /** Of a `file`: the media types it may have, `video/*` for every video. Absent: any. */
  readonly accept?: readonly string[];
  /** Of a `file`: the most bytes it may have; the service may take fewer. */
  readonly maxBytes?: number;
  /**
   * What a rule reads here. `baseline`: the day by which the answers from before the pilot are in. `both-sides-count`: a yes or no,
   * whether those who have lived experience and work for the organisation count among those with lived experience.
   */
  readonly means?: "baseline" | "both-sides-count";
};

/** Sections are the grain of sign-off: an edit lapses only answers that cover a changed section. */
export type Section = {
  readonly key: string;
  readonly title: string;
  readonly hint?: string;
  readonly fields: readonly Field[];
};

export type Form = { readonly sections: readonly Section[] };

/** A field of a form, as other parts of the template name it. */
export type FieldPlace = { readonly section: string; readonly field: string };

/** Somebody writes, in versions. `circle`: who may; absent: whoever has a role in which one writes. */
export type FormBlock = {
  readonly block: "form";
  readonly key: string;
  readonly form: Form;
  readonly circle?: string;
};
