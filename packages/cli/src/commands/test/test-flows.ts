import { dirname } from "node:path";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import { toCliError } from "../../exit/to-cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import { paintFor } from "../../io/paint.ts";
import { reportError } from "../../io/report-error.ts";
import type { EmbeddedFlags } from "../../runtimes/embedded-flags.ts";
import { findConfig } from "../../runtimes/find-config.ts";
import type { TlsFlags } from "../../runtimes/open-client.ts";
import { openTarget } from "../../runtimes/open-target.ts";
import type { RunTarget } from "../../runtimes/run-target.ts";
import type { RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import { openWorkers } from "../../workers/open-workers.ts";
import { readWorkerSpecs, type WorkerOptions } from "../../workers/worker-spec.ts";
import { type JudgedCase, judge } from "./judge.ts";
import { toJunitReport } from "./junit-report.ts";
import { provideConfig } from "./test-config.ts";
import { readTestFiles, type TestFile } from "./test-files.ts";
import { hasPassed, type JudgedFile, type TestFormat, toJsonReport, toTextReport } from "./test-report.ts";
import { updateFile } from "./update-file.ts";
import { untilChanged } from "./watch-files.ts";

/** Arguments and options of `test`. */
export interface TestOptions extends WorkerOptions, TlsFlags, EmbeddedFlags {
  readonly paths: readonly string[];
  readonly case?: readonly string[] | undefined;
  readonly update?: true | undefined;
  readonly diff?: true | undefined;
  readonly watch?: true | undefined;
  readonly runtime: RuntimeChoice;
  readonly config?: string | undefined;
  readonly timeout: number;
  readonly format: TestFormat;
}

/** Runs the test cases of flows once, or with `--watch` after each change. */
export async function testFlows(options: TestOptions, io: CliIo): Promise<number> {
  if (options.watch === undefined) return await testOnce(options, io);
  for (;;) {
    // Listens before the cases run, so that no change is lost.
    const changed = untilChanged(watchedPaths(options), io);
    changed.catch(() => {});
    await testOnce(options, io).catch((error: unknown) => {
      const shown = toCliError(error);
      // The next change may mend what is wrong, but nothing mends an interruption or a defect.
      if (io.signal.aborted || shown.reason === "internal") throw error;
      reportError(shown, "text", io);
    });
    io.stderr.write("Waiting for changes. Press Ctrl-C to end.\n");
    await changed;
  }
}

async function testOnce(options: TestOptions, io: CliIo): Promise<number> {
  const files = selectCases(await readTestFiles(pathsOf(options), io), options);
  const specs = readWorkerSpecs(options);
  await using workers = await openWorkers(specs, io);
  const targets = new Map<string | undefined, RunTarget>();
  const judged: JudgedFile[] = [];
  try {
    for (const file of files) {
      await using provided = await provideConfig(
        options.config ?? file.config ?? defaultConfig(file.path, options, io),
        file.path,
        io,
      );
      const { path: config } = provided;
      const parts = {
        workers,
        config,
        tls: options,
        embedded: options,
        signal: io.signal,
        timeoutMs: options.timeout,
        io,
      };
      const target = targets.get(config) ?? (await openTarget(options.runtime, parts));
      targets.set(config, target);
      judged.push({ path: file.path, cases: await runCases(file, target, options, io) });
    }
  } finally {
    await Promise.all([...targets.values()].map((target) => target[Symbol.asyncDispose]()));
  }
  if (options.update) return await update(files, judged, io);
  io.stdout.write(toReport(judged, options, io));
  return judged.every(({ cases }) => cases.every(hasPassed)) ? 0 : exitCodeOf("differences");
}

/** Looks for a configuration if nothing names workers. */
function defaultConfig(path: string, { worker, command, runtime }: TestOptions, io: CliIo): string | undefined {
  if (worker !== undefined || command !== undefined || runtime.kind === "url") return undefined;
  return findConfig(dirname(path), io);
}

async function runCases(
  file: TestFile,
  target: RunTarget,
  { timeout }: TestOptions,
  io: CliIo,
): Promise<readonly JudgedCase[]> {
  using deadline = startDeadline(io.signal, timeout);
  const startedAt = performance.now();
  const times: number[] = [];
  const inputs = file.cases.map(({ input }) => input);
  const { results } = await target.run(file, inputs, {
    signal: deadline.signal,
    timeoutMs: timeout,
    onItem: (index) => {
      times[index] = performance.now() - startedAt;
    },
  });
  return file.cases.map((test, index) => judge(test, results[index], times[index] ?? 0));
}

function selectCases(files: readonly TestFile[], { case: names, paths }: TestOptions): readonly TestFile[] {
  if (files.length === 0) {
    const where = paths.length === 0 ? "the current folder" : paths.join(", ");
    throw new CliError("usage", `There are no flows with test cases in ${where}.`);
  }
  if (names === undefined) return files;
  const known = new Set(files.flatMap(({ cases }) => cases.map(({ name }) => name)));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new CliError(
      "usage",
      `No test case has the name ${JSON.stringify(unknown)}. The names are: ${[...known].join(", ")}.`,
    );
  }
  return files
    .map((file) => ({ ...file, cases: file.cases.filter(({ name }) => names.includes(name)) }))
    .filter(({ cases }) => cases.length > 0);
}

function toReport(files: readonly JudgedFile[], { format, diff }: TestOptions, io: CliIo): string {
  if (format === "json") return toJsonReport(files);
  if (format === "junit") return toJunitReport(files);
  return toTextReport(files, diff === true, paintFor(io.stdout, io.env));
}

async function update(files: readonly TestFile[], judged: readonly JudgedFile[], io: CliIo): Promise<number> {
  let count = 0;
  for (const [index, file] of files.entries()) {
    const stale = (judged[index]?.cases ?? []).filter((one) => !hasPassed(one) || one.case.output === undefined);
    if (stale.length > 0) await updateFile(file, stale, io);
    count += stale.length;
  }
  io.stdout.write(`${count} test ${count === 1 ? "case" : "cases"} updated\n`);
  return 0;
}

function pathsOf({ paths }: TestOptions): readonly string[] {
  return paths.length === 0 ? ["."] : paths;
}

function watchedPaths(options: TestOptions): readonly string[] {
  const files = readWorkerSpecs(options).flatMap((spec) => (spec.kind === "file" ? [dirname(spec.path)] : []));
  return [...pathsOf(options), ...files, ...(options.config === undefined ? [] : [options.config])];
}
