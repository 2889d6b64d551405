import { eventWords } from "../../web/decisions/event-words.ts";

/** Every type of event: the compiler asks for the words of each. */
export const eventTypes: readonly string[] = Object.keys(eventWords);
