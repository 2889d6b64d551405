import { setTimeout as sleep } from "node:timers/promises";
import type { MailCatcher } from "../../test/support/mail-catcher.ts";
import { plainBrowser, type PlainBrowser } from "../../test/support/plain-browser.ts";
import type { Product } from "./product.ts";

const limit = 30_000; // milliseconds for the mail to arrive

/** Somebody's browser, signed in by the link that the product mails to them. @throws Error when no link lets them in. */
export async function signedIn(
  product: Product,
  mail: MailCatcher,
  email: string,
): Promise<PlainBrowser> {
  const base = `http://localhost:${product.port}`;
  const browser = plainBrowser(base, base);
  await browser.post("/sign-in", { email });
  const deadline = Date.now() + limit;
  while (mail.to(email).length === 0 && Date.now() < deadline) await sleep(50);
  const [token] = /(?<=\/sign-in\/)[^\s?]+/u.exec(mail.to(email).at(-1)?.text ?? "") ?? [];
  if (token === undefined) throw new Error("No link to sign in by was mailed.");
  await browser.post(`/sign-in/${token}`, { to: "/" });
  const { status } = await browser.get("/");
  if (status !== 200) throw new Error(`The link did not sign in: ${status}`);
  return browser;
}
