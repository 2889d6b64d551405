import type { FieldValue, Sealed } from "../../sealed.ts";

/** What a version of a part's form says, section by section. `digest`: SHA-256 of the section's RFC 8785 bytes, hex. */
export type SectionContent = {
  readonly digest: string;
  readonly fields: { readonly [field: string]: FieldValue };
};

type OfPart = { readonly part: string };

/** What is written in a part, in versions. */
export type FormEvent =
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
    };
