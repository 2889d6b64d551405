import { wholeOf, type Body } from "../body.ts";
import { fromEach, inEach } from "../../domain/language.ts";
import type { Said } from "../language/language.tsx";
import type { Mistake } from "../layout/error-summary.tsx";

const words = inEach({
  en: {
    from: (most: number) => `Write a place from 1 to ${most}, or leave it empty`,
    once: (place: number) => `Give place ${place} to one of them`,
  },
  cy: {
    from: (most) => `Ysgrifennwch le o 1 i ${most}, neu gadewch ef yn wag`,
    once: (place) => `Rhowch le ${place} i un ohonynt`,
  },
});

/**
 * Which of some lines were placed, in the order of their places; those without a place are left out. Or what is wrong with a place.
 * @param name of the lines' inputs, which are `name.0` and so on.
 * @param missing what to say when none has a place.
 */
export function readPlaces(
  body: Body,
  name: string,
  lines: number,
  missing: Said,
): readonly number[] | Mistake {
  const placed: { readonly line: number; readonly place: number }[] = [];
  for (let line = 0; line < lines; line += 1) {
    const field = `${name}.${line}`;
    const written = body.text(field);
    if (written === "") continue;
    const place = wholeOf(written);
    if (!(place >= 1 && place <= lines)) {
      return { field, message: fromEach(words, (t) => t.from(lines)) };
    }
    if (placed.some((other) => other.place === place)) {
      return { field, message: fromEach(words, (t) => t.once(place)) };
    }
    placed.push({ line, place });
  }
  if (placed.length === 0) return { field: `${name}.0`, message: missing };
  return placed.toSorted((a, b) => a.place - b.place).map(({ line }) => line);
}
