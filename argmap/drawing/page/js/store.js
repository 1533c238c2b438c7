// The state of the page in one place. What a reader does changes it here; what is shown follows from it.

/**
 * Return a store. `get()` is the state, `set(changes)` changes some of its fields, `on(fields, listener)` calls the
 * listener after any of those fields has changed. Values are replaced, never changed in place.
 */
export function createStore(initial) {
  let state = { ...initial };
  const listeners = [];
  return {
    get: () => state,
    set(changes) {
      const changed = Object.keys(changes).filter((field) => changes[field] !== state[field]);
      if (!changed.length) return;
      const before = state;
      state = { ...state, ...changes };
      for (const [fields, listener] of listeners) {
        if (fields.some((field) => changed.includes(field))) listener(state, before);
      }
    },
    on(fields, listener) {
      listeners.push([fields, listener]);
    },
  };
}
