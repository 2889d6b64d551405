import { expect, test } from "vitest";
import { claimWords } from "./claims.ts";

test("each thing that others can say of somebody has a question and two answers of its own", () => {
  for (const { says, yes, no } of Object.values(claimWords)) {
    expect(says).toMatch(/^(?:you|the|one) .+[^.]$/u);
    expect(yes).toMatch(/^Yes, /u);
    expect(no).toMatch(/^No, /u);
  }
});
