/** Receives the parts of responses as they are read. */
export interface ResponseHandler {
  /** @param closes whether the server closes the connection after this response */
  onHead(status: number, closes: boolean): void;
  onText(text: string): void;
  onEnd(): void;
}

type State = "head" | "sized" | "chunkSize" | "chunk" | "chunkEnd";

const HEAD_END = "\r\n\r\n";
const LINE_END = "\r\n";

/**
 * Reads the responses of one connection, with `content-length` or in chunks. Text is read as Latin-1, because the messages
 * of the benchmarks are ASCII and a decoder would cost more than the rest of the load generator.
 */
export class ResponseReader {
  readonly #handler: ResponseHandler;
  #text = "";
  #state: State = "head";
  #left = 0;

  constructor(handler: ResponseHandler) {
    this.#handler = handler;
  }

  push(text: string): void {
    this.#text = this.#text === "" ? text : this.#text + text;
    while (this.#step()) {
      // Each step reads one part of a response.
    }
  }

  #step(): boolean {
    switch (this.#state) {
      case "head":
        return this.#readHead();
      case "chunkSize":
        return this.#readChunkSize();
      case "chunkEnd":
        return this.#take(LINE_END.length) !== undefined && this.#go("chunkSize");
      default:
        return this.#readBody();
    }
  }

  #readHead(): boolean {
    const end = this.#text.indexOf(HEAD_END);
    if (end === -1) return false;
    const head = this.#text.slice(0, end).toLowerCase();
    this.#text = this.#text.slice(end + HEAD_END.length);
    const status = Number(head.slice(9, 12));
    this.#handler.onHead(status, head.includes("connection: close"));
    if (head.includes("transfer-encoding: chunked")) return this.#go("chunkSize");
    const at = head.indexOf("content-length: ");
    this.#left = at === -1 ? 0 : Number.parseInt(head.slice(at + 16, at + 32), 10);
    return this.#left === 0 ? this.#end() : this.#go("sized");
  }

  #readChunkSize(): boolean {
    const end = this.#text.indexOf(LINE_END);
    if (end === -1) return false;
    this.#left = Number.parseInt(this.#text.slice(0, end), 16);
    // The last chunk is empty and followed by an empty line.
    if (this.#left > 0) {
      this.#text = this.#text.slice(end + LINE_END.length);
      return this.#go("chunk");
    }
    return this.#take(end + 2 * LINE_END.length) !== undefined && this.#end();
  }

  #readBody(): boolean {
    if (this.#text === "") return false;
    const piece = this.#text.slice(0, this.#left);
    this.#text = this.#text.slice(piece.length);
    this.#left -= piece.length;
    this.#handler.onText(piece);
    if (this.#left > 0) return false;
    return this.#state === "sized" ? this.#end() : this.#go("chunkEnd");
  }

  #take(length: number): string | undefined {
    if (this.#text.length < length) return undefined;
    const taken = this.#text.slice(0, length);
    this.#text = this.#text.slice(length);
    return taken;
  }

  #end(): boolean {
    this.#state = "head";
    this.#handler.onEnd();
    return this.#text !== "";
  }

  #go(state: State): true {
    this.#state = state;
    return true;
  }
}
