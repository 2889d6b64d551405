import type { Sealed } from "../sealed.ts";

type OfMember = { readonly member: string };

/** What people bring in, and what came of it. */
export type ContributionEvent =
  | {
      readonly type: "contributed";
      readonly data: OfMember & {
        readonly contribution: string;
        readonly step: string;
        readonly part: string | null;
        readonly kind: "story" | "idea" | "concern" | "change";
        readonly text: Sealed;
        /** The sign-off request, for what came with an answer to it. */
        readonly request?: string;
      };
    }
  | {
      readonly type: "contributionAnswered";
      readonly data: {
        readonly contribution: string;
        readonly by: string;
        readonly outcome: "done" | "partly" | "not-done";
        readonly reply: Sealed;
      };
    }
  | {
      readonly type: "contributionDisputed";
      readonly data: OfMember & { readonly contribution: string; readonly reason: Sealed };
    }
  | {
      readonly type: "reflected";
      readonly data: OfMember & { readonly step: string; readonly easier: Sealed };
    };
