import fc from "fast-check";
import { expect, test } from "vitest";
import { endpointsOf } from "../../api/routes/index.ts";
import type { Row } from "./fixture/forms/row.ts";
import { sceneOf } from "./fixture/forms/scene.ts";
import { FORMS, OTHERS } from "./fixture/forms/table.ts";
import type { Twin } from "./fixture/hostile.ts";
import { asked } from "./fixture/story.ts";
import { added, type Answer } from "./fixture/two-ways.ts";

/** Generated values of each input, beside all that are known to be good or bad. */
const RUNS = 20;

type Took = { readonly answer: Answer; readonly added: readonly unknown[] };

/** One value through the page, and then, as if that had not been, through the API. */
async function bothWays(
  row: Row,
  { fixture, scene }: Awaited<ReturnType<typeof sceneOf>>,
  twin: Twin,
) {
  const tried = async (send: () => Promise<Answer>): Promise<Took> => {
    const restore = fixture.remember();
    const before = fixture.kept();
    const answer = await send();
    const took = { answer, added: added(before, fixture.kept()) };
    restore();
    return took;
  };
  const [path, fields] = row.page(scene, twin.written);
  const page = await tried(() => scene.ways.page(row.as, path, fields));
  const { operation, body, headers } = row.api(scene, twin.sent);
  const api = await tried(() => scene.ways.api(row.as, operation, body, headers));
  return { page, api };
}

/** What the API's answers and the page's say of the same value. A refused act that is on record was not taken. */
function held(row: Row, { page, api }: Awaited<ReturnType<typeof bothWays>>) {
  const isTaken = api.answer.status < 400;
  const [first, second] = [page, api].map(({ added: all }) =>
    // Who is added by the page joins the group as well.
    row.operation === "addPerson"
      ? all.filter((one) => !JSON.stringify(one).includes("memberJoined"))
      : all,
  );
  expect(page.answer.status).toBeLessThan(500);
  expect(api.answer.status).toBeLessThan(500);
  expect(first).toEqual(second);
  if (row.goesOn !== true) expect(page.answer.status < 400).toBe(isTaken);
  return isTaken;
}

test.each(FORMS.map((row) => [`${row.operation}: ${row.input}`, row] as const))(
  "page and API take and refuse the same: %s",
  async (_, row) => {
    const made = await sceneOf(row);
    const { good, bad, any } = row.corpus(made.scene);
    for (const twin of good) {
      const taken = await bothWays(row, made, twin);
      expect([twin.sent, held(row, taken), taken.api.answer]).toEqual([
        twin.sent,
        true,
        expect.anything(),
      ]);
    }
    for (const twin of bad) {
      expect([twin.sent, held(row, await bothWays(row, made, twin))]).toEqual([twin.sent, false]);
    }
    await fc.assert(
      fc.asyncProperty(any, async (twin) => {
        held(row, await bothWays(row, made, twin));
      }),
      { numRuns: RUNS },
    );
    expect(made.scene.ways.unexpected).toEqual([]);
    made.before();
  },
);

test("every form of the pages is held against its operation, or it is said why there is none", async () => {
  const { app, fixture } = await asked();
  const forms = app.routes.flatMap(({ method, path }) => (method === "POST" ? [path] : []));
  const listed = [...FORMS.map(({ form }) => form), ...Object.keys(OTHERS)];
  expect(new Set(forms)).toEqual(new Set(listed));
  const operations = new Set(endpointsOf(fixture.services).map(({ name }) => name));
  expect(FORMS.filter(({ operation }) => !operations.has(operation))).toEqual([]);
});
