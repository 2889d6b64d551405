import { checked } from "../api/contracts/check.ts";
import { Colour } from "../api/contracts/colour.ts";

/**
 * An organisation's colour reaches its pages as a style sheet of its own, because the content security policy lets no page say a
 * style itself. Its name is the colour.
 */
export const colourSheet = (colour: string): string => `/static/colour/${colour.slice(1)}.css`;

/** The colour that a sheet's name says; null for any that white words can't be read on. */
export function colourIn(name: string): string | null {
  const read = checked(Colour, `#${/^([0-9a-f]{6})\.css$/u.exec(name)?.[1] ?? ""}`);
  return read.kind === "good" ? read.value : null;
}

export const colourRules = (colour: string): string => `:root { --organisation: ${colour}; }\n`;
