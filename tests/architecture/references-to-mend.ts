/** Files whose doc comments still name pages, by package. This list may only shrink. */
export const WITH_PAGES_IN_DOC_COMMENTS: Readonly<Record<string, readonly string[]>> = {};
