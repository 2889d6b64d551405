import type { FindingCode, Standing } from "../../domain/verdict.ts";
import { isFinding } from "../words/findings.ts";

/** The verdicts that there are, to choose from. */
export const STANDINGS = [
  { value: "co-produced", label: "Co-produced" },
  { value: "at-risk", label: "At risk" },
  { value: "not-co-produced", label: "Not co-produced" },
  { value: "held", label: "Took place, and decided nothing" },
  { value: "not-yet", label: "Not decided yet" },
] as const satisfies readonly { readonly value: Standing; readonly label: string }[];

export type OnlyJudged = {
  readonly standing: Standing | undefined;
  readonly finding: FindingCode | undefined;
};

/** What an address asks for; anything else counts as everything. */
export const readJudged = (
  standing: string | undefined,
  finding: string | undefined,
): OnlyJudged => ({
  standing: STANDINGS.find(({ value }) => value === standing)?.value,
  finding: finding !== undefined && isFinding(finding) ? finding : undefined,
});
