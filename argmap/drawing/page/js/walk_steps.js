// The steps of a walk, and what each shows. A step is a claim, or an argument with all its premises.

import { goal } from "./model.js";

export const ORDERS = {
  author: "in the author’s order",
  down: "from the conclusion",
  up: "from the premises",
};

/** Return the orders in which this map can be walked through; the first is the usual one. */
export function ordersOf(model) {
  return model.data.walk.length ? ["author", "down", "up"] : ["down", "up"];
}

/** Return the steps of an order: `{claim: id}` or `{name: argument}`. */
export function stepsOf(model, order) {
  if (order === "author") {
    return model.data.walk
      .map((id) => (model.claims.has(id) ? { claim: id } : { name: id }))
      .filter((step) => step.claim !== undefined || model.steps.has(step.name));
  }
  return (order === "down" ? model.order : premisesFirst(model)).map((id) => ({ claim: id }));
}

/** Return the claims so that each comes after what bears on it, as far as rings let it. */
function premisesFirst(model) {
  const found = [];
  const seen = new Set();
  for (const root of [...model.roots, ...model.order]) {
    const stack = [[root, null]];
    while (stack.length) {
      const top = stack[stack.length - 1];
      if (top[1] === null) {
        if (seen.has(top[0])) {
          stack.pop();
          continue;
        }
        seen.add(top[0]);
        top[1] = below(model, top[0]).reverse();
      }
      const next = top[1].pop();
      if (next === undefined) found.push(stack.pop()[0]);
      else if (!seen.has(next)) stack.push([next, null]);
    }
  }
  return found;
}

/** Return what bears on a claim: the premises of each argument, after it those of what undercuts it. */
function below(model, id) {
  const found = new Set();
  const steps = model.on(id).reverse();
  const met = new Set();
  while (steps.length) {
    const step = steps.pop();
    if (met.has(step.name)) continue;
    met.add(step.name);
    for (const premise of step.premises) found.add(premise.claim);
    steps.push(...model.undercuts(step.name));
  }
  return [...found];
}

/**
 * Return what is shown at a step (`at` counts from 0; after the last step, all): claims and arguments; `ghosts`, claims
 * that a shown argument will need; `current`, of what the step speaks; `near`, what it bears on.
 */
export function shownAt(model, steps, at) {
  const claims = new Set();
  const current = new Set();
  const asked = new Set();
  if (at >= steps.length) {
    return {
      claims: new Set(model.order),
      steps: new Set(model.steps.keys()),
      ghosts: new Set(),
      current,
      near: new Set(),
    };
  }
  for (const [index, { claim, name }] of steps.slice(0, at + 1).entries()) {
    const step = name === undefined ? null : model.steps.get(name);
    const these = step ? step.premises.map((premise) => premise.claim) : [claim];
    for (const each of these) {
      claims.add(each);
      if (index === at) current.add(each);
    }
    if (!step) continue;
    asked.add(name);
    const up = goal(model, step);
    if (up !== null) claims.add(up);
  }
  const shown = shownSteps(model, claims, asked);
  const ghosts = new Set();
  const near = new Set();
  for (const name of shown) {
    const step = model.steps.get(name);
    for (const { claim } of step.premises) if (!claims.has(claim)) ghosts.add(claim);
    if (step.premises.some(({ claim }) => current.has(claim))) {
      const up = goal(model, step);
      if (up !== null) near.add(up);
    }
    if (step.relation !== "undercut" && current.has(step.target)) {
      for (const { claim } of step.premises) if (claims.has(claim)) near.add(claim);
    }
  }
  return { claims, steps: shown, ghosts, current, near };
}

/** Return the arguments between what is shown: from at least one premise, to a claim or an argument that is shown. */
function shownSteps(model, claims, asked) {
  const shown = new Set();
  const waiting = [];
  const ready = (step) => asked.has(step.name) || step.premises.some(({ claim }) => claims.has(claim));
  const add = (step) => {
    if (!shown.has(step.name) && ready(step)) {
      shown.add(step.name);
      waiting.push(step.name);
    }
  };
  for (const step of model.steps.values()) if (step.relation !== "undercut" && claims.has(step.target)) add(step);
  while (waiting.length) model.undercuts(waiting.pop()).forEach(add);
  return shown;
}
