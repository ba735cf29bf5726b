/**
 * Binds the methods of a class to their object, so that they work when they are destructured or passed on as functions. They are bound
 * when they are read, because binding them all would make each object more expensive.
 */
export function bindMethods(type: { readonly prototype: object }): void {
  const { prototype } = type;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (name === "constructor" || typeof value !== "function") continue;
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: false,
      get(this: object | undefined): unknown {
        // Spies of test frameworks read the method without an object, and call it with one.
        return this === undefined ? value : value.bind(this);
      },
      // Assignment to an object shadows the method, as it does without binding.
      set(this: object, replacement: unknown): void {
        Object.defineProperty(this, name, { value: replacement, configurable: true, enumerable: true, writable: true });
      },
    });
  }
}
