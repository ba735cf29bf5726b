import { dereference, type SchemaDraft, validate } from "@cfworker/json-schema";
import { checkDocument } from "./check-document.ts";
import { toInterpretedIssues } from "./interpreted-issues.ts";
import type { JsonSchemaCompiler, JsonSchemaDialect } from "./json-schema-compiler.ts";
import { failed } from "./schema-result.ts";
import { toUnicodePatterns } from "./unicode-pattern.ts";

const DRAFTS: Readonly<Record<JsonSchemaDialect, SchemaDraft>> = {
  "draft-07": "7",
  "2019-09": "2019-09",
  "2020-12": "2020-12",
};

/** Creates a compiler that interprets schemas, for platforms that forbid code generation, such as Cloudflare Workers. */
export function createCompiler(dialect: JsonSchemaDialect): Promise<JsonSchemaCompiler> {
  return Promise.resolve({
    problemOf: (document) => checkDocument(document, dialect),
    compile(document) {
      // The library marks the schemas that it reads.
      const schema = toUnicodePatterns(structuredClone(document));
      const lookup = dereference(schema);
      refuseUnknownReferences(Object.values(lookup), lookup);
      return (value) => {
        try {
          const { valid, errors } = validate(value, schema, DRAFTS[dialect], lookup);
          return valid ? { ok: true, value } : failed(toInterpretedIssues(errors, document), (issue) => issue);
        } catch (error) {
          // The library writes the names of members into URLs.
          if (!(error instanceof URIError)) throw error;
          return failed(
            [{ pointer: "", message: "has a member whose name is not well-formed Unicode" }],
            (issue) => issue,
          );
        }
      };
    },
  });
}

/** Otherwise the first value that reaches the reference would fail. */
function refuseUnknownReferences(schemas: readonly unknown[], lookup: Readonly<Record<string, unknown>>): void {
  for (const schema of schemas) {
    if (typeof schema !== "object" || schema === null) continue;
    const { $ref, __absolute_ref__: target } = schema as { readonly $ref?: string; readonly __absolute_ref__?: string };
    if ($ref !== undefined && lookup[target ?? $ref] === undefined)
      throw new Error(`can't resolve reference ${$ref}, because only references within the schema are followed`);
  }
}
