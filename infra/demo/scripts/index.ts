import type { Script } from "../script.ts";
import { communityConversationsScript } from "./community-conversations.ts";
import { implementationPathwayScript } from "./implementation-pathway.ts";
import { resourcePanelScript } from "./resource-panel.ts";

/** One script for each template that comes with the product. */
export const scripts: readonly Script[] = [
  implementationPathwayScript,
  communityConversationsScript,
  resourcePanelScript,
];
