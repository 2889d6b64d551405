import type { FieldValue, Sealed } from "../sealed.ts";

/** What a version of a part's form says, section by section. `digest`: SHA-256 of the section's RFC 8785 bytes, hex. */
export type SectionContent = {
  readonly digest: string;
  readonly fields: { readonly [field: string]: FieldValue };
};

type OfPart = { readonly part: string };

/** Steps, their parts, what is written in them and what they deliver. */
export type StepEvent =
  | {
      readonly type: "stepOpened";
      readonly data: { readonly step: string; readonly visit: number };
    }
  | {
      readonly type: "partOpened";
      readonly data: OfPart & {
        readonly step: string;
        readonly key: string | null;
        /** Null in a later stretch: it is called what the stretch before it is. */
        readonly title: Sealed | string | null;
        /** Which stretch of its blocks it is, from 1, and the part that is the stretch before it. */
        readonly stretch: number;
        readonly follows: string | null;
      };
    }
  | {
      readonly type: "versionSaved";
      readonly data: OfPart & {
        readonly version: number;
        readonly digest: string;
        readonly sections: { readonly [section: string]: SectionContent };
        readonly changed: readonly string[];
        readonly note: Sealed | null;
      };
    }
  /** Somebody said that a form which nobody signs off is finished. */
  | {
      readonly type: "partSubmitted";
      readonly data: OfPart & { readonly version: number };
    }
  | {
      readonly type: "partClosed";
      readonly data: OfPart & {
        readonly outcome: "passed" | "overridden" | "refused" | "not-needed";
      };
    }
  /** A part that people added was given up: it is closed, and what was asked there ends. */
  | {
      readonly type: "partDropped";
      readonly data: OfPart & { readonly reason: Sealed };
    }
  | {
      readonly type: "stepClosed";
      readonly data: {
        readonly step: string;
        readonly visit: number;
        readonly next: string | null;
      };
    }
  | { readonly type: "sitesComplete"; readonly data: { readonly step: string } }
  | { readonly type: "deliveryStarted"; readonly data: OfPart & { readonly on: string } }
  | {
      readonly type: "deliveryCompleted";
      readonly data: OfPart & {
        readonly on: string;
        readonly reached: number;
        readonly deliveredBy: readonly string[];
        readonly report: Sealed;
      };
    }
  | {
      readonly type: "factStated";
      readonly data: OfPart & {
        readonly fact: "decided" | "published" | "piloted" | "rolled-out";
        /** A day (YYYY-MM-DD), or an instant (ISO 8601 UTC). */
        readonly on: string;
      };
    }
  /** Somebody says that it was not so. `fact`: which of the part's facts, from 1, in the order of the record; its stater takes it back by this. */
  | {
      readonly type: "factDisputed";
      readonly data: OfPart & {
        readonly fact: number;
        readonly member: string;
        readonly reason: Sealed;
      };
    };
