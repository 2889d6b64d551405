import type { Sealed } from "../../sealed.ts";

/** What an answer says, in the words of the record. `words`: the commitment to what was written with it. */
export type Assent = {
  readonly answer: "yes" | "yes-with-changes" | "no" | "preference" | "more-time" | "step-back";
  readonly words: string | null;
  readonly ranking: readonly string[];
};

/**
 * What a passkey signs: I, `by`, answer this for `member` to exactly this version, in exactly these words, now. A flat
 * JSON object: the SHA-256 of its RFC 8785 bytes is the WebAuthn challenge, so nobody without the key can have said it.
 */
export type Statement = Assent & {
  readonly statement: "alongside.answer.v1";
  readonly run: string;
  readonly part: string;
  readonly request: string;
  readonly version: number;
  readonly digest: string;
  readonly member: string;
  readonly by: string;
  /** ISO 8601 UTC: when the statement was put to the person. */
  readonly at: string;
};

/** The parts of an answer, as the order and the event both hold them. */
export type AnswerData = {
  readonly part: string;
  readonly request: string;
  readonly version: number;
  readonly digest: string;
  readonly member: string;
};

export const statementOf = (
  run: string,
  { part, request, version, digest, member }: AnswerData,
  assent: Assent,
  by: string,
  at: string,
): Statement => ({
  statement: "alongside.answer.v1",
  run,
  part,
  request,
  version,
  digest,
  member,
  by,
  at,
  ...assent,
});

/** An answer in the record or on its way there: `type` is the event's or the order's. */
export type Answering =
  | {
      readonly type: "signedOff" | "signOff";
      readonly data: {
        readonly answer: "yes" | "yes-with-changes";
        readonly comment: Sealed | null;
      };
    }
  | { readonly type: "declined" | "decline"; readonly data: { readonly reason: Sealed } }
  | {
      readonly type: "preferred" | "prefer";
      readonly data: { readonly ranking: readonly string[] };
    }
  | {
      readonly type: "askedForTime" | "askForTime";
      readonly data: { readonly reason: Sealed | null };
    }
  | { readonly type: "stoodAside" | "standAside"; readonly data: object };

/** What an answer says: the same from the order that asks for it and from the event that records it. */
export const assentOf = (answering: Answering): Assent => {
  switch (answering.type) {
    case "signedOff":
    case "signOff": {
      const { answer, comment } = answering.data;
      return { answer, words: comment?.commitment ?? null, ranking: [] };
    }
    case "declined":
    case "decline":
      return { answer: "no", words: answering.data.reason.commitment, ranking: [] };
    case "preferred":
    case "prefer":
      return { answer: "preference", words: null, ranking: answering.data.ranking };
    case "askedForTime":
    case "askForTime":
      return {
        answer: "more-time",
        words: answering.data.reason?.commitment ?? null,
        ranking: [],
      };
    case "stoodAside":
    case "standAside":
      return { answer: "step-back", words: null, ranking: [] };
  }
};
