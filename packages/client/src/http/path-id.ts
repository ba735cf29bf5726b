/**
 * Makes an id fit to stand in a path. Ids come from users and from data: `..` or an empty one would address another resource.
 * The prefix `sha256:` of older documents is dropped: runtimes know bare hashes only (docs/internals/wire.md#errors-in-stepflows-documents).
 *
 * @throws TypeError naming the id.
 */
export function toPathId(what: "flowId" | "runId" | "blobId", id: string): string {
  if (typeof id !== "string" || !/^[A-Za-z0-9][A-Za-z0-9_.:-]*$/.test(id)) {
    throw new TypeError(`${what} must be an id as the runtime gave it, got ${JSON.stringify(id)?.slice(0, 100)}`);
  }
  return encodeURIComponent(what === "runId" ? id : id.replace(/^sha256:/, ""));
}
