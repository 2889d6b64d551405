import { beforeAll, expect, test } from "vitest";
import { implementationPathwayScenario } from "../../programmes/implementation-pathway/scenario.ts";
import { reader } from "./fixture/reader.ts";
import { requestIn, story, type Story } from "./fixture/story.ts";

/** Latin and Arabic letters in one name: without isolation, the words after it change their order. */
const marked = (name: string) => `${name} نور`;
const TITLE = "مكاتب أكثر لطفا";

let one: Story;
let pages: readonly { readonly path: string; readonly html: string }[];

beforeAll(async () => {
  const { people, title: _, ...rest } = implementationPathwayScenario;
  const script = {
    ...rest,
    title: TITLE,
    people: people.map((person) => ({ ...person, name: marked(person.name) })),
  };
  one = await story((step) => step.do === "all-agree" && step.part === "pilot:1", script);
  pages = (
    await Promise.all(
      [implementationPathwayScenario.manager, ...people.map(({ key }) => key)].map((person) =>
        walk(person),
      ),
    )
  ).flat();
}, 120_000);

/** Every page of this run that somebody's links lead to, from the home page and from their question. */
async function walk(person: string) {
  const browser = reader(one.app, person);
  const seen = new Map<string, string>();
  const waiting = ["/", "/launch", "/details", await requestIn(one, person)];
  for (let path = waiting.shift(); path !== undefined && seen.size < 60; path = waiting.shift()) {
    if (seen.has(path)) continue;
    const page = await browser.get(path);
    seen.set(path, page.html);
    const links = [...page.html.matchAll(/href="(\/[^"#]*)"/gu)].map(([, href = ""]) =>
      href.replaceAll("&amp;", "&"),
    );
    // One decision's own page is like another's.
    waiting.push(...links.filter((href) => !/^\/(?:static|decisions\/[^/]+\/\d)/u.test(href)));
  }
  // A PDF's characters stand one by one; where it comes from is the page to print.
  return [...seen]
    .filter(([path]) => !path.endsWith(".pdf"))
    .map(([path, html]) => ({ path: `${person} ${path}`, html }));
}

const occurrences = (html: string): readonly string[] =>
  [...html.matchAll(/.{0,80}(?:نور|مكاتب أكثر لطفا)/gsu)].map(([found]) => found);

/** Isolated by an element, or by characters where there can be no element; or first in a block of its own direction. */
const isIsolated = (found: string): boolean => {
  const after = (mark: string) => found.lastIndexOf(mark);
  return (
    after('<bdi dir="auto">') > after("</bdi>") ||
    after("\u2068") > after("\u2069") ||
    /<[a-z]+ class="words" dir="auto">[^<]*$/u.test(found) ||
    // A choice holds no elements: its own direction isolates it from the choices around it.
    /<option dir="auto"[^>]*>[^<]*$/u.test(found)
  );
};

test("wherever a name or a title of people's own stands, it turns no words of ours around", () => {
  const loose = pages.flatMap(({ path, html }) => {
    const inInputs = html.replaceAll(/<input\b[^>]*\bdir="auto"[^>]*>/gu, "<input>");
    return occurrences(inInputs)
      .filter((found) => !isIsolated(found))
      .map((found) => `${path}: ${found}`);
  });
  expect(loose).toEqual([]);
  // Names and titles are on most pages, in running text, in titles of pages and in choices.
  expect(pages.length).toBeGreaterThan(40);
  expect(pages.flatMap(({ html }) => occurrences(html)).length).toBeGreaterThan(300);
});

test("no page shows the marks that isolation is made from", () => {
  expect(pages.filter(({ html }) => /[\ufdd0\ufdd1]/u.test(html))).toEqual([]);
});

test("what people wrote at length takes its direction from its own first letter", () => {
  const words = pages.flatMap(({ html }) => [...html.matchAll(/<[a-z]+ class="words"[^>]*>/gu)]);
  expect(words.length).toBeGreaterThan(20);
  expect(words.filter(([tag]) => !tag.includes('dir="auto"'))).toEqual([]);
});
