import { randomUUID } from "node:crypto";
import { CommandHandler, type Event } from "@event-driven-io/emmett";
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql";
import { allAtOnce, closedLoop } from "../round.ts";
import { SPREAD, type OpenPeer } from "./peer.ts";

type SignedOff = Event<
  "signedOff",
  { member: string; version: number; digest: string; answer: string }
>;
type Count = { readonly answers: number };

const signedOff = (): SignedOff => ({
  type: "signedOff",
  data: { member: randomUUID(), version: 1, digest: "0".repeat(64), answer: "yes" },
});

/**
 * emmett-postgresql as its documentation uses it.
 * - `append`: one event to one of many streams, no version expected, which is its fastest way.
 * - `one-stream`: commands at once on one fresh stream, through its CommandHandler with its own retry on conflict.
 */
export const open: OpenPeer = async ({ databaseUrl }) => {
  const store = getPostgreSQLEventStore(databaseUrl);
  await store.schema.migrate();
  const streams = Array.from({ length: SPREAD }, () => `run-${randomUUID()}`);
  const handle = CommandHandler<Count, SignedOff>({
    initialState: () => ({ answers: 0 }),
    evolve: (state) => ({ answers: state.answers + 1 }),
    retry: {
      onVersionConflict: {
        retries: 100,
        minTimeout: 5,
        maxTimeout: 200,
        factor: 1.5,
        randomize: true,
      },
    },
  });
  return {
    async round({ operation, concurrency, seconds }) {
      if (operation === "append") {
        return await closedLoop({ concurrency, seconds }, (index) =>
          store.appendToStream(streams[index % SPREAD] ?? "", [signedOff()]),
        );
      }
      const stream = `run-${randomUUID()}`;
      const command = () => handle(store, stream, () => signedOff());
      return operation === "one-stream-at-once"
        ? await allAtOnce(concurrency, command)
        : await closedLoop({ concurrency, seconds }, command);
    },
    async close() {
      await store.close();
    },
  };
};
