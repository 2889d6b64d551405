import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogSigner } from "../audit/log/signer.ts";
import { verifyBundle } from "../audit/verify/bundle.ts";
import { nodePorts } from "../audit/verify/node-ports.ts";
import { askedRun, type AskedRun } from "../test/support/asked-run.ts";
import { publishOnce } from "../test/support/publish-once.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

let api: RunningApi;
let asked: AskedRun;
let auditor: Someone;
let administrator: Someone;
/** Of the organisation, and of no run. */
let bystander: Someone;
const signer = createLogSigner("log.example/test", new Uint8Array(32).fill(1));

beforeAll(async () => {
  api = await runningApi();
  asked = await askedRun(api);
  auditor = await api.someone(asked.organisation, "auditor");
  administrator = await api.someone(asked.organisation, "administrator");
  bystander = await api.someone(asked.organisation, "member");
}, 60_000);
afterAll(() => api.close());

async function* pieces(text: string) {
  yield Buffer.from(text);
}

type Power = { readonly type: string; readonly data: { readonly person?: string } };

/** The powers that somebody's file of the run holds, and what checking it comes to. */
const powersFor = async (who: Someone, path = `/runs/${asked.run}/bundle`) => {
  await publishOnce(api.pool, signer);
  const { status, text } = await api.send(who, "GET", path);
  expect(status).toBe(200);
  const powers = text
    .trimEnd()
    .split("\n")
    .map((line): { readonly kind?: string; readonly entry?: string } => JSON.parse(line))
    .filter(({ kind }) => kind === "power")
    .map(({ entry }): Power => JSON.parse(Buffer.from(entry ?? "", "base64").toString("utf8")));
  const report = await verifyBundle(pieces(text), nodePorts);
  return { powers, people: new Set(powers.map(({ data }) => data.person)), report };
};

const group = () => [asked.manager, asked.staff, asked.leader, ...asked.pwle].map(({ id }) => id);

test("an auditor and an administrator get what is about everybody of the run, in the log that was signed", async () => {
  for (const who of [auditor, administrator]) {
    const { powers, people, report } = await powersFor(who);
    expect(people).toEqual(new Set(group()));
    expect(powers.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["personAdded", "roleGiven"]),
    );
    expect(report.checks.filter(({ result }) => result === "fails")).toEqual([]);
    expect(report.limits.some((one) => one.includes("given or lost a power"))).toBe(true);
  }
});

test("everybody else gets what is about themselves, and nobody gets what is about somebody of no run", async () => {
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  for (const who of [ada, asked.manager]) {
    const { people, report } = await powersFor(who);
    expect(people).toEqual(new Set([who.id]));
    expect(report.checks.filter(({ result }) => result === "fails")).toEqual([]);
  }
  const { people } = await powersFor(auditor);
  expect(people.has(bystander.id)).toBe(false);
});

test("a step's file holds those of the people in it, and verifies", async () => {
  const { powers, report } = await powersFor(auditor, `/runs/${asked.run}/steps/form-group/bundle`);
  expect(powers.length).toBeGreaterThan(0);
  expect(report.checks.filter(({ result }) => result === "fails")).toEqual([]);
});

test("a power that is given while people are asked comes into the file once it is decided", async () => {
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const given = await api.send(administrator, "PATCH", `/people/${ada.id}`, {
    body: { roles: ["pwle-approver", "member"] },
  });
  expect([given.status, given.text]).toEqual([200, expect.anything()]);
  const roles = async () =>
    (await powersFor(auditor)).powers.filter(
      ({ type, data }) => type === "roleGiven" && data.person === ada.id,
    ).length;
  expect(await roles()).toBe(1);
  const overridden = await api.send(
    asked.manager,
    "POST",
    `/runs/${asked.run}/parts/${asked.part}/override`,
    { body: { reason: "We could not wait." } },
  );
  expect(overridden.status).toBe(201);
  expect(await roles()).toBe(2);
});
