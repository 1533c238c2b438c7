// What if: what stands in a scenario, and when the reader supposes that claims are in, out or undecided. The library's
// own semantics is worked out here, in the page; state → statuses, and nothing is shown here.

import { carries, standing } from "./standing.js";

/** Nothing supposed by the reader. */
export const NO_PINS = Object.freeze(new Map());

/** Return the fields of the store while no statuses are asked for. */
const UNJUDGED = Object.freeze({ statuses: null, carried: null, before: null });

/**
 * Set up the evaluation of the map; null where the page has not what it needs. In the store: `scenario`, null while no
 * statuses are asked for; `pins`, what the reader supposes, claim → status; and what follows from them: `statuses`
 * (claim → status), `carried` (argument → status), `before` (claim → status in the scenario compared with).
 */
export function createSupposing(store, model) {
  const { evaluation } = model.data;
  if (!evaluation) return null;
  const { scenarios, against } = evaluation;
  const names = Object.keys(scenarios);
  // Claims that say the same are pinned together, under the one that stands for them.
  const first = (id) => evaluation.classes[id] ?? id;
  let usual = null;

  function judged(scenario, pins) {
    const { assume, without } = scenarios[scenario];
    return standing(evaluation, Object.fromEntries([...supposed(assume), ...pins]), without);
  }
  function supposed(assume) {
    return new Map(Object.entries(assume).map(([id, status]) => [first(id), status]));
  }
  /** Return all fields of the store that hang on a scenario and on pins. */
  function fields(scenario, pins) {
    if (scenario === null) return { scenario, pins, ...UNJUDGED };
    usual ??= judged(against, NO_PINS);
    const found = scenario === against && !pins.size ? usual : judged(scenario, pins);
    const steps = [...model.steps.values()];
    return {
      scenario,
      pins,
      statuses: found.claims,
      carried: new Map(steps.map((step) => [step.name, together(step.origin, found.arguments)])),
      before: usual.claims,
    };
  }
  const set = (scenario, pins) => store.set(fields(scenario, known(pins)));
  const known = (pins) => new Map([...pins].map(([id, status]) => [first(id), status]).filter(([id]) => has(id)));
  const supposing = {
    names,
    scenarios,
    main: Object.entries(evaluation.main),
    against,
    opening: evaluation.open,
    title: (name) => scenarios[name].title,
    set,
    /** Show statuses or not; what was supposed is kept. */
    toggle() {
      const { scenario, pins } = store.get();
      set(scenario === null ? (evaluation.open ?? against) : null, pins);
    },
    /** Choose a scenario; the reader's pins stay. */
    choose: (scenario) => set(scenario, store.get().pins),
    /** Go to the next or the one before. */
    by(step) {
      const { scenario, pins } = store.get();
      const at = names.indexOf(scenario);
      const start = step > 0 ? 0 : names.length - 1;
      set(names[at < 0 ? start : (at + step + names.length) % names.length], pins);
    },
    /** Pin a claim to a status, or with null let it be as it is. */
    pin(id, status) {
      const { scenario, pins } = store.get();
      const next = new Map(pins);
      if (status === null) next.delete(first(id));
      else if (has(id)) next.set(first(id), status);
      set(scenario ?? against, next);
    },
    clear: () => set(store.get().scenario, NO_PINS),
    /** Return what a claim is supposed to be, and by whom: `reader`, `scenario`; null where it follows. */
    pinned(id) {
      const { scenario, pins } = store.get();
      if (scenario === null) return null;
      const key = first(id);
      if (pins.has(key)) return { status: pins.get(key), by: "reader" };
      const status = supposed(scenarios[scenario].assume).get(key);
      return status === undefined || !has(id) ? null : { status, by: "scenario" };
    },
    /** Whether the page can evaluate it: what is drawn for several claims, it cannot. */
    has,
    /** The claim of the page that says what a pinned claim says. */
    shown: (key) => [...model.claims.keys()].find((id) => first(id) === key),
  };
  function has(id) {
    return first(id) in evaluation.claims;
  }
  return supposing;
}

/** Return the status of what is drawn as one argument: it carries if one of those that it was made of does. */
function together(places, weights) {
  const statuses = places.map((place) => carries(weights[place]));
  return ["in", "undecided"].find((status) => statuses.includes(status)) ?? (places.length ? "out" : null);
}

/** Return what a claim was in the scenario compared with, where that is another status; else null. */
export function was(state, id) {
  const before = state.before?.get(id);
  return before !== undefined && before !== state.statuses?.get(id) ? before : null;
}
