import { FileRefused } from "./file-refused.ts";

/** Milliseconds without a further byte after which an upload is given up. */
const STALLED = 120_000;

/** The same bytes. @throws FileRefused when nothing comes for two minutes. */
export async function* withoutStalling(
  bytes: AsyncIterable<Uint8Array>,
  patience = STALLED,
): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  let isDone = false;
  try {
    for (;;) {
      const next = await orStalled(iterator.next(), patience);
      if (next.done === true) {
        isDone = true;
        return;
      }
      yield next.value;
    }
  } finally {
    // Not waited for: a source that hangs would never answer.
    if (!isDone) void iterator.return?.().catch(() => undefined);
  }
}

async function orStalled<T>(next: Promise<T>, patience: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      reject(
        new FileRefused(
          "stalled",
          "The file stopped arriving.",
          "Look at your connection, and send it again.",
        ),
      ),
    patience,
  );
  try {
    return await Promise.race([next, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Looks at the first bytes of a stream, up to `length` of them. @returns these, and all bytes from the first on, to be read once. */
export async function withHead(
  bytes: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let held = 0;
  while (held < length) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    held += next.value.length;
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield* first.splice(0);
    yield* { [Symbol.asyncIterator]: () => iterator };
  };
  return { head: Buffer.concat(first).subarray(0, length), whole: whole() };
}
