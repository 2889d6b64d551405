import type { Period } from "./period.ts";
import type { When } from "./written/date.ts";

/** Which side of the table somebody sits on. `pwle`: a person with lived or living experience. */
export type Side = "pwle" | "staff" | "leadership" | "partner" | "stakeholder";

/** What a member does in the group. Only a `decision-maker` signs off; a partner proposes and never votes. */
export type Role =
  | "chair"
  | "coordinator"
  | "decision-maker"
  | "author"
  | "facilitator"
  | "deliverer"
  | "contributor";

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
  | "list";

/**
 * One question of a form. `text`, `long-text` and `list` are free text: they enter the record as commitments.
 * The other kinds are public. `number` may be money (whole pence) or a measure; `unit` says which. `options` is a short
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
  /** What a rule reads here. `baseline`: the day by which the answers from before the pilot are in. */
  readonly means?: "baseline";
};

/** Sections are the grain of sign-off: an edit lapses only answers that cover a changed section. */
export type Section = {
  readonly key: string;
  readonly title: string;
  readonly hint?: string;
  readonly fields: readonly Field[];
};

export type Form = { readonly sections: readonly Section[] };

/**
 * What a gate needs before it passes.
 * - `consent`: a "no" is an objection; passes on enough "yes" and no open objection.
 * - `majority`: a "no" is a vote against; every seat of the panel answers, ties follow `tie`.
 * - `preference`: each voter ranks one of the version's options; passes on enough responses, then a person states the choice.
 */
export type Gate = {
  readonly rule: "consent" | "majority" | "preference";
  /** PWLE answers needed: at least `count`, and at least `share` (0..1) of the PWLE who may answer. */
  readonly quorum: { readonly count: number; readonly share: number };
  /** Who must also have said yes. */
  readonly composition: readonly { readonly side: Side; readonly count: number }[];
  /** Exact seats, for a panel; absent means everybody who may decide. */
  readonly seats?: readonly {
    readonly side: Side;
    readonly count: number;
    readonly declares?: string;
  }[];
  /** For `majority`: the name of the run parameter in which the adopter states the tie rule. */
  readonly tie?: string;
  /** For `majority`: what a refusal leads to. Absent: `revise`, a new version may be put to the panel. */
  readonly onRefusal?: "revise" | "end";
  /** Who is asked. Absent: the decision-makers. `everybody`: each active member but partners (a survey's electorate). */
  readonly asks?: "decision-makers" | "everybody";
  /**
   * For `preference`: the `options` or `choices` field of the version that lists what may be ranked. Absent: any ranking
   * that is not empty and repeats nothing.
   */
  readonly options?: { readonly section: string; readonly field: string };
  /** Least time between asking and passing, and when answers are due. Nothing ever passes because time did. */
  readonly notice: Period;
  readonly due: Period;
  /** Reminders, as periods before the due time; escalation to the coordinator comes at the due time. */
  readonly reminders: readonly Period[];
  readonly extension: Period;
};

/**
 * How the parts of a stage are arranged. A part is what has a form and a gate of its own.
 * - `one`: a single part.
 * - `at-once`: the named parts side by side, then (if `join`) one part that compares and joins them.
 * - `in-order`: the named parts one after another.
 * - `rounds`: repeats while the field `again` of the newest passed round says `again`.
 * - `sites`: parts that people add; the stage closes when its people say so and each site is delivered.
 * - `intervals`: `count` rounds (a run parameter), each opening `every` (a run parameter) after the one before.
 */
export type Arrangement =
  | { readonly kind: "one" }
  | {
      readonly kind: "at-once";
      readonly parts: readonly PartDefinition[];
      readonly join?: { readonly title: string; readonly form: Form };
    }
  | { readonly kind: "in-order"; readonly parts: readonly PartDefinition[] }
  | {
      readonly kind: "rounds";
      readonly again: { readonly section: string; readonly field: string; readonly value: string };
    }
  | { readonly kind: "sites" }
  | { readonly kind: "intervals"; readonly count: string; readonly every: string };

/** `titleFrom`: the run parameter (kind `text`) whose value is this part's title in the run; `title` stands in for it. */
export type PartDefinition = {
  readonly key: string;
  readonly title: string;
  readonly titleFrom?: string;
};

/** The stage kinds, in the words of the pathway. Each has one workflow file. */
export type StageKind =
  | "form-group"
  | "design-step"
  | "pilot"
  | "refine"
  | "roll-out"
  | "monitor"
  | "learning-meeting"
  | "decision"
  | "embed"
  | "gathering";

export type Stage = {
  readonly key: string;
  readonly kind: StageKind;
  readonly title: string;
  /** One plain sentence: what this stage is for. */
  readonly purpose: string;
  readonly arrangement: Arrangement;
  readonly form: Form;
  /** null: the stage makes no decision, so it has no gate (a gathering). */
  readonly gate: Gate | null;
  /** Parts deliver something once their gate has passed, or at once without a gate: started and completed are recorded. */
  readonly delivers?: boolean;
  /** Where to go by the answer of one choice field of the passed version; absent: the next stage. `end` ends the run. */
  readonly goesTo?: {
    readonly section: string;
    readonly field: string;
    readonly stages: { readonly [value: string]: string };
  };
  /**
   * Where to go by one number field of the newest version: strictly over the value of the run parameter `over` to the
   * stage `above`, else to `otherwise`. Not together with `goesTo`.
   */
  readonly splitsAt?: {
    readonly section: string;
    readonly field: string;
    readonly over: string;
    readonly above: string;
    readonly otherwise: string;
  };
  /** Whose words the form may hold: only members of these sides save versions. Absent: any author. */
  readonly authors?: readonly Side[];
};

/** A value that the adopter states at launch. Without `default` it must be stated, and launch is refused until it is. */
export type Parameter = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: "text" | "choice" | "number" | "period";
  readonly unit?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly default?: ParameterValue;
};

export type ParameterValue = string | number | Period;

export type Template = {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  /** The least group that the first gate accepts, by side among decision-makers. */
  readonly group: readonly { readonly side: Side; readonly count: number }[];
  /** What members can be asked to declare (a conflict-of-interest rule), shown in plain words. */
  readonly declarations: readonly {
    readonly key: string;
    readonly label: string;
    /** Whoever declares it may not sign off: it states a conflict of interest. */
    readonly conflict?: boolean;
    /** Members of these sides are asked to sign nothing before they hold it (a parent's consent, say). */
    readonly requiredOf?: readonly Side[];
  }[];
  readonly parameters: readonly Parameter[];
  readonly stages: readonly Stage[];
  /** The name of a template that this one retires; running cases of that one carry on. */
  readonly supersedes?: string;
};

/** A template as a run pins it. `digest`: SHA-256 of its RFC 8785 bytes, hex. */
export type TemplateReference = {
  readonly name: string;
  readonly version: number;
  readonly digest: string;
};
