import type { Mail } from "../mailer.ts";
import { inEach, type Language } from "../../domain/language.ts";
import { CODE_MINUTES } from "./sign-in-codes.ts";

/** For how long a mailed link works. */
export type Lasting = { readonly hours: number } | { readonly days: number };

const lastsWords = {
  en: (lasts: Lasting) => ("hours" in lasts ? `${lasts.hours} hours` : `${lasts.days} days`),
  cy: (lasts: Lasting) => ("hours" in lasts ? `${lasts.hours} awr` : `${lasts.days} diwrnod`),
};

const words = inEach({
  en: {
    you: "you",
    hello: "Hello",
    subject: "Your sign-in link for Alongside",
    open: "Open this link and press the button to sign in:",
    code: (code: string) =>
      `Or type this code on the page where you asked for it: ${code}\nIt works for ${CODE_MINUTES} minutes. Tell it to nobody: we never ask for it by phone or mail.`,
    shared: (name: string, organisation: string) =>
      `This link is for ${name} (${organisation}) and for nobody else. Other people who use this email address get a message of their own.`,
    once: (lasts: Lasting) =>
      `The link works once, and for ${lastsWords.en(lasts)}. A newer link ends this one. Opening it changes nothing: you sign in by pressing the button.`,
    ignore: "If you did not ask for it, you can ignore this message.",
  },
  cy: {
    you: "chi",
    hello: "Helo",
    subject: "Eich dolen mewngofnodi ar gyfer Alongside",
    open: "Agorwch y ddolen hon a phwyswch y botwm i fewngofnodi:",
    code: (code) =>
      `Neu teipiwch y cod hwn ar y dudalen lle gofynnoch amdano: ${code}\nMae’n gweithio am ${CODE_MINUTES} munud. Peidiwch â’i ddweud wrth neb: nid ydym byth yn gofyn amdano dros y ffôn na thrwy’r post.`,
    shared: (name, organisation) =>
      `Mae’r ddolen hon i ${name} (${organisation}) ac i neb arall. Mae pobl eraill sy’n defnyddio’r cyfeiriad e-bost hwn yn cael eu neges eu hunain.`,
    once: (lasts) =>
      `Mae’r ddolen yn gweithio unwaith, ac am ${lastsWords.cy(lasts)}. Mae dolen newydd yn dod â hon i ben. Nid yw ei hagor yn newid dim: rydych yn mewngofnodi drwy bwyso’r botwm.`,
    ignore: "Os na wnaethoch ofyn amdani, gallwch anwybyddu’r neges hon.",
  },
});

/** The message that carries a sign-in link, in plain words. `isShared`: others get their mail at this address, too. */
export const signInMail = (about: {
  readonly email: string;
  readonly name: string | null;
  readonly language: Language;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly isShared: boolean;
  readonly link: string;
  /** Six digits. */
  readonly code: string;
  readonly lasts: Lasting;
}): Mail => {
  const { language, organisation } = about;
  const t = words[language];
  const name = about.name ?? t.you;
  return {
    to: about.email,
    kind: "sign-in",
    organisation: organisation.id,
    language,
    subject: about.isShared ? `${t.subject}: ${name}` : t.subject,
    text: [
      about.name === null ? `${t.hello},` : `${t.hello} ${about.name},`,
      "",
      t.open,
      about.link,
      "",
      t.code(about.code),
      "",
      ...(about.isShared ? [t.shared(name, organisation.name)] : []),
      t.once(about.lasts),
      t.ignore,
    ].join("\n"),
  };
};
