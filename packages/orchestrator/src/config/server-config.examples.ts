import { writeFile } from "node:fs/promises";
import { createConfig } from "@stepflow/orchestrator";

// #region createConfig
const config = createConfig("0.11.1", {
  workers: {
    text: { url: "http://127.0.0.1:3000" },
    images: { command: process.execPath, args: ["images.js"] },
  },
  retry: { maxRetries: 2, backoff: { type: "constant", delayMs: 500 } },
});
await writeFile("stepflow-config.yml", JSON.stringify(config, null, 2)); // JSON is valid YAML
// #endregion
