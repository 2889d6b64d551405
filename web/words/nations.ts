import type { LaunchInput } from "../../api/services/runs/launch.ts";

export const nations = [
  { value: "england-and-wales", label: "England or Wales" },
  { value: "scotland", label: "Scotland" },
  { value: "northern-ireland", label: "Northern Ireland" },
] as const satisfies readonly { readonly value: LaunchInput["nation"]; readonly label: string }[];
