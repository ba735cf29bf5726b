import { defineConfig, type UserConfig } from "vitepress";
import llms from "vitepress-plugin-llms";
import { accessibleSearch } from "../site/accessible-search.ts";
import { withoutEmptyHeaders } from "../site/empty-headers.ts";
import { NAVIGATION, SIDEBAR } from "../site/navigation.ts";

/** VitePress brings a Vite of its own, whose types differ from those that the plugin for language models was compiled with. */
type VitePlugin = NonNullable<NonNullable<UserConfig["vite"]>["plugins"]>[number];

export default defineConfig({
  title: "Stepflow for TypeScript",
  description: "Write components for Stepflow as plain TypeScript functions, or a worker in any language.",
  lang: "en",
  // Copies of the pages, and generated pages: see site/stage.ts.
  srcDir: "generated",
  outDir: "dist",
  cacheDir: "node_modules/.cache/vitepress",
  cleanUrls: true,
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: (md) => void md.use(withoutEmptyHeaders),
  },
  vite: { plugins: [llms() as unknown as VitePlugin, accessibleSearch()], build: { chunkSizeWarningLimit: 10_000 } },
  themeConfig: {
    nav: NAVIGATION,
    sidebar: SIDEBAR,
    outline: [2, 3],
    search: { provider: "local", options: { miniSearch: { searchOptions: { combineWith: "AND" } } } },
    externalLinkIcon: true,
  },
});
