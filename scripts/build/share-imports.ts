/** Files that pass on what they import from other packages. `core.mjs` loads `shared.mjs`. */
const PROVIDERS = ["shared.mjs", "core.mjs"] as const;
type Provider = (typeof PROVIDERS)[number];

/** An import from another package of this project. rolldown writes it in one line. */
const IMPORT = /^import \{ ([^}]+) \} from "@stepflow\/([^"]+)";$/gm;

/**
 * Imports names of other packages through a file of this package that imports them as well. Node searches folders for the package again for
 * each importing file, with loops over all characters of the paths. About twenty such imports make V8 optimize these loops, which takes 8 ms of
 * CPU time at the start and 4 MB of memory.
 *
 * @param files texts of the files of one package, by name. Lines keep their numbers, so that source maps stay true.
 */
export function shareImports(files: ReadonlyMap<string, string>): Map<string, string> {
  const texts = new Map(files);
  for (const provider of PROVIDERS) {
    const passed = new Map<string, string>();
    const packages = packagesOf(texts.get(provider) ?? "");
    for (const [file, text] of texts) {
      if (file === provider || !loads(text, provider)) continue;
      texts.set(
        file,
        text.replace(IMPORT, (found: string, names: string, from: string) =>
          packages.has(from) ? importFrom(provider, names, from, passed) : found,
        ),
      );
    }
    if (passed.size > 0) texts.set(provider, withExports(texts.get(provider) ?? "", passed));
  }
  return texts;
}

function packagesOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(IMPORT)].map(([, , from = ""]) => from));
}

function loads(text: string, provider: Provider): boolean {
  return text.includes(`from "./${provider}"`) || (provider === "shared.mjs" && text.includes('from "./core.mjs"'));
}

/** @param passed receives what the provider must export: the statement for each name. */
function importFrom(provider: Provider, names: string, from: string, passed: Map<string, string>): string {
  const list = names.split(", ").map((specifier) => {
    const [name = "", local = name] = specifier.split(" as ");
    const alias = `${from.replace(/\W/g, "_")}_${name}`;
    passed.set(alias, `export { ${name} as ${alias} } from "@stepflow/${from}";`);
    return `${alias} as ${local}`;
  });
  return `import { ${list.join(", ")} } from "./${provider}";`;
}

/** The statements stand behind all lines that a source map describes, but before the link to it. */
function withExports(text: string, passed: ReadonlyMap<string, string>): string {
  const statements = `${[...passed.values()].sort().join("\n")}\n`;
  const link = text.lastIndexOf("//# sourceMappingURL=");
  return link === -1 ? `${text}${statements}` : text.slice(0, link) + statements + text.slice(link);
}
