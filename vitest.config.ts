import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { SOURCE_CONDITIONS } from "./tests/support/source-conditions.ts";

// Tests run the packages from their TypeScript sources: no build step before a test. `npm run test:built` runs them as they are built.
const conditions = [...SOURCE_CONDITIONS, "module", "node", "development|production"];

/** Folders of `tests/` that are a project of their own, and so a part of `npm test`. */
const OWN_PROJECT = [
  "anywhere",
  "packaging/packages",
  "packaging/commands",
  "packaging/created",
  "packaging/toolchains",
  "packaging/examples",
  "runtimes",
  "soak",
  "site",
];

/** Test files share processes and loaded modules: starting and loading would take a good part of their time. */
const SHARING = { isolate: false } as const;

/**
 * Unit tests that replace modules of Node or globals, which other tests must not see, nor do the same before. The one of memory is here because
 * each of its many collections would go through the heap of all other tests.
 */
const ALONE = [
  "packages/grpc/src/heartbeat/heartbeats.test.ts",
  "packages/grpc/src/values/value-memory.test.ts",
  "packages/orchestrator/src/install/cache-folder.test.ts",
  "packages/worker/src/node/announce.test.ts",
  "packages/worker/src/node/replaced-globals.test.ts",
];

/**
 * Tests that measure time or memory. In a process with the heap of other tests, a large input would take longer to collect than to read, and
 * each of many collections ten times as long.
 */
const MEASURING = ["tests/fuzz/growth.test.ts", "tests/transport/request-memory.test.ts"];

/** The packages are packed and installed once for all files. */
const PACKED = { globalSetup: ["tests/packaging/packages/packed-setup.ts"] };

function project(name: string, include: string[], test: TestProjectInlineConfiguration["test"] = {}) {
  return { extends: true, test: { name, include, ...test } } satisfies TestProjectInlineConfiguration;
}

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    restoreMocks: true,
    // Otherwise Vitest loads the `.mjs` files of built packages by Node, and what they import a second time.
    server: { deps: { inline: [/[\\/]packages[\\/][^\\/]+[\\/]dist[\\/]/] } },
    // Only to end what hangs: no test may depend on how fast, or how busy, its machine is.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    projects: [
      project(
        "unit",
        [
          "packages/*/src/**/*.test.ts",
          "packages/*/codegen/**/*.test.ts",
          "scripts/**/*.test.ts",
          "bench/**/*.test.ts",
          "docs/site/**/*.test.ts",
          "examples/*/*.test.ts",
        ],
        { ...SHARING, exclude: [...configDefaults.exclude, ...ALONE] },
      ),
      project("unit-alone", ALONE),
      project("types", [], {
        typecheck: {
          enabled: true,
          only: true,
          include: ["packages/*/src/**/*.test-d.ts"],
          tsconfig: "./tsconfig.types.json",
          checker: "tsgo",
        },
      }),
      project("suite", ["tests/**/*.test.ts"], {
        ...SHARING,
        exclude: [...configDefaults.exclude, ...OWN_PROJECT.map((folder) => `tests/${folder}/**`), ...MEASURING],
      }),
      project("suite-alone", MEASURING),
      project("packages", ["tests/packaging/packages/**/*.test.ts"], PACKED),
      project("site", ["tests/site/**/*.test.ts"]),
      project("examples", ["tests/packaging/examples/**/*.test.ts"], SHARING),
      project("runtimes", ["tests/runtimes/**/*.test.ts"], SHARING),
      project("commands", ["tests/packaging/commands/**/*.test.ts"], { ...PACKED, testTimeout: 600_000 }),
      project("created", ["tests/packaging/created/**/*.test.ts"], { ...PACKED, testTimeout: 600_000 }),
      project("anywhere", ["tests/anywhere/**/*.test.ts"], { ...PACKED, testTimeout: 120_000, hookTimeout: 300_000 }),
      project("toolchains", ["tests/packaging/toolchains/**/*.test.ts"], { ...PACKED, testTimeout: 600_000 }),
      project("fuzz", ["tests/fuzz/**/*.test.ts"], {
        testTimeout: 3_600_000,
        env: { STEPFLOW_FUZZ: "full", STEPFLOW_WHOLE: "1" },
      }),
      project("soak", ["tests/soak/**/*.test.ts"], { testTimeout: 3_600_000 }),
    ],
  },
});
