import { randomBytes } from "node:crypto";
import { ContentInfo, id_signedData, SignedData } from "@peculiar/asn1-cms";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import {
  MessageImprint,
  PKIStatus,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "@peculiar/asn1-tsp";
import { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import { sha256 } from "../log/signer.ts";

const SHA256 = "2.16.840.1.101.3.4.2.1";
/** A SHA-256 AlgorithmIdentifier's parameters: NULL (RFC 5754 section 2). */
const NULL = Uint8Array.of(5, 0).buffer;

/** What a timestamp authority is asked (RFC 3161 section 2.4.1), DER, and the nonce that it must repeat. */
export type TimestampRequest = { readonly der: Uint8Array; readonly nonce: Uint8Array };

export class TimestampRefused extends Error {
  override readonly name = "TimestampRefused";
}

/** Asks for the time of these bytes, by their SHA-256, with the authority's certificate in the answer. */
export function timestampRequest(data: Uint8Array): TimestampRequest {
  const nonce = Uint8Array.from(randomBytes(8));
  // A positive INTEGER in its shortest form: the first byte is neither 0 nor above 127.
  nonce[0] = 0x40;
  const request = new TimeStampReq({
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256, parameters: NULL }),
      hashedMessage: new OctetString(Uint8Array.from(sha256(data))),
    }),
    nonce: nonce.buffer,
    certReq: true,
  });
  return { der: new Uint8Array(AsnConvert.serialize(request)), nonce };
}

/**
 * Checks that a TimeStampResp (DER) answers this request for these bytes, and tells its time. Whether the authority's own
 * signature holds is for whoever trusts its certificate: `openssl ts -verify`.
 * @throws TimestampRefused
 */
export function readTimestamp(
  response: Uint8Array,
  data: Uint8Array,
  nonce: Uint8Array | null,
): { readonly time: Date } {
  const info = infoIn(response);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (
    hashAlgorithm.algorithm !== SHA256 ||
    !same(new Uint8Array(hashedMessage.buffer), sha256(data))
  ) {
    throw new TimestampRefused("the token is of other bytes");
  }
  if (nonce !== null && !same(new Uint8Array(info.nonce ?? new ArrayBuffer(0)), nonce)) {
    throw new TimestampRefused("the token answers another request");
  }
  return { time: info.genTime };
}

/** The token of a TimeStampResp, as signed data. @throws TimestampRefused */
export function readSigned(response: Uint8Array): SignedData {
  return asTimestamp(() => {
    if (!isOneValue(response)) throw new TimestampRefused("there is more than a time stamp");
    const { status, timeStampToken } = AsnConvert.parse(response, TimeStampResp);
    const { granted, grantedWithMods } = PKIStatus;
    const isGiven = status.status === granted || status.status === grantedWithMods;
    if (!isGiven || timeStampToken === undefined) {
      throw new TimestampRefused(`the authority's status is ${status.status}`);
    }
    const content = AsnConvert.parse(AsnConvert.serialize(timeStampToken), ContentInfo);
    if (content.contentType !== id_signedData) throw new TimestampRefused("it is not signed data");
    return AsnConvert.parse(content.content, SignedData);
  });
}

const infoIn = (response: Uint8Array): TSTInfo =>
  asTimestamp(() => {
    const inner = readSigned(response).encapContentInfo.eContent?.single;
    if (inner === undefined) throw new TimestampRefused("the token holds nothing");
    return AsnConvert.parse(inner.buffer, TSTInfo);
  });

const asTimestamp = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (error instanceof TimestampRefused) throw error;
    throw new TimestampRefused("the answer is not a timestamp", { cause: error });
  }
};

/** Whether nothing follows the SEQUENCE that the bytes begin with (X.690 section 8.1.3). */
const isOneValue = (bytes: Uint8Array): boolean => {
  const [tag, first = 0] = bytes;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  const length =
    octets === 0 ? first : bytes.subarray(2, 2 + octets).reduce((all, one) => all * 256 + one, 0);
  return tag === 0x30 && first !== 0x80 && bytes.length === 2 + octets + length;
};

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
