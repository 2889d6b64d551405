import { request } from "node:http";

export type Shown = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly cookies: readonly string[];
  readonly location: string;
  readonly html: string;
  /** The page's words, without its tags. */
  readonly text: string;
};

export type PlainBrowser = {
  get(path: string): Promise<Shown>;
  /** @param more headers beside those which a browser sends. */
  post(
    path: string,
    body: { readonly [name: string]: string },
    more?: { readonly [name: string]: string },
  ): Promise<Shown>;
};

/**
 * Somebody with a browser that keeps cookies, follows nothing and runs no script.
 * @param base where it connects to.
 * @param origin what it says that its pages come from.
 * @param localAddress the loopback address (127.0.0.0/8) that it comes from.
 */
export function plainBrowser(
  base: string,
  origin: string,
  localAddress = "127.0.0.1",
): PlainBrowser {
  const jar = new Map<string, string>();
  const ask = (
    method: string,
    path: string,
    headers: { readonly [name: string]: string },
    body = "",
  ): Promise<Shown> =>
    new Promise((resolve, reject) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const sent = request(
        new URL(path, base),
        { method, localAddress, headers: { ...(cookie === "" ? {} : { cookie }), ...headers } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("error", reject);
          answer.on("end", () => {
            const cookies = answer.headers["set-cookie"] ?? [];
            for (const one of cookies) {
              const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(one) ?? [];
              if (/;\s*Max-Age=0/iu.test(one)) jar.delete(name);
              else jar.set(name, value);
            }
            const html = Buffer.concat(chunks).toString("utf8");
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              cookies,
              location: answer.headers.location ?? "",
              html,
              text: html.replaceAll(/<[^>]+>/gu, "").replaceAll(/\s+/gu, " "),
            });
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  return {
    get: (path) => ask("GET", path, {}),
    post(path, body, more = {}) {
      const text = new URLSearchParams(body).toString();
      const headers = {
        origin,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": String(Buffer.byteLength(text)),
        ...more,
      };
      return ask("POST", path, headers, text);
    },
  };
}
