// Keys. Those of the map walk along the argument; those of the page work wherever no text is being typed.

import { byId } from "./dom.js";
import { children, parents } from "./model.js";

/** Return the function that walks from a claim: `up`, `down`, `left` or `right`; it remembers the way it came. */
export function createWays(model, view, seen) {
  const cameFrom = new Map(); // child → the claim above by which it was reached
  const wentTo = new Map(); // claim → the child last visited
  const place = (id) => view.claims.get(id)?.box ?? { x: 0, y: 0 };
  const across = (a, b) => place(a).x - place(b).x || place(a).y - place(b).y;
  const shown = (ids) => ids.filter(seen);

  const above = (id) => {
    const found = shown(parents(model, id));
    return found.includes(cameFrom.get(id)) ? cameFrom.get(id) : found[0];
  };
  const below = (id) => shown(children(model, id)).sort(across);
  const ways = {
    up: (id) => above(id),
    down(id) {
      const found = below(id);
      const next = found.includes(wentTo.get(id)) ? wentTo.get(id) : found[0];
      if (next !== undefined) cameFrom.set(next, id);
      return next;
    },
    beside(id, step) {
      const up = above(id);
      const found = up === undefined ? shown(model.roots).sort(across) : below(up);
      const next = found[found.indexOf(id) + step];
      if (next !== undefined && up !== undefined) cameFrom.set(next, up);
      return next;
    },
    left: (id) => ways.beside(id, -1),
    right: (id) => ways.beside(id, 1),
  };
  return (id, way) => {
    const next = ways[way](id);
    const up = next === undefined ? undefined : above(next);
    if (up !== undefined) wentTo.set(up, next);
    if (way === "up" && next !== undefined) wentTo.set(next, id);
    return next;
  };
}

const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const PAN = { ArrowUp: [0, 80], ArrowDown: [0, -80], ArrowLeft: [80, 0], ArrowRight: [-80, 0] };
const WALK = {
  " ": "next",
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  n: "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Backspace: "back",
  b: "back",
  Home: "first",
  End: "last",
  Escape: "end",
  F: "whole",
};

/** Listen to keys. `page` has the actions by key, `walk` the walk, `step(way)` goes along the argument. */
export function listenToKeys(store, page, walk, view, step) {
  const letters = byId("page-letters");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    const { target } = event;
    const types = target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (types) {
      if (event.key === "Escape") target.blur();
      return;
    }
    const action = actionFor(event, target);
    if (!action) return;
    event.preventDefault();
    action();
  });

  function actionFor(event, target) {
    const { key } = event;
    const onControl = target.closest?.("button, a, input, summary, label");
    const isLetter = key.length === 1 && key !== " ";
    if (isLetter && !letters.checked) return null;
    if (store.get().walk) {
      if (onControl && (key === " " || key === "Enter")) {
        // The keys of the walk win over the button that has the focus, unless it leads elsewhere.
        return key === " " && target.closest(".page-walk-moves") ? walk.moves.next : null;
      }
      return walk.moves[WALK[key]] ?? (key === "?" ? page["?"] : null);
    }
    const inPanes = target.closest?.("#page-panel, #page-side");
    if (ARROWS[key] && !inPanes) {
      if (event.shiftKey) return () => view.slideBy(...PAN[key]);
      return () => step(ARROWS[key]);
    }
    if ((key === "Home" || key === "End") && inPanes) return null;
    if ((key === "Enter" || key === " ") && (onControl || !target.closest?.("#page-map"))) return null;
    return page[key] ?? null;
  }
}
