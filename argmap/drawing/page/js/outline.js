// The outline beside the map: the same claims as a tree to read, in step with the map in choice, folds and filters.
// A claim that bears on several is written out where it is first needed; later places refer to it.

import { claimBadge, fillBadges } from "./badges.js";
import { byId, el, toggle } from "./dom.js";
import { lookOf } from "./look.js";
import { BEARS, caption, linkageWords, stepName } from "./words.js";

const SIGNS = { support: "▲", rebut: "▬", undercut: "◇" };
const DEEPEST = 14;

/** Return the rows of the outline from top to bottom. Linear; nothing is walked by recursion. */
function rowsOf(model) {
  const rows = [];
  const seen = { claims: new Set(), steps: new Set() };
  const line = (step, relation) => {
    const single = step.premises.length === 1 && !model.undercuts(step.name).length && !step.title;
    return single
      ? { kind: "claim", id: step.premises[0].claim, relation, mode: step.premises[0].mode, step: step.name }
      : { kind: "step", id: step.name, relation };
  };
  const inside = (item) => {
    if (item.kind === "claim") return model.on(item.id).map((step) => line(step, step.relation));
    const step = model.steps.get(item.id);
    return [
      ...step.premises.map(({ claim, mode, role }) => ({ kind: "claim", id: claim, mode, role })),
      ...model.undercuts(step.name).map((other) => line(other, "undercut")),
    ];
  };
  const stack = model.roots.map((id) => ({ kind: "claim", id, level: 1 })).reverse();
  stack.forEach((item, index) => Object.assign(item, { place: stack.length - index, of: stack.length }));
  while (stack.length) {
    const item = stack.pop();
    const met = item.kind === "claim" ? seen.claims : seen.steps;
    item.again = met.has(item.id);
    met.add(item.id);
    const items = item.again ? [] : inside(item);
    item.opens = items.length > 0;
    rows.push(item);
    items.forEach((each, index) => Object.assign(each, { level: item.level + 1, place: index + 1, of: items.length }));
    stack.push(...items.reverse());
  }
  return rows;
}

/** Show the outline as an ARIA tree; `choose(item)` is told what the reader takes, `pinned(id)` tells what is supposed. */
export function showOutline(store, model, filters, choose, fold, pinned) {
  const tree = byId("page-tree");
  const rows = rowsOf(model);
  const first = new Map();
  for (const row of rows) {
    row.element = rowElement(model, row);
    if (!row.again) first.set(`${row.kind} ${row.id}`, row);
  }
  tree.append(...rows.map((row) => row.element));
  if (!rows.length) {
    tree.hidden = true;
    tree.after(el("p", { class: "page-told" }, "The map has no claims yet."));
  }
  const byElement = new Map(rows.map((row) => [row.element, row]));
  const shown = () => rows.filter((row) => !row.element.hidden);
  let stop = null;

  function paint(state) {
    const look = lookOf({ ...state, walk: null }, model, filters);
    let closed = Infinity;
    for (const row of rows) {
      const open = row.level <= closed;
      if (open) closed = Infinity;
      const isClaim = row.kind === "claim";
      row.element.hidden = !open || (isClaim && state.hideOthers && look.faded.has(row.id));
      const folded = isClaim && state.folded.has(row.id);
      if (open && folded && row.opens) closed = row.level;
      if (isClaim && row.opens) row.element.setAttribute("aria-expanded", String(!folded));
      const chosen = state.chosen?.kind === row.kind && state.chosen.id === row.id;
      row.element.setAttribute("aria-selected", String(chosen && !row.again));
      toggle(row.element, "is-chosen", chosen);
      toggle(row.element, "is-faded", isClaim && look.faded.has(row.id));
    }
    const row = state.chosen && first.get(`${state.chosen.kind} ${state.chosen.id}`);
    if (row && !row.element.hidden) {
      makeStop(row);
      row.element.scrollIntoView({ block: "nearest" });
    } else if (!stop || stop.element.hidden) makeStop(shown()[0]);
  }

  function makeStop(row) {
    if (stop) stop.element.tabIndex = -1;
    stop = row ?? null;
    if (stop) stop.element.tabIndex = 0;
  }

  function go(row) {
    if (!row) return;
    makeStop(row);
    row.element.focus();
    take(row);
  }
  const take = (row) => choose({ kind: row.kind, id: row.id });

  tree.addEventListener("click", (event) => {
    const row = byElement.get(event.target.closest("[role=treeitem]"));
    if (!row) return;
    if (event.target.closest(".page-twisty") && row.opens) fold(row.id);
    else go(row);
  });
  tree.addEventListener("focusin", (event) => {
    const row = byElement.get(event.target);
    if (row && row !== stop) makeStop(row);
  });
  tree.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const list = shown();
    const at = list.indexOf(byElement.get(event.target));
    if (at < 0) return;
    const row = list[at];
    const folded = store.get().folded.has(row.id) && row.kind === "claim";
    const up = () => list.slice(0, at).findLast((each) => each.level < row.level);
    const actions = {
      ArrowDown: () => go(list[at + 1]),
      ArrowUp: () => go(list[at - 1]),
      ArrowRight: () => (row.opens && folded ? fold(row.id) : row.opens && go(list[at + 1])),
      ArrowLeft: () => (row.opens && !folded && row.kind === "claim" ? fold(row.id) : go(up())),
      Home: () => go(list[0]),
      End: () => go(list[list.length - 1]),
      Enter: () => take(row),
      " ": () => take(row),
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    actions[event.key]();
  });

  store.on(["chosen", "folded", "filters", "hideOthers"], paint);
  store.on(["statuses", "before"], (state) => {
    if (state.filters.status.size) paint(state);
    fillBadges(tree, state, pinned);
  });
  paint(store.get());
  fillBadges(tree, store.get(), pinned);
  return { focus: () => stop?.element.focus() };
}

function rowElement(model, row) {
  const claim = row.kind === "claim" ? model.claims.get(row.id) : null;
  const step = row.kind === "step" ? model.steps.get(row.id) : null;
  const said = claim ? caption(model, claim) : "";
  const text = claim ? claim.text : stepText(model, step);
  // What stands for a part of the map is called by its title; the text is that of one claim in it.
  const part = claim?.part !== undefined && claim.title;
  const how = [row.role, row.mode && row.mode !== "holds" ? row.mode : null].filter(Boolean).join(", ");
  const element = el(
    "div",
    {
      role: "treeitem",
      tabindex: "-1",
      "aria-level": row.level,
      "aria-posinset": row.place,
      "aria-setsize": row.of,
      class: `page-row page-row-${row.kind}${row.again ? " is-again" : ""}${!row.relation && row.level === 1 ? " is-top" : ""}`,
    },
    el("span", { class: `page-twisty${row.opens && claim ? "" : " is-none"}`, "aria-hidden": "true" }),
    row.relation
      ? [
          el(
            "span",
            { class: `page-sign is-${row.relation}`, "aria-hidden": "true", title: BEARS[row.relation] },
            SIGNS[row.relation],
          ),
          el("span", { class: "page-unseen" }, `${BEARS[row.relation]}: `),
        ]
      : null,
    el(
      "span",
      { class: "page-row-text" },
      how ? el("em", {}, `${how} `) : null,
      said ? el("small", { dir: "auto" }, said, " ") : null,
      claim ? claimBadge(row.id) : null,
      part ? el("strong", { dir: "auto", lang: model.data.language }, part, " ") : null,
      part ? el("small", {}, `${claim.part} `) : null,
      el("span", claim ? { dir: "auto", lang: model.data.language } : {}, text),
      row.again ? el("small", {}, " ↑ written out above") : null,
    ),
  );
  element.style.setProperty("--level", String(Math.min(row.level, DEEPEST) - 1));
  return element;
}

function stepText(model, step) {
  const all = step.premises.length > 1 ? linkageWords(step.linkage) : "";
  const name = step.title ?? (step.id ? stepName(model, step) : "");
  return [name, all].filter(Boolean).join(": ") || "an argument";
}
