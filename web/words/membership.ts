import type { Member } from "../../domain/state.ts";
import { isolated } from "./isolate.ts";
import { listWords } from "../../domain/counted-words.ts";
import { sideWords } from "./people.ts";

/** Who vouched for somebody, in a sentence; null where nobody did. */
export function vouchedWords({ vouchedBy }: Pick<Member, "vouchedBy">): string | null {
  const vouchers = [...new Set(vouchedBy.map(({ name }) => name))];
  return vouchers.length === 0 ? null : `${listWords(vouchers.map(isolated))} vouched for them.`;
}

/** How it is known what somebody brings, the firmest first, in plain words. */
export function knownWords(member: Member): readonly string[] {
  const { side, saidSides, confirmedBy, vouchedBy } = member;
  const vouched = vouchedWords(member);
  const others = (saidSides ?? []).filter((said) => said !== side);
  const saidSo = saidSides?.includes(side) === true;
  return [
    ...(vouched === null ? [] : [vouched]),
    ...(saidSo ? ["They said so themselves."] : []),
    ...(others.length === 0
      ? []
      : [
          `They say of themselves: ${others.map((said) => sideWords[said].toLowerCase()).join(", ")}.`,
        ]),
    ...(confirmedBy.length === 0
      ? []
      : [
          `${confirmedBy.length === 1 ? "One other member" : `${confirmedBy.length} other members`} with lived experience confirmed it.`,
        ]),
    ...(saidSides === null && vouchedBy.length + confirmedBy.length === 0
      ? ["Only whoever added them said so. They have not said it themselves yet."]
      : []),
  ];
}
