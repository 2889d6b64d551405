import type { Member } from "../../domain/state.ts";
import { isolated } from "./isolate.ts";
import { listWords } from "../../domain/counted-words.ts";
import { sideWords } from "./people.ts";

/** How it is known what somebody brings, the firmest first, in plain words. */
export function knownWords(member: Member): readonly string[] {
  const { side, saidSides, confirmedBy, vouchedBy } = member;
  const vouchers = [...new Set(vouchedBy.map(({ name }) => name))];
  const others = (saidSides ?? []).filter((said) => said !== side);
  const saidSo = saidSides?.includes(side) === true;
  return [
    ...(vouchers.length === 0 ? [] : [`${listWords(vouchers.map(isolated))} vouched for them.`]),
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
    ...(saidSides === null && vouchers.length + confirmedBy.length === 0
      ? ["Only whoever added them said so. They have not said it themselves yet."]
      : []),
  ];
}
