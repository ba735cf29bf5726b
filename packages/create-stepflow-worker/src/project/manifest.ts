import type { PackageManager } from "../choices/package-manager.ts";
import type { Template } from "../choices/template.ts";
import { WRITERS } from "../schema/writers.ts";
import type { Project } from "./project.ts";
import { VERSIONS } from "./versions.ts";

/** What the scripts of a template need besides the worker in `src/worker.ts`. */
interface ScriptNeeds {
  /** Further options of `stepflow-worker`. */
  readonly options?: string;
  /** Further options of `stepflow-worker dev`. */
  readonly devOptions?: string;
  /** Program that runs a command with the services that the flows call. */
  readonly wrapper?: string;
  /** Further scripts. */
  readonly scripts?: Readonly<Record<string, string>>;
  readonly devDependencies?: readonly string[];
}

const NEEDS: Readonly<Record<Template, ScriptNeeds>> = {
  basic: {},
  ai: {
    devOptions: " --env-file .env",
    wrapper: "node --import tsx test/with-fake-model.ts ",
    devDependencies: ["tsx"],
  },
  data: {},
  "python-mixed": {
    options: ' --command "stats=python/.venv/bin/python python/worker.py"',
    scripts: {
      "setup:python":
        "python3 -m venv python/.venv && python/.venv/bin/pip install --requirement python/requirements.txt",
    },
  },
};

/** Writes the package.json of a project that uses a version of Stepflow's packages. */
export function toManifest({ name, template, schema, packageManager }: Project, stepflow: string): string {
  const manifest = {
    name,
    version: "0.0.0",
    private: true,
    type: "module",
    engines: { node: ">=20.19" },
    scripts: scriptsOf(NEEDS[template]),
    dependencies: toVersions(["@stepflow/grpc", "@stepflow/worker", ...WRITERS[schema].dependencies], stepflow),
    devDependencies: toVersions(
      [
        ...["@stepflow/cli", "@stepflow/runtime", "@types/node", "typescript", "vitest"],
        ...(NEEDS[template].devDependencies ?? []),
      ],
      stepflow,
    ),
    ...settingsOf(packageManager),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function scriptsOf({ options = "", devOptions = "", wrapper = "", scripts = {} }: ScriptNeeds): Record<string, string> {
  const workers = `--worker src/worker.ts${options}`;
  return {
    ...scripts,
    dev: `stepflow-worker dev ${workers} --flow flows${devOptions}`,
    test: `vitest run --silent=passed-only && ${wrapper}stepflow-worker test flows ${workers}`,
    check: `tsc && stepflow-worker validate flows/*.yaml --strict ${workers}`,
    build: "tsc --project tsconfig.build.json",
    start: "node dist/main.js",
  };
}

/** npm warns about install scripts that nothing allows or forbids. esbuild only starts faster by its script. */
function settingsOf(packageManager: PackageManager): object {
  return packageManager === "npm" ? { allowScripts: { esbuild: false } } : {};
}

function toVersions(names: readonly string[], stepflow: string): Record<string, string> {
  const versions = names.toSorted().map((name) => [name, name.startsWith("@stepflow/") ? stepflow : VERSIONS[name]]);
  return Object.fromEntries(versions) as Record<string, string>;
}
