import { expect, test } from "vitest";
import { isolated, withIsolation } from "./isolate.ts";

const name = isolated("نور");

test("among words a name is an element of its own", () => {
  expect(withIsolation(`<p class="a">By ${name}, and ${name}.</p>`)).toBe(
    '<p class="a">By <bdi dir="auto">نور</bdi>, and <bdi dir="auto">نور</bdi>.</p>',
  );
});

test("where there is no markup it is isolated by characters", () => {
  expect(
    withIsolation(
      `<title>For ${name}</title><input value="${name}"><option value="1" selected="">${name}</option>`,
    ),
  ).toBe(
    '<title>For \u2068نور\u2069</title><input value="\u2068نور\u2069"><option value="1" selected="">\u2068نور\u2069</option>',
  );
});

test("what is not isolated stays as it is", () => {
  const page = '<p>a &lt; b</p><script src="/a.js" defer=""></script>';
  expect(withIsolation(page)).toBe(page);
  expect(withIsolation(`${page}<b>${name}</b>`)).toBe(`${page}<b><bdi dir="auto">نور</bdi></b>`);
});
