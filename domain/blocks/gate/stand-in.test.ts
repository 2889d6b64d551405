import { expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import { askedGroup, runOf, who, wrote, yes } from "../../../test/specification/scene.ts";

const { given } = runOf("group");
const delegated: Given = {
  type: "delegate",
  actor: who("ada"),
  data: { from: "ada", to: "ben", until: "2026-02-01" },
};

test("a delegate who was asked keeps their seat when somebody takes their role, until the next asking", () => {
  const taken: Given = { type: "changeRoles", data: { member: "ben", roles: ["contributor"] } };
  const order: Given = { ...yes("ada"), actor: who("ben") };
  const here = given(...askedGroup, delegated, taken);
  expect(here.when(order).events).toMatchObject([{ data: { member: "ada", by: "ben" } }]);
  const again = given(...askedGroup, delegated, taken, wrote("group:1", 1, "else"));
  const newer =
    order.type === "signOff"
      ? { ...order, data: { ...order.data, version: 2, digest: "else how" } }
      : order;
  expect(again.when(newer).code).toBe("not-yourself");
});
