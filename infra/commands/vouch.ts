import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  makeVoucherKey,
  publicVoucher,
  signVouching,
  type VoucherKey,
} from "../../audit/voucher.ts";
import { Name } from "../../api/contracts/values.ts";
import { readAskLine } from "../../api/contracts/vouchers.ts";
import { checked } from "../../api/contracts/check.ts";
import { signedLine } from "../../domain/membership/statement.ts";
import { londonDate } from "../../domain/rules/calendar.ts";
import type { Command } from "../command.ts";
import { SetupProblem } from "../problem.ts";

export const vouch: Command = {
  help: `Usage: npx alongside vouch --new FILE --name NAME
       npx alongside vouch --key FILE LINE

For an organisation of people with lived experience that vouches for people whom it knows. It asks no server for anything: use it on a
machine of your own.

With --new it makes a key and keeps it in FILE, which nobody else should ever have. Give the line that it prints to an administrator of
the installation, once. NAME is how your organisation is called: it is public.

With --key it signs that you know a person, that they have lived experience, and that the passkey is theirs. LINE is what they gave you
themselves ("Who has lived experience here" shows it to them). Give back the line that is printed last.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { new: { type: "string" }, name: { type: "string" }, key: { type: "string" } },
    });
    if (values.new !== undefined) return await makeKey(values.new, values.name);
    if (values.key === undefined) {
      throw new SetupProblem("No key is named.", "Say --key FILE, or --new FILE to make one.");
    }
    const [line, ...more] = positionals;
    if (line === undefined || more.length > 0) {
      throw new SetupProblem(
        "There must be one line to sign.",
        "Put the line that the person gave you between single quotes.",
      );
    }
    const asked = readAskLine(line);
    if (asked === null) {
      throw new SetupProblem(
        "This is no line to sign.",
        "Ask the person to copy all of it, from the first { to the last }.",
      );
    }
    const on = londonDate(new Date().toISOString());
    const signed = signVouching(await keyIn(values.key), { ...asked, on });
    console.log(`Signed on ${on} as ${signed.name}, for person ${signed.member}:`);
    console.log(signedLine(signed));
  },
};

async function makeKey(file: string, given: string | undefined): Promise<void> {
  const name = checked(Name, given ?? "");
  if (name.kind === "invalid") {
    throw new SetupProblem(
      "--name is missing, or too long.",
      "Say how your organisation is called.",
    );
  }
  const key = makeVoucherKey(name.value);
  await writeFile(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: "wx" }).catch(
    (error: unknown) => {
      throw new SetupProblem(
        `${file} can't be written.`,
        "Name a file that is not there yet.",
        error,
      );
    },
  );
  const { voucher, publicKey } = publicVoucher(key);
  console.log(`Key ${voucher} of ${key.name} is in ${file}. Keep it: who has it vouches as you.`);
  console.log(publicKey);
}

async function keyIn(file: string): Promise<VoucherKey> {
  try {
    const key: unknown = JSON.parse(await readFile(file, "utf8"));
    if (isKey(key) && publicVoucher(key).name !== "") return key;
  } catch (error) {
    throw new SetupProblem(
      `${file} holds no key that can be read.`,
      "Name the file of --new.",
      error,
    );
  }
  throw new SetupProblem(`${file} holds no key.`, "Name the file that --new made.");
}

const isKey = (value: unknown): value is VoucherKey =>
  typeof value === "object" &&
  value !== null &&
  "name" in value &&
  "privateKey" in value &&
  typeof value.name === "string" &&
  typeof value.privateKey === "string";
