import { consoleLogger, createWorker, type Logger, silentLogger, withFields } from "@stepflow/worker";

declare const pino: Record<"debug" | "info" | "warn" | "error", (fields: object, message: string) => void>;

// #region Logger
const logger: Logger = {
  debug: (message, fields = {}) => pino.debug(fields, message),
  info: (message, fields = {}) => pino.info(fields, message),
  warn: (message, fields = {}) => pino.warn(fields, message),
  error: (message, fields = {}) => pino.error(fields, message),
};
// #endregion

// #region withFields
const regional = withFields(consoleLogger, { region: "eu-1" });
regional.info("Worker is ready.", { components: 3 });
// #endregion

// #region silentLogger
const quietWorker = createWorker({ name: "under-test", logger: silentLogger });
// #endregion

// #region consoleLogger
const edgeWorker = createWorker({ name: "edge-tools", logger: consoleLogger });
// #endregion
