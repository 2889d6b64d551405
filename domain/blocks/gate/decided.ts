import type { Part } from "../../state.ts";

/** Whether the people of a part agreed at its gate, or it went ahead without. */
export const isDecided = ({ gate }: Part): boolean => gate === "passed" || gate === "overridden";
