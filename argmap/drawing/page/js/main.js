// The page of an argument map. Data and picture are in the page; this ties the parts together.
//
//   model     what the map is: read once
//   store     what the reader has chosen, folded, filtered, searched: the only state
//   view      where the picture stands; gestures and minimap move it
//   paint     state → classes on the picture
//   outline, panel, filters, search, walk, about: each shows a part of the state and changes it
//   suppose   what stands in a scenario; statuses, badges, pinning, whatif show it and change what is supposed
//   links, keys, theme: the address, the keyboard, light and dark
//   keep      what the reader has made of it, for a page around this one that shows a new picture
//   readers   the picture for the keyboard and for screen readers

import { showAbout } from "./about.js";
import { byId, toggle } from "./dom.js";
import { NO_FILTERS, createFilters, showFilters } from "./filters.js";
import { listenToGestures } from "./gestures.js";
import { keepForFrame } from "./keep.js";
import { createWays, listenToKeys } from "./keys.js";
import { addressOf, keepAddress, leadOn, onwardPart } from "./links.js";
import { showMinimap } from "./minimap.js";
import { children, createModel, readData, unfolded, way } from "./model.js";
import { showOutline } from "./outline.js";
import { chosenEntry, paintMap } from "./paint.js";
import { showPanel } from "./panel.js";
import { PIN_KEYS } from "./pinning.js";
import { prepareForReaders, showLegend } from "./readers.js";
import { showSearch } from "./search.js";
import { showStatuses } from "./statuses.js";
import { createStore } from "./store.js";
import { NO_PINS, createSupposing } from "./suppose.js";
import { showTheme } from "./theme.js";
import { createView } from "./view.js";
import { createWalk } from "./walk.js";
import { showWhatIf } from "./whatif.js";

const WIDE = "(min-width: 60rem)";

const data = readData(byId("page-data").textContent);
const model = createModel(data);
const stage = byId("page-stage");
const svg = stage.querySelector("svg");

const store = createStore({
  chosen: null, // {kind: "claim", id} or {kind: "step", id: name}, or null
  folded: new Set(), // claims below which nothing is shown
  filters: NO_FILTERS, // kind → chosen values
  hideOthers: false, // hide what does not match, instead of fading it
  hits: null, // claims found by the search, or null
  walk: null, // {order, steps, at, hide}, or null
  scenario: null, // the scenario whose statuses are shown, or null for none
  pins: NO_PINS, // what the reader supposes on top of it: claim → in, out or undecided
  carried: null, // argument → in, out or undecided, or null
  before: null, // claim → what it is in the scenario compared with, or null
  statuses: data.statuses ? new Map(Object.entries(data.statuses)) : null, // claim → in, out or undecided
});

const told = byId("page-told");
const announce = (text) => {
  told.textContent = text;
};

const view = createView(stage, svg);
toggle(document.documentElement, "is-wide", view.content.width > view.content.height);
const minimap = showMinimap(byId("page-minimap"), view);
const filters = createFilters(model);
prepareForReaders(model, view);
showLegend(svg, byId("page-legend"));
const supposing = createSupposing(store, model);
const pinned = (id) => supposing?.pinned(id) ?? null;
if (supposing?.opening) supposing.set(supposing.opening, NO_PINS);
const walk = createWalk(store, model, view, announce);
paintMap(store, model, view, filters, minimap);
showStatuses(store, model, view, pinned);
showFilters(store, model, filters);
const toRead = (item) => choose(item, { read: true });
const outline = showOutline(store, model, filters, toRead, fold, pinned);
const onward = () => onwardPart(supposing, store.get());
const panel = showPanel(store, model, { choose: toRead, fold, close, link: copyLink, onward }, supposing, pinned);
showWhatIf(store, model, supposing, { choose: (id) => toRead({ kind: "claim", id }) }, announce);
const search = showSearch(store, model, (item) => choose(item, { read: true, focus: true }), announce);
const theme = showTheme(byId("page-theme"), announce);
const goByAddress = keepAddress(store, model, supposing, (item) => (item ? toRead(item) : close()));
leadOn(store, supposing, stage);
const next = createWays(model, view, (id) => unfolded(model, store.get().folded).claims.has(id));

/**
 * Choose a claim or an argument: unfold what hides it and bring it into sight. `read`: so large that it can be read;
 * `focus`: move the focus to it.
 */
function choose(item, { read = false, focus = false } = {}) {
  const before = store.get();
  if (before.walk) store.set({ walk: null });
  const folded = openTo(item, before.folded);
  const same = before.chosen?.kind === item.kind && before.chosen.id === item.id;
  store.set(same ? { folded } : { chosen: item, folded });
  const entry = chosenEntry(view, item);
  if (!entry) return;
  if (focus && item.kind === "claim") entry.element.focus({ preventScroll: true });
  view.reveal([entry.box], read);
}

function openTo(item, folded) {
  if (!folded.size) return folded;
  const ends = item.kind === "claim" ? [item.id] : model.steps.get(item.id).premises.map(({ claim }) => claim);
  const hidden = ends.filter((id) => !unfolded(model, folded).claims.has(id));
  if (!hidden.length) return folded;
  const open = new Set(folded);
  for (const id of hidden.flatMap((each) => way(model, each))) open.delete(id);
  return open;
}

function close() {
  store.set({ chosen: null });
}

function fold(id) {
  const folded = new Set(store.get().folded);
  const opens = folded.delete(id);
  if (!opens) folded.add(id);
  store.set({ folded });
  announce(opens ? "Branch unfolded" : "Branch folded");
}

/** Fold all that stands below the reasons for a main conclusion, or unfold all. */
function foldAll() {
  if (store.get().folded.size) {
    store.set({ folded: new Set() });
    announce("All unfolded");
    return;
  }
  const near = new Set(model.roots.flatMap((id) => children(model, id)));
  store.set({ folded: new Set([...near].filter((id) => !model.roots.includes(id) && children(model, id).length)) });
  announce("Folded to the first reasons");
}

async function copyLink(item) {
  const link = addressOf(supposing)({ ...store.get(), chosen: item });
  const address = location.href.split("#")[0] + link;
  let said = "Link copied";
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    said = "Not copied: the link is in the address bar";
  }
  announce(said);
  return said;
}

function press(target) {
  const folds = target.closest("[data-fold]");
  if (folds) {
    fold(folds.dataset.fold);
    return;
  }
  const claim = target.closest("g.claim[data-id]");
  const step = target.closest("g.argument");
  if (claim && model.claims.has(claim.dataset.id)) {
    claim.focus({ preventScroll: true });
    choose({ kind: "claim", id: claim.dataset.id });
  } else if (step) {
    const name = step.dataset.id ?? step.id.replace(/^argument-/, "");
    if (model.steps.has(name)) choose({ kind: "step", id: name });
  } else close();
}

/** Go along the argument from the chosen claim; from nothing, to where reading begins. */
function step(direction) {
  const { chosen } = store.get();
  if (chosen?.kind === "step") return stepFromArgument(model.steps.get(chosen.id), direction);
  const id = chosen ? next(chosen.id, direction) : model.roots[0];
  if (id !== undefined && model.claims.has(id)) choose({ kind: "claim", id }, { focus: true });
  return undefined;
}

/** Go from an argument: up to what it bears on, down to its first premise, aside to what else bears on the same. */
function stepFromArgument({ name, relation, target, premises }, direction) {
  const undercuts = relation === "undercut";
  if (direction === "up" && undercuts) return model.steps.has(target) && choose({ kind: "step", id: target });
  if (direction === "up" || direction === "down") {
    const id = direction === "up" ? target : premises[0]?.claim;
    return model.claims.has(id) && choose({ kind: "claim", id }, { focus: true });
  }
  const all = undercuts ? model.undercuts(target) : model.on(target);
  const beside = all[all.findIndex((each) => each.name === name) + (direction === "left" ? -1 : 1)];
  return beside && choose({ kind: "step", id: beside.name });
}

/** Open or close the outline and the filters. */
function side(tab) {
  const open = document.body.classList.contains("has-side");
  const shown = byId(`page-${tab}`).hidden === false;
  const on = !(open && shown);
  document.body.classList.toggle("has-side", on);
  byId("page-side").hidden = !on;
  byId("page-open-outline").setAttribute("aria-expanded", String(on && tab === "outline"));
  byId("page-open-filters").setAttribute("aria-expanded", String(on && tab === "filters"));
  if (on) showTab(tab);
  return on;
}

function showTab(tab) {
  for (const name of ["outline", "filters"]) {
    const on = name === tab;
    byId(`page-${name}`).hidden = !on;
    byId(`page-tab-${name}`).setAttribute("aria-selected", String(on));
    byId(`page-tab-${name}`).tabIndex = on ? 0 : -1;
  }
  byId("page-fold-all").hidden = tab !== "outline";
}

store.on(["folded"], ({ folded }) => {
  byId("page-fold-all").textContent = folded.size ? "Unfold all" : "Fold all";
});

function toggleOutline() {
  if (side("outline")) outline.focus();
  else svg.querySelector("g.claim[tabindex='0']")?.focus({ preventScroll: true });
}

function escape() {
  if (!matchMedia(WIDE).matches && document.body.classList.contains("has-side")) byId("page-side-close").click();
  else if (store.get().hits) {
    byId("page-search").value = "";
    store.set({ hits: null });
  } else close();
}

const page = {
  "/": () => search.focus(),
  "?": () => byId("page-keys").showModal(),
  Escape: escape,
  "+": () => view.zoomBy(1.3, undefined, true),
  "=": () => view.zoomBy(1.3, undefined, true),
  "-": () => view.zoomBy(1 / 1.3, undefined, true),
  0: () => view.fit(),
  1: () => view.zoomBy(1 / view.at().k, undefined, true),
  o: toggleOutline,
  i: () => side("filters") && byId("page-tab-filters").focus(),
  w: () => walk.start(),
  p: () => panel.focus(),
  t: theme.next,
  f: () =>
    store.get().chosen?.kind === "claim" &&
    children(model, store.get().chosen.id).length &&
    fold(store.get().chosen.id),
  F: foldAll,
  m: () => document.body.classList.toggle("no-minimap"),
  Home: () => model.roots.length && choose({ kind: "claim", id: model.roots[0] }, { read: true, focus: true }),
  Enter: () => {
    const claim = document.activeElement?.closest?.("g.claim[data-id]");
    if (claim && store.get().chosen?.id !== claim.dataset.id) choose({ kind: "claim", id: claim.dataset.id });
    else panel.focus();
  },
};
page[" "] = page.Enter;
if (supposing) {
  for (const [key, status] of Object.entries(PIN_KEYS)) {
    page[key] = () => {
      const { chosen } = store.get();
      if (chosen?.kind === "claim") supposing.pin(chosen.id, status);
    };
  }
  Object.assign(page, {
    s: supposing.toggle,
    n: () => supposing.by(1),
    N: () => supposing.by(-1),
    A: supposing.clear,
  });
}

listenToGestures(view, press);
listenToKeys(store, page, walk, view, step);
for (const [id, action] of Object.entries({
  "page-zoom-in": page["+"],
  "page-zoom-out": page["-"],
  "page-fit": page[0],
  "page-fold-all": foldAll,
  "page-open-outline": () => side("outline"),
  "page-open-filters": () => side("filters"),
  "page-side-close": () => side(byId("page-outline").hidden ? "filters" : "outline"),
  "page-start-walk": () => walk.start(),
  "page-open-keys": page["?"],
  "page-tab-outline": () => showTab("outline"),
  "page-tab-filters": () => showTab("filters"),
}))
  byId(id).addEventListener("click", action);
byId("page-keys-close").addEventListener("click", () => byId("page-keys").close());
byId("page-keys").addEventListener("click", (event) => event.target === event.currentTarget && event.target.close());
byId("page-side")
  .querySelector("[role=tablist]")
  .addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.stopPropagation();
    const tab = byId("page-outline").hidden ? "outline" : "filters";
    showTab(tab);
    byId(`page-tab-${tab}`).focus();
  });

view.onMove(({ k }) => {
  byId("page-scale").textContent = `${Math.round(k * 100)} %`;
  toggle(byId("page-minimap"), "is-idle", view.seesAll());
});

// Where the outline lies over the map, what is taken from it is shown: with the keyboard one goes on reading.
byId("page-tree").addEventListener("click", (event) => {
  const away = !matchMedia(WIDE).matches && event.detail > 0 && !event.target.closest(".page-twisty");
  if (away && document.body.classList.contains("has-side")) side("outline");
});

if (matchMedia(WIDE).matches) side("outline");
view.begin(model.roots[0]);
let room = view.room();
new ResizeObserver(() => {
  const now = view.room();
  if (now.width === room.width && now.height === room.height) return;
  view.resized(now.width - room.width);
  room = now;
}).observe(stage);
showAbout(model);
goByAddress();
keepForFrame({ store, model, view, filters, theme, walk, side, goByAddress });
document.documentElement.classList.add("is-ready");
