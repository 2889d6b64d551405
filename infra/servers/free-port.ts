import { readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";

/** Whether a server could listen there now. */
export function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return listen(port, host).then(
    () => true,
    () => false,
  );
}

/** A port on the loopback interface that nothing listens on. */
export function freePort(): Promise<number> {
  return listen(0, "127.0.0.1");
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
