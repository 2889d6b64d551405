import { Hono } from "hono";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { CheckReceiptPage } from "./check-receipt-page.tsx";

export const checkReceiptRoutes = (): Hono<PageEnv> =>
  new Hono<PageEnv>().get("/check-receipt", (c) =>
    show(c, <CheckReceiptPage frame={c.get("frame")} />),
  );
