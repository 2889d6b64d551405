import { expect, it } from "vitest";
import { commandScanner } from "./scan.ts";

const finding = async (command: string, bytes: readonly string[], patience?: number) => {
  const scan = commandScanner(command, patience)();
  for (const part of bytes) await scan.write(Buffer.from(part));
  return scan.end();
};

it("a scanner gets every byte and says what it found", async () => {
  const looks = "! grep --quiet --text EICAR";
  expect(await finding(looks, ["a story", " of ours"])).toBe("clean");
  expect(await finding(looks, ["a story", " EICAR"])).toBe("refused");
});

it("a scanner that fails, or is not there, or never answers, could not tell", async () => {
  expect(await finding("exit 2", ["x"])).toBe("unchecked");
  expect(await finding("no-such-scanner-anywhere", ["x"])).toBe("unchecked");
  expect(await finding("kill -9 $$", ["x"])).toBe("unchecked");
  expect(await finding("exec sleep 60", ["x"], 50)).toBe("unchecked");
});

it("a scanner that has seen enough does not hold up the file", async () => {
  const part = "x".repeat(100_000);
  const parts = Array.from({ length: 50 }, () => part);
  expect(await finding("head -c 10 >/dev/null; exit 1", parts)).toBe("refused");
});
