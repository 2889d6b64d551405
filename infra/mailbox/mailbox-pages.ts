import { html } from "hono/html";
import type { KeptMail } from "./folder.ts";

type Html = ReturnType<typeof html>;

const ADDRESS = /(https?:\/\/[^\s<>]+)/u;

const page = (style: string, title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Alongside</title>
        <link rel="stylesheet" href="${style}" />
      </head>
      <body>
        <div class="frame"><main id="main">${body}</main></div>
      </body>
    </html>`;

/** All that was sent, newest first. @param here the mailbox's own address. */
export const listPage = (style: string, here: string, mails: readonly KeptMail[]): Html =>
  page(
    style,
    "Mailbox",
    html`<h1>Mailbox</h1>
      <p class="lead">
        No mail server is set (SMTP_URL), so nothing leaves this computer. These are the newest
        messages, whoever they are for.
      </p>
      ${
        mails.length === 0
          ? html`<p>No message was sent yet.</p>`
          : html`<ul class="cards">
              ${mails.map(
                ({ file, to, subject, at }) =>
                  html`<li class="card">
                    <h2><a class="card-link" href="${here}/${file}">${subject}</a></h2>
                    <p>
                      To ${to},
                      <time datetime="${at}">${at.slice(0, 19).replace("T", " ")} UTC</time>
                    </p>
                  </li>`,
              )}
            </ul>`
      }`,
  );

/** One message in its words, with each address as a link. */
export const mailPage = (style: string, here: string, mail: KeptMail): Html =>
  page(
    style,
    mail.subject,
    html`<nav aria-label="Back"><a class="back" href="${here}">Mailbox</a></nav>
      <h1>${mail.subject}</h1>
      <dl class="facts">
        <dt>From</dt>
        <dd>${mail.from}</dd>
        <dt>To</dt>
        <dd>${mail.to}</dd>
        <dt>Sent</dt>
        <dd>${mail.at}</dd>
      </dl>
      <p class="words">
        ${mail.text
          .split(ADDRESS)
          .map((piece) => (ADDRESS.test(piece) ? html`<a href="${piece}">${piece}</a>` : piece))}
      </p>
      ${mail.attachments.map(
        ({ filename, content }) =>
          html`<h2>${filename}</h2>
            <pre>${content}</pre>`,
      )}`,
  );
