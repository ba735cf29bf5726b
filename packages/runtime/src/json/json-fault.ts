/** A text is not JSON, is JSON that real runtimes refuse, or lacks the expected shape. The message names the place. */
export class JsonFault extends Error {
  static {
    this.prototype.name = "JsonFault";
  }
}
