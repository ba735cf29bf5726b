import { buildPackages } from "./build.ts";
import { separateCores } from "./cores.ts";
import { readOptions, toHelp, USAGE } from "./options.ts";
import { writePage } from "./page/write-page.ts";
import { writeResults } from "./results.ts";
import type { Section, SectionContext, SectionResult } from "./section.ts";
import { SECTIONS } from "./sections.ts";
import { LEGEND, toTable } from "./table.ts";

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
    const result = await runTwice(section, { rounds, cores, progress });
    progress("");
    if (result === undefined) continue;
    results.set(section.name, result);
    print(section, result);
  }
  if (cores.warning !== undefined) console.log(`Note: ${cores.warning}.\n`);
  console.log(`Node ${process.version}, ${rounds} rounds, medians (quartiles). ${LEGEND}`);
  if (results.size < sections.length) process.exitCode = 1;
  if (quick || results.size < SECTIONS.length) {
    return console.log("bench/results.json is unchanged: it holds complete runs of all sections only.");
  }
  await writeResults(results, rounds);
  await writePage();
}

/** Runs a section once more if it fails, so that one lost connection does not cost a run of an hour. */
async function runTwice(section: Section, context: SectionContext): Promise<SectionResult | undefined> {
  for (const attempt of [1, 2]) {
    try {
      return await section.run(context);
    } catch (error) {
      console.error(`The section ${section.name} failed (attempt ${attempt} of 2).`, error);
    }
  }
  return undefined;
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
