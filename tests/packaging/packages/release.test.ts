import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { packages, ROOT, readText } from "../../architecture/repository.ts";
import { trackedFiles } from "../../architecture/tracked-texts.ts";
import { run } from "./packing.ts";

const LIMIT_MS = 300_000;

/** Files that decide about versions. */
const MANIFEST = /^(?:\.changeset\/.*|\.npmrc|package-lock\.json|(?:[\w-]+\/)?(?:[\w-]+\/)?package\.json)$/;

const RELEASE = join(ROOT, "scripts/release.ts");
const TSX = pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;

/** Creates a repository with the manifests of this one. It ends with the test. */
async function copyOfManifests(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-release-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const path of trackedFiles.filter((name) => MANIFEST.test(name))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await cp(join(ROOT, path), join(folder, path));
  }
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const git = (...args: readonly string[]): Promise<unknown> => promisify(execFile)("git", args, { cwd: folder });
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", ".changeset", "packages");
  await git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=all: begin");
  return folder;
}

describe("release:version", () => {
  it(
    "gives all packages the next minor version, and exact versions of each other",
    async () => {
      const folder = await copyOfManifests();
      const before = JSON.parse(readText("packages/worker/package.json")) as { readonly version: string };
      const [major = "", minor = ""] = before.version.split(".");
      const next = `${major}.${Number(minor) + 1}.0`;
      await run(process.execPath, ["--import", TSX, RELEASE, "version"], folder);
      const lock = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8")) as {
        readonly packages: Readonly<Record<string, { readonly version?: string }>>;
      };
      for (const { folder: path, manifest } of packages) {
        const written = await readFile(join(folder, path, "package.json"), "utf8");
        const { version, dependencies, peerDependencies } = JSON.parse(written) as typeof manifest & {
          version: string;
        };
        expect([manifest.name, version, lock.packages[path]?.version]).toEqual([manifest.name, next, next]);
        const own = Object.entries({ ...dependencies, ...peerDependencies }).filter(([name]) =>
          name.startsWith("@stepflow/"),
        );
        expect(own.filter(([, range]) => range !== next)).toEqual([]);
        expect(await readFile(join(folder, path, "CHANGELOG.md"), "utf8")).toContain(`## ${next}`);
      }
    },
    LIMIT_MS,
  );
});

describe("release:publish", () => {
  it(
    "would publish every package",
    async () => {
      const output = await run(process.execPath, ["--import", TSX, RELEASE, "publish", "--dry-run"]);
      const published = [...output.matchAll(/^\+ (\S+)@\d+\.\d+\.\d+$/gm)].map(([, name]) => name);
      expect(published.sort()).toEqual(packages.map(({ manifest }) => manifest.name).sort());
    },
    LIMIT_MS,
  );
});
