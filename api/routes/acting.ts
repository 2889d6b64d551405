import { randomUUID } from "node:crypto";
import type { z } from "@hono/zod-openapi";
import type { Signed } from "../contracts/passkey.ts";
import {
  endpoint,
  NO_QUERY,
  type Call,
  type Endpoint,
  type Method,
  type Reply,
} from "../http/endpoint.ts";
import type { RefusedRow } from "../../domain/refusal.ts";
import { problem, ProblemError, type ProblemCode } from "../http/problem.ts";
import { derivedUuid } from "../derived-uuid.ts";
import type { RawOrder } from "../contracts/order.ts";
import type { ActResult, Receipt } from "../services/act-result.ts";
import type { Answered } from "../services/answered.ts";
import type { Services } from "../services.ts";
import { Acted as ActedSchema } from "./contract.ts";

type Acted = {
  readonly id: string | null;
  readonly version: number;
  readonly receipts: Receipt[];
};

/** What every answer to an act may carry. */
export const REPLAYED = {
  "Idempotency-Replayed":
    "`true` when the same request was carried out before: this is its answer.",
} as const;

/** How any act on a run may be refused. */
export const ANY_ACT: readonly ProblemCode[] = [
  "run-paused",
  "run-finished",
  "not-allowed",
  "unknown-member",
  "member-withdrew",
  "member-lost",
];

/** An id for what a request makes: the same for the same key, so that a repeated request names the same thing. */
export const idFor = (principal: string, run: string, key: string | undefined): string =>
  key === undefined ? randomUUID() : derivedUuid("made", principal, run, key);

/** What became of an act, as an answer. @throws ProblemError */
export function acted(result: ActResult, id: string | null = null): Reply<Acted> {
  switch (result.kind) {
    case "accepted":
      return {
        body: { id, version: result.version, receipts: [...result.receipts] },
        ...replayed(result.replayed),
      };
    case "refused": {
      const { code, message, mend, about, rows } = result.refusal;
      const errors = rows?.map(errorOfRow) ?? (about === null ? [] : [{ pointer: about, message }]);
      throw new ProblemError(
        problem(code, message, {
          mend,
          ...(code === "edit-conflict" ? { currentVersion: Number(about) } : {}),
          ...(errors.length === 0 ? {} : { errors }),
        }),
      );
    }
    case "invalid":
      throw new ProblemError(
        problem("invalid", "Some of what you sent is not right.", {
          errors: result.issues.map((issue) => ({
            pointer: `/${issue.path.join("/")}`,
            message: issue.message,
          })),
        }),
      );
    case "key-reused":
      throw keyReused();
    case "forbidden":
      throw new ProblemError(problem(result.code ?? "forbidden", result.why));
    case "not-found":
      throw notFound();
  }
}

/** Only the group is added to by a list. */
const errorOfRow = ({ row, message, mend }: RefusedRow) => ({
  pointer: `/members/${row}`,
  message: `${message} ${mend}`,
});

/** What came of a question about the directory, as its value. @throws ProblemError */
export function done<T>(answer: Answered<T>): { readonly value: T; readonly replayed: boolean } {
  switch (answer.kind) {
    case "done":
      return { value: answer.value, replayed: answer.replayed === true };
    case "invalid":
      throw new ProblemError(
        problem("invalid", answer.message, {
          errors: [{ pointer: `/${answer.field}`, message: answer.message }],
        }),
      );
    case "key-reused":
      throw keyReused();
    case "forbidden":
      throw new ProblemError(problem(answer.code ?? "forbidden", answer.why));
    case "not-found":
      throw notFound();
  }
}

export const replayed = (again: boolean) =>
  again ? { headers: { "Idempotency-Replayed": "true" } } : {};

export const notFound = (): ProblemError =>
  new ProblemError(problem("not-found", "There is nothing here that you may see."));

const keyReused = (): ProblemError =>
  new ProblemError(
    problem("key-reused", "This key has been used for a request that said something else."),
  );

type ActSpec<P, B> = {
  readonly method?: Method;
  readonly path: string;
  readonly name: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params: z.ZodObject & z.ZodType<P>;
  readonly body: z.ZodType<B>;
  readonly problems: readonly ProblemCode[];
  /** What is asked of the run; `id` of what the act makes, if it makes something. */
  order(call: Call<P, unknown, B>): {
    readonly order: RawOrder;
    readonly id?: string;
    /** What a passkey signed of it. */
    readonly signed?: Signed | undefined;
  };
};

/** A route that puts an act on a run's record: each differs only in what it asks for. */
export const actRoute = <P extends { readonly run: string }, B>(
  runs: Services["runs"],
  spec: ActSpec<P, B>,
): Endpoint =>
  endpoint({
    ...spec,
    method: spec.method ?? "post",
    query: NO_QUERY,
    success: {
      status: 201,
      description: "It is on record; the receipts say where",
      schema: ActedSchema,
      headers: REPLAYED,
    },
    problems: [...ANY_ACT, ...spec.problems],
    async handle(call) {
      const { principal, params, key } = call;
      const { order, id, signed } = spec.order(call);
      return acted(await runs.act(principal, params.run, order, key, signed), id ?? null);
    },
  });

/** As `idFor`, of a request. */
export const freshId = ({
  principal,
  params,
  key,
}: Call<{ readonly run: string }, unknown, unknown>) => idFor(principal.id, params.run, key);
