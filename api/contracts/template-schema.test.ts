import { z } from "zod";
import { describe, expect, it } from "vitest";
import { builtIn } from "../../programmes/all.ts";
import { templateSchema } from "./template-schema.ts";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("the published schema of templates", () => {
  const schema = z.fromJSONSchema(templateSchema());

  it.each(builtIn.map((template) => [template.name, template] as const))("accepts %s", (_, one) => {
    expect(schema.safeParse(plain(one)).success).toBe(true);
  });

  it("refuses an unknown key, a wrong kind and a missing step", () => {
    const [template] = builtIn;
    for (const wrong of [
      { ...template, quorom: 3 },
      { ...template, version: "1" },
      { ...template, steps: [] },
      { ...template, circles: { all: { of: [{ side: "everybody" }] } } },
    ])
      expect(schema.safeParse(plain(wrong)).success).toBe(false);
  });
});
