// Statuses in words beside claims and arguments, in panel and outline: a place for each is made once, and filled
// whenever the statuses change, so that nothing else is made anew and the focus stays where it is.

import { el } from "./dom.js";
import { was } from "./suppose.js";
import { SIGNS, carriesWords, judgement } from "./words.js";

/** Return a place for the status of a claim; `long`: in a sentence. */
export function claimBadge(id, long = false) {
  return el("span", { class: "page-badge", "data-status-of": id, "data-long": long, hidden: true });
}

/** Return a place for whether an argument carries. */
export function stepBadge(name) {
  return el("span", { class: "page-badge", "data-carries": name, hidden: true });
}

/** Fill the places in some part of the page; `pinned(id)` tells what is supposed. */
export function fillBadges(root, state, pinned) {
  for (const badge of root.querySelectorAll("[data-status-of]")) {
    const id = badge.dataset.statusOf;
    const status = state.statuses?.get(id) ?? null;
    const before = was(state, id);
    const by = status && pinned(id);
    const long = "long" in badge.dataset;
    const words = long ? judgement(status, before, by) : `${status}${before ? `, was ${before}` : ""}`;
    fill(badge, status, words, before, by);
  }
  for (const badge of root.querySelectorAll("[data-carries]")) {
    const status = state.carried?.get(badge.dataset.carries) ?? null;
    fill(badge, status, carriesWords(status), null, null);
  }
}

function fill(badge, status, words, before, by) {
  const classes = `page-badge status-${status}${before ? " is-changed" : ""}${by ? " is-pinned" : ""}`;
  if (status ? badge.className === classes && badge.lastChild?.data === words : badge.hidden) return;
  badge.hidden = !status;
  badge.className = status ? classes : "page-badge";
  if (!status) badge.replaceChildren();
  else badge.replaceChildren(el("span", { "aria-hidden": "true" }, `${SIGNS[status]} `), words);
}
