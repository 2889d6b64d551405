import type { Template } from "../template.ts";
import { communityConversations } from "./community-conversations.ts";
import { implementationPathway } from "./implementation-pathway.ts";
import { resourcePanel } from "./resource-panel.ts";

/** The templates that come with the product. */
export const builtIn: readonly Template[] = [
  implementationPathway,
  communityConversations,
  resourcePanel,
];
