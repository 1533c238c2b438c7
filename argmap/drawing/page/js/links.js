// Permanent links: `#claim-<id>` and `#argument-<name>` stand for what is chosen, and after `&` for what is supposed:
// `#claim-x&scenario=spent&in=a,b&out=c`. Back and forward go along.

const QUIET = 1200;

/** Return the fragment that stands for a claim or an argument. */
function fragment(item) {
  return `#${item.kind === "claim" ? "claim" : "argument"}-${encoded(item.id)}`;
}

const STATUSES = ["in", "out", "undecided"];
const SUPPOSES = /^(scenario|in|out|undecided)=(.*)$/s;

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};
const encoded = (id) => encodeURIComponent(id).replaceAll("%2F", "/");

/** Return what the address says of what is supposed, to stand after `&`; empty for a page as it opens. */
function supposedPart({ scenario, pins }, opening) {
  if (scenario === opening && !(scenario !== null && pins.size)) return "";
  const parts = [`scenario=${encoded(scenario ?? "")}`];
  for (const status of scenario === null ? [] : STATUSES) {
    const ids = [...pins].filter(([, each]) => each === status).map(([id]) => encoded(id));
    if (ids.length) parts.push(`${status}=${ids.join(",")}`);
  }
  return parts.join("&");
}

/** Return what is supposed by a fragment: the scenario (null for no statuses) and pins, claim → status. */
function parseSupposed(hash, opening, scenarios) {
  let scenario = opening;
  let given = false;
  const pins = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [, name, value] = SUPPOSES.exec(part) ?? [];
    if (name === "scenario") {
      const asked = decoded(value);
      given = asked === "" || scenarios.includes(asked);
      if (given) scenario = asked || null;
    } else if (name) for (const id of value.split(",")) if (id) pins.set(decoded(id), name);
  }
  return { scenario: pins.size && !given ? (scenario ?? scenarios[0]) : scenario, pins };
}

/** Return what a fragment stands for, or null; a bare id and an id of the picture's elements will do too. */
export function parse(hash, model) {
  const name = decoded(
    hash
      .replace(/^#/, "")
      .split("&")
      .filter((part) => !SUPPOSES.test(part))
      .join("&"),
  );
  const claim = (id) => (model.claims.has(id) ? { kind: "claim", id } : null);
  const step = (id) => (model.steps.has(id) ? { kind: "step", id } : null);
  const cut = (prefix, find) => (name.startsWith(prefix) ? find(name.slice(prefix.length)) : null);
  const slashes = (find) => (id) => find(id) ?? find(id.replaceAll(":", "/"));
  return cut("claim-", slashes(claim)) ?? cut("argument-", slashes(step)) ?? claim(name) ?? step(name);
}

/**
 * Return the function from a state to its address, all after the `#` and this too; empty for nothing chosen on a page
 * as it opens.
 */
export function addressOf(supposing) {
  const opening = supposing?.opening ?? null;
  return (state) => {
    const parts = [state.chosen ? fragment(state.chosen).slice(1) : "", supposing ? supposedPart(state, opening) : ""];
    const whole = parts.filter(Boolean).join("&");
    return whole && `#${whole}`;
  };
}

/**
 * Keep the address in step with what is chosen and supposed. `follow(item)` is told where the reader went by the
 * address; `supposing` (or null), what it supposes.
 */
export function keepAddress(store, model, supposing, follow) {
  let last = 0;
  const address = addressOf(supposing);
  const read = () => ({
    item: parse(location.hash, model),
    ...(supposing ? parseSupposed(location.hash, supposing.opening, supposing.names) : {}),
  });
  store.on(["chosen", "scenario", "pins"], (state) => {
    const wanted = address(state);
    const { item, ...supposed } = read();
    if (address({ ...state, ...supposed, chosen: item }) === wanted) return;
    // Steps in quick succession, as with arrow keys, are one entry of the history; in a frame, who framed it keeps it.
    const quick = performance.now() - last < QUIET || window.parent !== window;
    last = performance.now();
    try {
      const to = wanted || location.pathname + location.search;
      if (quick) history.replaceState(null, "", to);
      else history.pushState(null, "", to);
    } catch {
      // An address that cannot be changed, as in a preview: the page works without.
    }
  });
  const go = () => {
    const { item, scenario, pins } = read();
    const state = store.get();
    // What is as it was is not set anew: pins of the same claims are the same.
    if (supposing && (scenario !== state.scenario || !same(pins, state.pins))) supposing.set(scenario, pins);
    follow(item);
  };
  addEventListener("popstate", go);
  addEventListener("hashchange", go);
  return go;
}

/** Return what to add to the address of another page of the map, so that it opens with the same scenario and pins. */
export function onwardPart(supposing, { scenario, pins }) {
  return supposing && scenario !== null ? `#${supposedPart({ scenario, pins })}` : "";
}

/** Let the links to the other pages of the map lead on so. */
export function leadOn(store, supposing, stage) {
  if (!supposing) return;
  const links = [...stage.querySelectorAll("a[href]")].map((link) => [link, link.getAttribute("href").split("#")[0]]);
  const lead = (state) => {
    const part = onwardPart(supposing, state);
    for (const [link, page] of links) if (page && !/^[a-z]+:/i.test(page)) link.setAttribute("href", page + part);
  };
  store.on(["scenario", "pins"], lead);
  lead(store.get());
}

function same(pins, others) {
  return pins.size === others.size && [...pins].every(([id, status]) => others.get(id) === status);
}
