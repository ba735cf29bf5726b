import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { OrchestratorError } from "../orchestrator-error.ts";
import { serversFolder } from "./cache-folder.ts";

const homedir = vi.hoisted(() => vi.fn<() => string>());
vi.mock("node:os", async (original) => ({ ...(await original<typeof import("node:os")>()), homedir }));

it("is below the home of the user, or in XDG_CACHE_HOME or LOCALAPPDATA", () => {
  homedir.mockReturnValue("/home/ada");
  const folders = {
    linux: join("/home/ada", ".cache", "stepflow", "servers"),
    darwin: join("/home/ada", "Library", "Caches", "stepflow", "servers"),
    win32: join("/home/ada", "AppData", "Local", "stepflow", "Cache", "servers"),
  };
  for (const [platform, folder] of Object.entries(folders)) {
    vi.spyOn(process, "platform", "get").mockReturnValue(platform as NodeJS.Platform);
    expect(serversFolder({ env: {} })).toBe(folder);
  }
  expect(serversFolder({ env: { LOCALAPPDATA: "/local" } })).toBe(join("/local", "stepflow", "Cache", "servers"));
  vi.spyOn(process, "platform", "get").mockReturnValue("linux");
  expect(serversFolder({ env: { XDG_CACHE_HOME: "/cache" } })).toBe(join("/cache", "stepflow", "servers"));
  vi.restoreAllMocks();
});

it("needs no home if STEPFLOW_CACHE_DIR or the option names it, otherwise the error names the setting", () => {
  homedir.mockImplementation(() => {
    throw new Error("uv_os_homedir returned ENOENT");
  });
  expect(serversFolder({ env: { STEPFLOW_CACHE_DIR: "/cache" } })).toBe(join("/cache", "servers"));
  expect(serversFolder({ env: {}, cacheDir: "/option" })).toBe(join("/option", "servers"));
  expect(() => serversFolder({ env: {} })).toThrow(OrchestratorError);
  expect(() => serversFolder({ env: {} })).toThrow("no home folder");
});
