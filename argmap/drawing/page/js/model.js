// What the page knows of the map: claims and arguments, who bears on whom, and in what order they are read.
// Made once of the data in the page, and never changed. Nothing here walks the map by recursion.

/** Return the data of a page. Its tables have no prototype: `constructor` and `__proto__` are ids like others. */
export function readData(text) {
  const isTable = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  return JSON.parse(text, (_, value) => (isTable(value) ? Object.assign(Object.create(null), value) : value));
}

/** Return the model of the map's data. Linear in the size of the map. */
export function createModel(data) {
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  const steps = new Map(data.arguments.map((step) => [step.name, step]));
  const [supports, rebuttals, undercuts, uses] = [new Map(), new Map(), new Map(), new Map()];
  for (const step of data.arguments) {
    const table = { support: supports, rebut: rebuttals, undercut: undercuts }[step.relation];
    push(table, step.target, step);
    for (const claim of new Set(step.premises.map((premise) => premise.claim))) push(uses, claim, step);
  }
  const model = {
    data,
    claims,
    steps,
    main: data.main,
    order: data.order,
    place: new Map(data.order.map((id, index) => [id, index])),
    /** The arguments that conclude a claim, that rebut it, of which it is a premise; those that undercut an argument. */
    supports: (claim) => supports.get(claim) ?? [],
    rebuttals: (claim) => rebuttals.get(claim) ?? [],
    uses: (claim) => uses.get(claim) ?? [],
    undercuts: (step) => undercuts.get(step) ?? [],
    /** All that bears on a claim: first what supports it. */
    on: (claim) => [...(supports.get(claim) ?? []), ...(rebuttals.get(claim) ?? [])],
  };
  model.roots = roots(model);
  return model;
}

function push(table, key, value) {
  if (!table.has(key)) table.set(key, []);
  table.get(key).push(value);
}

/** Return the claim that an argument bears on in the end: for an undercut, that of the argument which it undercuts. */
export function goal(model, step) {
  const seen = new Set();
  while (step && step.relation === "undercut" && !seen.has(step.name)) {
    seen.add(step.name);
    step = model.steps.get(step.target);
  }
  return step && step.relation !== "undercut" ? step.target : null;
}

/** Return the claims at which reading begins: the main conclusions, what supports nothing, and one in each closed ring. */
function roots(model) {
  const found = [];
  const seen = { claims: new Set(), steps: new Set() };
  const tops = model.order.filter((id) => !model.uses(id).length);
  for (const id of [...model.main, ...tops, ...model.order]) {
    if (!seen.claims.has(id)) {
      found.push(id);
      spread(model, [id], new Set(), seen);
    }
  }
  return found;
}

function spread(model, from, folded, seen) {
  const waiting = [...from];
  while (waiting.length) {
    const id = waiting.pop();
    if (seen.claims.has(id)) continue;
    seen.claims.add(id);
    if (folded.has(id)) continue;
    const steps = model.on(id);
    while (steps.length) {
      const step = steps.pop();
      if (seen.steps.has(step.name)) continue;
      seen.steps.add(step.name);
      steps.push(...model.undercuts(step.name));
      waiting.push(...step.premises.map((premise) => premise.claim));
    }
  }
}

/** Return the claims and arguments that can be seen while the branches below some claims are folded. */
export function unfolded(model, folded) {
  const seen = { claims: new Set(), steps: new Set() };
  spread(model, model.roots, folded, seen);
  if (!folded.size) for (const name of model.steps.keys()) seen.steps.add(name);
  return seen;
}

/** Return the claims that bear on a claim by one argument, or by undercutting one, each once. */
export function children(model, id) {
  const found = new Set();
  const steps = model.on(id).reverse();
  const seen = new Set();
  while (steps.length) {
    const step = steps.pop();
    if (seen.has(step.name)) continue;
    seen.add(step.name);
    for (const premise of step.premises) if (premise.claim !== id) found.add(premise.claim);
    steps.push(...model.undercuts(step.name).toReversed());
  }
  return [...found];
}

/** Return the claims on which a claim bears by one argument, each once. */
export function parents(model, id) {
  return [...new Set(model.uses(id).map((step) => goal(model, step)))].filter((up) => up !== null && up !== id);
}

/** Return the claims between a root and a claim, on the shortest way; not the claim itself. */
export function way(model, id) {
  const before = new Map(model.roots.map((root) => [root, null]));
  const queue = [...model.roots];
  for (const each of queue) {
    if (each === id) break;
    for (const child of children(model, each)) {
      if (!before.has(child)) {
        before.set(child, each);
        queue.push(child);
      }
    }
  }
  const found = [];
  for (let each = before.get(id) ?? null; each !== null; each = before.get(each)) found.unshift(each);
  return found;
}
