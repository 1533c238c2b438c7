// Permanent links: `#claim-<id>` and `#argument-<name>` stand for what is chosen; back and forward go along.

const QUIET = 1200;

/** Return the fragment that stands for a claim or an argument. */
export function fragment(item) {
  return `#${item.kind === "claim" ? "claim" : "argument"}-${encodeURIComponent(item.id).replaceAll("%2F", "/")}`;
}

/** Return what a fragment stands for, or null; a bare id and an id of the picture's elements will do too. */
export function parse(hash, model) {
  let name;
  try {
    name = decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return null;
  }
  const claim = (id) => (model.claims.has(id) ? { kind: "claim", id } : null);
  const step = (id) => (model.steps.has(id) ? { kind: "step", id } : null);
  const cut = (prefix, find) => (name.startsWith(prefix) ? find(name.slice(prefix.length)) : null);
  const slashes = (find) => (id) => find(id) ?? find(id.replaceAll(":", "/"));
  return cut("claim-", slashes(claim)) ?? cut("argument-", slashes(step)) ?? claim(name) ?? step(name);
}

/** Keep the address in step with what is chosen. `follow(item)` is told where the reader went by the address. */
export function keepAddress(store, model, follow) {
  let last = 0;
  store.on(["chosen"], ({ chosen }) => {
    const wanted = chosen ? fragment(chosen) : "";
    const here = parse(location.hash, model);
    if (here?.kind === chosen?.kind && here?.id === chosen?.id) return;
    // Steps in quick succession, as with arrow keys, are one entry of the history.
    const quick = performance.now() - last < QUIET;
    last = performance.now();
    try {
      const address = wanted || location.pathname + location.search;
      if (quick) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    } catch {
      // An address that cannot be changed, as in a preview: the page works without.
    }
  });
  const go = () => follow(parse(location.hash, model));
  addEventListener("popstate", go);
  addEventListener("hashchange", go);
  return go;
}
