import { expect, test } from "vitest";
import type { NewVoucher } from "../../api/contracts/vouchers.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { reader } from "./fixture/reader.ts";
import { asked } from "./fixture/story.ts";

const KEY = "A".repeat(43);

const scene = async () => {
  const { fixture } = await asked();
  const { services } = fixture;
  const registered: NewVoucher[] = [];
  const ended: string[] = [];
  const app = createPages({
    publicUrl: "http://localhost",
    services: {
      ...services,
      vouchers: {
        ...services.vouchers,
        register: async (principal, voucher) => {
          registered.push(voucher);
          return services.vouchers.register(principal, voucher);
        },
        end: async (principal, voucher) => {
          ended.push(voucher);
          return services.vouchers.end(principal, voucher);
        },
      },
    },
    authenticate: fixture.authenticate,
    files: await loadStaticFiles("."),
    onUnexpected: (error) => expect.unreachable(String(error)),
  });
  return { registered, ended, as: (name: string) => reader(app, name) };
};

test("an administrator takes an organisation's key in, and takes nothing more from one", async () => {
  const { registered, ended, as } = await scene();
  const anna = as("anna");
  const page = (await anna.get("/who-can-vouch")).text;
  expect(page).toContain("Those who know");
  expect((await anna.get("/organisation")).text).toContain('href="/who-can-vouch"');
  const sent = await anna.post("/who-can-vouch", { name: "Lived", publicKey: KEY });
  expect([sent.status, registered]).toEqual([303, [{ name: "Lived", publicKey: KEY }]]);
  const voucher = /name="voucher" value="([0-9a-f]{64})"/u.exec(page)?.[1] ?? "";
  expect((await anna.post("/who-can-vouch/end", { voucher })).status).toBe(303);
  expect(ended).toEqual([voucher]);
});

test("what is no key is said beside its field, and what was written stays", async () => {
  const { registered, as } = await scene();
  const sent = await as("anna").post("/who-can-vouch", { name: "Lived", publicKey: "no key" });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("This is no key");
  expect(sent.text).toContain('value="no key"');
  expect(registered).toEqual([]);
});

test("nobody but an administrator has that page", async () => {
  const { as } = await scene();
  for (const name of ["maya", "asha", "ines"])
    expect([name, (await as(name).get("/who-can-vouch")).status]).toEqual([name, 403]);
});
