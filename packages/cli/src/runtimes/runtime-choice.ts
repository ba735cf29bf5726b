import { InvalidArgumentError } from "@commander-js/extra-typings";

/** Runtime as `--runtime` names it. */
export type RuntimeChoice =
  | { readonly kind: "embedded" }
  | { readonly kind: "version"; readonly version: string }
  | { readonly kind: "url"; readonly url: string };

/** Reads the value of `--runtime`. @throws InvalidArgumentError for anything else. */
export function parseRuntime(text: string): RuntimeChoice {
  if (text === "embedded") return { kind: "embedded" };
  if (/^\d+\.\d+\.\d+$/.test(text)) return { kind: "version", version: text };
  // The URL that `dev` prints has a token for its pages, which the REST API does not need.
  const url = text.replace(/[?#].*$/s, "");
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return { kind: "url", url };
  throw new InvalidArgumentError(
    'Use "embedded", an exact version such as 0.13.0, or a URL such as http://127.0.0.1:7840.',
  );
}
