import { SignedBody, type Signed } from "../../api/contracts/passkey.ts";
import type { Body } from "../body.ts";
import { fromEach } from "../../domain/language.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { jsonIn } from "../own-data/json-in.ts";
import { choiceWords } from "./answer-words.tsx";

type ReadSigned =
  | { readonly kind: "signed"; readonly value: Signed | undefined }
  | { readonly kind: "mistake"; readonly mistake: Mistake };

/**
 * The signature that came with an answer. Who wanted to sign, or sent anything that should be a signature, is never recorded
 * without one: the record would say less than they meant it to.
 */
export function readSigned(body: Body): ReadSigned {
  const text = body.text("passkey");
  const wanted = text !== "" || body.text("sign") === "yes";
  if (!wanted) return { kind: "signed", value: undefined };
  const read = SignedBody.safeParse(jsonIn(text));
  if (read.success) return { kind: "signed", value: read.data };
  return {
    kind: "mistake",
    mistake: {
      field: "sign",
      message: fromEach(choiceWords, (t) => t.notSigned),
    },
  };
}
