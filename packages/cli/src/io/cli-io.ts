/** Stream of text, such as `process.stdout`. */
export interface TextOutput {
  /** Writes a text. */
  write(text: string): unknown;
  /** Whether the stream is a terminal. */
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal in columns. */
  readonly columns?: number | undefined;
  /** Height of the terminal in lines. */
  readonly rows?: number | undefined;
}

/** Everything that the command line reads and writes. */
export interface CliIo {
  /** Input of commands that read `-`. */
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Receives results, and nothing else. */
  readonly stdout: TextOutput;
  /** Receives logs, progress and errors. */
  readonly stderr: TextOutput;
  /** Receives the steps of `run`. @default stderr */
  readonly steps?: TextOutput | undefined;
  /** Environment variables, which workers inherit. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder to which paths of files are relative. */
  readonly cwd: string;
  /** Ends the command when it is aborted. */
  readonly signal: AbortSignal;
}
