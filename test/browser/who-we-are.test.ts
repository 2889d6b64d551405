import { expect, test } from "vitest";
import { signVouching } from "../../audit/voucher.ts";
import { signedLine } from "../../domain/membership/statement.ts";
import { own } from "../../domain/rules/lookup.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { reader } from "./fixture/reader.ts";
import { asked } from "./fixture/story.ts";
import { voucherKey } from "./fixture/vouchers.ts";

const PASSKEY = { credential: "ab".repeat(32), publicKey: "AQID" };
const AT = "2026-01-01T00:00:00.000Z";

const scene = async (passkeys: readonly (typeof PASSKEY)[] = [PASSKEY]) => {
  const { fixture, run } = await asked();
  const { services } = fixture;
  const list = async () => passkeys.map((one) => ({ ...one, since: AT, countsFrom: AT }));
  const app = createPages({
    publicUrl: "http://localhost",
    services: { ...services, passkeys: { ...services.passkeys, list } },
    authenticate: fixture.authenticate,
    files: await loadStaticFiles("."),
    onUnexpected: (error) => expect.unreachable(String(error)),
  });
  const idOf = (name: string) => fixture.principalOf(name).id;
  const member = async (name: string) => {
    const view = await services.runs.folded(fixture.principalOf(name), run);
    return own(view?.state.members ?? {}, idOf(name));
  };
  return { run, idOf, member, page: `/who-we-are/${run}`, as: (name: string) => reader(app, name) };
};

test("somebody says once what they bring, for themselves", async () => {
  const { page, member, as } = await scene();
  const rowan = as("rowan");
  expect((await rowan.get(page)).text).toContain("They have not said it themselves yet.");
  const none = await rowan.post(`${page}/sides`, {});
  expect([none.status, none.text.includes("Choose what you bring")]).toEqual([422, true]);
  const sent = await rowan.post(`${page}/sides`, { sides: "staff" });
  expect(sent.status).toBe(303);
  expect((await member("rowan"))?.saidSides).toEqual(["staff"]);
  const after = (await rowan.get(page)).text;
  expect(after).toContain("They said so themselves.");
  expect(after).not.toContain("What do you bring?");
});

test("members with lived experience confirm each other, and nobody else does", async () => {
  const { page, idOf, member, as } = await scene();
  const confirm = `${page}/${idOf("asha")}/confirm`;
  const tomasz = as("tomasz");
  expect((await tomasz.get(page)).text).toContain(confirm);
  expect((await as("asha").get(page)).text).not.toContain(confirm);
  expect((await as("rowan").get(page)).text).not.toContain("/confirm");
  expect((await tomasz.post(confirm, {})).status).toBe(303);
  expect((await member("asha"))?.confirmedBy).toEqual([idOf("tomasz")]);
  expect((await tomasz.get(page)).text).toContain("One other member with lived experience");
  expect((await as("rowan").post(confirm, {})).status).toBe(409);
});

test("somebody gives their line to a voucher, and puts on record what was signed", async () => {
  const { page, idOf, member, as } = await scene();
  const asha = as("asha");
  const about = { member: idOf("asha"), credential: PASSKEY.credential, passkey: "AQID" };
  const shown = (await asha.get(page)).text;
  expect(shown).toContain(`&quot;person&quot;:&quot;${about.member}&quot;`);
  const send = (line: string) => asha.post(`${page}/vouchers`, { line });
  const signed = signVouching(voucherKey, { ...about, on: "2026-01-01" });
  const nothing = await send("hello");
  expect([nothing.status, nothing.text.includes("not what they signed")]).toEqual([422, true]);
  const others = signVouching(voucherKey, { ...about, member: idOf("tomasz"), on: "2026-01-01" });
  expect((await send(signedLine(others))).text).toContain("signed for somebody else");
  const forged = await send(signedLine({ ...signed, on: "2026-01-02" }));
  expect(forged.text).toContain("Their key did not sign this.");
  const renamed = await send(signedLine({ ...signed, name: "Others" }));
  expect(renamed.text).toContain("They are on record as");
  const unknown = await send(signedLine({ ...signed, voucher: "00".repeat(32) }));
  expect(unknown.text).toContain("An administrator has not said that they may vouch here.");
  expect((await send(signedLine(signed))).status).toBe(303);
  expect((await member("asha"))?.vouchedBy).toEqual([
    {
      name: voucherKey.name,
      voucher: signed.voucher,
      credential: PASSKEY.credential,
      passkey: "AQID",
    },
  ]);
  expect((await asha.get(page)).text).toContain("vouched for them.");
});

test("without a passkey there is nothing to vouch for yet", async () => {
  const { page, as } = await scene([]);
  expect((await as("asha").get(page)).text).toContain("Make a passkey first.");
});
