const BOX = "/VPLocalSearchBox.vue";

/** Attributes of VitePress's search box that assistive programs misread, and what takes their place. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  // The box contains a form and links, which a button must not.
  [
    /role="button"\s+:aria-owns="[^"]*"\s+aria-expanded="true"\s+aria-haspopup="listbox"/,
    'role="dialog" aria-modal="true"',
  ],
  // The results are links in a list.
  [/:role="[^"]*listbox[^"]*"/, ""],
  [/:aria-selected="[^"]*"\s+role="option"/, ""],
  // The label differs from the text of the link.
  [/:aria-label="\[\.\.\.p\.titles[^"]*"/, ""],
  // The icon of a key has no text.
  [/<kbd (?=:aria-label="[^"]*">\s*<span)/g, '<kbd role="img" '],
];

/** What Vite needs of a plugin. VitePress brings a Vite of its own, so the type of the repository's Vite does not fit. */
interface TextPlugin {
  readonly name: string;
  readonly enforce: "pre";
  transform(code: string, id: string): string | undefined;
}

/** Corrects the roles of the search box. @throws Error if a new version of VitePress has another search box */
export function accessibleSearch(): TextPlugin {
  return {
    name: "accessible-search",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith(BOX)) return undefined;
      return REPLACEMENTS.reduce((text, [pattern, replacement]) => {
        if (text.search(pattern) === -1)
          throw new Error(`${id} does not contain ${pattern}. Adapt the replacements to it.`);
        return text.replace(pattern, replacement);
      }, code);
    },
  };
}
