import { expect, test } from "vitest";
import { isolated, withIsolation } from "./isolate.ts";

const name = isolated("نور");

test("among words a name is an element of its own", () => {
  expect(withIsolation(`<p class="a">By ${name}, and ${name}.</p>`)).toBe(
    '<p class="a">By <bdi dir="auto">نور</bdi>, and <bdi dir="auto">نور</bdi>.</p>',
  );
});

test("where there is no markup it is isolated by characters", () => {
  expect(withIsolation(`<title>For ${name}</title><input value="${name}">`)).toBe(
    '<title>For \u2068نور\u2069</title><input value="\u2068نور\u2069">',
  );
});

test("a choice begins with the name's first letter, so that whoever types it finds it", () => {
  const choices = `<select><option value="">Choose</option><option value="1" selected="">${name} (you)</option></select>`;
  expect(withIsolation(choices)).toBe(
    '<select><option value="">Choose</option><option dir="auto" value="1" selected="">نور (you)</option></select>',
  );
});

test("what is not isolated stays as it is", () => {
  const page = '<p>a &lt; b</p><script src="/a.js" defer=""></script>';
  expect(withIsolation(page)).toBe(page);
  expect(withIsolation(`${page}<b>${name}</b>`)).toBe(`${page}<b><bdi dir="auto">نور</bdi></b>`);
});
