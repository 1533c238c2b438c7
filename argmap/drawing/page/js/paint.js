// What the state looks like on the map: classes on its elements, and what is drawn over it (ring, hits, folds).

import { svgEl, toggle } from "./dom.js";
import { lookOf } from "./look.js";
import { children, unfolded } from "./model.js";

/** Paint the map whenever the state changes, and once now. */
export function paintMap(store, model, view, filters, minimap) {
  const under = groupMembers(model, view);
  const rings = { hits: view.layer("hits"), chosen: view.layer("chosen"), folds: view.layer("folds") };

  const paint = (state) => {
    const look = lookOf(state, model, filters);
    const { chosen } = state;
    for (const [id, { element }] of view.claims) {
      toggle(element, "is-hidden", look.hidden.has(id));
      toggle(element, "is-faded", look.faded.has(id));
      toggle(element, "is-ghost", look.ghosts.has(id));
      const current = chosen?.kind === "claim" && chosen.id === id;
      if (element.hasAttribute("aria-current") !== current) mark(element, current);
    }
    for (const [name, { element }] of view.steps) {
      toggle(element, "is-hidden", look.steps.hidden.has(name));
      toggle(element, "is-faded", look.steps.faded.has(name));
      toggle(element, "is-near", isNear(model.steps.get(name), chosen));
      toggle(element, "is-chosen", chosen?.kind === "step" && chosen.id === name);
    }
    for (const tie of view.ties) {
      const ends = tie.dataset.claims.split(" ");
      toggle(
        tie,
        "is-hidden",
        ends.some((id) => look.hidden.has(id) || look.ghosts.has(id)),
      );
      toggle(
        tie,
        "is-faded",
        ends.some((id) => look.faded.has(id)),
      );
    }
    for (const [id, { element, parts }] of view.groups) paintWhole([element, ...parts], under.get(id), look);
    for (const { element, claims } of view.grounds) {
      paintWhole([element], claims, look);
      if (look.bare && claims.some((id) => look.hidden.has(id) || look.ghosts.has(id)))
        toggle(element, "is-hidden", true);
    }
    minimap.paint(look.hidden, chosen?.kind === "claim" ? chosen.id : null);
    drawRings(state, look);
  };

  /** Hide or fade what holds claims when all of them are. */
  function paintWhole(elements, claims, { hidden, faded, ghosts }) {
    const gone = (id) => hidden.has(id) || ghosts.has(id);
    for (const element of elements) {
      toggle(element, "is-hidden", claims.length > 0 && claims.every(gone));
      toggle(element, "is-faded", claims.length > 0 && claims.every((id) => faded.has(id) || gone(id)));
    }
  }

  function drawRings(state, look) {
    const shown = (id) => view.claims.has(id) && !look.hidden.has(id);
    const ring = (box, name, gap) =>
      svgEl("rect", {
        class: name,
        x: box.x - gap,
        y: box.y - gap,
        width: box.width + 2 * gap,
        height: box.height + 2 * gap,
        rx: 6 + gap,
      });
    const hits = state.walk || !state.hits ? [] : [...state.hits].filter(shown);
    rings.hits.replaceChildren(...hits.map((id) => ring(view.claims.get(id).box, "page-hit", 3)));
    const chosen =
      state.walk || state.chosen?.kind !== "claim" ? [] : [chosenEntry(view, state.chosen)].filter(Boolean);
    const current = [...look.current].filter(shown).map((id) => view.claims.get(id));
    rings.chosen.replaceChildren(...[...chosen, ...current].map(({ box }) => ring(box, "page-ring", 5)));
    rings.folds.replaceChildren(...(state.walk ? [] : foldSigns(state, shown)));
  }

  /** Return the signs at folded claims, and the one with which the chosen claim can be folded. */
  function foldSigns(state, shown) {
    const signs = [];
    const here = state.folded.size ? unfolded(model, state.folded).claims.size : model.order.length;
    for (const id of state.folded) {
      if (!shown(id)) continue;
      const less = new Set(state.folded);
      less.delete(id);
      const more = unfolded(model, less).claims.size - here;
      signs.push(foldSign(id, more ? `+${more}` : "+", "is-folded"));
    }
    const id = state.chosen?.kind === "claim" ? state.chosen.id : null;
    if (id !== null && shown(id) && !state.folded.has(id) && children(model, id).length)
      signs.push(foldSign(id, "−", ""));
    return signs;
  }

  function foldSign(id, text, name) {
    const { box } = view.claims.get(id);
    const width = 14 + 7 * text.length;
    const [x, y] = [box.x + box.width / 2, box.y + box.height + 7];
    return svgEl(
      "g",
      { class: `page-fold ${name}`, "data-fold": id, "aria-hidden": "true" },
      svgEl("rect", { x: x - width / 2, y: y - 9, width, height: 18, rx: 9 }),
      svgEl("text", { x, y: y + 4, "text-anchor": "middle" }, text),
    );
  }

  store.on(["chosen", "folded", "filters", "hideOthers", "hits", "walk"], paint);
  store.on(["statuses", "before"], (state) => state.filters.status.size && paint(state));
  paint(store.get());
}

function mark(element, current) {
  if (current) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

/** Return what of the view is chosen. */
export function chosenEntry(view, chosen) {
  if (!chosen) return undefined;
  return (chosen.kind === "claim" ? view.claims : view.steps).get(chosen.id);
}

function isNear(step, chosen) {
  if (!step || !chosen) return false;
  if (chosen.kind === "step") return step.name === chosen.id;
  return (
    (step.relation !== "undercut" && step.target === chosen.id) ||
    step.premises.some((premise) => premise.claim === chosen.id)
  );
}

/** Return group → the claims in it and in the groups within it, as far as they are drawn. */
function groupMembers(model, view) {
  const found = new Map([...view.groups.keys()].map((id) => [id, []]));
  for (const claim of model.claims.values()) {
    const seen = new Set();
    for (let group = claim.group; group && !seen.has(group); group = model.data.groups[group]?.parent) {
      seen.add(group);
      found.get(group)?.push(claim.id);
    }
  }
  return found;
}
