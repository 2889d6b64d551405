import { accessSync, constants } from "node:fs";

/** Where Debian and others put it; CHROMIUM_PATH says where it is elsewhere. */
const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser that tests drive; undefined when there is none. */
export function findChromium(): string | undefined {
  const given = process.env["CHROMIUM_PATH"];
  return (given === undefined ? usualPlaces : [given]).find(isExecutable);
}

/** @throws Error that says how to get one. */
export function chromiumPath(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  throw new Error(
    "No browser was found for the tests. Install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH to one.",
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
