/** One request, ready to be written to a socket. */
export function requestBytes(request: {
  readonly method: string;
  readonly path: string;
  /** The headers by which it says whose it is. */
  readonly who?: { readonly [header: string]: string };
  readonly key?: string;
  readonly body?: unknown;
}): Buffer {
  const body = request.body === undefined ? "" : JSON.stringify(request.body);
  const lines = [
    `${request.method} ${request.path} HTTP/1.1`,
    "Host: localhost",
    ...Object.entries(request.who ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(request.key === undefined ? [] : [`Idempotency-Key: ${request.key}`]),
    ...(request.body === undefined
      ? []
      : ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

export type ResponseHead = {
  readonly status: number;
  /** Bytes of head and body together; null while the end cannot be known from what has arrived. */
  readonly length: number | null;
};

/** Reads where a response ends. Knows Content-Length and chunked bodies, which is all that a Node server sends. */
export function readResponse(bytes: Buffer): ResponseHead | null {
  const headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd < 0) return null;
  const status = Number(bytes.toString("latin1", 9, 12));
  const head = bytes.toString("latin1", 0, headEnd).toLowerCase();
  const bodyStart = headEnd + 4;
  const at = head.indexOf("\r\ncontent-length:");
  if (at >= 0) return { status, length: bodyStart + Number.parseInt(head.slice(at + 17), 10) };
  if (status === 204 || status === 304) return { status, length: bodyStart };
  const last = bytes.indexOf("0\r\n\r\n", bodyStart - 2);
  return { status, length: last < 0 ? null : last + 5 };
}
