import { z } from "@hono/zod-openapi";
import { Email, Id, Key, Name } from "./values.ts";

/** Somebody who is asked to vote, by address: who has it already in the organisation, or somebody new. */
export const Voter = z.strictObject({ email: Email, name: Name.nullable().default(null) });

const Voters = z.array(Voter).max(5_000).readonly();

/** `voters`: only of a poll whose voters are given by address. */
export const NewPoll = z.strictObject({ block: Key, voters: Voters.nullable().default(null) });

export const ElectorateChange = z.strictObject({
  added: Voters.default([]),
  removed: z.array(Id).max(1_000).readonly().default([]),
});
