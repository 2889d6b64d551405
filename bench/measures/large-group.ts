import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import { catchMail } from "../../test/support/mail-catcher.ts";
import type { PlainBrowser } from "../../test/support/plain-browser.ts";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { startGenerator } from "../load/generator.ts";
import { onOneCore } from "../log/one-core.ts";
import type { Credential } from "../../demo/entrance.ts";
import { askForSignOffs } from "../product/ask-for-sign-offs.ts";
import type { OpenRequest, Product } from "../product/product.ts";
import { signOffRequest, signOffs } from "../product/sign-offs.ts";
import { signedIn } from "../product/signed-in.ts";
import { watchGates } from "../product/watch-gates.ts";
import type { Round } from "../round.ts";

const Verified = z.object({
  troubles: z.array(z.unknown()),
  seconds: z.number(),
  megabytes: z.number(),
});

const script = path.resolve(import.meta.dirname, "../log/verify-bundle-process.ts");
const tellingLimit = 900_000; // milliseconds

/**
 * One run of 5,000 people, from the launch to its verified bundle: all of them join, are asked, are told by mail and say yes.
 * Before they are there, while they are told and while they answer, people of another run go on answering.
 */
export async function largeGroup(context: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const { progress, quick, servers } = context;
  const people = quick ? 500 : 5_000;
  const mail = await catchMail();
  stack.defer(() => mail.close());
  const product = await context.product({ SMTP_URL: mail.url });
  const [generator, others] = [startGenerator(), startGenerator()];
  stack.defer(() => generator.stop());
  stack.defer(() => others.stop());
  const other = await askForSignOffs(product, { runs: 1, voters: 30, silent: 1 }, progress);
  const answering = signOffs(product, other, others);
  await answering(4, quick ? 2 : 5);

  const quiet = await answering(4, quick ? 2 : 10);
  const large = await askForSignOffs(
    product,
    { runs: 1, voters: people, silent: 0, mailed: true },
    progress,
  );
  const [request] = large.requests;
  if (request === undefined) throw new Error("No run was launched.");
  const telling = await answering(4, quick ? 1 : 10);
  const toldMeanwhile = (await toldIn(product, request.run)).count;
  const told = await untilTold(product, request.run, people);
  progress(
    `${told.count} told in ${told.seconds.toFixed(1)} s, ${toldMeanwhile} of them while others answered; ${mail.caught.length} mails`,
  );

  const browser = await signedIn(product, mail, large.steward ?? "");
  const pages = await openPages(browser, request);
  progress(`pages ${JSON.stringify(pages)}`);
  const began = performance.now();
  const theirs = generator.run({
    port: product.port,
    connections: 16,
    requests: large.voters.map((voter) => signOffRequest(request, voter)),
    seconds: null,
  });
  const voting = await answering(4, quick ? 1 : 5);
  const answered = await theirs;
  const answeringSeconds = (performance.now() - began) / 1_000;
  progress(`${answered.operations} answered in ${answeringSeconds.toFixed(1)} s`);
  await watchGates(product, large.runs);
  const after = await openPages(browser, request);
  progress(`pages after the gate ${JSON.stringify(after)}`);

  const file = path.join(servers.dataDir, "large.jsonl");
  const fetched = performance.now();
  const bundle = await bundleOf(product, request.run, large.manager);
  await writeFile(file, bundle);
  const bundleSeconds = (performance.now() - fetched) / 1_000;
  const verified = verifiedAlone(file);
  progress(`bundle of ${bundle.byteLength} bytes ${JSON.stringify(verified).slice(0, 500)}`);
  const all = [...Object.values(pages), ...Object.values(after)];
  return {
    goals: [
      atLeast("notices sent and on record", told.count / told.seconds, 100, "/s"),
      atMost(
        "receipts of others while people are told / quiet, p50",
        over("p50", telling, quiet),
        2,
      ),
      atMost("the same, p99", over("p99", telling, quiet), 3),
      atMost("receipts of others while people answer / quiet, p50", over("p50", voting, quiet), 3),
      atMost("the same, p99", over("p99", voting, quiet), 4),
      atMost("answers refused", people - answered.operations, 0, ""),
      atMost("pages not shown", all.filter(({ status }) => status !== 200).length, 0, ""),
      atMost("largest page", Math.max(...all.map(({ bytes }) => bytes)) / 1_000, 300, "kB"),
      atMost("checks of the bundle that do not hold", verified.troubles.length, 0, ""),
      atMost("its verification, on one core", verified.seconds, 10, "s"),
      atMost("memory for that", verified.megabytes, 300, "MB"),
    ],
    raw: {
      people,
      told,
      toldMeanwhile,
      receipts: { quiet, telling, voting },
      ...{ answeringSeconds, bundleSeconds, bundleBytes: bundle.byteLength },
      ...{ pages, after, answered, verified },
    },
    notes: [
      "people are written into the directory and join by requests of 500 each; mail goes to a server of the bench's own",
    ],
  };
}

const atMost = (name: string, value: number, goal: number, unit = "times") =>
  ({ name, value, goal, is: "at-most", unit }) as const;
const atLeast = (name: string, value: number, goal: number, unit: string) =>
  ({ name, value, goal, is: "at-least", unit }) as const;

const over = (which: "p50" | "p99", busy: Round, quiet: Round): number =>
  busy[which] / quiet[which];

type Told = { readonly count: number; readonly seconds: number };

/** Notices on record as sent, and the time from the asking to the last of them. */
async function toldIn(product: Product, run: string): Promise<Told> {
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Told>(
      `select count(*) filter (where type = 'noticeSent')::int as count,
         coalesce(extract(epoch from max(at) filter (where type = 'noticeSent')
           - min(at) filter (where type = 'signOffRequested')), 0)::float8 as seconds
       from record.event where run = $1`,
      [run],
    );
    return rows[0] ?? { count: 0, seconds: 0 };
  } finally {
    await client.end();
  }
}

/** @throws Error when not so many notices are on record as sent in a quarter of an hour. */
async function untilTold(product: Product, run: string, wanted: number): Promise<Told> {
  const deadline = performance.now() + tellingLimit;
  for (;;) {
    const told = await toldIn(product, run);
    if (told.count >= wanted) return told;
    if (performance.now() > deadline) throw new Error(`Only ${told.count} of ${wanted} were told.`);
    await sleep(500);
  }
}

type Opened = { readonly status: number; readonly bytes: number; readonly milliseconds: number };

/** What somebody who steers the run opens, one page after another. */
async function openPages(
  browser: PlainBrowser,
  { run, part, request }: OpenRequest,
): Promise<{ readonly [page: string]: Opened }> {
  const opened: { [page: string]: Opened } = {};
  for (const page of [
    "/",
    `/board/${run}`,
    `/board/${run}/people`,
    `/board/${run}/${part}`,
    `/board/${run}/${part}/edit`,
    `/decisions/${run}`,
    `/answer/${run}/${request}`,
    `/answer/${run}/${request}/help`,
  ]) {
    const began = performance.now();
    const { status, html } = await browser.get(page);
    const milliseconds = Math.round(performance.now() - began);
    const name = page.replaceAll(run, "{run}").replaceAll(request, "{request}");
    opened[name] = { status, bytes: Buffer.byteLength(html), milliseconds };
  }
  return opened;
}

function verifiedAlone(file: string): z.infer<typeof Verified> {
  const words: readonly string[] = [...onOneCore(), process.execPath, script, file];
  const [command = "", ...args] = words;
  const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (stdout === "") throw new Error(`The bundle was not verified: ${stderr}`);
  return Verified.parse(JSON.parse(stdout));
}

/** The run's bundle, once the log holds all of it. */
async function bundleOf(product: Product, run: string, headers: Credential): Promise<Uint8Array> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const response = await fetch(`http://127.0.0.1:${product.port}/runs/${run}/bundle`, {
      headers,
    });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    if (response.status < 500 && response.status !== 409) {
      throw new Error(`The bundle was answered ${response.status}: ${await response.text()}`);
    }
    await sleep(1_000);
  }
  throw new Error("The bundle could not be fetched in a minute.");
}
