/** Keeps the shapes of a scene, so that its second look does not compute them again. */

export interface GeometryStore {
  /** The value built the first time this name was asked for. */
  once<Value>(name: string, build: () => Value): Value;
}

export function createGeometryStore(): GeometryStore {
  const kept = new Map<string, unknown>();
  return {
    once<Value>(name: string, build: () => Value): Value {
      if (!kept.has(name)) kept.set(name, build());
      return kept.get(name) as Value;
    },
  };
}
