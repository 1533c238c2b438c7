// Statuses on the map: `state.statuses` (claim → `in`, `out` or `undecided`, a Map or null) as line, ground, sign and
// word of each claim, `state.carried` (argument → the same) as the line of each argument. The page only shows what the
// state says; who finds it (suppose.js, or another) sets it in the store.

import { svgEl, toggle } from "./dom.js";
import { was } from "./suppose.js";
import { SIGNS, judgement, spoken } from "./words.js";

const KINDS = ["in", "out", "undecided"];
const PIN = "M0-3.2a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM0 2.8v4";

/** Show the statuses on the map, now and whenever they change; `pinned(id)` tells what is supposed. */
export function showStatuses(store, model, view, pinned) {
  const layer = view.layer("statuses");
  const width = measured();
  const titles = [...view.groups.values()].flatMap(({ parts }) => (parts.length ? [parts[0].getBBox()] : []));
  const signs = new Map();
  const shown = new Map(); // claim → what is said of it now: only what changed is drawn anew

  function draw(state) {
    const { statuses, carried } = state;
    for (const [id, { element, box }] of view.claims) {
      const status = statuses?.get(id) ?? null;
      const before = was(state, id);
      const by = status && pinned(id);
      const told = status ? judgement(status, before, by) : "";
      if (told === (shown.get(id) ?? "")) continue;
      shown.set(id, told);
      for (const kind of KINDS) toggle(element, `status-${kind}`, status === kind);
      element.setAttribute("aria-label", [spoken(model, model.claims.get(id)), told].filter(Boolean).join(" "));
      signs.get(id)?.remove();
      signs.delete(id);
      if (!status) continue;
      tint(element);
      signs.set(id, sign(id, box, status, before, by));
      layer.append(signs.get(id));
    }
    for (const [name, { element }] of view.steps) {
      const status = carried?.get(name);
      for (const kind of KINDS) toggle(element, `carries-${kind}`, status === kind);
    }
    follow();
  }

  /** What is hidden or faded has a sign that is. */
  function follow() {
    for (const [id, element] of signs) {
      const { classList } = view.claims.get(id).element;
      toggle(element, "is-hidden", classList.contains("is-hidden") || classList.contains("is-ghost"));
      toggle(element, "is-faded", classList.contains("is-faded"));
    }
  }

  /** A sign on the upper border, where it covers no text; on the lower one where a group's title is above. */
  function sign(id, box, status, before, by) {
    const word = `${SIGNS[status]} ${by ? "supposed " : ""}${status}${before ? `, was ${before}` : ""}`;
    const wide = width(word) + 12 + (by ? 10 : 0);
    const x = box.x + box.width + 7 - wide;
    const covers = (title) =>
      title.x < x + wide && x < title.x + title.width && title.y < box.y + 5 && box.y - 9 < title.y + title.height;
    const y = titles.some(covers) ? box.y + box.height + 5.5 : box.y;
    return svgEl(
      "g",
      {
        class: `page-status status-${status}${before ? " is-changed" : ""}${by ? " is-pinned" : ""}`,
        "data-claim": id,
        "aria-hidden": "true",
      },
      svgEl("rect", { x, y: y - 8.5, width: wide, height: 13.5, rx: 6.75 }),
      by ? svgEl("path", { d: PIN, transform: `translate(${x + 9} ${y - 3.2})` }) : null,
      svgEl("text", { x: x + wide - 6, y: y + 1.8, "text-anchor": "end" }, word),
    );
  }

  store.on(["statuses", "carried", "before"], draw);
  store.on(["folded", "filters", "hideOthers", "walk"], follow);
  draw(store.get());
}

/** Give a claim's box a ground for its status, below its text. */
function tint(element) {
  if (element.querySelector(".page-tint")) return;
  const box = element.querySelector(".box");
  if (!box) return;
  const ground = svgEl("rect", { class: "page-tint" });
  for (const name of ["x", "y", "width", "height", "rx"]) {
    if (box.hasAttribute(name)) ground.setAttribute(name, box.getAttribute(name));
  }
  box.after(ground);
}

/** Return a function that says how wide a sign's words are; there are few of them. */
function measured() {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `700 10px ${getComputedStyle(document.body).fontFamily}`;
  const known = new Map();
  return (text) => {
    if (!known.has(text)) known.set(text, pen.measureText(text).width);
    return known.get(text);
  };
}
