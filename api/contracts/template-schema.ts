import { z } from "@hono/zod-openapi";
import { templateContract } from "./template.ts";

/**
 * A template's shape as JSON Schema (draft 2020-12), for editors and programs that write one. Whether a template can run is
 * more than its shape: that the linter says.
 */
export const templateSchema = () => ({
  ...z.toJSONSchema(templateContract, { io: "input", unrepresentable: "any" }),
  $id: "/schemas/template.json",
  title: "A programme's template",
});
