import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { handWritten, isTest, type Manifest, packages, readJson, type Workspace } from "./repository.ts";
import { importsOf } from "./syntax.ts";

/**
 * The packages that each package may import. The worker and the embedded runtime never import each other. They meet on the wire only, which
 * makes each a fair test of the other.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  "@stepflow/protocol": [],
  "@stepflow/transport": ["@stepflow/protocol"],
  "@stepflow/worker": ["@stepflow/protocol", "@stepflow/transport"],
  "@stepflow/runtime": ["@stepflow/protocol", "@stepflow/transport"],
  "@stepflow/client": ["@stepflow/protocol"],
  "@stepflow/orchestrator": ["@stepflow/protocol", "@stepflow/client"],
  "@stepflow/grpc": ["@stepflow/protocol", "@stepflow/transport", "@stepflow/worker"],
  "@stepflow/udf": ["@stepflow/protocol", "@stepflow/worker"],
  "@stepflow/cli": [
    "@stepflow/protocol",
    "@stepflow/client",
    "@stepflow/orchestrator",
    "@stepflow/runtime",
    "@stepflow/worker",
    "@stepflow/grpc",
  ],
  // It is downloaded for one run, so it stays small.
  "create-stepflow-worker": [],
};

/** Exceptions against the arrows: optional peers, which these folders may load by `import()` only. */
const LOADED_IF_THERE: Readonly<Record<string, { folder: string; target: string }>> = {
  "@stepflow/worker": { folder: "packages/worker/src/node/", target: "@stepflow/grpc" },
};

const workspaceName = (specifier: string): string | undefined => /^@stepflow\/[^/]+/.exec(specifier)?.[0];

/** Returns the names of the packages that a package needs, without its optional peers. */
function dependenciesOf({ manifest }: Workspace): string[] {
  const { dependencies, devDependencies, peerDependencies } = manifest;
  const optional = optionalPeersOf(manifest);
  return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies }).filter(
    (name) => !optional.includes(name),
  );
}

function optionalPeersOf({ peerDependenciesMeta = {} }: Manifest): string[] {
  return Object.keys(peerDependenciesMeta).filter((name) => peerDependenciesMeta[name]?.optional === true);
}

describe("the table of allowed imports", () => {
  it("covers every package, and every package is type-checked", () => {
    expect(Object.keys(ARROWS).sort()).toEqual(packages.map(({ manifest }) => manifest.name).sort());
    const { references } = readJson("tsconfig.json") as { references: { path: string }[] };
    expect(references.map(({ path }) => path).sort()).toEqual(packages.map(({ folder }) => folder).sort());
  });

  describe.each(packages.map((workspace) => [workspace.manifest.name, workspace] as const))("%s", (name, workspace) => {
    const allowed = ARROWS[name] ?? [];
    const loaded = LOADED_IF_THERE[name];
    const imports = handWritten(workspace.folder).flatMap((file) => importsOf(file));

    it("imports only the packages that it may import, and declares them", () => {
      const declared = dependenciesOf(workspace);
      const wrong = imports.filter(({ specifier, dynamic, place }) => {
        const target = workspaceName(specifier);
        if (target === undefined || (allowed.includes(target) && declared.includes(target))) return false;
        return !(dynamic && target === loaded?.target && place.startsWith(loaded.folder));
      });
      expect(wrong).toEqual([]);
    });

    it("depends only on the packages that it may import, and references them in tsconfig.json", () => {
      const targets = dependenciesOf(workspace).filter((dependency) => workspaceName(dependency) !== undefined);
      expect(targets.filter((target) => !allowed.includes(target))).toEqual([]);
      const { references = [] } = readJson(`${workspace.folder}/tsconfig.json`) as { references?: { path: string }[] };
      const referenced = references.map(({ path }) => `@stepflow/${posix.basename(path)}`);
      expect(referenced.sort()).toEqual(targets.sort());
      const peers = optionalPeersOf(workspace.manifest).filter((peer) => workspaceName(peer) !== undefined);
      expect(peers.filter((peer) => peer !== loaded?.target)).toEqual([]);
    });

    it("imports no file outside its folder, except helpers of tests", () => {
      const outside = handWritten(workspace.folder).flatMap((file) => {
        const reachable = [`${workspace.folder}/`, ...(isTest(file) ? ["tests/support/"] : [])];
        return importsOf(file).filter(({ specifier }) => {
          const target = posix.join(posix.dirname(file), specifier);
          return specifier.startsWith(".") && !reachable.some((folder) => target.startsWith(folder));
        });
      });
      expect(outside).toEqual([]);
    });
  });
});
