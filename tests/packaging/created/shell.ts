import { spawn } from "node:child_process";

/** What a command printed. */
export interface ShellResult {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of a shell as a user types it. @throws Error with everything that was printed, if the command fails. */
export function runShell(
  line: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ShellResult> {
  const child = spawn("bash", ["-c", line], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      if (exitCode === 0) resolve(texts);
      else reject(new Error(`${line}\nended with ${exitCode}:\n${texts.stdout}\n${texts.stderr}`));
    });
  });
}
