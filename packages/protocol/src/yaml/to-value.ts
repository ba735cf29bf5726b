import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair } from "yaml";

/** Creates the value of a node. Aliases become the same object as the nodes that they stand for. */
export function toValue(contents: Node | null, targets: ReadonlyMap<Alias, Node>): unknown {
  return new ValueReader(targets).read(contents);
}

class ValueReader {
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #objects = new Map<unknown, object>();

  constructor(targets: ReadonlyMap<Alias, Node>) {
    this.#targets = targets;
  }

  read(node: unknown): unknown {
    if (isScalar(node)) return node.value;
    if (isAlias(node)) return this.read(this.#targets.get(node));
    return this.#objects.get(node) ?? this.#readObject(node);
  }

  #readObject(node: unknown): unknown {
    if (isSeq(node)) {
      const items: unknown[] = [];
      // The list is registered before its items are read, because an item may be an alias of the list.
      this.#objects.set(node, items);
      for (const item of node.items) items.push(isPair(item) ? this.#readMembers({}, [item]) : this.read(item));
      return items;
    }
    if (!isMap(node)) return null;
    const object = {};
    this.#objects.set(node, object);
    return this.#readMembers(object, node.items);
  }

  #readMembers(object: object, pairs: readonly Pair[]): object {
    for (const { key, value } of pairs) {
      const name = isScalar(key) ? String(key.value) : "";
      Object.defineProperty(object, name, { ...MEMBER, value: this.read(value) });
    }
    return object;
  }
}

/** Defines a member as `JSON.parse` does. An assignment to `__proto__` would change the prototype instead. */
const MEMBER = { configurable: true, enumerable: true, writable: true } as const;
