// What a reader has made of the page, taken out and put back. `argmap serve` shows each new picture on a page of its
// own, in a frame; so nothing but the picture changes. What is chosen and supposed is what its address says.

import { byId } from "./dom.js";
import { NO_FILTERS } from "./filters.js";

/** Let the page around this one take out what the reader has made of it, and put it back; on its own, nothing. */
export function keepForFrame({ store, model, view, filters, theme, walk, side, goByAddress }) {
  if (window.parent === window) return;
  const scrolls = ["page-outline", "page-filters", "page-panel-body"];

  /** The claim by which the eye finds its way: the chosen one if it is in sight, else the one nearest the middle. */
  function anchor(names) {
    const { width, height } = view.room();
    const { x, y, k } = view.at();
    const middle = ({ box }) => ({ x: x + (box.x + box.width / 2) * k, y: y + (box.y + box.height / 2) * k });
    const away = (id) => {
      const at = middle(view.claims.get(id));
      return Math.hypot(at.x - width / 2, at.y - height / 2);
    };
    const { chosen } = store.get();
    const own = chosen?.kind === "claim" && view.claims.has(chosen.id) ? chosen.id : null;
    if (own !== null && away(own) < Math.max(width, height) / 2) return { id: own, ...middle(view.claims.get(own)) };
    const near = names.filter((id) => view.claims.has(id)).sort((a, b) => away(a) - away(b));
    // Several, as the nearest may be gone in the new picture.
    return { ids: near.slice(0, 12).map((id) => ({ id, ...middle(view.claims.get(id)) })) };
  }

  function take() {
    const state = store.get();
    const focused = document.activeElement;
    return {
      hash: location.hash,
      folded: [...state.folded],
      filters: Object.fromEntries(Object.entries(state.filters).map(([kind, values]) => [kind, [...values]])),
      hideOthers: state.hideOthers,
      query: byId("page-search").value,
      hits: state.hits && [...state.hits],
      walk: state.walk && { order: state.walk.order, at: state.walk.at, hide: state.walk.hide },
      theme: theme.choice(),
      side: document.body.classList.contains("has-side") ? (byId("page-outline").hidden ? "filters" : "outline") : null,
      minimap: !document.body.classList.contains("no-minimap"),
      letters: byId("page-letters").checked,
      isFit: view.isFit(),
      k: view.at().k,
      anchor: anchor(model.order),
      scrolls: scrolls.map((id) => byId(id).scrollTop),
      focus: focused?.dataset?.id !== undefined ? { claim: focused.dataset.id } : { element: focused?.id || null },
    };
  }

  function put(kept) {
    const there = (ids) => new Set(ids.filter((id) => model.claims.has(id)));
    theme.choose(kept.theme);
    history.replaceState(null, "", kept.hash || location.pathname + location.search);
    goByAddress();
    if (kept.side !== (document.body.classList.contains("has-side") ? "outline" : null)) side(kept.side ?? "outline");
    document.body.classList.toggle("no-minimap", !kept.minimap);
    byId("page-letters").checked = kept.letters;
    byId("page-search").value = kept.query;
    store.set({
      folded: there(kept.folded),
      filters: known(kept.filters),
      hideOthers: kept.hideOthers,
      hits: kept.hits && there(kept.hits),
    });
    if (kept.walk) walk.resume(kept.walk);
    scrolls.forEach((id, index) => {
      byId(id).scrollTop = kept.scrolls[index];
    });
    if (kept.isFit) view.fit(false);
    else stand(kept);
    focus = kept.focus;
  }

  /** Return filters as far as there still is what they ask for. */
  function known(kept) {
    const there = filters.counts({ ...store.get(), filters: NO_FILTERS });
    const left = ([kind, values]) => [kind, new Set(values.filter((value) => kind === "status" || there[kind]?.has(value)))];
    return { ...NO_FILTERS, ...Object.fromEntries(Object.entries(kept).map(left)) };
  }

  /** Stand so that a claim that was in sight is where it was, and as large. */
  function stand({ k, anchor: { id, ids, x, y } }) {
    const known = (ids ?? [{ id, x, y }]).find((each) => view.claims.has(each.id));
    if (!known) return;
    const { box } = view.claims.get(known.id);
    view.stand({ k, x: known.x - (box.x + box.width / 2) * k, y: known.y - (box.y + box.height / 2) * k });
  }

  let focus = {};
  window.argmapPage = {
    take,
    put,
    /** Put the focus where it was on the page before. */
    focus() {
      const claim = focus.claim !== undefined && view.claims.get(focus.claim)?.element;
      const element = claim || (focus.element && byId(focus.element));
      element?.focus({ preventScroll: true });
    },
    /** The address of what is chosen, without the `#`; null for nothing. */
    chosen() {
      const { chosen } = store.get();
      return chosen && `${chosen.kind === "claim" ? "claim" : "argument"}-${chosen.id}`;
    },
  };
  store.on(["chosen", "scenario", "pins"], () => window.dispatchEvent(new CustomEvent("argmap-moved")));
}
