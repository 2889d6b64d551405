import type { DemoPerson } from "../../scenario.ts";

/** Members of staff by what they say each time. They are in no group. */
export const staff: readonly DemoPerson[] = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({
  key: `staff-${number}`,
  name: `Staff Member ${number}`,
  email: `staff${number}@work.example`,
  roles: ["member"],
}));
