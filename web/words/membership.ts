import type { Member } from "../../domain/state.ts";
import { counted, listWords } from "../../domain/counted-words.ts";
import { inEach } from "../../domain/language.ts";
import { useLanguage, useWords } from "../language/language.tsx";
import { isolated } from "./isolate.ts";
import { sideIn } from "./people.ts";

/** How it is known what somebody brings. */
export const knownHow = inEach({
  en: {
    vouched: (who: string) => `${who} vouched for them.`,
    themselves: "They said so themselves.",
    others: (what: string) => `They say of themselves: ${what}.`,
    confirmed: (n: number) =>
      counted(n, "en", {
        one: "One other member with lived experience confirmed it.",
        other: "# other members with lived experience confirmed it.",
      }),
    onlyAdded: "Only whoever added them said so. They have not said it themselves yet.",
  },
  cy: {
    vouched: (who) => `Tystiodd ${who} drostynt.`,
    themselves: "Dywedasant hynny eu hunain.",
    others: (what) => `Maent yn dweud amdanynt eu hunain: ${what}.`,
    confirmed: (n) =>
      counted(n, "cy", {
        one: "Cadarnhaodd un aelod arall â phrofiad bywyd hynny.",
        two: "Cadarnhaodd # aelod arall â phrofiad bywyd hynny.",
        other: "Cadarnhaodd # aelod arall â phrofiad bywyd hynny.",
      }),
    onlyAdded:
      "Dim ond pwy bynnag a’u hychwanegodd a ddywedodd hynny. Nid ydynt wedi ei ddweud eu hunain eto.",
  },
});

/** Who vouched for somebody, in a sentence; null where nobody did. */
export function vouchedWords({ vouchedBy }: Pick<Member, "vouchedBy">): string | null {
  const t = useWords(knownHow);
  const vouchers = [...new Set(vouchedBy.map(({ name }) => name))];
  return vouchers.length === 0 ? null : t.vouched(listWords(vouchers.map(isolated), useLanguage()));
}

/** How it is known what somebody brings, the firmest first, in plain words of the page's language. */
export function knownWords(member: Member): readonly string[] {
  const t = useWords(knownHow);
  const sides = useWords(sideIn);
  const { side, saidSides, confirmedBy, vouchedBy } = member;
  const vouched = vouchedWords(member);
  const others = (saidSides ?? []).filter((said) => said !== side);
  return [
    ...(vouched === null ? [] : [vouched]),
    ...(saidSides?.includes(side) === true ? [t.themselves] : []),
    ...(others.length === 0
      ? []
      : [t.others(others.map((said) => sides[said].toLowerCase()).join(", "))]),
    ...(confirmedBy.length === 0 ? [] : [t.confirmed(confirmedBy.length)]),
    ...(saidSides === null && vouchedBy.length + confirmedBy.length === 0 ? [t.onlyAdded] : []),
  ];
}
