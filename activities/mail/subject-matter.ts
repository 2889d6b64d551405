import { inEach, type InEach, type Language } from "../../domain/language.ts";

/** What the texts of a notice are made from. Everything here is public in the run, but for the reader's name. */
export type SubjectMatter = {
  /** The reader's. What the template says stays in its own. */
  readonly language: Language;
  /** What the reader wants to be called, or null. */
  readonly name: string | null;
  /** In whose name it goes. */
  readonly organisation: string;
  /** The pathway's and the step's titles, from the template. What is about no step names the pathway twice. */
  readonly pathway: string;
  readonly step: string;
  readonly version: number;
  /** For example "5pm on Friday 4 December (UK time)"; empty where nothing is due. */
  readonly due: string;
  /** Of a session: for example "4 December 2026"; else empty. */
  readonly day: string;
  /** How many of those asked have not answered. */
  readonly waitingFor: number;
  /** How the gate ended, for the notice of its outcome. */
  readonly outcome: "passed" | "refused" | "overridden" | "dropped" | null;
  /** A sentence: what happens after that. */
  readonly next: string;
  /** Whether it is about the reader themselves. */
  readonly own: boolean;
  /** Of a poll: what is asked, and whether ballots have no names. */
  readonly question: string;
  readonly anonymous: boolean;
  /** Opens the page, and changes nothing. */
  readonly link: string;
};

export type Text = { readonly subject: string; readonly paragraphs: readonly string[] };

/** What a notice says, in each language. */
export type InMail = InEach<(matter: SubjectMatter) => Text>;

export const inMail = (words: InMail): InMail => inEach(words);
