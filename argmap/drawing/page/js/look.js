// What of the map is seen, faded or hidden in a state: folded branches, filters, and the walk.

import { unfolded } from "./model.js";
import { shownAt } from "./walk_steps.js";

/**
 * Return which claims and arguments are hidden and which faded. `ghosts` are claims of which only the box is drawn;
 * `current` is what a walk speaks of; `bare` that grounds are shown only when all that stands on them is.
 */
export function lookOf(state, model, filters) {
  if (state.walk) return walkLook(state.walk, model);
  const seen = unfolded(model, state.folded);
  const others = filters.active(state.filters) ? filters.others(state) : new Set();
  const hidden = new Set(model.order.filter((id) => !seen.claims.has(id) || (state.hideOthers && others.has(id))));
  const steps = { hidden: new Set(), faded: new Set() };
  for (const step of model.steps.values()) {
    const { name } = step;
    if (!seen.steps.has(name) || !reaches(step, hidden)) steps.hidden.add(name);
    else if (!reaches(step, others)) steps.faded.add(name);
  }
  follow(model, steps.hidden);
  return { hidden, faded: others, ghosts: new Set(), current: new Set(), bare: false, steps };
}

/** Tell whether an argument leads from a claim to a claim that are not among the others. */
function reaches(step, others) {
  if (step.relation !== "undercut" && others.has(step.target)) return false;
  return !step.premises.length || step.premises.some((premise) => !others.has(premise.claim));
}

/** Hide what undercuts a hidden argument too, and what undercuts that. */
function follow(model, hidden) {
  const waiting = [...hidden];
  while (waiting.length) {
    for (const step of model.undercuts(waiting.pop())) {
      if (!hidden.has(step.name)) {
        hidden.add(step.name);
        waiting.push(step.name);
      }
    }
  }
}

function walkLook(walk, model) {
  const { claims, steps, ghosts, current, near } = shownAt(model, walk.steps, walk.at);
  const stillToCome = walk.hide && walk.at < walk.steps.length;
  const whole = walk.at >= walk.steps.length;
  const bright = (id) => whole || current.has(id) || near.has(id);
  const fade = (id) => !bright(id) && !(walk.hide && !claims.has(id));
  return {
    hidden: new Set(model.order.filter((id) => walk.hide && !claims.has(id) && !ghosts.has(id))),
    faded: new Set(model.order.filter(fade)),
    ghosts: walk.hide ? ghosts : new Set(),
    current,
    bare: stillToCome,
    steps: {
      hidden: new Set([...model.steps.keys()].filter((name) => walk.hide && !steps.has(name))),
      faded: new Set(
        [...model.steps.values()]
          .filter(
            (step) =>
              !whole &&
              !(
                steps.has(step.name) &&
                (current.has(step.target) ||
                  step.premises.some((premise) => current.has(premise.claim)) ||
                  walk.steps[walk.at]?.name === step.name)
              ),
          )
          .map((step) => step.name),
      ),
    },
  };
}
