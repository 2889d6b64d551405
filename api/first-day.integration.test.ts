import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

let api: RunningApi;
let administrator: Someone;
beforeAll(async () => {
  api = await runningApi();
  administrator = await api.someone(await api.organisation(), "administrator");
});
afterAll(() => api.close());

const organisation = () => `/organisations/${administrator.organisation}`;
const mailsTo = (address: string) => api.mails.filter(({ to }) => to === address);

describe("somebody who is added", () => {
  test("hears by mail who invited them, to what, and has a link that signs in", async () => {
    const body = { name: "Kim", email: "kim@example.org", roles: ["programme-manager"] };
    const headers = { "Idempotency-Key": "invite-kim" };
    const added = await api.send(administrator, "POST", "/people", { body, headers });
    await expect.poll(() => mailsTo("kim@example.org").length).toBe(1);
    const [mail] = mailsTo("kim@example.org");
    expect(mail).toMatchObject({
      kind: "invitation",
      organisation: administrator.organisation,
      subject: "You are invited",
    });
    expect(mail?.text).toContain("A administrator has added you to Test");
    expect(mail?.text).toContain("a programme manager: you start runs");
    const token = /\/sign-in\/(\w{32})\n/u.exec(mail?.text ?? "")?.[1] ?? "";
    const { signingIn } = api.api.services;
    expect(await signingIn.whoseLink(token)).toEqual({ person: added.body["person"], name: "Kim" });
    expect((await signingIn.spendLink(token)).kind).toBe("signed-in");

    // The same request again adds and tells nobody.
    await api.send(administrator, "POST", "/people", { body, headers });
    await api.send(administrator, "POST", "/people", {
      body: { ...body, name: "Lou", email: "lou@example.org" },
    });
    await expect.poll(() => mailsTo("lou@example.org").length).toBe(1);
    expect(mailsTo("kim@example.org")).toHaveLength(1);
  });

  test("without an address is told by nobody's mail", async () => {
    const before = api.mails.length;
    await api.send(administrator, "POST", "/people", { body: { name: "No", roles: ["member"] } });
    const body = { name: "Yes", email: "yes@example.org", roles: ["member"] };
    await api.send(administrator, "POST", "/people", { body });
    await expect.poll(() => mailsTo("yes@example.org").length).toBe(1);
    expect(api.mails).toHaveLength(before + 1);
  });
});

describe("an organisation", () => {
  test("keeps its name, colour, number and who answers there, and refuses a colour that white words can't be read on", async () => {
    const body = {
      ...{ name: "Oak Trust", colour: "#083F3A" },
      ...{ phone: "0161 496 0000", contact: "Sam Lee" },
    };
    const changed = await api.send(administrator, "PATCH", organisation(), { body });
    expect(changed.body).toMatchObject({ ...body, colour: "#083f3a" });
    const pale = await api.send(administrator, "PATCH", organisation(), {
      body: { colour: "#ffd54a" },
    });
    expect([pale.status, pale.code]).toEqual([422, "invalid"]);
    expect(pale.text).toMatch(/Take a darker colour, like #[0-9a-f]{6}/u);
    const { services } = api.api;
    const principal = await api.api.authenticate(new Headers(administrator.headers));
    if (principal.kind !== "principal") throw new Error(principal.kind);
    expect(await services.organisations.shown(principal.principal)).toMatchObject({
      name: "Oak Trust",
      colour: "#083f3a",
    });
  });
});

describe("sign-ins", () => {
  test("are listed without a trace of the device, and end everywhere at once with their links", async () => {
    const person = await api.someone(administrator.organisation, "member");
    const link = await api.api.signIn.signInLinkFor(person.id);
    const path = `/people/${person.id}/sign-ins`;
    const own = await api.send(person, "GET", path);
    expect(own.body["signIns"]).toEqual([{ since: expect.any(String), until: expect.any(String) }]);
    expect((await api.send(administrator, "DELETE", path)).status).toBe(204);
    expect((await api.send(person, "GET", "/me")).code).toBe("sign-in-rejected");
    expect(await api.api.services.signingIn.whoseLink(link?.split("/").at(-1) ?? "")).toBeNull();
    expect((await api.send(administrator, "GET", path)).body["signIns"]).toEqual([]);
  });

  test("of another organisation's people are not found", async () => {
    const stranger = await api.someone(await api.organisation(), "member");
    const path = `/people/${stranger.id}/sign-ins`;
    expect((await api.send(administrator, "GET", path)).status).toBe(404);
    expect((await api.send(administrator, "DELETE", path)).status).toBe(404);
    expect((await api.send(stranger, "GET", "/me")).status).toBe(200);
  });
});

describe("staff", () => {
  test("are those with a role above others", async () => {
    await api.someone(administrator.organisation, "auditor");
    const all = await api.send(administrator, "GET", "/people?staff=yes");
    const roles = JSON.parse(all.text).items.flatMap((one: { roles: string[] }) => one.roles);
    expect(new Set(roles)).toEqual(new Set(["administrator", "auditor", "programme-manager"]));
  });
});
