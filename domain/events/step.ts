import type { Sealed } from "../sealed.ts";

type OfPart = { readonly part: string };

/** Steps and their parts. */
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
  | { readonly type: "sitesComplete"; readonly data: { readonly step: string } };
