import type { FormValues } from "../domain/blocks/form/form.ts";
import type { LinkKind } from "../domain/events/link.ts";
import type { Role, Side } from "../domain/template.ts";
import type { Capacity, DemoAnswer, DemoPerson, OtherRun } from "../programmes/scenario.ts";
import type { SampleFile } from "./sample-file.ts";

/** What somebody does to the run, with every name resolved: people are pseudonyms, days are dates. */
export type Act =
  | {
      readonly act: "join";
      readonly person: string;
      readonly side: Side;
      readonly roles: readonly Role[];
    }
  | {
      readonly act: "join-myself";
      readonly side: Side;
      readonly roles: readonly Role[];
      readonly declares: readonly string[];
    }
  | { readonly act: "give-roles"; readonly member: string; readonly roles: readonly Role[] }
  | { readonly act: "declare"; readonly declares: string; readonly holds: boolean }
  | { readonly act: "name-guardian"; readonly guardian: string; readonly of: string }
  | {
      readonly act: "declare-for";
      readonly member: string;
      readonly declares: string;
      readonly holds: boolean;
    }
  | { readonly act: "allow-contact"; readonly holds: boolean }
  | {
      readonly act: "link";
      readonly kind: LinkKind;
      readonly run: string;
      readonly part: string | null;
    }
  | {
      readonly act: "save";
      readonly part: string;
      readonly basedOn: number;
      readonly sections: FormValues;
      readonly note: string | null;
    }
  | { readonly act: "submit"; readonly part: string; readonly version: number }
  | {
      readonly act: "ask";
      readonly part: string;
      readonly version: number;
      readonly sections: readonly string[];
    }
  | {
      readonly act: "answer";
      readonly part: string;
      readonly request: string;
      readonly version: number;
      readonly digest: string;
      readonly answer: DemoAnswer;
      readonly comment: string | null;
    }
  | {
      readonly act: "object";
      readonly part: string;
      readonly version: number;
      readonly reason: string;
    }
  | { readonly act: "lift"; readonly part: string; readonly objection: string }
  | {
      readonly act: "contribute";
      readonly part: string;
      readonly kind: "story" | "idea" | "concern" | "change";
      readonly text: string;
    }
  | {
      readonly act: "reply";
      readonly contribution: string;
      readonly outcome: "done" | "partly" | "not-done";
      readonly text: string;
    }
  | { readonly act: "override"; readonly part: string; readonly reason: string }
  | {
      readonly act: "state-fact";
      readonly part: string;
      readonly fact: "decided" | "published" | "piloted" | "rolled-out";
      readonly on: string;
    }
  | { readonly act: "recuse"; readonly part: string; readonly reason: string | null }
  | { readonly act: "withdraw" }
  | { readonly act: "report-loss"; readonly member: string }
  | { readonly act: "deny-loss" }
  | { readonly act: "go-on"; readonly member: string; readonly how: string }
  | { readonly act: "state-need"; readonly what: string }
  | {
      readonly act: "meet-need";
      readonly member: string;
      readonly need: string;
      readonly how: string;
    }
  | { readonly act: "offer-payment"; readonly member: string; readonly pence: number }
  | {
      readonly act: "answer-payment";
      readonly payment: string;
      readonly answer: "accepted" | "declined";
    }
  | { readonly act: "make-payment"; readonly member: string; readonly payment: string }
  | {
      readonly act: "build-capacity";
      readonly member: string;
      readonly kind: Capacity;
      readonly what: string;
      readonly on: string;
    }
  | { readonly act: "drop-site"; readonly part: string; readonly reason: string }
  | { readonly act: "add-site"; readonly step: string; readonly title: string }
  | { readonly act: "sites-complete"; readonly step: string }
  | { readonly act: "start"; readonly part: string; readonly on: string }
  | {
      readonly act: "open-poll";
      readonly part: string;
      readonly block: string;
      readonly voters: readonly { readonly id: string; readonly email: string }[] | null;
    }
  | {
      readonly act: "vote";
      readonly part: string;
      readonly poll: string;
      readonly choice: readonly (number | null)[];
    }
  | {
      readonly act: "measure";
      readonly part: string;
      readonly block: string;
      readonly indicator: string;
      readonly how: "counted" | "scored" | "imported";
      readonly value: number | null;
      readonly people: number | null;
      readonly on: string;
      readonly source: string;
    }
  | {
      readonly act: "complete";
      readonly part: string;
      readonly on: string;
      readonly reached: number;
      readonly deliveredBy: readonly string[];
      readonly report: string;
    }
  | {
      readonly act: "plan-session";
      readonly part: string;
      readonly block: string;
      readonly on: string;
      readonly until: string | null;
      readonly place: string;
      readonly mode: "in-person" | "online" | "both";
      readonly offers: string | null;
    }
  | {
      readonly act: "hold-session";
      readonly session: string;
      readonly on: string;
      readonly came: readonly string[];
      readonly ledBy: readonly string[];
      readonly others: number;
      readonly account: string;
    }
  | { readonly act: "cancel-session"; readonly session: string; readonly reason: string }
  | {
      readonly act: "voice";
      readonly session: string;
      readonly kind: "story" | "idea" | "concern";
      readonly text: string;
      readonly contact: string | null;
    }
  | { readonly act: "declare-side"; readonly sides: readonly Side[] }
  | { readonly act: "bear-out"; readonly claim: number; readonly agrees: boolean }
  | { readonly act: "claim-credential"; readonly credential: string }
  | { readonly act: "show-credential"; readonly credential: string };

export type SessionView = {
  readonly id: string;
  readonly part: string;
  readonly block: string;
  readonly status: "planned" | "held" | "cancelled";
  readonly on: string;
  /** The version of the event that says that it was held. */
  readonly event: number | null;
};

export type RequestView = {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
  /** Empty: all sections. */
  readonly sections: readonly string[];
  readonly asked: readonly string[];
};

export type PartView = {
  readonly id: string;
  readonly step: string;
  /** Its own title (a place, an area), where it has one that may be read. */
  readonly title: string | null;
  readonly status: "open" | "closed";
  readonly gate: "open" | "passed" | "refused" | "overridden" | "none";
  /** The kind of block that its people are at; null when all are behind it. */
  readonly block: string | null;
  readonly delivery: "not-started" | "started" | "completed";
  readonly version: { readonly number: number; readonly digest: string } | null;
  readonly requests: readonly RequestView[];
  readonly objections: readonly { readonly id: string; readonly member: string }[];
};

/** As much of a run as the demo looks at. `objections` and `contributions` are those that still wait. */
export type View = {
  readonly status: string;
  readonly step: { readonly key: string; readonly open: boolean } | null;
  readonly parts: readonly PartView[];
  readonly contributions: readonly { readonly id: string; readonly part: string | null }[];
  /** In the order in which they were planned. */
  readonly sessions: readonly SessionView[];
  /** Access needs that are not met, and payments that are offered or accepted, not paid. */
  readonly needs: readonly { readonly id: string; readonly member: string }[];
  readonly payments: readonly { readonly id: string; readonly member: string }[];
  readonly polls: readonly {
    readonly id: string;
    readonly part: string;
    readonly block: string;
  }[];
  readonly waits: readonly { readonly for: string; readonly part: string | null }[];
  /** What was said about people by others, and they have not answered: as far as the reader may know. */
  readonly claims: readonly { readonly claim: number; readonly member: string }[];
  readonly members: readonly string[];
};

export type Given = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** What a step and the sections of its forms are called. */
export type StepTitles = {
  readonly title: string;
  readonly sections: { readonly [section: string]: string };
};

/** The question that a file answers. */
export type FilePlace = {
  readonly part: string;
  readonly section: string;
  readonly field: string;
};

/** A way into the product: over HTTP in the demo, straight to the decider in a test. */
export type Client = {
  /** @returns each person's pseudonym by their key. */
  enrol(people: readonly DemoPerson[]): Promise<{ readonly [key: string]: string }>;
  /** @returns the titles of each step by its key. */
  launch(by: string, script: OtherRun): Promise<{ readonly [step: string]: StepTitles }>;
  /** The run's id, once it is launched. */
  run(): string;
  /** The same people's way into another run, which is yet to be launched. */
  another(template: string): Client;
  give(by: string, act: Act): Promise<Given>;
  /** Uploads a file for a question of a part's form. @returns what the form names it by. */
  upload(by: string, place: FilePlace, file: SampleFile): Promise<unknown>;
  /** The run as one person sees it: whoever launched it, unless a key says otherwise. */
  view(by?: string): Promise<View>;
  /** Lets the run move on by itself for a moment. @throws when it will not come any further. */
  letItMove(tried: number): Promise<void>;
};
