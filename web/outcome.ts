import { HTTPException } from "hono/http-exception";
import type { InputIssue } from "../api/contracts/check.ts";
import type { ActResult, Receipt } from "../api/services/act-result.ts";
import type { Answered } from "../api/services/answered.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Body } from "./body.ts";
import { boxName, dateMistake } from "./form/read-date.ts";
import type { Said } from "./language/language.tsx";
import type { Mistake } from "./layout/error-summary.tsx";
import { refusalsInWelsh } from "./words/refusals-in-welsh.ts";

export type Outcome =
  | { readonly kind: "done"; readonly receipts: readonly Receipt[] }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[]; readonly code: string };

/** Which input holds a member of what the page sent on, where the two have different names. */
export type InputNames = { readonly [member: string]: string };

/** As `InputIssue`; a rule says it in each language. */
type Issue = Omit<InputIssue, "message"> & { readonly message: Said };

/** Issues at the inputs that they belong to; those of what no input holds stand by themselves. */
export const mistakesAt = (
  issues: readonly Issue[],
  body: Body,
  inputs: InputNames = {},
): readonly Mistake[] =>
  issues.map(({ path, message: english, said }) => {
    const message = said ?? english;
    const member = String(path[0] ?? "");
    const name = inputs[member] ?? member;
    if (body.names.includes(boxName(name, "day"))) return dateMistake(name, message);
    return { field: member in inputs || body.names.includes(name) ? name : null, message };
  });

/** A refusal of the rules says which member of the order it is about, or which other thing: that no input holds. */
const refusalIssue = ({ code, about, message, mend }: Refusal): Issue => ({
  path: about === null ? [] : [about],
  message: { en: `${message} ${mend}`, cy: refusalsInWelsh[code] },
});

/**
 * What a page does with an act's result: go on, or say what is wrong and how to mend it.
 * @param inputs see `mistakesAt`.
 * @throws HTTPException 403 or 404, which ends the request with the page that says so.
 */
export function outcomeOf(result: ActResult, body: Body, inputs: InputNames = {}): Outcome {
  switch (result.kind) {
    case "accepted":
      return { kind: "done", receipts: result.receipts };
    case "refused":
      return {
        kind: "mistakes",
        code: result.refusal.code,
        mistakes: mistakesAt([refusalIssue(result.refusal)], body, inputs),
      };
    case "invalid":
      return {
        kind: "mistakes",
        code: "invalid",
        mistakes: mistakesAt(result.issues, body, inputs),
      };
    case "key-reused":
      return {
        kind: "mistakes",
        code: "key-reused",
        mistakes: [
          {
            field: null,
            message: {
              en: "This form was sent once before, with other words. The first one is on record. Send it again if you want to add this too.",
              cy: "Cafodd y ffurflen hon ei hanfon unwaith o’r blaen, gyda geiriau eraill. Mae’r un gyntaf ar gofnod. Anfonwch hi eto os ydych am ychwanegu hyn hefyd.",
            },
          },
        ],
      };
    case "forbidden":
      throw new HTTPException(403);
    case "not-found":
      throw new HTTPException(404);
    default:
      return result satisfies never;
  }
}

/**
 * What a page does with an answer about the directory: go on with its value, or say what is wrong.
 * @throws HTTPException 403 or 404, which ends the request with the page that says so.
 */
export function answeredWith<T>(
  answered: Answered<T>,
): Extract<Answered<T>, { readonly kind: "done" | "invalid" }> {
  switch (answered.kind) {
    case "done":
    case "invalid":
      return answered;
    case "forbidden":
      throw new HTTPException(403);
    case "key-reused":
    case "not-found":
      throw new HTTPException(404);
    default:
      return answered satisfies never;
  }
}
