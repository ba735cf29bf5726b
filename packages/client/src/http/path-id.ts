/**
 * Encodes an id for a path. An id such as `..` or an empty one would address another resource, so it is refused. The prefix `sha256:` in
 * older documents of Stepflow is removed, because runtimes accept bare hashes only.
 *
 * @throws TypeError naming the id.
 */
export function toPathId(what: "flowId" | "runId" | "blobId", id: string): string {
  if (typeof id !== "string" || !/^[A-Za-z0-9][A-Za-z0-9_.:-]*$/.test(id)) {
    const isText = what === "flowId" && typeof id === "string" && /[\s{]/.test(id);
    const hint = isText ? " Pass the text of a flow to `run`, or store it first with `storeFlow`." : "";
    const given = JSON.stringify(id)?.slice(0, 100);
    throw new TypeError(`${what} must be an id that a runtime returned. Got ${given}.${hint}`);
  }
  return encodeURIComponent(what === "runId" ? id : id.replace(/^sha256:/, ""));
}
