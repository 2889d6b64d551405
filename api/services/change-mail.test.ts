import { expect, test } from "vitest";
import type { Language } from "../../domain/language.ts";
import { gradeOf, sentencesOf } from "../../test/specification/reading.ts";
import type { OrganisationRole } from "../principal.ts";
import { changeMail } from "./change-mail.ts";
import { invitationMail } from "./invitation-mail.ts";

const LINK = "https://a.example/sign-in/token";
const THINGS = ["address", "passkey", "name", "phone", "roles"] as const;
const ROLES = [
  ...["administrator", "programme-manager", "auditor", "pwle-approver", "member"],
] as const satisfies readonly OrganisationRole[];

/** Every text that a mail about a change may hold, in one language. */
const changeTexts = (language: Language): readonly string[] => {
  const t = changeMail[language];
  const { address, passkey, details, denied } = t;
  return [
    ...[t.hello("Ada"), t.hello(null), t.wasItYou(LINK), t.look(LINK), t.answers],
    ...[address.subject, address.now, address.noMore, address.toThis("4"), address.toAnother("4")],
    ...[passkey.removed, passkey.wasRemoved, passkey.made, passkey.wasMade("4")],
    ...[details.subject, ...THINGS.map((what) => details.changed(t.yours[what]))],
    ...[denied.subject, denied.undone, denied.stands, denied.look(LINK)],
    ...THINGS.map((what) => denied.says("Ada", what)),
  ];
};

const invitation = (language: Language, by: string | null = "Sam") =>
  invitationMail({
    ...{ name: "Ada", by, organisationName: "Harbour", roles: ROLES, link: LINK, language },
  });

test("a mail about a change says each thing in Welsh as in English, to the same links", () => {
  const [english, welsh] = [changeTexts("en"), changeTexts("cy")];
  expect(welsh).toHaveLength(english.length);
  welsh.forEach((text, index) => {
    expect(text).not.toBe(english[index]);
    expect(text.includes(LINK)).toBe(english[index]?.includes(LINK));
  });
});

test.each(["Sam", null])("an invitation by %s is in Welsh, line by line", (by) => {
  const [english, welsh] = [invitation("en", by), invitation("cy", by)];
  const known = new Set(english.text.split("\n"));
  expect(welsh).toMatchObject({ language: "cy", subject: "Mae gwahoddiad i chi" });
  expect(welsh.text.split("\n").filter((line) => line !== "" && known.has(line))).toEqual([LINK]);
  expect(welsh.text.split("\n")).toHaveLength(english.text.split("\n").length);
});

test("these mails can be read at the age of 9 to 11", () => {
  const sentences = [...changeTexts("en"), invitation("en").text]
    .flatMap((text) => text.split("\n"))
    .filter((line) => line !== LINK)
    .flatMap(sentencesOf);
  expect(sentences.filter((words) => words.length > 25)).toEqual([]);
  expect(gradeOf(sentences)).toBeLessThanOrEqual(6);
});
