import { once } from "node:events";
import { connect } from "node:net";
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
  await server.close();
  const kept = Number(/timeout=(\d+)/u.exec(answer.headers.get("keep-alive") ?? "")?.[1]);
  expect(kept).toBeGreaterThan(Math.max(...Object.values(balancers)));
});

test("a server ends though a browser holds a connection over which it asked nothing", async () => {
  const listening = Promise.withResolvers<number>();
  const arrived = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const server = serveHttp(
    {
      async fetch() {
        arrived.resolve();
        await answered.promise;
        return new Response("done");
      },
      port: 0,
      host: "127.0.0.1",
    },
    listening.resolve,
  );
  const port = await listening.promise;
  const asked = fetch(`http://127.0.0.1:${port}/`);
  await arrived.promise;
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  // The server has heard of the connection by the time that it answers a later one.
  const later = connect(port, "127.0.0.1");
  await once(later, "connect");
  later.end("no request\r\n\r\n");
  await once(later.resume(), "close");
  const ended = server.close();
  await once(silent.resume(), "close");
  answered.resolve();
  await ended;
  expect(await (await asked).text()).toBe("done");
});
