import { homedir } from "node:os";
import { describe, expect, it } from "vitest";
import { ROOT } from "./repository.ts";
import { trackedFiles, trackedTexts } from "./tracked-texts.ts";

// The names are written in pieces, because this file is searched, too.
const REGISTRIES = [
  ["registry", "npmjs", "org"],
  ["registry", "yarnpkg", "com"],
  ["pypi", "org"],
  ["files", "pythonhosted", "org"],
  ["proxy", "golang", "org"],
  ["static", "crates", "io"],
  ["repo1", "maven", "org"],
].map((parts) => parts.join("."));

const HOME_FOLDERS = [/\/(?:home|Users)\/[a-z][\w.-]*\//, /\/root\//, /\b[A-Z]:\\Users\\/];

const texts = trackedTexts();

function filesWith(found: (text: string) => boolean): string[] {
  return texts.filter(({ text }) => found(text)).map(({ path }) => path);
}

describe("files under version control", () => {
  it("are found", () => {
    expect(trackedFiles).toContain("package.json");
  });

  it("name no folder of the machine that they were written on", () => {
    expect(filesWith((text) => text.includes(ROOT) || text.includes(`${homedir()}/`))).toEqual([]);
    expect(filesWith((text) => HOME_FOLDERS.some((folder) => folder.test(text)))).toEqual([]);
  });

  it("name no host of a package registry, the lock file neither: each machine has its own", () => {
    expect(filesWith((text) => REGISTRIES.some((host) => text.includes(host)))).toEqual([]);
  });

  it("say in the lock file what every package contains, those for other systems as well", () => {
    const text = texts.find(({ path }) => path === "package-lock.json")?.text ?? "{}";
    const { packages } = JSON.parse(text) as {
      packages: Record<string, { readonly link?: boolean; readonly integrity?: string }>;
    };
    const installed = Object.entries(packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual(
      [],
    );
  });
});
