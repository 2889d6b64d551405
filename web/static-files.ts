import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { PrintFonts } from "./print/pdf.ts";

export type StaticFile = { readonly type: string; readonly body: Uint8Array<ArrayBuffer> };

/** The files that pages link to, under names which change when their bytes do. */
export type StaticFiles = {
  readonly style: string;
  readonly script: string;
  /** For the pages on which a passkey signs or is made. */
  readonly passkeyScript: string;
  /** For the page that checks a receipt: it holds the verifier. */
  readonly checkReceiptScript: string;
  /** For the page that checks a bundle: it holds the verifier. */
  readonly checkBundleScript: string;
  /** For the page that checks a run where it is read: it holds the verifier. */
  readonly checkRunScript: string;
  readonly icon: string;
  readonly font: string;
  /** For PDFs. */
  readonly printFonts: PrintFonts;
  /** By address, such as `/static/alongside.1a2b3c4d5e.css`. */
  readonly byPath: ReadonlyMap<string, StaticFile>;
};

/** Later files build on earlier ones. */
const styles = [
  "tokens",
  "type",
  "layout",
  "parts",
  "forms",
  "board",
  "path",
  "chart",
  "decisions",
  "print",
];

const font =
  "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";

/**
 * Reads the style sheet, the scripts, the icon and the fonts.
 * @param root the project's folder, which holds `web` and `node_modules`.
 */
export async function loadStaticFiles(root: string): Promise<StaticFiles> {
  const byPath = new Map<string, StaticFile>();
  const add = (name: string, extension: string, type: string, body: Uint8Array<ArrayBuffer>) => {
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 10);
    const address = `/static/${name}.${hash}.${extension}`;
    byPath.set(address, { type, body });
    return address;
  };
  const read = async (file: string) => new Uint8Array(await readFile(path.join(root, file)));

  const fontAddress = add("atkinson-hyperlegible-next", "woff2", "font/woff2", await read(font));
  const sheets = await Promise.all(
    styles.map((name) => readFile(path.join(root, "web/styles", `${name}.css`), "utf8")),
  );
  const css = sheets.join("\n").replaceAll("{{font}}", fontAddress);
  return {
    style: add("alongside", "css", "text/css; charset=utf-8", new TextEncoder().encode(css)),
    script: add(
      "enhance",
      "js",
      "text/javascript; charset=utf-8",
      await read("web/scripts/enhance.js"),
    ),
    passkeyScript: add(
      "passkey",
      "js",
      "text/javascript; charset=utf-8",
      await read("web/scripts/passkey.js"),
    ),
    checkReceiptScript: add(
      "check-receipt",
      "js",
      "text/javascript; charset=utf-8",
      await bundled(path.join(root, "web/scripts/check-receipt.js")),
    ),
    checkBundleScript: add(
      "check-bundle",
      "js",
      "text/javascript; charset=utf-8",
      await bundled(path.join(root, "web/scripts/check-bundle.js")),
    ),
    checkRunScript: add(
      "check-run",
      "js",
      "text/javascript; charset=utf-8",
      await bundled(path.join(root, "web/scripts/check-run.js")),
    ),
    icon: add("icon", "svg", "image/svg+xml", await read("web/styles/icon.svg")),
    font: fontAddress,
    printFonts: {
      regular: await read("node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
      bold: await read("node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
    },
    byPath,
  };
}

/** A script with everything that it imports, for browsers. */
async function bundled(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const { build, stop } = await import("esbuild");
  const building = build({
    entryPoints: [file],
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
  });
  try {
    const { outputFiles } = await building;
    return new Uint8Array(outputFiles[0]?.contents ?? []);
  } finally {
    await stop();
  }
}
