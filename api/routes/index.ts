import { drawn } from "../blocks/routes.drawn.ts";
import type { Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import type { BundleService } from "../services/bundles.ts";
import type { LogService } from "../services/log.ts";
import type { ReceiptService } from "../services/receipts.ts";
import { claimRoutes } from "./claims.ts";
import { contributionRoutes } from "./contributions.ts";
import { credentialRoutes } from "./credentials.ts";
import { cryRoutes } from "./cries.ts";
import { bundleRoutes, receiptRoutes } from "./evidence.ts";
import { fileRoutes } from "./files.ts";
import { freshChangeRoutes } from "./fresh-changes.ts";
import { historyRoutes } from "./history.ts";
import { joiningRoutes } from "./joining.ts";
import { lossRoutes } from "./loss.ts";
import { linkRoutes } from "./links.ts";
import { logRoutes } from "./log.ts";
import { membershipRoutes } from "./membership.ts";
import { memberRoutes } from "./members.ts";
import { memberCareRoutes } from "./member-care.ts";
import { organisationRoutes } from "./organisations.ts";
import { ownTemplateRoutes } from "./own-templates.ts";
import { peopleRoutes, personalDataRoutes } from "./people.ts";
import { powerRoutes } from "./powers.ts";
import { reflectionRoutes } from "./reflections.ts";
import { runRoutes } from "./runs.ts";
import { templateRoutes } from "./templates.ts";
import { tokenRoutes } from "./tokens.ts";
import { voucherRoutes } from "./vouchers.ts";

const { form, gate, ...others } = drawn;

/** The routes of the services, in the order of their documentation. */
export const endpointsOf = (services: Services): readonly Endpoint[] =>
  [
    organisationRoutes,
    powerRoutes,
    voucherRoutes,
    peopleRoutes,
    personalDataRoutes,
    freshChangeRoutes,
    tokenRoutes,
    templateRoutes,
    ownTemplateRoutes,
    runRoutes,
    memberRoutes,
    joiningRoutes,
    lossRoutes,
    membershipRoutes,
    linkRoutes,
    memberCareRoutes,
    cryRoutes,
    claimRoutes,
    form,
    fileRoutes,
    gate,
    contributionRoutes,
    ...Object.values(others),
    credentialRoutes,
    reflectionRoutes,
    historyRoutes,
  ].flatMap((routes) => routes(services));

/** What the API answers from. */
export type Served = {
  readonly services: Services;
  readonly log: LogService;
  readonly bundles: BundleService;
  readonly receipts: ReceiptService;
};

/** Every route of the API, in the order of its documentation. */
export const allEndpoints = ({ services, log, bundles, receipts }: Served): readonly Endpoint[] => [
  ...endpointsOf(services),
  ...receiptRoutes(receipts),
  ...bundleRoutes(bundles),
  ...logRoutes(log),
];
