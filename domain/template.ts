import type { FieldPlace } from "./blocks/form/block.ts";
import type { Block } from "./blocks/kinds.ts";
import type { Indicator } from "./blocks/measure/block.ts";
import type { Need } from "./need.ts";
import type { Period } from "./period.ts";

export type { DeliveryBlock } from "./blocks/delivery/block.ts";
export type {
  Field,
  FieldKind,
  FieldPlace,
  Form,
  FormBlock,
  Section,
} from "./blocks/form/block.ts";
export type { Gate } from "./blocks/gate/block.ts";
export type { Block } from "./blocks/kinds.ts";
export type { SessionBlock } from "./blocks/session/block.ts";

/** Which side of the table somebody sits on. `pwle`: a person with lived or living experience. */
export type Side = "pwle" | "staff" | "leadership" | "partner" | "stakeholder";

/**
 * What a member does in the group. Only a `decision-maker` signs off; a partner proposes and never votes. The `lead` owns the
 * run, and so never votes in it; a `supporter` reads and helps to record, with no vote and no steering; a `guardian` consents
 * for the young people that they are named for.
 */
export type Role =
  | "lead"
  | "chair"
  | "coordinator"
  | "decision-maker"
  | "author"
  | "facilitator"
  | "deliverer"
  | "contributor"
  | "supporter"
  | "guardian";

/**
 * Who of one side is meant: whoever holds one of `roles` (absent: any), has made all of `declares` and has all the credentials
 * of `holds`. `contributed`: only whoever has a contribution on record in this run, or wrote a version of a form. `atLeast`: how
 * many of them it takes. `exactly`: how many seats there are for them; no more and no fewer can sit.
 */
export type CircleSide = {
  readonly side: Side;
  readonly roles?: readonly Role[];
  readonly declares?: readonly string[];
  readonly contributed?: true;
  readonly holds?: readonly string[];
  readonly atLeast?: number;
  readonly exactly?: number;
};

/** Who is left out of a circle: who wrote words of a version in a step; who was asked at a gate there; who launched the run. */
export type Exception =
  | { readonly authorsOf: string }
  | { readonly askedIn: string }
  | { readonly launcher: true };

/**
 * Who is meant: those who are asked, those who write, a group that must stand. A person belongs if one line of `of` fits
 * them and none of `except` does.
 */
export type Circle = {
  readonly of: readonly CircleSide[];
  readonly except?: readonly Exception[];
};

/**
 * A part that the template names. `titleFrom`: the run parameter (kind `text`) whose value is its title in the run; `title`
 * stands in for it. `blocks`: its own; absent: those of the step.
 */
export type PartDefinition = {
  readonly key: string;
  readonly title: string;
  readonly titleFrom?: string;
  readonly blocks?: readonly Block[];
};

/**
 * What a step consists of. Each part goes through `blocks` by itself.
 * - `one`: a single part.
 * - `named`: parts that the template names, side by side or in order; then perhaps one that joins them.
 * - `added`: parts that people add as it goes (a site, an activity); complete when they say so.
 * - `rounds`: one part after another for as long as the newest passed round holds `again`.
 * - `repeats`: `count` rounds (a run parameter), each opening `every` (a run parameter) after the one before.
 */
export type Parts = { readonly blocks: readonly Block[] } & (
  | { readonly kind: "one" }
  | {
      readonly kind: "named";
      readonly order: "side-by-side" | "in-order";
      readonly parts: readonly PartDefinition[];
      readonly join?: { readonly title: string; readonly blocks: readonly Block[] };
    }
  | { readonly kind: "added" }
  | { readonly kind: "rounds"; readonly again: FieldIs }
  | { readonly kind: "repeats"; readonly count: string; readonly every: string }
);

/** The newest version gives this answer to one of its choices. */
export type FieldIs = FieldPlace & { readonly is: string };

/**
 * The newest version gives a number strictly over the value of the run parameter `over`. `together`: the same number of each
 * run that this one is linked to by `adds-to` is added, when the run parameter has that value.
 */
export type FieldOver = FieldPlace & {
  readonly over: string;
  readonly together?: { readonly parameter: string; readonly is: string };
};

/**
 * An indicator got worse: its newest reading is worse than the one at `since` by more than so many per cent of that, as the
 * run parameter `by` (a number) says.
 */
export type Drifted = { readonly drifted: string; readonly since: string; readonly by: string };

/**
 * `gate: "refused"`: a majority said no. Without a way for it, a new version may be put to the same people. `gate: "tied"`: it
 * was a tie, and the adopter stated that another panel decides then.
 */
export type Condition = FieldIs | FieldOver | Drifted | { readonly gate: "refused" | "tied" };

/** Where to go: the first way whose `when` holds, or that has none; without any, the following step. `end` ends the run. */
export type Next = { readonly when?: Condition; readonly to: string };

/** What verdict, reports and exports call a step. Nothing else reads it. */
export type StepKind =
  | "form-group"
  | "plan"
  | "pilot"
  | "refine"
  | "roll-out"
  | "monitor"
  | "learn"
  | "decide"
  | "embed"
  | "meet";

export type Step = {
  readonly key: string;
  readonly title: string;
  /** One plain sentence: what this step is for. */
  readonly purpose: string;
  readonly kind: StepKind;
  readonly parts: Parts;
  /** All of these must hold before the step opens. */
  readonly needs?: readonly Need[];
  readonly next?: readonly Next[];
  /** What is decided in this step is the answer to runs that asked this one; without such a step, its end is. */
  readonly answers?: true;
  /** The run parameter (kind `text`) with the name of the template that is retired when this step closes. */
  readonly retires?: string;
};

/** A value that the adopter states at launch. Without `default` it must be stated, and launch is refused until it is. */
export type Parameter = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: "text" | "choice" | "number" | "period" | "date";
  readonly unit?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly default?: ParameterValue;
};

export type ParameterValue = string | number | Period;

/**
 * What members can be asked to declare, shown in plain words. `conflict`: whoever declares it may not sign off. `guardian`: a
 * consent, which a guardian may give for a young person; the young person's own no stands above it.
 */
export type Declaration = {
  readonly key: string;
  readonly label: string;
  readonly conflict?: boolean;
  readonly guardian?: true;
};

/** Who may own a run: of this side. What they must be qualified for is a need of the first step. */
export type Lead = { readonly side: Side };

/** A side on which people may join by themselves, and what they do there. */
export type Joining = { readonly side: Side; readonly roles: readonly Role[] };

/**
 * What somebody can be qualified for. `earnedBy`: in this template's runs, by whoever came to so many sessions of these steps
 * and says so. `from`: the template in whose runs it is earned; the person brings it here.
 */
export type Credential = { readonly key: string; readonly label: string } & (
  | { readonly earnedBy: { readonly steps: readonly string[]; readonly came: number } }
  | { readonly from: string }
);

export type Template = {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  /** Values that the adopter states at launch. */
  readonly parameters: readonly Parameter[];
  /** Who is meant where, by the names that steps use. */
  readonly circles: { readonly [name: string]: Circle };
  readonly declarations: readonly Declaration[];
  /** Who owns a run of this template. Whoever launches it becomes its lead, if they fit. */
  readonly lead?: Lead;
  /** As whom people of the organisation may join a run by themselves; absent: only who is added. */
  readonly joins?: readonly Joining[];
  /** What is measured, at the points that `measure` blocks name. */
  readonly indicators?: readonly Indicator[];
  readonly credentials?: readonly Credential[];
  readonly steps: readonly Step[];
  /** The name of a template that this one retires; running cases of that one carry on. */
  readonly supersedes?: string;
};

/** A template as a run pins it. `digest`: SHA-256 of its RFC 8785 bytes, hex. */
export type TemplateReference = {
  readonly name: string;
  readonly version: number;
  readonly digest: string;
};
