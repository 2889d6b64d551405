import PdfKit from "pdfkit";
import type { Block } from "./block.ts";

/** The letters that a PDF is written in: its file has to hold them. */
export type PrintFonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };

type Written = InstanceType<typeof PdfKit>;
type Element = ReturnType<Written["struct"]>;

/** Points. */
const MARGIN = 56;
const SIZES = { 1: 20, 2: 15, 3: 12.5, 4: 11 } as const;
const BODY = 10;
const INDENT = 14;

/** The marks that keep names apart from the words around mean nothing in a PDF. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069\ufdd0-\ufdd3]/gu, "");

/** How a block stands on the page, and what it is for whoever has it read aloud. */
function write(pdf: Written, block: Block): Element {
  switch (block.kind) {
    case "heading":
      return pdf.struct(`H${block.level}`, {}, () => {
        pdf.font("bold").fontSize(SIZES[block.level]).moveDown(0.6).text(plain(block.text));
        pdf.moveDown(0.2);
      });
    case "paragraph":
      return pdf.struct("P", {}, () => {
        pdf.font("regular").fontSize(BODY).text(plain(block.text)).moveDown(0.3);
      });
    case "words":
      return pdf.struct("BlockQuote", {}, () => {
        const { x } = pdf;
        pdf
          .font("regular")
          .fontSize(BODY)
          .text(plain(block.text), x + INDENT)
          .moveDown(0.3);
        pdf.x = x;
      });
    case "list":
      return writeList(pdf, block.items);
  }
}

function writeList(pdf: Written, items: readonly string[]): Element {
  const list = pdf.struct("L");
  for (const item of items) {
    const entry = pdf.struct("LI");
    list.add(entry);
    entry.add(
      pdf.struct("Lbl", {}, () => {
        pdf.font("regular").fontSize(BODY).text("• ", { continued: true });
      }),
    );
    entry.add(pdf.struct("LBody", {}, () => void pdf.text(plain(item)).moveDown(0.2)));
    entry.end();
  }
  return list;
}

/**
 * A tagged PDF (ISO 32000-1, 14.8) of blocks, in the order in which they come, piece by piece. It takes a place in memory for
 * each block and the words of one page.
 */
export async function* pdfOf(
  title: string,
  fonts: PrintFonts,
  blocks: AsyncIterable<Block>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const pdf = new PdfKit({
    size: "A4",
    margin: MARGIN,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en-GB",
    displayTitle: true,
    info: { Title: plain(title), Creator: "Alongside", Producer: "Alongside" },
  });
  pdf.registerFont("regular", Buffer.from(fonts.regular));
  pdf.registerFont("bold", Buffer.from(fonts.bold));
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  pdf.on("data", (piece: Uint8Array) => pieces.push(new Uint8Array(piece)));
  const ended = new Promise((resolve) => pdf.on("end", resolve));
  const whole = pdf.struct("Document");
  pdf.addStructure(whole);
  for await (const block of blocks) {
    whole.add(write(pdf, block));
    yield* pieces;
    pieces = [];
    // Letters are laid out by this thread: others have their turn between two blocks.
    await new Promise((resolve) => setImmediate(resolve));
  }
  whole.end();
  pdf.end();
  await ended;
  yield* pieces;
}
