import type { Sealed } from "../../sealed.ts";
import type { SectionContent } from "./event.ts";

export type FormOrder =
  /** `basedOn`: the version the author saw (0 for none); an older one is refused with `edit-conflict`. */
  | {
      readonly type: "saveVersion";
      readonly data: {
        readonly part: string;
        readonly basedOn: number;
        readonly digest: string;
        readonly sections: { readonly [section: string]: SectionContent };
        readonly note: Sealed | null;
      };
    }
  /** `version`: the one that is finished; an older one is refused with `not-current-version`. */
  | {
      readonly type: "submitPart";
      readonly data: { readonly part: string; readonly version: number };
    };
