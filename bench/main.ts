import { buildPackages } from "./build.ts";
import { separateCores } from "./cores.ts";
import { readOptions, toHelp, USAGE } from "./options.ts";
import { writeResults } from "./results.ts";
import type { Section, SectionResult } from "./section.ts";
import { EMBEDDED_SECTION } from "./sections/embedded.ts";
import { FLOWS_SECTION } from "./sections/flows.ts";
import { JSON_SECTION } from "./sections/json.ts";
import { KIT_SECTION } from "./sections/kit.ts";
import { PULL_SECTION } from "./sections/pull.ts";
import { RSS_SECTION } from "./sections/rss.ts";
import { RUNTIME_SECTION } from "./sections/runtime.ts";
import { SSE_SECTION } from "./sections/sse.ts";
import { START_SECTION } from "./sections/start.ts";
import { toTable } from "./table.ts";

const SECTIONS: readonly Section[] = [
  JSON_SECTION,
  SSE_SECTION,
  START_SECTION,
  RSS_SECTION,
  RUNTIME_SECTION,
  PULL_SECTION,
  FLOWS_SECTION,
  EMBEDDED_SECTION,
  KIT_SECTION,
];

/** Shows the progress on stderr, if that is a terminal, and replaces the previous line. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

async function main(): Promise<void> {
  const { help, rounds, quick, sections } = readOptions(
    process.argv.slice(2),
    SECTIONS.map(({ name }) => name),
  );
  if (help) return console.log(toHelp(SECTIONS));
  progress("building the packages");
  buildPackages();
  const cores = separateCores();
  const results = new Map<string, SectionResult>();
  for (const section of SECTIONS.filter(({ name }) => sections.includes(name))) {
    const result = await section.run({ rounds, cores, progress });
    progress("");
    results.set(section.name, result);
    print(section, result);
  }
  if (cores.warning !== undefined) console.log(`Note: ${cores.warning}.\n`);
  console.log(
    `Node ${process.version}, ${rounds} rounds, medians (quartiles). "none" means that the difference is within that of two equal processes.`,
  );
  if (!quick) await writeResults(results, rounds);
}

function print({ title }: Section, { rows, notes }: SectionResult): void {
  console.log(`\n${title}\n${"─".repeat(title.length)}\n${toTable(rows)}`);
  for (const note of notes) console.log(`  ${note}`);
  console.log();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\nUsage: ${USAGE}` : error);
  process.exitCode = 1;
}
