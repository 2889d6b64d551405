import type { Circle, Declaration, Parameter } from "../../domain/template.ts";

/** The parameter with a tie rule by which other people decide. */
export const DEFER = "defer";

const option = (value: string) => ({ value, label: value });

export const parameters: readonly Parameter[] = [
  {
    key: "tie",
    label: "A tie?",
    kind: "choice",
    options: [option("refuse"), option("lived-experience-decides")],
  },
  {
    key: DEFER,
    label: "A tie?",
    kind: "choice",
    options: [option("defer-to-another-panel"), option("refuse")],
  },
  { key: "split", label: "Split?", kind: "choice", options: [option("together"), option("alone")] },
  { key: "count", label: "How often?", kind: "number", default: 2 },
  { key: "every", label: "How far apart?", kind: "period", default: { months: 1 } },
  { key: "over", label: "Over what?", kind: "number", default: 500 },
  { key: "drift", label: "How much worse?", kind: "number", default: 10 },
  { key: "starts", label: "When?", kind: "date" },
  { key: "retired", label: "What ends?", kind: "text", default: "older" },
  { key: "place", label: "Where?", kind: "text", default: "Here" },
];

export const declarations: readonly Declaration[] = [
  { key: "seat", label: "I sit on the panel." },
  { key: "bench", label: "I sit on the other panel." },
  { key: "odd", label: "I sit on the small panel." },
  { key: "gains", label: "I gain by it.", conflict: true },
  { key: "consent", label: "I want to take part.", guardian: true },
];

/** Circles by name. `others`: only where a step asks another panel, which leaves out whoever was asked before. */
export const circles = (defers: boolean): { readonly [name: string]: Circle } => ({
  group: {
    of: [
      { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
      { side: "staff", roles: ["decision-maker"], atLeast: 1 },
    ],
  },
  peers: { of: [{ side: "pwle", roles: ["decision-maker"], atLeast: 2 }] },
  free: {
    of: [{ side: "pwle", roles: ["decision-maker"], atLeast: 1 }],
    except: [{ launcher: true }],
  },
  panel: {
    of: [
      { side: "pwle", roles: ["decision-maker"], declares: ["seat"], exactly: 2 },
      { side: "staff", roles: ["decision-maker"], declares: ["seat"], exactly: 2 },
    ],
  },
  small: {
    of: [
      { side: "pwle", roles: ["decision-maker"], declares: ["odd"], exactly: 2 },
      { side: "staff", roles: ["decision-maker"], declares: ["odd"], exactly: 1 },
    ],
  },
  ...(defers
    ? {
        others: {
          of: [
            { side: "pwle", roles: ["decision-maker"], declares: ["bench"], atLeast: 2 },
            { side: "staff", roles: ["decision-maker"], declares: ["bench"], atLeast: 1 },
          ],
          except: [{ askedIn: "panel" }],
        } satisfies Circle,
      }
    : {}),
  seated: { of: [{ side: "pwle", declares: ["seat"] }] },
  writers: { of: [{ side: "stakeholder", roles: ["author"] }, { side: "pwle" }] },
  leaders: { of: [{ side: "pwle", roles: ["deliverer"] }] },
  young: { of: [{ side: "pwle", roles: ["contributor"] }] },
});
