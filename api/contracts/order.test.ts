import { z } from "@hono/zod-openapi";
import { expect, it } from "vitest";
import { PersonsOrder } from "./order.ts";

const Described = z.object({
  properties: z.object({
    type: z.object({ const: z.string() }),
    data: z.object({ properties: z.record(z.string(), z.unknown()).default({}) }),
  }),
});

/** Each kind of order, with the members of its data. */
const orders = z
  .object({ oneOf: z.array(Described) })
  .parse(z.toJSONSchema(PersonsOrder, { io: "input", unrepresentable: "any" }))
  .oneOf.map(({ properties: { type, data } }) => ({
    type: type.const,
    members: Object.keys(data.properties),
  }));

it("an order about a request states no part: the record holds what the request is about", () => {
  const aboutRequests = orders.filter(({ members }) => members.includes("request"));
  expect(aboutRequests.map(({ type }) => type)).toEqual([
    "signOff",
    "decline",
    "prefer",
    "askForTime",
    "standAside",
    "confirmAnswer",
    "disputeAnswer",
    "restartClock",
    "tellInPerson",
    "seeRequest",
  ]);
  for (const { members } of aboutRequests) expect(members).not.toContain("part");
});
