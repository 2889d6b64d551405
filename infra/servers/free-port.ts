import { randomInt } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";

/** Whether a server could listen there now. */
export function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return listen(port, host).then(
    () => true,
    () => false,
  );
}

/** Below the ports that systems give to outgoing connections, so that none of these takes it before a server does. */
const lowest = 15_000;
const count = 15_000;

/** A port on the loopback interface that nothing listens on, and that hardly anybody else will choose meanwhile. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(lowest, lowest + count);
    if (await isPortFree(port)) return port;
  }
  return await listen(0, "127.0.0.1");
}

/** The port written in a file if it is still free, or else a new one, which is written there. */
export async function rememberedPort(file: string): Promise<number> {
  const remembered = Number(await readFile(file, "utf8").catch(() => ""));
  if (remembered > 0 && (await isPortFree(remembered))) return remembered;
  const port = await freePort();
  await writeFile(file, `${port}\n`);
  return port;
}

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address: AddressInfo | string | null = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no port"));
        else resolve(address.port);
      });
    });
  });
}
