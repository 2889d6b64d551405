import type { Kysely } from "kysely";
import type { Pool } from "pg";
import { batchedStreams } from "../../audit/batched-streams.ts";
import { LOG_STREAM } from "../../audit/log/heads/heads-entry.ts";
import { createAppender } from "../../audit/append.ts";
import { createDisclosures } from "../../audit/disclosures.ts";
import { createFileCatalogue } from "../../audit/files/file-catalogue.ts";
import type { FileStore } from "../../audit/files/file-store.ts";
import { createFiles } from "../../audit/files/files.ts";
import type { Scanner } from "../../audit/files/scan.ts";
import { createFoldedRuns } from "../../audit/folded-runs.ts";
import { createCommandHandler } from "../../audit/handle.ts";
import type { WitnessPolicy } from "../../audit/log/witness/store.ts";
import { createPinnedTemplates } from "../../audit/pinned-templates.ts";
import { createReader } from "../../audit/read.ts";
import { createRequestKeys } from "../../audit/request-keys.ts";
import { numberedUpTo } from "../../domain/visibility/withheld.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Template } from "../../domain/template.ts";
import type { Authenticate } from "../auth/authenticate.ts";
import type { ProviderSettings } from "../auth/identity-provider.ts";
import { createNotMeLinks } from "../auth/not-me-links.ts";
import { createPasskeys } from "../auth/passkeys.ts";
import type { SignIn } from "../auth/sign-in.ts";
import { WAITING_DAYS } from "../auth/waiting-days.ts";
import type { ApiDatabase } from "../database.ts";
import type { Mailer } from "../mailer.ts";
import type { Principal } from "../principal.ts";
import type { ActResult } from "./act-result.ts";
import type { Services } from "../services.ts";
import { createAcrossRuns } from "./across-runs.ts";
import { createBundles, type BundleService } from "./bundles.ts";
import { createLog, NO_WITNESSES, type LogService } from "./log.ts";
import { createReceipts, type ReceiptService } from "./receipts.ts";
import { createAccessRecord, recordingBundles, type Seen } from "./access.ts";
import { createClaims } from "./claims.ts";
import { createOffers, createRunsWithOffers } from "./offers.ts";
import { createCries, createCryFinder, createReachable } from "./cries.ts";
import { createCredentials, createIsIn, createMemberOf } from "./credentials.ts";
import { createFreshChanges } from "./fresh-changes.ts";
import { createEndAccount } from "./end-account.ts";
import { createFileService } from "./files.ts";
import { createInbox } from "./inbox.ts";
import { createIsDue } from "./is-due.ts";
import { createJudgedRuns } from "./judged-runs.ts";
import { createJoinable } from "./joining.ts";
import { isRetired } from "../../projections/links/query.ts";
import { createLinks } from "./links.ts";
import { createNames } from "./names.ts";
import { createOwnPasskeys } from "./passkeys.ts";
import { createMailService } from "./mail-status.ts";
import { createOrganisations, createOrganisationStore } from "./organisations.ts";
import { createPeople, type People } from "./people.ts";
import { createPowers } from "./powers.ts";
import { createPolls } from "./polls.ts";
import { votersBy } from "./voters.ts";
import { createVoteLinks } from "../auth/vote-link.ts";
import { createPersonalData } from "./personal-data.ts";
import { createActs, type AfterCommit, type RunHandler } from "./runs/act.ts";
import { createRunDecider } from "./runs/decider.ts";
import type { RunEvent } from "../../domain/event.ts";
import { createDamagedRuns } from "./runs/damaged.ts";
import { createFirstUse } from "./runs/first-use.ts";
import { createLaunch } from "./runs/launch.ts";
import { createHistory } from "./history.ts";
import { linesOf } from "./runs/history-lines.ts";
import { createLinking } from "./runs/linking.ts";
import { createRunHistory } from "./runs/history.ts";
import { createRefusedAgain, type Counted } from "./refused-again.ts";
import { createJudging } from "../../projections/verdicts/judging.ts";
import { createReading } from "./runs/read.ts";
import { createPasskeyChallenges } from "./runs/passkey-challenge.ts";
import { createSignedAnswers } from "./runs/signed-answer.ts";
import { createVersions } from "./runs/save-version.ts";
import { createPositions, createRunList, createTitles } from "./run-list.ts";
import { createEntrance } from "./signing-in.ts";
import { createSignIns } from "./sign-ins.ts";
import { createAdopted } from "./own-templates/adopted.ts";
import { createDraftStore } from "./own-templates/draft-store.ts";
import { createOwnTemplates } from "./own-templates/own-templates.ts";
import { createOffered } from "./templates.ts";
import { createTellChange } from "./tell-change.ts";
import { createQuietHours, createToldBy } from "./told-by.ts";
import { createTokens } from "./tokens.ts";
import { createVouchers, createVouching } from "./vouchers.ts";
import { createWatching } from "./watching.ts";

export type ServiceDependencies = {
  /** Connects as `alongside_app`. For the record: it is kept busy by acts alone. */
  readonly recordPool: Pool;
  /** For everything else; may be the same. */
  readonly pool: Pool;
  readonly db: Kysely<ApiDatabase>;
  /** Offered for launch. */
  readonly templates: readonly Template[];
  /** Where uploads lie, how many bytes one may have, and what looks through each. */
  readonly files: {
    readonly store: FileStore;
    readonly most: number;
    readonly scanner?: Scanner;
  };
  readonly mailer: Mailer;
  /** At least 32 characters. */
  readonly secret: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly onMailFailure: (error: unknown) => void;
  readonly onActed?: (order: string, outcome: ActResult["kind"]) => void;
  readonly afterCommit?: AfterCommit;
  /** Told when `afterCommit` threw. */
  readonly onUntold?: (error: unknown) => void;
  /** Told when it could not be written yet who looked at a history. */
  readonly onAccessUnwritten?: (error: unknown) => void;
  /** Gets the looks at histories that will not be written any more. */
  readonly onAccessLost?: (looks: readonly Seen[]) => void;
  /** Told when it could not be counted yet how often a refused act was tried again. */
  readonly onCountsUnwritten?: (error: unknown) => void;
  /** Gets the counts of refused acts that will not be written any more. */
  readonly onCountsLost?: (counts: readonly Counted[]) => void;
  readonly now?: () => Date;
  /** Whose cosignatures a checkpoint needs before it is served; nobody's, when it is absent. */
  readonly witnesses?: WitnessPolicy;
  /** After how many days a changed address, or a new passkey's signature, counts as its owner's; 3 when absent. */
  readonly waitingDays?: number;
  /** Folded runs kept in memory. */
  readonly cachedRuns?: number;
  /** Requests for sign-in links a minute from one source. */
  readonly signInRate?: number;
  /** Whether text messages are sent to whoever chose them. */
  readonly textsGoOut?: boolean;
  /** The identity provider of the organisation's staff, if there is one. */
  readonly provider?: ProviderSettings;
  /** Told, by a code alone, why the provider's answer was of no use. */
  readonly onProviderTrouble?: (code: string) => void;
};

export type Api = {
  readonly services: Services;
  readonly authenticate: Authenticate;
  readonly log: LogService;
  readonly bundles: BundleService;
  readonly receipts: ReceiptService;
  readonly signIn: SignIn;
  /** For the read models, which fold with the same rules. */
  readonly load: RunHandler["load"];
  /** Whether a run's engine has something to do now, as far as this process knows. */
  readonly isDue: (run: string) => boolean;
  /** Writes what waits to be written beside people's requests. Call it after the last request and before the pools end. */
  close(): Promise<void>;
};

/** Puts the product together: one command handler, one policy, one clock behind everything. */
export function createApi(deps: ServiceDependencies): Api {
  const { recordPool, pool, db, now = () => new Date(), waitingDays = WAITING_DAYS } = deps;
  const pinned = createPinnedTemplates(recordPool);
  const reader = createReader<RunEvent>(recordPool);
  const disclosures = createDisclosures(pool);
  const catalogue = createFileCatalogue(pool);
  const decider = createRunDecider(pinned);
  const appender = createAppender({ pool: recordPool });
  const handler: RunHandler = createCommandHandler({
    decider,
    appender,
    reader: { ...reader, readStream: batchedStreams(recordPool, reader.readStream) },
    cache: { runs: deps.cachedRuns ?? 5_000 },
  });
  const requestKeys = createRequestKeys(pool);
  const names = createNames(db);
  const positions = createPositions(pool);
  const refusedAgain = createRefusedAgain({
    pool,
    onError: deps.onCountsUnwritten ?? (() => undefined),
    onLost: deps.onCountsLost ?? (() => undefined),
  });
  const { follow } = createFoldedRuns({ fold: decider, reader, limit: 0 });
  const damaged = createDamagedRuns({ pool, reader, follow });
  const lineDeps = { damaged, disclosures, names, positions, refusedAgain: refusedAgain.ofRuns };
  const quietHours = createQuietHours(db);
  const judging = createJudging(reader);
  const reading = createReading({ ...lineDeps, quietHours, handler, reader, judging, now });
  const titles = createTitles(pool);
  const history = createHistory(pool, lineDeps, reading.loadReadable);
  const store = createDraftStore(db);
  const adopted = createAdopted({ ...{ store, pinned, disclosures }, load: handler.load });
  const templates = createOffered(deps.templates, adopted.of);
  const passkeys = createPasskeys({
    ...{ db, now, secret: deps.secret, publicUrl: deps.publicUrl },
    waitingDays,
  });
  const signedAnswers = createSignedAnswers({ passkeys, secret: deps.secret, now });
  const partOf = async (principal: Principal, run: string, request: string) => {
    const state = await reading.load(principal, run);
    return (state === null ? undefined : own(state.requests, request))?.part ?? null;
  };
  const powers = createPowers({ reader: createReader(recordPool), names, now });
  const acts = createActs({
    vouching: createVouching(powers.of, reading.load),
    onRefusedAgain: refusedAgain.count,
    handler,
    signing: { answers: signedAnswers, partOf },
    versions: createVersions(reading.load, disclosures, catalogue, now),
    linking: createLinking(reading.load),
    requestKeys,
    afterCommit: deps.afterCommit ?? (() => undefined),
    ...(deps.onUntold === undefined ? {} : { onUntold: deps.onUntold }),
    onActed: deps.onActed ?? (() => undefined),
    now,
  });

  const entrance = createEntrance({
    ...deps,
    load: handler.load,
  });
  const { signIn, signingIn, staffSignIn, mailedQuestions, authenticate, forget } = entrance;
  const notMe = createNotMeLinks(db);
  const tell = createTellChange({
    ...{ db, mailer: deps.mailer, publicUrl: deps.publicUrl, linkFor: signIn.mailedLinkFor },
    notMe: notMe.make,
    onFailure: deps.onMailFailure,
  });
  const directory = createPeople({ db, forget, requestKeys, tell, waitingDays });
  const people: People = {
    ...directory,
    endAccount: createEndAccount({ db, pool, submit: acts.submit, people: directory, forget }),
  };
  const access = createAccessRecord({
    pool,
    load: reading.loadSeen,
    names,
    now,
    onError: deps.onAccessUnwritten ?? (() => undefined),
    onLost: deps.onAccessLost ?? (() => undefined),
  });
  const launch = createLaunch(
    acts,
    templates,
    pinned,
    (organisation, template) => isRetired(pool, organisation, template),
    createFirstUse(db, powers.of),
  );
  const files = createFileService({
    ...{ disclosures, catalogue, load: reading.load },
    files: createFiles({ ...deps.files, catalogue }),
  });
  const services: Services = {
    runs: {
      launch,
      list: createRunList(pool),
      folded: reading.folded,
      view: reading.view,
      history: createRunHistory(
        (...wanted) => linesOf({ pool, reader }, ...wanted),
        { ...lineDeps, reader },
        reading.load,
      ),
      receipt: reading.receipt,
      act: acts.act,
      isRefused: acts.isRefused,
      ...createPasskeyChallenges(signedAnswers, partOf),
    },
    files,
    passkeys: createOwnPasskeys(passkeys, names, tell),
    freshChanges: createFreshChanges({ db, links: notMe, tell, forget }),
    history,
    links: createLinks(pool, reading.loadReadable, titles),
    joinable: createJoinable(pool, templates),
    judged: createJudgedRuns(pool),
    access,
    ...createAcrossRuns({ db, pool, names, disclosures, secret: deps.secret }),
    ...createWatching(pool),
    cries: createCries({
      ...{ disclosures, names, load: reading.loadReadable },
      ...{ find: createCryFinder(pool), people: createReachable(db), titles },
    }),
    offers: createOffers({
      ...{ find: createRunsWithOffers(pool), load: reading.loadSeen, titles },
      history: history.list,
    }),
    claims: createClaims(pool, reading.loadSeen, titles, names),
    credentials: createCredentials({
      ...{ memberOf: createMemberOf(pool), isIn: createIsIn(pool), offered: templates },
      ...{ load: reading.loadSeen, titles, reader, submit: acts.submit },
    }),
    inbox: createInbox({ pool, load: reading.loadSeen, titles, names, now }),
    templates,
    ownTemplates: createOwnTemplates({
      ...{ store, adopted, pinned, files, launch, act: acts.act },
      ...{ builtIn: deps.templates, offered: templates, load: handler.load },
    }),
    organisations: createOrganisations(createOrganisationStore(db)),
    mail: createMailService({ db, mailer: deps.mailer }),
    signIns: createSignIns(db, forget),
    toldBy: createToldBy(db, deps.textsGoOut === true),
    people,
    personalData: createPersonalData({
      db,
      pool,
      disclosures,
      reader,
      load: handler.load,
      damaged,
      append: (run, events) => appender.append({ run, expected: "exists", events }),
      submit: acts.submit,
      now,
      ...{ people, forget, requestKeys },
    }),
    tokens: createTokens(db, deps.secret, forget, requestKeys),
    ...{ signingIn, staffSignIn, mailedQuestions },
    powers,
    vouchers: createVouchers({ db, powersOf: powers.of }),
    polls: createPolls({
      ...{ handler, now },
      votersBy: (...wanted) => votersBy(db, ...wanted),
      act: acts.act,
      links: createVoteLinks(deps.secret),
    }),
  };
  const log = createLog(pool, deps.witnesses, async (organisation, run) => {
    // What the log states of heads is every auditor's.
    if (run === organisation || run === LOG_STREAM) return Infinity;
    const state = (await handler.load(run))?.state;
    return state?.organisation === organisation ? numberedUpTo(state) : 0;
  });
  return {
    services,
    authenticate,
    log,
    bundles: recordingBundles(
      createBundles({
        pool,
        checkpoint: log.checkpoint,
        keys: log.keys,
        witnesses: deps.witnesses?.witnesses ?? [],
        disclosures,
        load: reading.load,
        damaged,
        powers: powers.events,
      }),
      access,
    ),
    receipts: createReceipts(pool, deps.witnesses ?? NO_WITNESSES, reading.receipt, reading.load),
    signIn,
    load: handler.load,
    async close() {
      await Promise.all([access.close(), refusedAgain.close()]);
    },
    isDue: createIsDue(handler.known, now),
  };
}
