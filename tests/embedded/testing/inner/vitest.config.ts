import { defineConfig } from "vitest/config";
import { SOURCE_CONDITIONS } from "../../../support/source-conditions.ts";

const conditions = [...SOURCE_CONDITIONS, "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ["endings.ts"], testTimeout: 30_000 },
});
