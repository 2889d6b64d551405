import { raw } from "hono/html";
import { Hono } from "hono";
import type { RunView } from "../../api/services/runs/run-view.ts";
import type { Services } from "../../api/services.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import type { PageContext, PageEnv } from "../page-env.ts";
import { PIECES, showInPieces } from "../respond.ts";
import { judgedRunOfPage } from "../run/part-of-page.ts";
import { runTitle } from "../run/titles.ts";
import type { StaticFiles } from "../static-files.ts";
import { BlockInHtml } from "./block-in-html.tsx";
import { pdfOf } from "./pdf.ts";
import { runBlocks, versionsPrinted } from "./run-blocks.ts";

const PrintPage = ({ frame, view }: { readonly frame: Frame; readonly view: RunView }) => (
  <Page
    frame={frame}
    title={`All of it: ${runTitle(view)}`}
    back={{ href: `/audit/${view.run}`, text: "The run and its verdict" }}
  >
    <p class="row no-print">
      <button class="button button-second" type="button" data-print hidden>
        Print this page
      </button>
      <a href={`/audit/${view.run}/print.pdf`}>Get it as a PDF</a>
    </p>
    <div class="printed">{raw(PIECES)}</div>
  </Page>
);

/** A whole run on one page, and as a tagged PDF: each is what its reader may see, read once more as it is now. */
export function printRoutes(services: Services, { printFonts }: StaticFiles): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const printing = async (c: PageContext) => {
    const view = await judgedRunOfPage(services, c, (state) =>
      Object.values(state.parts).flatMap((part) => versionsPrinted(state, part)),
    );
    const principal = c.get("principal");
    services.access.saw(principal, view.run, "history");
    return { services, principal, frame: c.get("frame"), view };
  };

  app.get("/audit/:run/print", async (c) => {
    const what = await printing(c);
    const blocks = async function* () {
      for await (const block of runBlocks(what)) yield <BlockInHtml block={block} />;
    };
    return showInPieces(c, <PrintPage frame={what.frame} view={what.view} />, blocks());
  });

  app.get("/audit/:run/print.pdf", async (c) => {
    const what = await printing(c);
    const bytes = pdfOf(`Was it co-produced? ${runTitle(what.view)}`, printFonts, runBlocks(what));
    return c.body(ReadableStream.from(bytes), 200, {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="alongside-${what.view.run}.pdf"`,
    });
  });

  return app;
}
