import type { Calendar } from "../period.ts";
import type { Sealed } from "../sealed.ts";
import type { ParameterValue, TemplateReference } from "../template.ts";

/** The run as a whole. */
export type LifecycleEvent =
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
      /** Nothing: due times that it gave would tell whose clock somebody stopped. They follow from the pause. */
      readonly data: Readonly<Record<string, never>>;
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
