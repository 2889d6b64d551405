import type { Period } from "../../period.ts";
import type { FieldPlace } from "../form/block.ts";

/**
 * People sign off what the form before it says.
 * - `consent`: a "no" is an objection; passes on enough "yes" and no open objection.
 * - `majority`: a "no" is a vote against; everybody answers, ties follow `tie`.
 * - `preference`: each voter ranks one of the version's options; passes on enough responses, then a person states the choice.
 */
export type Gate = {
  readonly block: "gate";
  readonly key: string;
  readonly rule: "consent" | "majority" | "preference";
  /** Who is asked, and how many of each side must say yes; a snapshot is taken at the asking. */
  readonly circle: string;
  /** The least share (0..1) of the PWLE who may answer that must say yes, besides the circle's least number. */
  readonly share: number;
  /** A circle that must stand before anybody is asked: the group itself. */
  readonly standing?: string;
  /** For `majority`: the name of the run parameter in which the adopter states the tie rule. */
  readonly tie?: string;
  /**
   * For `preference`: the `options` or `choices` field of the version that lists what may be ranked. Absent: any ranking
   * that is not empty and repeats nothing.
   */
  readonly options?: FieldPlace;
  /** Least time between asking and passing, and when answers are due. Nothing ever passes because time did. */
  readonly notice: Period;
  readonly due: Period;
  /** Reminders, as periods before the due time; escalation to the coordinator comes at the due time. */
  readonly reminders: readonly Period[];
  readonly extension: Period;
};
