// The messages of a pulling worker, read and written by hand: only the fields that the yardstick needs.

const VARINT = 0;
const DOUBLE = 1;
const BYTES = 2;
const DOUBLE_BYTES = 8;

/** Calls `each` with number, kind and content of every field. */
function readFields(bytes, each) {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const kind = tag & 7;
    if (kind === VARINT) {
      each(tag >>> 3, varint());
      continue;
    }
    const length = kind === BYTES ? varint() : DOUBLE_BYTES;
    each(tag >>> 3, kind === DOUBLE ? bytes.readDoubleLE(at) : bytes.subarray(at, at + length));
    at += length;
  }
}

export function readAssignment(bytes) {
  const task = {};
  readFields(bytes, (field, content) => {
    if (field === 1) task.taskId = content.toString();
    else if (field === 2) task.execute = readExecution(content);
  });
  return task;
}

function readExecution(bytes) {
  const execution = { input: null };
  readFields(bytes, (field, content) => {
    if (field === 1) execution.componentId = content.toString();
    else if (field === 2) execution.input = readValue(content);
    else if (field === 4) {
      readFields(content, (number, text) => {
        if (number === 3) execution.runId = text.toString();
      });
    }
  });
  return execution;
}

function readValue(bytes) {
  let value = null;
  readFields(bytes, (field, content) => {
    if (field === 2) value = content;
    else if (field === 3) value = content.toString();
    else if (field === 4) value = content === 1;
    else if (field === 5) value = readStruct(content);
    else if (field === 6) value = readList(content);
  });
  return value;
}

function readStruct(bytes) {
  const object = {};
  readFields(bytes, (_field, entry) => {
    let key = "";
    let value = null;
    readFields(entry, (field, content) => {
      if (field === 1) key = content.toString();
      else value = readValue(content);
    });
    object[key] = value;
  });
  return object;
}

function readList(bytes) {
  const list = [];
  readFields(bytes, (_field, content) => list.push(readValue(content)));
  return list;
}

/** Writes messages from their end to their start, so that the length of a part is known when it is written. */
class Writer {
  #bytes = Buffer.allocUnsafe(16 * 1024);
  #at = this.#bytes.length;

  get size() {
    return this.#bytes.length - this.#at;
  }

  #reserve(count) {
    if (this.#at >= count) return;
    const larger = Buffer.allocUnsafe(2 * this.#bytes.length + count);
    this.#bytes.copy(larger, larger.length - this.size, this.#at);
    this.#at = larger.length - this.size;
    this.#bytes = larger;
  }

  varint(value) {
    this.#reserve(10);
    let length = 1;
    for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++;
    this.#at -= length;
    let rest = value;
    for (let index = 0; index < length - 1; index++) {
      this.#bytes[this.#at + index] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#at + length - 1] = rest;
  }

  text(field, text) {
    const length = Buffer.byteLength(text);
    this.#reserve(length);
    this.#at -= length;
    this.#bytes.write(text, this.#at);
    this.#head(field, length);
  }

  message(field, write) {
    const end = this.size;
    write();
    this.#head(field, this.size - end);
  }

  double(field, number) {
    this.#reserve(DOUBLE_BYTES);
    this.#at -= DOUBLE_BYTES;
    this.#bytes.writeDoubleLE(number, this.#at);
    this.varint(field * 8 + DOUBLE);
  }

  flag(field, number) {
    this.varint(number);
    this.varint(field * 8 + VARINT);
  }

  #head(field, length) {
    this.varint(length);
    this.varint(field * 8 + BYTES);
  }

  /** Returns the message and begins another one. */
  take() {
    const message = Buffer.from(this.#bytes.subarray(this.#at));
    this.#at = this.#bytes.length;
    return message;
  }
}

const writer = new Writer();

function writeValue(value) {
  if (value === null || value === undefined) writer.flag(1, 0);
  else if (typeof value === "number") writer.double(2, value);
  else if (typeof value === "string") writer.text(3, value);
  else if (typeof value === "boolean") writer.flag(4, value ? 1 : 0);
  else if (Array.isArray(value)) {
    writer.message(6, () => {
      for (let index = value.length - 1; index >= 0; index--) writer.message(1, () => writeValue(value[index]));
    });
  } else {
    writer.message(5, () => {
      for (const key of Object.keys(value).reverse()) {
        writer.message(1, () => {
          writer.message(2, () => writeValue(value[key]));
          writer.text(1, key);
        });
      }
    });
  }
}

export function toPullRequest(queue, workerId) {
  writer.text(2, workerId);
  writer.text(1, queue);
  return writer.take();
}

export function toClaim(taskId, workerId, runId) {
  writer.text(5, runId);
  writer.text(2, workerId);
  writer.text(1, taskId);
  return writer.take();
}

export function toResult(taskId, output, runId) {
  writer.text(4, runId);
  writer.message(2, () => writer.message(1, () => writeValue(output)));
  writer.text(1, taskId);
  return writer.take();
}

export function toComponentList(taskId, names) {
  writer.message(5, () => {
    for (const name of names) {
      writer.message(1, () => {
        writer.text(5, `/${name}`);
        writer.text(1, name);
      });
    }
  });
  writer.text(1, taskId);
  return writer.take();
}
