// Filters by voice, stance, group, tag and status. Within one kind any chosen value will do; of several kinds each must
// be met.

import { byId, el } from "./dom.js";
import { was } from "./suppose.js";
import { SIGNS, count, voices } from "./words.js";

export const KINDS = { status: "Status", voice: "Voice", stance: "Author’s stance", group: "Group", tag: "Tag" };
const MOST_OPEN = 8;

/** No filter at all. */
export const NO_FILTERS = Object.freeze(Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, new Set()])));

/** Return claim → its values of each kind but status; a claim stands in its group and in all around it. */
function valuesOf(model) {
  const groups = model.data.groups;
  const around = (group) => {
    const found = new Set();
    while (group && groups[group] && !found.has(group)) {
      found.add(group);
      group = groups[group].parent;
    }
    return [...found];
  };
  return new Map(
    [...model.claims.values()].map((claim) => [
      claim.id,
      {
        voice: claim.part === undefined ? voices(model, claim) : [],
        stance: claim.part === undefined ? [claim.stance] : [],
        group: around(claim.group),
        tag: claim.tags ?? [],
      },
    ]),
  );
}

/** Return the functions that tell what the filters let through. */
export function createFilters(model) {
  const table = valuesOf(model);
  const values = (id, kind, state) => (kind === "status" ? statusValues(id, state) : table.get(id)[kind]);
  const meets = (id, state, kind) => {
    const chosen = state.filters[kind];
    return !chosen.size || values(id, kind, state).some((value) => chosen.has(value));
  };
  const kinds = Object.keys(KINDS);
  return {
    active: (chosen) => kinds.some((kind) => chosen[kind].size),
    /** The claims that do not match. */
    others(state) {
      return new Set(model.order.filter((id) => !kinds.every((kind) => meets(id, state, kind))));
    },
    /** kind → value → how many claims have it that match all other kinds. */
    counts(state) {
      const found = Object.fromEntries(kinds.map((kind) => [kind, new Map()]));
      for (const id of model.order) {
        const missed = kinds.filter((kind) => !meets(id, state, kind));
        for (const kind of kinds) {
          for (const value of values(id, kind, state)) {
            const table = found[kind];
            const counts = !missed.length || (missed.length === 1 && missed[0] === kind);
            table.set(value, (table.get(value) ?? 0) + (counts ? 1 : 0));
          }
        }
      }
      return found;
    },
  };
}

/** Return a claim's values for the filter by status: what it is, and whether it changed. */
function statusValues(id, state) {
  const status = state.statuses?.get(id);
  if (!status) return [];
  return was(state, id) ? [status, "changed"] : [status];
}

/** Show the filters, and set `filters` and `hideOthers` of the store by them. */
export function showFilters(store, model, filters) {
  const place = byId("page-filters");
  const label = (kind, value) => {
    if (kind === "status") return value === "changed" ? "changed" : `${SIGNS[value]} ${value}`;
    return kind === "group" ? model.data.groups[value].title : value;
  };
  const numbers = new Map();
  const boxes = [];

  const toggleValue = (kind, value, on) => {
    const chosen = { ...store.get().filters, [kind]: new Set(store.get().filters[kind]) };
    if (on) chosen[kind].add(value);
    else chosen[kind].delete(value);
    store.set({ filters: chosen });
  };
  const row = (kind, value) => {
    const box = el("input", { type: "checkbox", change: () => toggleValue(kind, value, box.checked) });
    const number = el("span", { class: "page-count" });
    numbers.set(`${kind} ${value}`, number);
    boxes.push([kind, value, box]);
    return el("label", { class: "page-filter" }, box, el("span", { dir: "auto" }, label(kind, value)), number);
  };

  const found = filters.counts({ ...store.get(), filters: NO_FILTERS });
  found.status = new Map([...Object.keys(SIGNS), "changed"].map((value) => [value, 0]));
  const sets = new Map();
  for (const [kind, title] of Object.entries(KINDS)) {
    const entries = [...found[kind]];
    if (kind !== "status") entries.sort((a, b) => b[1] - a[1]);
    if (entries.length < 2 && kind !== "tag") continue;
    if (!entries.length) continue;
    const rows = entries.map(([value]) => row(kind, value));
    const rest = rows.length > MOST_OPEN + 2 ? rows.splice(MOST_OPEN) : [];
    const set = el(
      "fieldset",
      {},
      el("legend", {}, title),
      rows,
      rest.length ? el("details", {}, el("summary", {}, `${rest.length} more`), rest) : null,
    );
    sets.set(kind, set);
    place.append(set);
  }
  const hide = el("input", { type: "checkbox", change: () => store.set({ hideOthers: hide.checked }) });
  const told = el("p", { class: "page-told", role: "status" });
  const clear = el(
    "button",
    { type: "button", class: "page-plain", click: () => store.set({ filters: NO_FILTERS }) },
    "Clear filters",
  );
  place.prepend(el("div", { class: "page-filters-head" }, told, clear));
  place.append(el("label", { class: "page-filter page-filter-hide" }, hide, "Hide what does not match"));

  const update = () => {
    const state = store.get();
    const { filters: chosen } = state;
    for (const [kind, value, box] of boxes) box.checked = chosen[kind].has(value);
    const counts = filters.counts(state);
    for (const [kind, value, box] of boxes) {
      const number = counts[kind].get(value) ?? 0;
      numbers.get(`${kind} ${value}`).textContent = number;
      box.parentElement.classList.toggle("is-none", !number && !box.checked);
    }
    sets.get("status").hidden = state.statuses === null;
    const active = filters.active(chosen);
    clear.hidden = !active;
    const matching = model.order.length - filters.others(state).size;
    told.textContent = active
      ? `${matching} of ${count(model.order.length, "claim")} match`
      : `All ${count(model.order.length, "claim")} are shown`;
    const button = byId("page-open-filters");
    for (const each of [byId("page-tab-filters"), button]) each.classList.toggle("is-active", active);
    button.title = active ? `Filters (i): ${told.textContent}` : "Filters (i)";
    if (active) button.setAttribute("aria-label", `Filters: ${told.textContent}`);
    else button.removeAttribute("aria-label");
  };
  store.on(["filters"], update);
  store.on(["statuses", "before"], (state) => {
    // Without statuses, none can be asked for.
    if (state.statuses === null && state.filters.status.size) {
      store.set({ filters: { ...state.filters, status: new Set() } });
    } else update();
  });
  update();
}
