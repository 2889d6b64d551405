import { z } from "@hono/zod-openapi";

/** WCAG 2.2, success criterion 1.4.3. */
const ENOUGH = 4.5;

const channels = (hex: string): readonly number[] =>
  [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16));

/** WCAG 2.2, "relative luminance". */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast ratio of white words on a colour, from 1 to 21. @param hex such as `#0d5c55`. */
export const contrastOfWhiteOn = (hex: string): number => 1.05 / (luminance(hex) + 0.05);

/** The nearest darker shade of a colour on which white words can be read. */
function darkEnough(hex: string): string {
  for (let share = 99; share > 0; share--) {
    const darker = `#${channels(hex)
      .map((value) =>
        Math.floor((value * share) / 100)
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")}`;
    if (contrastOfWhiteOn(darker) >= ENOUGH) return darker;
  }
  return "#000000";
}

const NO_COLOUR = "Write a colour as # and six digits or letters from a to f, like #0d5c55";

/** An organisation's colour, on which its name stands in white: so dark that everybody can read it. */
export const Colour = z
  .string(NO_COLOUR)
  .trim()
  .toLowerCase()
  .check(({ value, issues }) => {
    if (!/^#[0-9a-f]{6}$/u.test(value)) {
      issues.push({ code: "custom", message: NO_COLOUR, input: value });
      return;
    }
    const contrast = contrastOfWhiteOn(value);
    if (contrast >= ENOUGH) return;
    // Rounded down, so that what is refused never reads as enough.
    const shown = (Math.floor(contrast * 10) / 10).toFixed(1);
    const message = `White words on ${value} are hard to read: ${shown} to 1, and it takes ${ENOUGH} to 1. Take a darker colour, like ${darkEnough(value)}`;
    issues.push({ code: "custom", message, input: value });
  })
  .openapi({ pattern: "^#[0-9a-f]{6}$", example: "#0d5c55" });
