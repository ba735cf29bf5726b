import { defineConfig } from "vitest/config";

// Tests run the packages from their TypeScript sources: no build step before a test.
const conditions = ["@stepflow/source", "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/*/src/**/*.test.ts", "packages/*/codegen/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ["packages/*/src/**/*.test-d.ts"],
            tsconfig: "./tsconfig.check.json",
          },
        },
      },
      {
        extends: true,
        test: {
          name: "suite",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/runtimes/**", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "runtimes",
          include: ["tests/runtimes/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
