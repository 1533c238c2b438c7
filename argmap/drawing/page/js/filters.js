// Filters by voice, stance, group and tag. Within one kind any chosen value will do; of several kinds each must be met.

import { byId, el } from "./dom.js";
import { count, voices } from "./words.js";

export const KINDS = { voice: "Voice", stance: "Author’s stance", group: "Group", tag: "Tag" };
const MOST_OPEN = 8;

/** No filter at all. */
export const NO_FILTERS = Object.freeze(Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, new Set()])));

/** Return claim → its values of each kind; a claim stands in its group and in all around it. */
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
        voice: voices(model, claim),
        stance: [claim.stance],
        group: around(claim.group),
        tag: claim.tags ?? [],
      },
    ]),
  );
}

/** Return the functions that tell what the filters let through. */
export function createFilters(model) {
  const values = valuesOf(model);
  const meets = (id, chosen, kind) =>
    !chosen[kind].size || values.get(id)[kind].some((value) => chosen[kind].has(value));
  const kinds = Object.keys(KINDS);
  return {
    active: (chosen) => kinds.some((kind) => chosen[kind].size),
    /** The claims that do not match. */
    others(chosen) {
      return new Set(model.order.filter((id) => !kinds.every((kind) => meets(id, chosen, kind))));
    },
    /** kind → value → how many claims have it that match all other kinds. */
    counts(chosen) {
      const found = Object.fromEntries(kinds.map((kind) => [kind, new Map()]));
      for (const id of model.order) {
        const missed = kinds.filter((kind) => !meets(id, chosen, kind));
        for (const kind of kinds) {
          for (const value of values.get(id)[kind]) {
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

/** Show the filters, and set `filters` and `hideOthers` of the store by them. */
export function showFilters(store, model, filters) {
  const place = byId("page-filters");
  const label = (kind, value) => (kind === "group" ? model.data.groups[value].title : value);
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

  const found = filters.counts(NO_FILTERS);
  for (const [kind, title] of Object.entries(KINDS)) {
    const entries = [...found[kind]].sort((a, b) => b[1] - a[1]);
    if (entries.length < 2 && kind !== "tag") continue;
    if (!entries.length) continue;
    const rows = entries.map(([value]) => row(kind, value));
    const rest = rows.length > MOST_OPEN + 2 ? rows.splice(MOST_OPEN) : [];
    place.append(
      el(
        "fieldset",
        {},
        el("legend", {}, title),
        rows,
        rest.length ? el("details", {}, el("summary", {}, `${rest.length} more`), rest) : null,
      ),
    );
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
    const { filters: chosen } = store.get();
    for (const [kind, value, box] of boxes) box.checked = chosen[kind].has(value);
    const counts = filters.counts(chosen);
    for (const [kind, value] of boxes) numbers.get(`${kind} ${value}`).textContent = counts[kind].get(value);
    const active = filters.active(chosen);
    clear.hidden = !active;
    const matching = model.order.length - filters.others(chosen).size;
    told.textContent = active
      ? `${matching} of ${count(model.order.length, "claim")} match`
      : `All ${count(model.order.length, "claim")} are shown`;
    byId("page-tab-filters").classList.toggle("is-active", active);
  };
  store.on(["filters"], update);
  update();
}
