import { describe, expect, test } from "vitest";
import { plan } from "../domain/plan.ts";
import { asked, monday, office, planned, recorded } from "../test/support/post-office.ts";
import type { Contact } from "./address-book.ts";
import type { Mail } from "./mailer.ts";

describe("as its reader chose", () => {
  const known = { address: "her@x.example", name: "Ada", zone: null, language: null } as const;
  const ada =
    (choice: Partial<Contact>) =>
    (who: string): Contact =>
      who === "m-ada" ? { ...known, ...choice } : { ...known, address: `${who}@x.example` };
  const hers = ({ mails }: { mails: readonly Mail[] }) =>
    mails.filter(({ to }) => to === known.address).length;
  const refused = () =>
    Promise.reject(
      Object.assign(new Error("no such user"), { responseCode: 550, command: "RCPT TO" }),
    );

  test("whoever looks themselves is sent nothing, which is on record, but what others need of them", async () => {
    const { record, notices } = await asked();
    const here = office(record, { contact: ada({ toldBy: "none" }) });
    await here.tell(notices);
    expect([here.mails.length, hers(here)]).toEqual([3, 0]);
    expect(recorded(record)[0]).toBe("m-ada by-choice");
    await record.must("r", {
      type: "stateAccessNeed",
      data: { id: "n1", member: "m-ada", what: { commitment: "00".repeat(32) } },
      actor: { id: "manager", role: "programme-manager", via: "session" },
      at: monday,
    });
    await here.tell(plan(record.state("r"), monday).notices);
    expect(hers(here)).toBe(1);
  });

  test("a text that is refused goes by email, an email that is refused as a text, and both are on record", async () => {
    const { record, notices } = await asked();
    const texted = office(record, {
      contact: ada({ toldBy: "sms", textsTo: "07700 900123" }),
      texts: refused,
    });
    await texted.tell(notices.filter(({ member }) => member === "m-ada"));
    const mailed = office(record, {
      contact: (who) => ({ ...known, textsTo: `number of ${who}` }),
      deliver: refused,
    });
    await mailed.tell(notices.filter(({ member }) => member === "m-ben"));
    expect([hers(texted), mailed.texts]).toEqual([1, ["number of m-ben"]]);
    const sent = record.events("r").flatMap((e) => (e.type === "noticeSent" ? [e.data] : []));
    expect(sent).toMatchObject([
      { member: "m-ada", channel: "email", tried: ["sms"] },
      { member: "m-ben", channel: "sms", tried: ["email"] },
    ]);
  });

  test("what every way refuses failed by each", async () => {
    const { record, notices } = await asked();
    const contact = ada({ toldBy: "sms", textsTo: "07700 900123" });
    const here = office(record, { contact, texts: refused, deliver: refused });
    await here.tell(notices.filter(({ member }) => member === "m-ada"));
    const failed = record.events("r").flatMap((e) => (e.type === "noticeFailed" ? [e.data] : []));
    expect(failed).toMatchObject([{ reason: "refused", tried: ["sms", "email"] }]);
  });

  test("a text is tried again by email only once it is refused: while nobody answers there it waits", async () => {
    const { record, notices } = await asked();
    const contact = ada({ toldBy: "sms", textsTo: "07700 900123" });
    const here = office(record, { contact, texts: () => Promise.reject(new Error("away")) });
    await expect(here.tell(notices.filter(({ member }) => member === "m-ada"))).rejects.toThrow(
      "cannot be reached",
    );
    expect(hers(here)).toBe(0);
  });

  describe("in quiet hours", () => {
    const quiet = ada({ quiet: { from: 8, until: 11 } });

    test("waits, out of the others' way, and says only when to look again", async () => {
      const { record, notices } = await asked();
      const here = office(record, { contact: quiet });
      const after = await here.tell(notices);
      expect([here.mails.length, hers(here)]).toEqual([3, 0]);
      expect(after.again).toBe("2026-11-23T11:00:00.000Z");
      expect(after.parts.flatMap((part) => part.notices)).toEqual([]);
      expect(planned(record).map(({ member }) => member)).toEqual(["m-ada"]);
      const later = office(record, { contact: quiet, at: "2026-11-23T11:00:00.000Z" });
      expect((await later.tell(planned(record))).again).toBeUndefined();
      expect(hers(later)).toBe(1);
    });

    test("goes all the same when the wait would last until the answer is due, or longer", async () => {
      const { record, notices } = await asked();
      const due = Object.values(record.state("r").requests)[0]?.dueAt ?? "";
      const hour = new Date(due).getUTCHours();
      const at = new Date(Date.parse(due) - 2 * 3_600_000).toISOString();
      const until = (one: number) => ada({ quiet: { from: hour - 3, until: one } });
      const short = office(record, { contact: until(hour - 1), at });
      await short.tell(notices);
      expect(hers(short)).toBe(0);
      const late = office(record, { contact: until(hour), at });
      await late.tell(notices);
      expect(hers(late)).toBe(1);
    });
  });
});
