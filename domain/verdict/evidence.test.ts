import { describe, expect, it } from "vitest";
import { signedBy, type Run } from "../../test/specification/run.ts";
import {
  AT,
  asked,
  judge,
  launched,
  must,
  person,
  settle,
  written,
  yes,
} from "../../test/specification/verdict.ts";
import { covering, least } from "./evidence.ts";

const KEY = signedBy("ada", AT).credential;
const vouched = (run: Run, member: string, passkey = `public-${member}`): Run =>
  must(
    run,
    {
      type: "vouchForMember",
      data: {
        ...{ member, voucher: "v", name: "Those who know", publicKey: "p", on: AT.slice(0, 10) },
        ...{ credential: `key-of-${member}`, passkey, voucherSignature: "s" },
      },
    },
    person("ada"),
  );
const sign = (run: Run, member: string): Run =>
  must(
    run,
    {
      type: "signOff",
      data: {
        ...{ part: "plan:1", request: "ask-plan:1", version: 1, digest: "plan:1", member },
        ...{ answer: "yes" as const, comment: null, passkey: signedBy(member, AT) },
      },
    },
    person(member),
    "passkey-signed",
  );
const evidence = (run: Run) => judge(settle(run)).steps[0]?.evidence;
const here = () => asked(written(launched()));

describe("a step rests on the least of what its gate needed", () => {
  it("vouched for and signed, by the key that somebody vouched for, whenever they did", () => {
    const both = sign(sign(here(), "ada"), "ben");
    expect(evidence(both)).toBe("signed");
    expect(evidence(vouched(both, "ada"))).toBe("signed");
    expect(evidence(vouched(vouched(both, "ada"), "ben"))).toBe("vouched-and-signed");
    const other = vouched(vouched(both, "ada"), "ben", "another key");
    expect(evidence(other)).toBe("signed");
    expect(KEY.credential).toBe("key-of-ada");
  });

  it("no more than a session, where somebody vouched for did not sign", () => {
    expect(evidence(yes(sign(vouched(vouched(here(), "ada"), "ben"), "ada"), "ben"))).toBe(
      "own-act",
    );
  });
});

it("what rests on several things is no firmer than the least, and what covers enough counts", () => {
  expect(least(["signed", "managers-word", "own-act"])).toBe("managers-word");
  expect(least([])).toBe("none");
  expect(covering(["own-act", "signed", "signed"], 2)).toBe("signed");
  expect(covering(["signed"], 2)).toBe("none");
});
