import { html, raw } from "hono/html";
import type { Mail } from "../../activities/mailer.ts";
import type { InEach, Language } from "../../domain/language.ts";

/** What a message shows of the organisation in whose name it goes. `colour`: `#` and six hexadecimal digits. */
export type Sender = {
  readonly name: string;
  readonly colour: string | null;
  readonly phone: string | null;
  /** Who answers there. */
  readonly contact: string | null;
};

/** As `--brand` of the pages. */
const COLOUR = "#0d5c55";

const ADDRESS = /^https?:\/\/\S+$/u;

const words: InEach<{
  readonly talk: string;
  readonly call: string;
  /** Between who answers and their number. */
  readonly on: string;
  readonly from: string;
  readonly by: string;
}> = {
  en: {
    talk: "Would you rather talk to somebody?",
    call: "Call",
    on: " on ",
    from: "From",
    by: "by Alongside",
  },
  cy: {
    talk: "A fyddai’n well gennych siarad â rhywun?",
    call: "Ffoniwch",
    on: " ar ",
    from: "Gan",
    by: "drwy Alongside",
  },
};

const LOCALES: InEach<string> = { en: "en-GB", cy: "cy" };

/** What each message ends with: who it is from, and a number to call. */
const footOf = ({ name, phone, contact }: Sender, language: Language): readonly string[] => [
  ...(phone === null
    ? []
    : [
        `${words[language].talk} ${words[language].call} ${contact === null ? "" : `${contact}${words[language].on}`}${phone}.`,
      ]),
  `${words[language].from} ${name}, ${words[language].by}`,
];

/** A message in plain text with its foot. */
export const withFoot = (text: string, sender: Sender, language: Language = "en"): string =>
  `${text.trimEnd()}\n\n-- \n${footOf(sender, language).join("\n")}\n`;

const lineOf = (line: string) =>
  ADDRESS.test(line)
    ? html`<a href="${line}" style="color:${COLOUR};font-weight:bold">${line}</a>`
    : html`${line}`;

/** The same message for programs that show HTML. It loads nothing, so nobody learns from it that it was opened. */
export async function asHtml(
  { subject, text, language = "en" }: Pick<Mail, "subject" | "text" | "language">,
  sender: Sender,
): Promise<string> {
  const paragraphs = [];
  for (const paragraph of text.trim().split(/\n{2,}/u)) {
    const lines = [];
    for (const line of paragraph.split("\n")) lines.push(String(await lineOf(line)));
    paragraphs.push(html`<p style="margin:0 0 16px">${raw(lines.join("<br>"))}</p>`);
  }
  const { phone, contact } = sender;
  const t = words[language];
  const page = await html`<!doctype html>
    <html lang="${LOCALES[language]}" dir="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${subject}</title>
      </head>
      <body
        style="margin:0;background:#faf7f1;color:#1a2625;font:18px/1.5 Arial,Helvetica,sans-serif"
      >
        <div style="max-width:600px;margin:0 auto">
          <p
            style="margin:0;padding:16px 20px;background:${sender.colour ?? COLOUR};color:#ffffff;font-weight:bold"
          >
            <bdi>${sender.name}</bdi>
          </p>
          <div style="padding:24px 20px;background:#ffffff">${paragraphs}</div>
          <div style="padding:16px 20px;font-size:16px">
            ${
              phone === null
                ? ""
                : html`<p style="margin:0 0 8px">
                    ${t.talk} ${t.call}
                    ${contact === null ? "" : html`<bdi>${contact}</bdi>${t.on}`}
                    <a href="tel:${phone.replaceAll(/[^\d+]/gu, "")}" style="color:${COLOUR}"
                      >${phone}</a
                    >.
                  </p>`
            }
            <p style="margin:0">${t.from} <bdi>${sender.name}</bdi>, ${t.by}</p>
          </div>
        </div>
      </body>
    </html> `;
  return String(page);
}
