import type { MarkdownRenderer } from "vitepress";

/** Renders header cells without text as plain cells, because screen readers announce a header that has no name. */
export function withoutEmptyHeaders(md: MarkdownRenderer): void {
  md.core.ruler.push("empty-headers", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      const [content, close] = [tokens[index + 1], tokens[index + 2]];
      if (token.type !== "th_open" || content?.content !== "" || close === undefined) continue;
      token.tag = "td";
      close.tag = "td";
    }
  });
}
