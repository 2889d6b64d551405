import type { FormValues } from "../domain/blocks/form/form.ts";
import type { LinkKind } from "../domain/events/link.ts";
import type { Calendar } from "../domain/period.ts";
import type { Wait } from "../domain/plan.ts";
import type { ParameterValue, Role, Side } from "../domain/template.ts";
import type { FindingCode, Standing } from "../domain/verdict.ts";
import type { OrganisationRole } from "../api/principal.ts";

/** Somebody in a demo. `key` is what the script calls them; no one in it is real. */
export type DemoPerson = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly OrganisationRole[];
  readonly member?: {
    readonly side: Side;
    readonly roles: readonly Role[];
    readonly declares?: readonly string[];
  };
};

export type DemoAnswer = "yes" | "yes-with-changes" | "no" | "more-time" | "step-back";

export type Capacity = "training" | "chairing" | "co-facilitating" | "delivering" | "speaking";

type By = { readonly by: string };
type OfPart = { readonly part: string };
type MayFail = { readonly refused?: true };

/**
 * One thing that somebody does. Parts are named as the record names them (`goal:1`). In a form, `"@asha"` stands for that
 * person and `"day+14"` for the day two weeks after the demo's.
 */
export type Step =
  /** What the reader should know before the next steps. */
  | { readonly do: "tell"; readonly text: string }
  | { readonly do: "join"; readonly people: readonly string[] }
  /** By themselves, as the template's `joins` let them. `refused`, here and below: it must be refused. */
  | (By &
      MayFail & {
        readonly do: "join-myself";
        readonly side: Side;
        readonly roles: readonly Role[];
        readonly declares?: readonly string[];
      })
  /** Another part in the group, which a programme manager or the lead gives. */
  | (By &
      MayFail & { readonly do: "give-roles"; readonly of: string; readonly roles: readonly Role[] })
  /** One's own declaration; `holds: false` is a no, which stands above a guardian's yes. */
  | (By & MayFail & { readonly do: "declare"; readonly declares: string; readonly holds?: boolean })
  | (By &
      MayFail & { readonly do: "name-guardian"; readonly guardian: string; readonly of: string })
  /** A guardian's word for a young person. */
  | (By &
      MayFail & {
        readonly do: "declare-for";
        readonly of: string;
        readonly declares: string;
        readonly holds?: boolean;
      })
  /** Launches one of the scenario's `others`. What follows goes on in the run that it was in. */
  | { readonly do: "launch-other"; readonly run: string }
  /** What happens in one of the `others`. */
  | { readonly do: "in-other"; readonly run: string; readonly steps: readonly Step[] }
  /** Links this run to one of the `others`. `part`: the part of this run that the link is for. */
  | (By &
      MayFail & {
        readonly do: "link";
        readonly kind: LinkKind;
        readonly to: string;
        readonly part?: string;
      })
  | (By & MayFail & { readonly do: "allow-contact"; readonly holds?: boolean })
  /** Sections left out stay as they were in the version before. */
  | (By & OfPart & { readonly do: "write"; readonly form: FormValues; readonly note?: string })
  /** A form that nobody signs off is finished. */
  | (By & OfPart & { readonly do: "submit" })
  | (By & OfPart & { readonly do: "ask"; readonly sections?: readonly string[] })
  /** `refused`: the answer must be refused, and the demo says why. */
  | (By &
      OfPart & {
        readonly do: "answer";
        readonly answer: DemoAnswer;
        readonly comment?: string;
        readonly refused?: true;
      })
  /** Everybody asked who has not said yes to this version says yes, but for those named. */
  | (OfPart & { readonly do: "all-agree"; readonly but?: readonly string[] })
  | (By & OfPart & { readonly do: "object"; readonly reason: string })
  | (By & OfPart & { readonly do: "lift" })
  | (By &
      OfPart & {
        readonly do: "contribute";
        readonly kind: "story" | "idea" | "concern" | "change";
        readonly text: string;
      })
  /** Answers every contribution to this part that waits for one. */
  | (By &
      OfPart & {
        readonly do: "reply";
        readonly outcome: "done" | "partly" | "not-done";
        readonly text: string;
      })
  /** Whoever answers for the organisation overrules the group, and says why. */
  | (By & OfPart & { readonly do: "override"; readonly reason: string })
  /** Something was done already. `day`: how many days from the demo's; 0 or less. */
  | (By &
      OfPart & {
        readonly do: "state-fact";
        readonly fact: "decided" | "published" | "piloted" | "rolled-out";
        readonly day: number;
      })
  | (By & OfPart & { readonly do: "recuse"; readonly reason?: string })
  | (By & { readonly do: "withdraw" })
  /** Somebody died, or nobody can reach them: the second who says so makes it so, and one of the two has lived experience. */
  | (By & MayFail & { readonly do: "report-loss"; readonly of: string })
  | (By & { readonly do: "deny-loss" })
  | (By & MayFail & { readonly do: "go-on"; readonly of: string; readonly how: string })
  | (By & { readonly do: "need"; readonly what: string })
  | (By & { readonly do: "meet"; readonly of: string; readonly how: string })
  /** Each is offered the same; those who do not decline are paid. */
  | (By & {
      readonly do: "pay";
      readonly people: readonly string[];
      readonly pence: number;
      readonly declined?: readonly string[];
    })
  | (By & {
      readonly do: "train";
      readonly people: readonly string[];
      readonly kind: Capacity;
      readonly what: string;
    })
  /** `day`: how many days after the demo's; `until`: its last day, where it takes more than one. */
  | (By &
      OfPart & {
        readonly do: "plan-session";
        readonly block: string;
        readonly day?: number;
        readonly until?: number;
        readonly place: string;
        readonly mode?: "in-person" | "online" | "both";
        readonly offers?: string;
      })
  /** Of the session that is planned in this part (and block, where it has several). It is held today. */
  | (By &
      OfPart & {
        readonly do: "hold-session";
        readonly block?: string;
        readonly came: readonly string[];
        readonly ledBy: readonly string[];
        readonly others?: number;
        readonly account: string;
      })
  | (By &
      OfPart & { readonly do: "cancel-session"; readonly block?: string; readonly reason: string })
  /** Somebody who is no member says something in the newest session of this part. `contact`: how to reach them, if they allow it. */
  | (By &
      OfPart & {
        readonly do: "voice";
        readonly kind: "story" | "idea" | "concern";
        readonly text: string;
        readonly contact?: string;
      })
  /** Each of these says that the newest session held in this part was as it is written down about them, or was not. */
  | (OfPart & {
      readonly do: "bear-out";
      readonly people: readonly string[];
      readonly agrees?: false;
    })
  | (By & { readonly do: "claim-credential"; readonly credential: string })
  /** Earned in another run, which was played before. */
  | (By & { readonly do: "show-credential"; readonly credential: string })
  /** A part that was added is given up. */
  | (By & OfPart & { readonly do: "drop-site"; readonly reason: string })
  | (By & { readonly do: "add-site"; readonly step: string; readonly title: string })
  | (By & { readonly do: "sites-complete"; readonly step: string })
  | (By & OfPart & { readonly do: "start" })
  | (By &
      OfPart & {
        readonly do: "complete";
        readonly reached: number;
        readonly deliveredBy: readonly string[];
        readonly report: string;
      })
  /** Opens a poll. `voters`: of one whose voters are given by address, whom of the demo's people. */
  | (By &
      OfPart & {
        readonly do: "open-poll";
        readonly block: string;
        readonly voters?: readonly string[];
      })
  /** Places in the poll's list of options, from 0, the best first; of a scale, a number for each option or null. */
  | (By &
      OfPart &
      MayFail & {
        readonly do: "vote";
        readonly block: string;
        readonly choice: readonly (number | null)[];
      })
  /** A figure; null when it could not be had. `people`: how many it is about. `day`: how many days from the demo's; 0 or less. */
  | (By &
      OfPart & {
        readonly do: "measure";
        readonly block: string;
        readonly indicator: string;
        readonly value: number | null;
        readonly source: string;
        readonly how?: "counted" | "scored" | "imported";
        readonly people?: number;
        readonly day?: number;
      })
  /** The run must come to this, to wait for this, or be over. */
  | {
      readonly do: "wait";
      readonly until:
        | (OfPart & { readonly gate: "passed" | "refused" | "overridden" })
        | { readonly part?: string; readonly wait: Wait["for"] }
        | "finished";
    };

/**
 * How a run ends when its scenario was played to the end (with what is `left`). `standing` and `findings`: what the verdict says,
 * with the codes of all its findings, each once. `overridden`, `refused`: how many parts ended
 * with such a gate.
 */
export type Ending = {
  readonly status: "finished" | "running" | "paused";
  readonly standing: Standing;
  readonly findings: readonly FindingCode[];
  readonly overridden?: number;
  readonly refused?: number;
};

/** Another run beside the scenario's own, with the same people. */
export type OtherRun = Pick<
  Scenario,
  "template" | "title" | "nation" | "parameters" | "manager" | "leads"
> & {
  /** What people are in this run, by their keys, where that is another thing than in the scenario's own. */
  readonly members?: { readonly [person: string]: NonNullable<DemoPerson["member"]> };
};

export type Scenario = {
  /** What happens in it, in a few words: "A tie is a no, and a changed request a yes". */
  readonly name: string;
  readonly template: string;
  readonly title: string;
  readonly ends: Ending;
  readonly nation: Calendar["nation"];
  readonly parameters: { readonly [key: string]: ParameterValue };
  readonly people: readonly DemoPerson[];
  /** Who launches the run. Never one of those who sign off. */
  readonly manager: string;
  /** The side on which whoever launches the run leads it, where the template has a lead. */
  readonly leads?: Side;
  /** Other runs that steps launch, play in and link to, by a key of the scenario's own. */
  readonly others?: { readonly [run: string]: OtherRun };
  /** What happens in `others` before this run is launched: its lead earns a credential there, say. */
  readonly before?: readonly Step[];
  readonly steps: readonly Step[];
  /** What is left for the reader to try; played on only in the tests, so that the run is known to come to its end. */
  readonly left?: { readonly text: string; readonly steps: readonly Step[] };
};
