import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formOf } from "../domain/rules/blocks.ts";
import { implementationPathway } from "../programmes/implementation-pathway/template.ts";
import { askedRun, LAUNCH } from "../test/support/asked-run.ts";
import { filledForm } from "../test/support/filled-form.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

let api: RunningApi;
let manager: Someone;
beforeAll(async () => {
  api = await runningApi();
  manager = await api.someone(await api.organisation(), "programme-manager");
});
afterAll(() => api.close());

const [first] = implementationPathway.steps;
const form = first === undefined ? { sections: [] } : formOf({ key: null, stretch: 1 }, first);
const launched = async (): Promise<string> => {
  const answer = await api.send(manager, "POST", "/runs", { body: LAUNCH });
  return `/runs/${String(answer.body["run"])}/parts/form-group:1/form`;
};
const save = (path: string, version: string | null, sections: unknown) =>
  api.send(manager, "PUT", path, {
    body: { sections },
    headers: version === null ? {} : { "if-match": version },
  });
const agreement = (text: string) => ({ agreement: { disagreement: text } });

describe("two people edit one form", () => {
  test("the second learns the version that is current, and loses nothing", async () => {
    const path = await launched();
    const [one, two] = await Promise.all([
      save(path, '"0"', agreement("We talk.")),
      save(path, '"0"', agreement("We vote.")),
    ]);
    expect(new Set([one.status, two.status])).toEqual(new Set([201, 412]));
    const refused = one.status === 412 ? one : two;
    expect(refused.body).toMatchObject({ code: "edit-conflict", currentVersion: 1 });
    const read = await api.send(manager, "GET", path);
    expect(read.headers.get("etag")).toBe('"1"');
    expect(
      (await save(path, read.headers.get("etag"), agreement("We talk, then vote."))).headers.get(
        "etag",
      ),
    ).toBe('"2"');
    const { body } = await api.send(manager, "GET", path);
    expect(body).toMatchObject({ version: 2, sections: agreement("We talk, then vote.") });
  });

  test("saving without saying which version was read is refused", async () => {
    const path = await launched();
    expect((await save(path, null, {})).status).toBe(428);
    expect((await save(path, "*", {})).status).toBe(400);
    expect((await save(path, 'W/"0"', {})).status).toBe(400);
  });
});

test("what is wrong in a form is named by its field", async () => {
  const path = await launched();
  const answer = await save(path, '"0"', {
    people: { chairs: ["not a member"] },
    agreement: { reviewOn: "some day" },
    nonsense: {},
  });
  expect([answer.status, answer.body["code"]]).toEqual([422, "invalid"]);
  expect(answer.body["errors"]).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ pointer: "/sections/nonsense" }),
      expect.objectContaining({ pointer: "/sections/people/chairs" }),
      expect.objectContaining({ pointer: "/sections/agreement/reviewOn" }),
    ]),
  );
});

test("a section that stays the same keeps its digest, so that nobody is asked again about it", async () => {
  const asked = await askedRun(api);
  const path = `/runs/${asked.run}/parts/${asked.part}`;
  const sections = filledForm(form, asked.staff.id);
  const changed = await api.send(asked.manager, "PUT", `${path}/form`, {
    body: {
      sections: {
        ...sections,
        agreement: { ...sections["agreement"], privacy: "All of it." },
      },
    },
    headers: { "if-match": '"1"' },
  });
  expect(changed.status).toBe(201);
  const part = await api.send(asked.manager, "GET", path);
  const [first, second] = Array.isArray(part.body["versions"]) ? part.body["versions"] : [];
  const digests = (version: { sections: Record<string, { digest: string }> }) =>
    Object.fromEntries(Object.entries(version.sections).map(([key, { digest }]) => [key, digest]));
  const { agreement: before, ...same } = digests(first);
  const { agreement: after, ...still } = digests(second);
  expect(after).not.toBe(before);
  expect(still).toEqual(same);
  expect(second.digest).not.toBe(first.digest);

  const nothing = await api.send(asked.manager, "PUT", `${path}/form`, {
    body: { sections: {} },
    headers: { "if-match": '"2"' },
  });
  expect([nothing.status, nothing.body["code"]]).toEqual([409, "nothing-changed"]);
  const versions = await api.send(asked.manager, "GET", `${path}/versions`);
  expect(versions.body["items"]).toHaveLength(2);
  expect((await api.send(asked.manager, "GET", `${path}/versions/2`)).body).toMatchObject({
    version: 2,
  });
  expect((await api.send(asked.manager, "GET", `${path}/versions/3`)).status).toBe(404);
});

test("launching says which parameter is missing, and leaves nothing behind", async () => {
  const answer = await api.send(manager, "POST", "/runs", {
    body: { template: "resource-panel", title: "Panel", nation: "scotland" },
    headers: { "idempotency-key": "panel" },
  });
  expect([answer.status, answer.body["code"]]).toEqual([422, "parameter-missing"]);
  const { rows } = await api.pool.query("select from record.event where type = 'actRefused'");
  expect(rows).toHaveLength(2); // the two edits above that came second or changed nothing
});
