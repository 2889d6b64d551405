import type { Assurance } from "../../domain/actor.ts";
import { saidWords } from "../../domain/blocks/gate/answer-words.ts";
import { inEach } from "../../domain/language.ts";
import type { Contact } from "../address-book.ts";
import type { Mail } from "../mailer.ts";

/** An answer that is on record, and its proof. */
export type AnswerReceipt = {
  /** The event's id. */
  readonly event: string;
  readonly type: string;
  /** Of `signedOff`; null for other answers. */
  readonly answer: string | null;
  /** Of the text that was answered about; null when none is named. */
  readonly version: number | null;
  readonly assurance: Assurance | null;
  /** Who gave the answer: the person, somebody whom they had asked, or a helper who wrote it down. */
  readonly given: "by-themselves" | "by-delegate" | "by-helper";
  /** The pathway's and the step's titles, from the template. */
  readonly pathway: string;
  readonly step: string;
  /** In whose name it goes. */
  readonly organisation: string;
  /** The receipt's file: docs/log.md. */
  readonly file: string;
};

type Words = {
  readonly given: Readonly<Record<AnswerReceipt["given"], string>>;
  /** As `assuranceWords`, said to the person themselves. */
  readonly sure: Readonly<Record<Assurance, string>>;
  readonly hello: string;
  readonly subject: (step: string) => string;
  readonly about: (step: string, version: number | null, pathway: string) => string;
  readonly said: (about: string, said: string) => string;
  readonly howSure: (sure: string) => string;
  readonly file: string;
  readonly check: string;
  readonly change: string;
};

const words = inEach<Words>({
  en: {
    given: {
      "by-themselves": "",
      "by-delegate": " Somebody answered for you, as you had asked.",
      "by-helper": " If that is not what you said, sign in and say so, or tell your coordinator.",
    },
    sure: {
      "passkey-signed": "You signed it with your own passkey. Nobody else could have made it.",
      "signed-in": "It was given while you were signed in with your own link.",
      "assisted-confirmed": "A helper wrote it down, and you confirmed it.",
      "assisted-unconfirmed": "A helper wrote it down. You have not confirmed it yet.",
    },
    hello: "Hello",
    subject: (step) => `Your receipt: ${step}`,
    about: (step, version, pathway) =>
      `"${step}"${version === null ? "" : ` (version ${version})`}, part of ${pathway}`,
    said: (about, said) => `Your answer about ${about}, is on record. You said: ${said}.`,
    howSure: (sure) => `How sure we are that it is yours: ${sure}`,
    file: "The file with this mail is your receipt. Keep it. With it anybody can check, now or in years, that your answer is in the record and was never changed. It holds your answer, but not your name.",
    check: "To check it, choose the file on this page. You need not sign in:",
    change: "You can change your answer until the decision is made. Then you get another receipt.",
  },
  cy: {
    given: {
      "by-themselves": "",
      "by-delegate": " Atebodd rhywun ar eich rhan, fel yr oeddech wedi gofyn.",
      "by-helper":
        " Os nad dyna a ddywedoch, mewngofnodwch a dywedwch hynny, neu dywedwch wrth eich cydlynydd.",
    },
    sure: {
      "passkey-signed":
        "Fe’i llofnodoch â’ch allwedd mynediad eich hun. Ni allai neb arall fod wedi’i wneud.",
      "signed-in": "Fe’i rhoddwyd tra oeddech wedi mewngofnodi â’ch dolen eich hun.",
      "assisted-confirmed": "Fe’i hysgrifennwyd gan rywun a helpodd, ac fe’i cadarnhaoch.",
      "assisted-unconfirmed":
        "Fe’i hysgrifennwyd gan rywun a helpodd. Nid ydych wedi’i gadarnhau eto.",
    },
    hello: "Helo",
    subject: (step) => `Eich derbynneb: ${step}`,
    about: (step, version, pathway) =>
      `"${step}"${version === null ? "" : ` (fersiwn ${version})`}, rhan o ${pathway}`,
    said: (about, said) => `Mae eich ateb am ${about}, ar gofnod. Eich ateb oedd: ${said}.`,
    howSure: (sure) => `Pa mor sicr ydym mai eich un chi ydyw: ${sure}`,
    file: "Y ffeil gyda’r e-bost hwn yw eich derbynneb. Cadwch hi. Gyda hi gall unrhyw un wirio, nawr neu ymhen blynyddoedd, bod eich ateb yn y cofnod ac na chafodd erioed ei newid. Mae’n dal eich ateb, ond nid eich enw.",
    check: "I’w gwirio, dewiswch y ffeil ar y dudalen hon. Nid oes angen i chi fewngofnodi:",
    change:
      "Gallwch newid eich ateb nes bod y penderfyniad wedi’i wneud. Yna cewch dderbynneb arall.",
  },
});

/** The mail that brings a person the receipt of their answer. The link is the same for everybody. */
export function receiptMail(
  to: string,
  contact: Pick<Contact, "name" | "language">,
  receipt: AnswerReceipt,
  publicUrl: string,
): Mail {
  const { event, type, answer, assurance, given, step, version, pathway } = receipt;
  const language = contact.language ?? "en";
  const t = words[language];
  const said = saidWords(type, answer, language);
  const paragraphs = [
    contact.name === null ? `${t.hello},` : `${t.hello} ${contact.name},`,
    `${t.said(t.about(step, version, pathway), said)}${t.given[given]}`,
    ...(assurance === null ? [] : [t.howSure(t.sure[assurance])]),
    t.file,
    `${t.check}\n${publicUrl}/check-receipt`,
    t.change,
  ];
  return {
    to,
    kind: "receipt",
    organisation: receipt.organisation,
    language,
    subject: t.subject(step),
    text: `${paragraphs.join("\n\n")}\n`,
    messageId: `<receipt-${event}@${new URL(publicUrl).hostname}>`,
    attachments: [{ filename: `alongside-receipt-${event}.txt`, content: receipt.file }],
  };
}
