/**
 * What was said about a person by somebody else, and what they say to it; and what was erased of a person.
 * `claim`: the version of the event that said it. `what`: commitments (hex), or all that is held on them.
 */
export type ClaimEvent =
  | {
      readonly type: "corroborated";
      readonly data: { readonly member: string; readonly claim: number; readonly agrees: boolean };
    }
  | {
      readonly type: "erased";
      readonly data: {
        readonly member: string;
        readonly what: "all" | readonly string[];
        readonly by: string;
      };
    };
