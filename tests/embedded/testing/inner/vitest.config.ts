import { defineConfig } from "vitest/config";

const conditions = ["@stepflow/source", "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ["endings.ts"], testTimeout: 30_000 },
});
