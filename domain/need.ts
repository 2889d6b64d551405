/**
 * What must hold before a step opens.
 * - `step`: that step was closed once.
 * - `measured`: an indicator has a figure at a point.
 * - `declared`: everybody in the circle `of` has made a declaration, themselves or by a guardian; a person's own no stands.
 * - `holds`: everybody in the circle, or `atLeast` so many, have shown a credential.
 * - `day`: the day in a run parameter (kind `date`) has come; `dayOf`: the day that another step's newest version states.
 * - `answered`: a run that this one asked, from that step, has answered.
 */
export type Need =
  | { readonly step: string }
  | { readonly measured: string; readonly at: string }
  | {
      readonly declared: string;
      readonly by: "self" | "guardian" | "either";
      readonly of: string;
    }
  | { readonly holds: string; readonly of: string; readonly atLeast?: number }
  | { readonly day: string }
  | {
      readonly dayOf: { readonly step: string; readonly section: string; readonly field: string };
    }
  | { readonly answered: string };
