// The bar of what if, below the header: the scenario, what became of the main conclusions, how many claims have which
// status and what changed, and what the reader supposes.

import { byId, closesElsewhere, el } from "./dom.js";
import { was } from "./suppose.js";
import { SIGNS, count, short } from "./words.js";

const LETTERS = 44;

/** Show the bar; `actions`: choose(id) a claim. Without an evaluation there is none. */
export function showWhatIf(store, model, supposing, actions, announce) {
  const open = byId("page-open-whatif");
  open.hidden = !supposing;
  byId("page-standings").hidden = !supposing;
  if (!supposing) return;
  const bar = byId("page-whatif");
  const [select, about, note, counts, mains, pins] = ["scenario", "about", "note", "counts", "mains", "pins"].map(
    (name) => byId(`page-${name}`),
  );
  const lang = model.data.language;
  const called = (id) => short(model.claims.get(id)?.title ?? model.claims.get(id)?.text ?? id, LETTERS);

  const options = supposing.names.map((name) => el("option", { value: name }, supposing.title(name)));
  select.append(...options);
  select.addEventListener("change", () => supposing.choose(select.value));
  open.addEventListener("click", supposing.toggle);
  byId("page-whatif-close").addEventListener("click", () => {
    supposing.toggle();
    open.focus();
  });
  byId("page-clear").addEventListener("click", () => {
    supposing.clear();
    select.focus();
  });

  closesElsewhere(about);

  function paint(state) {
    const { scenario } = state;
    bar.hidden = scenario === null;
    open.setAttribute("aria-expanded", String(scenario !== null));
    if (scenario === null) return;
    select.value = scenario;
    byId("page-scenario-title").textContent = supposing.title(scenario);
    note.textContent = supposing.scenarios[scenario].note ?? "";
    byId("page-note-print").textContent = note.textContent;
    about.hidden = !note.textContent;
    paintCounts(state);
    paintMains(state);
    paintPins(state);
  }

  function paintCounts(state) {
    const found = countsOf(model, state);
    const pressed = state.filters.status.has("changed");
    counts.replaceChildren(
      ...Object.keys(SIGNS).map((status) =>
        el("span", { class: `page-badge status-${status}` }, `${SIGNS[status]} ${found[status]} ${status}`),
      ),
    );
    const changed = byId("page-changed");
    changed.hidden = !found.changed && !pressed;
    changed.textContent = `${found.changed} changed`;
    changed.title = `What differs from “${supposing.title(supposing.against)}”: show it alone`;
    changed.setAttribute("aria-pressed", String(pressed));
  }

  function paintMains(state) {
    mains.parentElement.hidden = !supposing.main.length;
    const rows = supposing.main.map(([id, words]) => [id, words, state.statuses.get(id), was(state, id)]);
    rows.sort((a, b) => (b[3] !== null) - (a[3] !== null));
    const focused = mains.contains(document.activeElement) ? document.activeElement.dataset.claim : null;
    mains.replaceChildren(
      ...rows.map(([id, words, status, before]) => {
        const badge = el(
          "span",
          { class: `page-badge status-${status}${before ? " is-changed" : ""}` },
          `${SIGNS[status]} ${status}${before ? `, was ${before}` : ""}`,
        );
        const text = el("span", { dir: "auto", lang }, short(words, LETTERS));
        const isHere = model.claims.has(id);
        return el(
          "li",
          {},
          isHere
            ? el("button", { type: "button", title: words, "data-claim": id, click: () => actions.choose(id) }, badge, text)
            : el("span", { title: `${words} (not in this picture)` }, badge, text),
        );
      }),
    );
    if (focused !== null) [...mains.querySelectorAll("button")].find((each) => each.dataset.claim === focused)?.focus();
  }

  function paintPins(state) {
    const had = pins.contains(document.activeElement);
    byId("page-supposed").hidden = !state.pins.size;
    pins.replaceChildren(
      ...[...state.pins].map(([key, status]) => {
        const id = supposing.shown(key);
        const words = called(id ?? key);
        return el(
          "li",
          {},
          el("span", { class: `page-badge is-pinned status-${status}` }, `${SIGNS[status]} ${status}`),
          id === undefined
            ? el("span", {}, words)
            : el("button", { type: "button", dir: "auto", lang, click: () => actions.choose(id) }, words),
          el(
            "button",
            {
              type: "button",
              class: "page-unpin",
              "aria-label": `As it is: ${words}`,
              title: "As it is",
              click: () => supposing.pin(key, null),
            },
            "×",
          ),
        );
      }),
    );
    if (had) (pins.querySelector(".page-unpin") ?? select).focus();
  }

  byId("page-changed").addEventListener("click", () => {
    const { filters } = store.get();
    store.set({ filters: { ...filters, status: new Set(filters.status.has("changed") ? [] : ["changed"]) } });
  });
  store.on(["scenario", "pins", "statuses"], paint);
  store.on(["filters"], (state) => state.scenario !== null && paintCounts(state));
  store.on(["scenario", "pins"], (state) => announce(said(state)));
  paint(store.get());

  /** Return what is told of a change. */
  function said(state) {
    if (state.scenario === null) return "Statuses hidden";
    const found = countsOf(model, state);
    const fate = supposing.main
      .slice(0, 3)
      .map(([id, words]) => `${short(words, 60)}: ${state.statuses.get(id)}${was(state, id) ? `, was ${was(state, id)}` : ""}`);
    const numbers = Object.keys(SIGNS).map((status) => `${found[status]} ${status}`);
    const supposes = state.pins.size ? `, ${count(state.pins.size, "claim")} supposed` : "";
    return `${supposing.title(state.scenario)}${supposes}. ${fate.join(". ")}. ${numbers.join(", ")}; ${found.changed} changed.`;
  }
}

/** Return how many claims of the whole map have each status, and how many another than in the scenario compared with. */
function countsOf(model, state) {
  const found = { in: 0, out: 0, undecided: 0, changed: 0 };
  // Claims that say the same count once, where they are drawn as one.
  for (const id of new Set([...Object.keys(model.data.evaluation.claims), ...model.order])) {
    const status = state.statuses?.get(id);
    if (!status) continue;
    found[status] += 1;
    if (was(state, id)) found.changed += 1;
  }
  return found;
}
