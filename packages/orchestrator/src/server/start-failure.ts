import { ServerStartError } from "../orchestrator-error.ts";

const SHOWN_LINES = 30;

/** Creates the error of a failed start: what happened, what it probably means, and the end of the log. */
export function toStartError(what: string, logs: readonly string[], cause?: unknown): ServerStartError {
  const shown = withoutBacktrace(logs).slice(-SHOWN_LINES);
  const log =
    shown.length === 0
      ? "The server wrote no log."
      : `The end of the log:\n${shown.map((line) => `  ${line}`).join("\n")}`;
  const hint = hintFor(logs.join("\n"));
  return new ServerStartError(`${what}${hint === undefined ? "" : `\n${hint}`}\n${log}`, logs, { cause });
}

/** Removes the stack frames of the server that follow each error: they do not help users. */
function withoutBacktrace(logs: readonly string[]): string[] {
  const end = logs.findIndex((line) => line.startsWith("━━━") || /^backtrace no\. \d+/.test(line));
  return (end === -1 ? logs : logs.slice(0, end)).filter(
    (line) => line !== "" && !/^[│ ]*[├╰]╴(at |backtrace)/.test(line),
  );
}

const HINTS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /error sending request for url \((.+?)\)/,
    (match) =>
      `The worker at ${match[1]} could not be reached. A worker with a URL must listen before the runtime starts. If HTTP_PROXY is set, the server sends requests to other hosts than this machine to the proxy, unless NO_PROXY names them.`,
  ],
  [/Address already in use|AddrInUse/, () => "The port is in use. Omit `port` to get a free one."],
  [
    /command not found: (.+)/,
    (match) => `The command ${match[1]} was not found. Use an absolute path such as process.execPath.`,
  ],
  [
    /Output monitor task closed without sending port/,
    () => 'The worker process ended before it printed its {"port":N} line. Run its command by hand to see why.',
  ],
  [
    /imed out waiting for port|Timeout waiting for port/i,
    () => 'The worker process did not print a line such as {"port":3000} to stdout. The port must be a number.',
  ],
  [
    /unknown variant `stepflow`/,
    () => "Runtimes since 0.12 have no plugins of type `stepflow`, because their workers pull over gRPC.",
  ],
  [/Failed to parse config/, () => "The configuration is not valid for this version."],
  [/plugin not found: (.+)/, (match) => `A route names the plugin ${match[1]}, which is not configured.`],
  [
    /invalid environment variable: /,
    () => 'A "$" in args and env starts a variable, as in "$NAME". Write "\\$" for a literal "$".',
  ],
  [
    /gRPC worker did not connect within/,
    () =>
      "The worker process did not start to pull. Run its command by hand, with STEPFLOW_TRANSPORT=grpc and STEPFLOW_QUEUE_NAME set, to see why.",
  ],
  [
    /error initializing plugin/,
    () => "A worker did not accept `initialize`, or did not answer the `initialized` notification with 202.",
  ],
];

function hintFor(log: string): string | undefined {
  for (const [pattern, hint] of HINTS) {
    const match = pattern.exec(log);
    if (match !== null) return hint(match);
  }
  return undefined;
}
