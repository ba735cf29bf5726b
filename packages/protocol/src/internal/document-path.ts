/** Splits the path by which runtimes name a place in a flow, such as `$.steps[0].input`, into names and indexes. */
export function fromDocumentPath(path: string): (string | number)[] {
  return [...path.slice(1).matchAll(/\.([^.[]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}
