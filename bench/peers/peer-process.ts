import type { OpenPeer, Peer, PeerMessage, PeerName } from "./peer.ts";

/** Loaded only when asked for: each peer drags in a whole system. */
const openers: { readonly [name in PeerName]: () => Promise<{ readonly open: OpenPeer }> } = {
  emmett: () => import("./emmett.ts"),
  dbos: () => import("./dbos.ts"),
  temporal: () => import("./temporal.ts"),
  "bare-http": () => import("./bare-http.ts"),
};

let peer: Peer | undefined;

async function answer(message: PeerMessage): Promise<unknown> {
  if (message.kind === "open") {
    const { open } = await openers[message.name]();
    peer = await open(message.settings);
    return null;
  }
  if (peer === undefined) throw new Error("not open");
  if (message.kind === "round") return await peer.round(message.request);
  await peer.close();
  return null;
}

process.on("message", (message: PeerMessage) => {
  answer(message).then(
    (result) => process.send?.({ result }),
    (error: unknown) =>
      process.send?.({
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});
process.on("disconnect", () => process.exit(0));
