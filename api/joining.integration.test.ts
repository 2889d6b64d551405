import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shapes } from "../test/specification/template.ts";
import type { Template } from "../domain/template.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

const template: Template = {
  ...shapes("gathering", "learn"),
  name: "led-gathering",
  lead: { side: "pwle" },
  circles: {
    ...shapes("learn").circles,
    agree: { of: [{ side: "pwle", roles: ["decision-maker"], atLeast: 2 }] },
  },
  joins: [{ side: "pwle", roles: ["contributor", "decision-maker"] }],
  declarations: [
    { key: "no-funding", label: "I will ask for no money myself." },
    { key: "take-part", label: "I may take part.", guardian: true },
  ],
};

let api: RunningApi;
let offering: ReturnType<RunningApi["offering"]>;
let home: string;
let champion: Someone;
let run: string;

const post = (who: Someone, path: string, body?: unknown) =>
  offering.send(who, "POST", path, body === undefined ? {} : { body });

beforeAll(async () => {
  api = await runningApi();
  offering = api.offering([template]);
  home = await api.organisation();
  champion = await api.someone(home, "pwle-approver");
  const launched = await post(champion, "/runs", {
    template: template.name,
    title: "Tea and talk",
    nation: "scotland",
    parameters: { tie: "refuse" },
    leads: "pwle",
  });
  if (launched.status !== 201) throw new Error(launched.text);
  run = String(launched.body["run"]);
});
afterAll(() => api.close());

describe("a run that a person with lived experience leads", () => {
  test("is launched by them alone, and not on another side", async () => {
    const launch = { template: template.name, title: "Tea", nation: "scotland" };
    const parameters = { tie: "refuse" };
    const mine = { ...launch, parameters };
    expect((await post(champion, "/runs", mine)).code).toBe("forbidden");
    expect((await post(champion, "/runs", { ...mine, leads: "staff" })).code).toBe("role-not-here");
    const auditor = await api.someone(home, "auditor");
    expect((await post(auditor, "/runs", { ...mine, leads: "pwle" })).code).toBe("forbidden");
  });

  test("is theirs: they add people and give them parts; staff support", async () => {
    const staff = await api.someone(home, "member");
    const add = (roles: readonly string[]) =>
      post(champion, `/runs/${run}/members`, { person: staff.id, side: "staff", roles });
    expect((await add(["coordinator"])).code).toBe("role-not-here");
    expect((await add(["supporter"])).status).toBe(201);
    const changed = await offering.send(champion, "PUT", `/runs/${run}/members/${staff.id}/roles`, {
      body: { roles: ["supporter", "deliverer"] },
    });
    expect(changed.status).toBe(201);
    const other = await api.someone(home, "pwle-approver");
    expect(
      (
        await post(staff, `/runs/${run}/members`, {
          person: other.id,
          side: "pwle",
          roles: ["author"],
        })
      ).code,
    ).toBe("not-allowed");
  });
});

describe("joining by oneself", () => {
  test("is offered to people of the organisation who are not in the run", async () => {
    await api.pool.query(
      `insert into projections.run_list
         (run, organisation, version, template, status, waiting_for, members, launched_at, updated_at)
       values ($1, $2, 1, $3, 'running', '{}', $4, now(), now())`,
      [run, home, { name: template.name, version: 1, digest: "d" }, [champion.id]],
    );
    const list = async (who: Someone) =>
      (await offering.send(who, "GET", "/joinable-runs")).body["items"];
    const someone = await api.someone(home, "member");
    expect(await list(someone)).toEqual([
      expect.objectContaining({ run, as: template.joins, template: template.title }),
    ]);
    expect(await list(champion)).toEqual([]);
    expect(await list(await api.someone(await api.organisation(), "member"))).toEqual([]);
  });

  test("is one's own act, as the template says, and no other", async () => {
    const someone = await api.someone(home, "member");
    const join = (roles: readonly string[]) =>
      post(someone, `/runs/${run}/joining`, { side: "pwle", roles });
    expect((await join(["coordinator"])).code).toBe("not-allowed");
    expect((await join(["contributor"])).status).toBe(201);
    expect((await join(["contributor"])).code).toBe("already-member");
    const outsider = await api.someone(await api.organisation(), "member");
    expect(
      (await post(outsider, `/runs/${run}/joining`, { side: "pwle", roles: ["contributor"] }))
        .status,
    ).toBe(404);
  });
});

test("a guardian consents for a young person, whose own no stands above it", async () => {
  const [young, parent, stranger] = [
    await api.someone(home, "member"),
    await api.someone(home, "member"),
    await api.someone(home, "member"),
  ];
  const add = (who: Someone, side: string, role: string) =>
    post(champion, `/runs/${run}/members`, { person: who.id, side, roles: [role] });
  await add(young, "pwle", "contributor");
  await add(parent, "stakeholder", "guardian");
  await add(stranger, "stakeholder", "contributor");
  const of = `/runs/${run}/members/${young.id}`;
  const consent = (who: Someone, holds: boolean, by: "self" | "guardian") =>
    post(who, `${of}/declarations`, { declares: "take-part", holds, by });
  expect((await consent(parent, true, "guardian")).code).toBe("not-a-guardian");
  expect((await post(parent, `${of}/guardians`, { guardian: parent.id })).code).toBe("not-allowed");
  expect((await post(champion, `${of}/guardians`, { guardian: stranger.id })).code).toBe(
    "not-a-guardian",
  );
  expect((await post(champion, `${of}/guardians`, { guardian: parent.id })).status).toBe(201);
  expect((await consent(parent, true, "guardian")).status).toBe(201);
  expect((await consent(parent, false, "self")).code).toBe("not-yourself");
  const held = async (): Promise<unknown> => {
    const { body } = await offering.send(champion, "GET", `/runs/${run}/members`);
    const items: readonly unknown[] = Array.isArray(body["items"]) ? body["items"] : [];
    return items.find(
      (item) => typeof item === "object" && item !== null && "id" in item && item.id === young.id,
    );
  };
  expect(await held()).toMatchObject({ declares: ["take-part"], guardians: [parent.id] });
  expect((await consent(young, false, "self")).status).toBe(201);
  expect((await consent(parent, true, "guardian")).code).toBe("nothing-changed");
  expect(await held()).toMatchObject({ declares: [] });
  const contact = await offering.send(young, "PUT", `${of}/contact`, { body: { holds: true } });
  expect(contact.status).toBe(201);
});
