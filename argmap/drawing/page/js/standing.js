// `standing`, the default semantics, as argmap evaluates it: see docs/evaluation.md. It must say what the library says;
// the tests hold the two against each other on random maps and on every scenario of the maps that come with argmap.

const OPPOSITE = { in: "out", out: "in", undecided: "undecided" };
const COMMITTED = ["asserts", "grants"];

/**
 * Evaluate a map: `data` is what the library's `portable` gives, `assume` pins claims (id → in, out or undecided),
 * `without` names arguments that are left out. Returns `{ claims: Map(id → status), arguments: [{ low, high }] }`.
 * By a work-list: linear in the map's size where claims have few arguments.
 */
export function standing(data, assume = {}, without = []) {
  const index = indexOf(data);
  const state = {
    data,
    index,
    pinned: pins(data, assume),
    without: new Set(without),
    status: new Map(),
    weight: data.arguments.map((argument) => ({ low: 0, high: argument.weight })),
  };
  for (const claim of Object.keys(data.claims)) state.status.set(claim, state.pinned.get(claim) ?? "undecided");
  run(state);
  const claims = new Map(state.status);
  for (const [claim, first] of Object.entries(data.classes)) claims.set(claim, state.status.get(first));
  return { claims, arguments: state.weight };
}

/** Return the status of an argument of this weight: in when it carries for sure, out when it surely does not. */
export function carries(weight) {
  return weight.low > 0 ? "in" : weight.high > 0 ? "undecided" : "out";
}

function indexOf(data) {
  const index = { supports: new Map(), rebuttals: new Map(), undercutters: new Map(), uses: new Map() };
  data.arguments.forEach((argument, number) => {
    const table = { conclusion: index.supports, rebuts: index.rebuttals, undercuts: index.undercutters }[argument.relation];
    if (argument.target !== null && (argument.relation === "undercuts" || argument.target in data.claims)) {
      push(table, argument.target, number);
    }
    for (const claim of new Set(argument.premises.map(([name]) => name))) push(index.uses, claim, number);
  });
  return index;
}

function push(table, key, value) {
  if (table.has(key)) table.get(key).push(value);
  else table.set(key, [value]);
}

function pins(data, assume) {
  const pinned = new Map();
  for (const [claim, status] of Object.entries(assume)) {
    const first = data.classes[claim] ?? claim;
    if (first in data.claims) pinned.set(first, status);
  }
  for (const [claim, status] of [...pinned]) {
    if (status !== "in") continue;
    for (const other of contraries(data, claim)) if (!pinned.has(other)) pinned.set(other, "out");
  }
  return pinned;
}

function contraries(data, claim) {
  return data.contraries[claim] ?? [];
}

function run(state) {
  const { data, index } = state;
  const argumentQueue = new Set(data.arguments.keys());
  const claimQueue = new Set(state.status.keys());
  while (argumentQueue.size || claimQueue.size) {
    if (argumentQueue.size) {
      const number = take(argumentQueue);
      const weight = weigh(state, number);
      const before = state.weight[number];
      if (weight.low === before.low && weight.high === before.high) continue;
      state.weight[number] = weight;
      const { relation, target } = data.arguments[number];
      if (relation === "undercuts") {
        if (target !== null) argumentQueue.add(target);
      } else if (state.status.has(target)) {
        for (const claim of [target, ...contraries(data, target)]) claimQueue.add(claim);
      }
      continue;
    }
    const claim = take(claimQueue);
    const status = judge(state, claim);
    if (status === state.status.get(claim)) continue;
    state.status.set(claim, status);
    for (const number of index.uses.get(claim) ?? []) argumentQueue.add(number);
    for (const other of contraries(data, claim)) claimQueue.add(other);
  }
}

function take(queue) {
  const [first] = queue;
  queue.delete(first);
  return first;
}

function weigh(state, number) {
  const argument = state.data.arguments[number];
  if (argument.stance === "rejects" || (argument.id !== null && state.without.has(argument.id))) return { low: 0, high: 0 };
  const undercutters = (state.index.undercutters.get(number) ?? []).map((other) => state.weight[other]);
  if (undercutters.some((each) => each.low > 0)) return { low: 0, high: 0 };
  const statuses = argument.premises.map(([claim, mode]) => premise(state, claim, mode));
  const high = weightOf(argument, statuses.filter((status) => status !== "out").length);
  let low = weightOf(argument, statuses.filter((status) => status === "in").length);
  const open = ["reports", "doubts"].includes(argument.stance) || undercutters.some((each) => each.high > 0);
  if (open) low = 0;
  return { low, high };
}

function premise(state, claim, mode) {
  if (mode === "held") return "in";
  const status = state.status.get(claim) ?? "undecided";
  return mode === "not" ? OPPOSITE[status] : status;
}

/** What an argument weighs when so many premises hold; a share to twelve digits, as a tie must not hang on fractions. */
function weightOf({ weight, linkage, premises }, holding) {
  const of = premises.length;
  if (linkage === "linked") return holding === of ? weight : 0;
  if (!holding) return 0;
  if (linkage === "convergent" || holding === of) return weight;
  const exactly = weight * (holding / of);
  return Math.min(weight, Math.floor(exactly * 1e12 + 0.5) / 1e12) || exactly;
}

function strongest(state, numbers) {
  const best = { low: 0, high: 0 };
  for (const number of numbers) {
    const { low, high } = state.weight[number];
    if (low > best.low) best.low = low;
    if (high > best.high) best.high = high;
  }
  return best;
}

function judge(state, claim) {
  if (state.pinned.has(claim)) return state.pinned.get(claim);
  const { data, index } = state;
  const others = contraries(data, claim);
  const opposing = others.filter((other) => state.pinned.get(other) !== "out");
  const against = strongest(state, [
    ...(index.rebuttals.get(claim) ?? []),
    ...opposing.flatMap((other) => index.supports.get(other) ?? []),
  ]);
  const [stance, standard] = data.claims[claim];
  if (index.supports.has(claim)) {
    const support = strongest(state, index.supports.get(claim));
    if (support.low > 0 && beats(support.low, against.high, standard)) return "in";
    if (support.high === 0 || !beats(support.high, against.low, standard)) return "out";
    return "undecided";
  }
  if (stance === "rejects" || against.low > 0) return "out";
  if (!COMMITTED.includes(stance) || against.high > 0) return "undecided";
  return others.some((other) => presumed(state, other)) ? "undecided" : "in";
}

/** Tell whether a claim holds, if it does, only as nobody argues for it and its author puts it forward. */
function presumed(state, claim) {
  return (
    !state.index.supports.has(claim) &&
    !state.pinned.has(claim) &&
    COMMITTED.includes(state.data.claims[claim][0]) &&
    state.status.get(claim) !== "out"
  );
}

function beats(weight, other, standard) {
  if (standard === "preponderance") return weight > other;
  const clearly = weight - other > 0.5;
  return standard === "clear-and-convincing" ? clearly : clearly && other < 0.3;
}
