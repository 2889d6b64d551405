import { expect, test } from "vitest";
import { serveHttp } from "./serve-http.ts";

/** Seconds that balancers keep an idle connection, by their documentation. */
const balancers = { nginx: 60, "AWS ALB": 60, HAProxy: 60, Azure: 240, Google: 600 };

test("an idle connection is kept longer than common balancers keep theirs", async () => {
  const listening = Promise.withResolvers<number>();
  const server = serveHttp(
    { fetch: () => new Response("hello"), port: 0, host: "127.0.0.1" },
    listening.resolve,
  );
  const answer = await fetch(`http://127.0.0.1:${await listening.promise}/`);
  await answer.text();
  server.close();
  const kept = Number(/timeout=(\d+)/u.exec(answer.headers.get("keep-alive") ?? "")?.[1]);
  expect(kept).toBeGreaterThan(Math.max(...Object.values(balancers)));
});
