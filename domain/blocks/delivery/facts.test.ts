import { expect, test } from "vitest";
import { joined, launched, MONDAY, runOf, wrote } from "../../../test/specification/scene.ts";

const begun = () => runOf("group").given(launched(), joined("ada", "pwle"), wrote("group:1", 0));

const stated = (on: string) =>
  begun().when({
    type: "stateFact",
    at: MONDAY,
    data: { part: "group:1", fact: "published", on },
  });

test.each(["2026-01-05", "2026-01-05T08:59:00.000Z", "1996-01-06"])(
  "something is said to have happened on %s",
  (on) => {
    expect(stated(on).types).toEqual(["factStated"]);
  },
);

test.each(["2026-01-06", "2026-01-05T09:01:00.000Z", "1926-01-05", "0001-01-01"])(
  "nobody can mean that it happened on %s",
  (on) => {
    expect(stated(on).refusal?.code).toBe("invalid-date");
  },
);
