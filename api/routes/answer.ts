import { z } from "@hono/zod-openapi";
import { AskForTime, Assistance, Prefer, SignOff } from "../blocks/gate/contract.ts";
import type { RawOrder } from "../contracts/order.ts";
import { Digest, Id, VersionNumber } from "../contracts/values.ts";
import { SignedBody } from "../contracts/passkey.ts";
import type { Call } from "../http/endpoint.ts";
import { problem, ProblemError } from "../http/problem.ts";
import { freshId } from "./acting.ts";

/** The answers of people, in one shape: which of the optional members apply follows from `answer`. */
export const AnswerBody = z.strictObject({
  answer: z.enum(["yes", "yes-with-changes", "no", "more-time", "step-back", "prefer"]),
  version: VersionNumber,
  digest: Digest,
  comment: SignOff.shape.comment.optional().openapi({
    description: "With `yes`, if you like; with `yes-with-changes`, what should change.",
  }),
  reason: AskForTime.shape.reason.optional().openapi({
    description: "With `no`, why; with `more-time`, if you like. Stepping back asks for no reason.",
  }),
  ranking: Prefer.shape.ranking.optional().openapi({
    description: "With `prefer`: the version's options, the best first.",
  }),
  onBehalfOf: Id.optional(),
  assistance: z
    .strictObject({
      channel: Assistance.shape.channel,
      readBack: Assistance.shape.readBack.openapi({
        description: "The answer was read back to the person.",
      }),
    })
    .optional(),
  passkey: SignedBody.optional().openapi({
    description: "What one's passkey signed of this answer; see `passkey-challenge`.",
  }),
});

type AnswerCall = Call<
  { readonly run: string; readonly request: string },
  unknown,
  z.infer<typeof AnswerBody>
>;

/** The order that an answer stands for. */
export function answerOrder(call: AnswerCall): RawOrder {
  const { principal, params, body } = call;
  const base = {
    request: params.request,
    version: body.version,
    digest: body.digest,
    member: body.onBehalfOf ?? principal.id,
    ...(body.assistance === undefined
      ? {}
      : { assistance: { helper: principal.id, ...body.assistance } }),
  };
  switch (body.answer) {
    case "yes":
      return {
        type: "signOff",
        data: { ...base, answer: "yes", comment: body.comment ?? null },
      };
    case "yes-with-changes":
      return {
        type: "signOff",
        data: {
          ...base,
          answer: "yes-with-changes",
          comment: body.comment ?? missing("comment", "Say what should change."),
          contribution: freshId(call),
        },
      };
    case "no":
      return {
        type: "decline",
        data: {
          ...base,
          reason: body.reason ?? missing("reason", "Say why, in your own words."),
          objection: freshId(call),
        },
      };
    case "more-time":
      return { type: "askForTime", data: { ...base, reason: body.reason ?? null } };
    case "step-back":
      return { type: "standAside", data: base };
    case "prefer":
      return {
        type: "prefer",
        data: { ...base, ranking: body.ranking ?? missing("ranking", "Put the options in order.") },
      };
  }
}

function missing(member: string, message: string): never {
  throw new ProblemError(
    problem("invalid", message, { errors: [{ pointer: `/${member}`, message }] }),
  );
}
