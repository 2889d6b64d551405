import { z } from "@hono/zod-openapi";
import { Digest } from "../contracts/values.ts";
import { NewVoucher, VouchForMember } from "../contracts/vouchers.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute, done } from "./acting.ts";
import { OfMember } from "./contract.ts";

const TAG = "Vouchers";

const Voucher = z
  .object({
    voucher: Digest.openapi({ description: "SHA-256 of the raw Ed25519 public key." }),
    name: z.string(),
    publicKey: z.string().openapi({ description: "The raw key, base64url." }),
    since: z.string(),
    ended: z.boolean(),
  })
  .openapi("Voucher");

/** Organisations that vouch for people by a key of their own (docs/vouchers.md). */
export const voucherRoutes = ({ vouchers, runs }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/organisation/vouchers",
    name: "listVouchers",
    tag: TAG,
    summary: "Lived-experience organisations that may vouch for people here",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The longest there first; those who are ended, too",
      schema: z.object({ items: z.array(Voucher).readonly() }),
    },
    problems: ["forbidden"],
    handle: async ({ principal }) => ({
      body: { items: done(await vouchers.list(principal)).value },
    }),
  }),
  endpoint({
    method: "post",
    path: "/organisation/vouchers",
    name: "registerVoucher",
    tag: TAG,
    summary: "Say that a lived-experience organisation may vouch for people here, by this key",
    description: "Its key's other half stays with it: see `npx alongside vouch`.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NewVoucher,
    success: { status: 201, description: "The voucher", schema: Voucher },
    problems: ["forbidden"],
    handle: async ({ principal, body }) => ({
      body: done(await vouchers.register(principal, body)).value,
    }),
  }),
  endpoint({
    method: "delete",
    path: "/organisation/vouchers/{voucher}",
    name: "endVoucher",
    tag: TAG,
    summary: "Take nothing more from a voucher; what it signed stays",
    params: z.object({ voucher: Digest }),
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 204, description: "It is ended", schema: z.null() },
    problems: ["forbidden"],
    handle: async ({ principal, params }) => ({
      body: done(await vouchers.end(principal, params.voucher)).value,
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/vouchers",
    name: "vouchForMember",
    tag: TAG,
    summary: "Hand over what a voucher signed of a member",
    description:
      "Anybody of the run hands it over: the signature carries it. Every verifier checks it again.",
    params: OfMember,
    body: VouchForMember.omit({ member: true }),
    problems: ["nothing-changed", "not-eligible", "invalid-date"],
    order: ({ params: { member }, body }) => ({
      order: { type: "vouchForMember", data: { member, ...body } },
    }),
  }),
];
