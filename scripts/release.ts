// `npm run release:version` turns changesets into versions and changelogs, and `npm run release:publish` publishes the packages. The workflow
// release.yml runs both. `npm run release:publish -- --dry-run` shows what would be published.
import { parseArgs } from "node:util";
import { publishPackages } from "./release/publish.ts";
import { versionPackages } from "./release/version.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "dry-run": { type: "boolean", default: false }, repository: { type: "string" } },
});
const [command] = positionals;
if (command === "version") await versionPackages(process.cwd());
else if (command === "publish") {
  await publishPackages(process.cwd(), { repository: values.repository, dryRun: values["dry-run"] });
} else throw new TypeError(`release: the command is version or publish, not ${command}.`);
