/**
 * How a run is linked to another. `grows-out-of`: it carries on what that one began. `asks`: it waits for what that one
 * decides. `adds-to`: its request is part of the same request as that one's. `hands-on-to`: that one reuses what it made.
 */
export type LinkKind = "grows-out-of" | "asks" | "adds-to" | "hands-on-to";

/** What became of a run that was asked: how the gate that decides ended, or that it ended without one. */
export type AskedOutcome = "passed" | "refused" | "overridden" | "finished";

/** What ties runs and templates together. */
export type LinkEvent =
  /**
   * `part`: the part of this run that the link is for; null: the run. `amounts`: by `section.field`, the other run's public
   * numbers at that time, for `adds-to`.
   */
  | {
      readonly type: "runLinked";
      readonly data: {
        readonly link: string;
        readonly kind: LinkKind;
        readonly run: string;
        readonly part: string | null;
        readonly amounts: { readonly [field: string]: number };
      };
    }
  /** `event`: the event of the asked run that is the answer. */
  | {
      readonly type: "askedRunAnswered";
      readonly data: {
        readonly link: string;
        readonly run: string;
        readonly outcome: AskedOutcome;
        readonly event: string;
      };
    }
  /** Nobody launches the template in this organisation from now on; its running cases go on. */
  | { readonly type: "templateRetired"; readonly data: { readonly template: string } };
