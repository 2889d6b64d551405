import { expect, test } from "vitest";
import { appUrl } from "./app-url.ts";

test("takes on the role, and keeps what the address says already", () => {
  expect(appUrl("postgresql://a:b%40c@db:5432/alongside")).toBe(
    "postgresql://a:b%40c@db:5432/alongside?options=-c%20role%3Dalongside_app",
  );
  const both = new URL(
    appUrl("postgresql://a@db/alongside?sslmode=require&options=-c%20jit%3Doff"),
  );
  expect(both.searchParams.get("options")).toBe("-c jit=off -c role=alongside_app");
  expect(both.searchParams.get("sslmode")).toBe("require");
});
