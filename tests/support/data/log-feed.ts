import { Feed } from "./feed.ts";

export interface LogLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Logger whose lines a test can wait for. */
export interface LogFeed extends Feed<LogLine> {
  readonly logger: Readonly<Record<LogLine["level"], (message: string, fields?: Record<string, unknown>) => void>>;
}

export function createLogFeed(): LogFeed {
  const feed = new Feed<LogLine>();
  const to = (level: LogLine["level"]) => (message: string, fields?: Record<string, unknown>) =>
    feed.push({ level, message, fields: fields ?? {} });
  const logger = { debug: to("debug"), info: to("info"), warn: to("warn"), error: to("error") };
  return Object.assign(feed, { logger });
}
