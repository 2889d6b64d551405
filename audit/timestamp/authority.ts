import { createHash, verify, X509Certificate } from "node:crypto";
import type { SignedData, SignerInfo } from "@peculiar/asn1-cms";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import { type Certificate, ExtendedKeyUsage } from "@peculiar/asn1-x509";
import { readSigned, readTimestamp, TimestampRefused } from "./token.ts";

const [CONTENT_TYPE, MESSAGE_DIGEST] = ["1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"];
/** id-ct-TSTInfo (RFC 3161 section 2.4.2), as DER. */
const TST_INFO = Buffer.from("060b2a864886f70d0109100104", "hex");
const [KEY_USAGE, TIME_STAMPING] = ["2.5.29.37", "1.3.6.1.5.5.7.3.8"];

const DIGESTS: { readonly [oid: string]: string } = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};
/** rsaEncryption, and sha256, sha384 and sha512WithRSAEncryption: RSASSA-PKCS1-v1_5 with the digest that is named beside it. */
const RSA = [1, 11, 12, 13].map((last) => `1.2.840.113549.1.1.${last}`);
const ECDSA: { readonly [oid: string]: string } = {
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
};

/** Certificates between the authority's own and a root. */
const MOST_BETWEEN = 4;

/** What a time stamp proves: these bytes existed at `time` at the latest, as `authority` (a certificate's subject) says. */
export type Stamped = { readonly time: Date; readonly authority: string };

/**
 * Checks a TimeStampResp of these bytes with its authority's signature (docs/spec/03-log.md, L15).
 * @param roots certificates, each in PEM, from somewhere that whoever checks trusts.
 * @throws TimestampRefused
 */
export function verifyTimestamp(
  response: Uint8Array,
  data: Uint8Array,
  roots: readonly string[],
): Stamped {
  const { time } = readTimestamp(response, data, null);
  const signed = readSigned(response);
  try {
    const held = certificatesIn(signed);
    const [signer, ...others] = signed.signerInfos;
    if (signer === undefined || others.length > 0) throw refused("it does not have one signer");
    const own = held.find((one) => isOf(one.parsed, signer));
    if (own === undefined) throw refused("the authority's certificate is not in it");
    checkSignature(signed, signer, own.certificate);
    checkPurpose(own.parsed);
    const trusted = roots.map((pem) => new X509Certificate(pem));
    const between = held.map(({ certificate }) => certificate);
    if (!leadsTo(own.certificate, { trusted, between, time, left: MOST_BETWEEN })) {
      throw refused("no certificate that you trust stands behind the authority's at that time");
    }
    return { time, authority: own.certificate.subject };
  } catch (error) {
    if (error instanceof TimestampRefused) throw error;
    throw new TimestampRefused("a certificate or signature can't be read", { cause: error });
  }
}

const refused = (why: string): TimestampRefused => new TimestampRefused(why);

type Held = { readonly parsed: Certificate; readonly certificate: X509Certificate };

const certificatesIn = ({ certificates }: SignedData): readonly Held[] =>
  [...(certificates ?? [])].flatMap(({ certificate: parsed }) => {
    if (parsed === undefined) return [];
    const certificate = new X509Certificate(Buffer.from(AsnConvert.serialize(parsed)));
    return [{ parsed, certificate }];
  });

/** Whether a certificate is the one that a signer names, by issuer and serial number. */
const isOf = ({ tbsCertificate }: Certificate, { sid }: SignerInfo): boolean => {
  const named = sid.issuerAndSerialNumber;
  if (named === undefined) return false;
  const issuers = [named.issuer, tbsCertificate.issuer].map((one) => AsnConvert.serialize(one));
  const serials = [named.serialNumber, tbsCertificate.serialNumber];
  return [issuers, serials].every(([a, b]) => a !== undefined && b !== undefined && same(a, b));
};

const same = (a: ArrayBuffer | Uint8Array, b: ArrayBuffer | Uint8Array): boolean =>
  Buffer.compare(new Uint8Array(a), new Uint8Array(b)) === 0;

const attribute = ({ signedAttrs = [] }: SignerInfo, type: string): ArrayBuffer | null => {
  const [found, ...more] = signedAttrs.filter(({ attrType }) => attrType === type);
  const [value, ...others] = found?.attrValues ?? [];
  return more.length > 0 || others.length > 0 ? null : (value ?? null);
};

/** What is signed: the attributes as a SET OF in DER, and not as the field that they stand in (RFC 5652 section 5.4). */
const attributesOf = ({ signedAttrs = [] }: SignerInfo): Uint8Array => {
  const each = signedAttrs.map((one) => Buffer.from(AsnConvert.serialize(one)));
  const body = Buffer.concat(each.toSorted(Buffer.compare));
  return Buffer.concat([Buffer.of(0x31), lengthOf(body.length), body]);
};

/** A length in DER (X.690 section 10.1). */
const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.of(length);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return Buffer.concat([Buffer.of(0x80 + bytes.length), bytes]);
};

const checkSignature = (
  { encapContentInfo }: SignedData,
  signer: SignerInfo,
  certificate: X509Certificate,
): void => {
  const content = encapContentInfo.eContent?.single;
  const digest = DIGESTS[signer.digestAlgorithm.algorithm];
  const [type, stated] = [CONTENT_TYPE, MESSAGE_DIGEST].map((one) => attribute(signer, one));
  if (content === undefined || digest === undefined) {
    throw refused("it is not signed in a way that is known");
  }
  if (!type || !same(type, TST_INFO)) throw refused("what is signed is not a time");
  const computed = createHash(digest).update(new Uint8Array(content.buffer)).digest();
  if (!stated || !same(AsnConvert.parse(stated, OctetString).buffer, computed)) {
    throw refused("what is signed is another time than it holds");
  }
  const { algorithm } = signer.signatureAlgorithm;
  const { publicKey } = certificate;
  const isRsa = RSA.includes(algorithm) && publicKey.asymmetricKeyType === "rsa";
  const hash = isRsa ? digest : publicKey.asymmetricKeyType === "ec" ? ECDSA[algorithm] : undefined;
  if (hash === undefined) throw refused("it is not signed in a way that is known");
  const signature = new Uint8Array(signer.signature.buffer);
  if (!verify(hash, attributesOf(signer), publicKey, signature)) {
    throw refused("the authority's signature does not hold");
  }
};

/** The one purpose of an authority's key, marked as critical (RFC 3161 section 2.3). */
const checkPurpose = ({ tbsCertificate }: Certificate): void => {
  const found = tbsCertificate.extensions?.find(({ extnID }) => extnID === KEY_USAGE);
  const purposes =
    found === undefined ? [] : AsnConvert.parse(found.extnValue.buffer, ExtendedKeyUsage);
  if (found?.critical !== true || [...purposes].join() !== TIME_STAMPING) {
    throw refused("the authority's certificate is not one for time stamps");
  }
};

type Search = {
  readonly trusted: readonly X509Certificate[];
  readonly between: readonly X509Certificate[];
  readonly time: Date;
  readonly left: number;
};

const leadsTo = (one: X509Certificate, search: Search): boolean => {
  const { trusted, between, time, left } = search;
  if (!isValidAt(one, time)) return false;
  if (trusted.some((root) => same(root.raw, one.raw))) return true;
  const issued = (by: X509Certificate): boolean =>
    by.ca && one.checkIssued(by) && one.verify(by.publicKey);
  if (trusted.some((root) => issued(root) && isValidAt(root, time))) return true;
  if (left === 0) return false;
  return between.some((by) => issued(by) && leadsTo(by, { ...search, left: left - 1 }));
};

const isValidAt = ({ validFrom, validTo }: X509Certificate, time: Date): boolean =>
  new Date(validFrom) <= time && time <= new Date(validTo);
