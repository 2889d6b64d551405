import type { Calendar } from "../period.ts";
import { englandAndWales } from "./england-and-wales.ts";
import { northernIreland } from "./northern-ireland.ts";
import { scotland } from "./scotland.ts";

const calendars: { readonly [N in Calendar["nation"]]: Calendar } = {
  "england-and-wales": englandAndWales,
  scotland,
  "northern-ireland": northernIreland,
};

/** The bank holidays that a run of this nation is launched with. The run keeps its own copy: dates never change under it. */
export const calendarOf = (nation: Calendar["nation"]): Calendar => calendars[nation];
