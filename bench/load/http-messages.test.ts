import { expect, test } from "vitest";
import { readResponse, requestBytes } from "./http-messages.ts";

test("a request carries its length in bytes", () => {
  const bytes = requestBytes({
    method: "POST",
    path: "/x",
    who: { Authorization: "Bearer t" },
    key: "k",
    body: { a: "é" },
  });
  expect(bytes.toString()).toBe(
    'POST /x HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer t\r\nIdempotency-Key: k\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"a":"é"}',
  );
});

test("the end of a response is its head and the stated length", () => {
  const bytes = Buffer.from("HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}");
  expect(readResponse(bytes)).toEqual({ status: 201, length: bytes.length });
  expect(readResponse(bytes.subarray(0, 30))).toBeNull();
});

test("a chunked response ends with its empty chunk", () => {
  const bytes = Buffer.from(
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
  );
  expect(readResponse(bytes)).toEqual({ status: 200, length: bytes.length });
  expect(readResponse(bytes.subarray(0, -1))).toEqual({ status: 200, length: null });
});
