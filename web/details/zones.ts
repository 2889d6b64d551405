import { clockWords, HOME_ZONE } from "../../domain/time-words.ts";
import type { Frame } from "../frame.ts";
import type { detailsWords } from "./details-words.tsx";

type Words = (typeof detailsWords)["en"];

/** A zone to choose. `group`: the part of the world that it is listed under; null: before all of them. */
export type ZoneOption = {
  readonly value: string;
  readonly label: string;
  readonly group: string | null;
};

/** `America/Indiana/Knox` as people say it: `Knox, Indiana`. */
const placeOf = (zone: string): string =>
  zone.split("/").slice(1).toReversed().join(", ").replaceAll("_", " ") || zone;

const regionOf = (zone: string, { regions }: Words): string => {
  const names: { readonly [region: string]: string } = regions;
  return names[zone.split("/")[0] ?? ""] ?? regions.other;
};

/**
 * Every zone, each with the time that it is there now: whoever is unsure which one is theirs knows it by its clock. The United
 * Kingdom comes first, then the parts of the world with their places, each in the order of the alphabet. An older name is there
 * only if it is the person's own.
 */
export function zoneOptions(
  own: string,
  { now, language }: Pick<Frame, "now" | "language">,
  t: Words,
): readonly ZoneOption[] {
  const at = now.toISOString();
  const label = (place: string, zone: string) =>
    t.now(place, clockWords(at, { zone, now, language }));
  const sorted = new Intl.Collator(language);
  const others = [...new Set([...Intl.supportedValuesOf("timeZone"), own])]
    .filter((zone) => zone !== HOME_ZONE)
    .map((zone) => ({
      value: zone,
      label: label(placeOf(zone), zone),
      group: regionOf(zone, t),
    }))
    .toSorted((a, b) => sorted.compare(a.group, b.group) || sorted.compare(a.label, b.label));
  return [{ value: HOME_ZONE, label: label(t.uk, HOME_ZONE), group: null }, ...others];
}
