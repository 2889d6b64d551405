import type { Principal } from "../api/principal.ts";
import type { Organisation } from "../api/services/organisations.ts";
import type { Language } from "../domain/language.ts";
import type { StaticFiles } from "./static-files.ts";

/** What every page knows about its reader and itself. */
export type Frame = {
  readonly files: StaticFiles;
  readonly principal: Principal | null;
  /** What is shown of the reader's organisation; null where there is none yet, or a stranger could belong to several. */
  readonly organisation: Organisation | null;
  /** The reader's name, if they are signed in and have one. */
  readonly name: string | null;
  /** The reader's time zone. */
  readonly zone: string;
  readonly now: Date;
  /** The language of this page. */
  readonly language: Language;
  /** What the reader wants to read: another language than the page's where the page is in English alone. */
  readonly chosen: Language;
  /** Where this page is opened again by GET, with its query; null for a page that shows what a form sent. */
  readonly again: string | null;
  readonly path: string;
};
