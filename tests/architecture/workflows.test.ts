import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { PART_NAMES } from "../../scripts/test/parts.ts";
import { NODE } from "../packaging/toolchains/requirements.ts";
import { packages, readJson, readText } from "./repository.ts";
import { trackedFiles } from "./tracked-texts.ts";

interface Job {
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Matrix };
  readonly steps: readonly { readonly run?: string }[];
}

interface Matrix {
  readonly node: readonly number[];
  readonly script?: readonly string[];
  readonly include?: readonly { readonly node: number; readonly script: string }[];
}

function jobsOf(workflow: string): Readonly<Record<string, Job>> {
  return (parse(readText(`.github/workflows/${workflow}.yml`)) as { readonly jobs: Record<string, Job> }).jobs;
}

const ci = jobsOf("ci");
const release = jobsOf("release");
const jobs = [...Object.values(ci), ...Object.values(release)];
const steps = jobs.flatMap((job) => job.steps);

const { scripts } = readJson("package.json") as { readonly scripts: Readonly<Record<string, string>> };
const matrix = release["verify"]?.strategy?.matrix;
const verified = [...(matrix?.script ?? []), ...(matrix?.include ?? []).map(({ script }) => script)];

const lines = [...new Set(NODE.map(({ version }) => Number.parseInt(version, 10)))];

describe("the workflows", () => {
  it("run scripts that exist", () => {
    const named = steps.flatMap(({ run = "" }) => [...run.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name));
    expect(named).toContain("release:publish");
    expect([...named, ...verified].filter((name) => !(name in scripts))).toEqual([]);
    expect(trackedFiles).toContain(".ci/run");
  });

  it.each(["ci", "release"])(
    "%s.yml names the commit and the version of each action, so that a run does the same tomorrow",
    (name) => {
      const used = [...readText(`.github/workflows/${name}.yml`).matchAll(/uses: (.*)$/gm)].map(
        ([, action]) => action ?? "",
      );
      expect(used.length).toBeGreaterThan(2);
      expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
    },
  );

  it("run on every line of Node that the packages support", () => {
    expect(ci["test"]?.strategy?.matrix.node).toEqual(lines);
    expect(matrix?.node).toEqual(lines);
  });
});

describe("the release", () => {
  it("runs everything that npm test leaves out", () => {
    const long = Object.keys(scripts).filter(
      (name) => name.startsWith("test:") && !PART_NAMES.includes(name.slice("test:".length)),
    );
    expect(long.length).toBeGreaterThan(4);
    expect([...new Set(verified)].toSorted()).toEqual(["test", ...long].toSorted());
  });

  it("publishes after that, with a proof of where the packages were built", () => {
    expect(release["publish"]?.needs).toEqual(["version", "verify"]);
    expect(release["publish"]?.permissions).toEqual({ contents: "write", "id-token": "write" });
    const settings = packages.map(({ manifest }) => [manifest.private, manifest.publishConfig]);
    for (const one of settings) expect(one).toEqual([undefined, { access: "public", provenance: true }]);
  });
});
