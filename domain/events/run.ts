import type { Calendar } from "../period.ts";
import type { Sealed } from "../sealed.ts";
import type { ParameterValue, TemplateReference } from "../template.ts";

/** The run as a whole. */
export type RunEvent =
  | {
      readonly type: "runLaunched";
      readonly data: {
        readonly organisation: string;
        readonly template: TemplateReference;
        readonly title: Sealed;
        readonly launcher: string;
        readonly parameters: { readonly [key: string]: ParameterValue };
        readonly calendar: Calendar;
      };
    }
  | { readonly type: "paused"; readonly data: { readonly reason: Sealed } }
  | {
      readonly type: "resumed";
      readonly data: { readonly due: { readonly [request: string]: string } };
    }
  /** More due times than `resumed` has room for; recorded together with it. */
  | {
      readonly type: "dueTimesContinued";
      readonly data: { readonly due: { readonly [request: string]: string } };
    }
  | { readonly type: "runFinished"; readonly data: { readonly outcome: "completed" | "refused" } }
  | {
      readonly type: "actRefused";
      readonly data: {
        readonly command: string;
        readonly code: string;
        readonly about: string | null;
      };
    };
