import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { freePort } from "../../infra/servers/free-port.ts";

export type MailCatcher = {
  readonly url: string;
  /** In the order in which they arrived. */
  readonly caught: readonly Email[];
  to(address: string): readonly Email[];
  close(): Promise<void>;
};

/** A mail server of one's own, which takes every message. */
export async function catchMail(): Promise<MailCatcher> {
  const caught: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          caught.push(mail);
          done();
        });
      });
    },
  });
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return {
    url: `smtp://127.0.0.1:${port}`,
    caught,
    to: (address) => caught.filter((mail) => mail.to?.some((to) => to.address === address)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
