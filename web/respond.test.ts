import { expect, test } from "vitest";
import { localPath } from "./respond.ts";

test.each(["/", "/answer/0192/7f3a", "/board/0192/refine:1?done=saved"])("%s is ours", (path) => {
  expect(localPath(path)).toBe(path);
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", ""])(
  "%s leads home instead",
  (path) => {
    expect(localPath(path)).toBe("/");
  },
);

test("nothing asked for leads home", () => {
  expect(localPath(undefined)).toBe("/");
});
