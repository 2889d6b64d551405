import type { FilledRun } from "./fill-runs.ts";

/** A page as somebody opens it: by a key of the story. */
export type Visit = {
  readonly page: string;
  readonly as: string;
  readonly path: (at: FilledRun) => string;
};

/** What approvers, managers, coordinators and auditors open. */
export const VISITS: readonly Visit[] = [
  { page: "home of an approver", as: "asha", path: () => "/" },
  { page: "a question", as: "asha", path: ({ run, request }) => `/answer/${run}/${request}` },
  {
    page: "other ways to answer",
    as: "callum",
    path: ({ run, request }) => `/answer/${run}/${request}/other-ways`,
  },
  { page: "share something", as: "dee", path: ({ run }) => `/contribute/${run}` },
  { page: "one's part in a run", as: "asha", path: ({ run }) => `/your-part/${run}` },
  { page: "who we are", as: "tomasz", path: ({ run }) => `/who-we-are/${run}` },
  { page: "what one is offered", as: "asha", path: () => "/your-offers" },
  { page: "one's details", as: "asha", path: () => "/details" },
  { page: "who can act", as: "asha", path: () => "/who-can-act" },
  { page: "runs to join", as: "callum", path: () => "/join" },
  { page: "home of a manager", as: "maya", path: () => "/" },
  { page: "the desk", as: "maya", path: () => "/desk" },
  { page: "who needs help", as: "rowan", path: () => "/help-wanted" },
  { page: "start a run", as: "maya", path: () => "/launch?template=implementation-pathway" },
  { page: "a run", as: "maya", path: ({ run }) => `/board/${run}` },
  { page: "its people", as: "maya", path: ({ run }) => `/board/${run}/people` },
  { page: "a part", as: "maya", path: ({ run }) => `/board/${run}/goal:1` },
  { page: "a part's form", as: "rowan", path: ({ run }) => `/board/${run}/goal:1/edit` },
  { page: "contributions", as: "rowan", path: ({ run }) => `/board/${run}/contributions` },
  { page: "facts", as: "maya", path: ({ run }) => `/board/${run}/facts` },
  { page: "a run's decisions", as: "ines", path: ({ run }) => `/decisions/${run}` },
  { page: "one decision", as: "ines", path: ({ run }) => `/decisions/${run}/3` },
  { page: "home of an auditor", as: "ines", path: () => "/" },
];
