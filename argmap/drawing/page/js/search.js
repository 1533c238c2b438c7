// Search in texts, titles, ids and voices: a list of results below the field, and marks on the map.

import { byId, el } from "./dom.js";
import { count, voices } from "./words.js";

const MOST = 40;

/** Return a text as it is compared: small letters without accents, with the place of each in the text as written. */
function plain(text) {
  let letters = "";
  const places = [];
  let place = 0;
  for (const character of text) {
    for (const each of character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()) {
      letters += each;
      for (let unit = 0; unit < each.length; unit += 1) places.push(place);
    }
    place += character.length;
  }
  places.push(place);
  return { letters, places };
}

/** Return a function from a query to the claims that have all its words, the best first. */
export function createSearch(model) {
  const fields = [...model.claims.values()].map((claim) => ({
    id: claim.id,
    texts: [
      [claim.title, 4],
      [claim.text, 3],
      [claim.id, 3],
      [voices(model, claim).join(" "), 2],
      [(claim.tags ?? []).join(" "), 1],
      [claim.note, 1],
    ]
      .filter(([text]) => text)
      .map(([text, worth]) => [plain(text).letters, worth]),
  }));
  return (query) => {
    const words = plain(query).letters.split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    for (const { id, texts } of fields) {
      let worth = 0;
      for (const word of words) {
        let best = 0;
        for (const [text, each] of texts) {
          const at = text.indexOf(word);
          if (at >= 0) best = Math.max(best, each + (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]) ? 0.5 : 0));
        }
        if (!best) {
          worth = 0;
          break;
        }
        worth += best;
      }
      if (worth) found.push([id, worth]);
    }
    return found.sort((a, b) => b[1] - a[1] || model.place.get(a[0]) - model.place.get(b[0])).map(([id]) => id);
  };
}

/** Return a text as nodes, with the words of a query marked. */
export function marked(text, query) {
  const { letters, places } = plain(text);
  const spans = [];
  for (const word of plain(query).letters.split(/\s+/).filter(Boolean)) {
    for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) {
      spans.push([places[at], places[at + word.length]]);
    }
  }
  spans.sort((a, b) => a[0] - b[0]);
  const nodes = [];
  let done = 0;
  for (const [start, end] of spans) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    if (from > done) nodes.push(text.slice(done, from));
    nodes.push(el("mark", {}, text.slice(from, end)));
    done = end;
  }
  nodes.push(text.slice(done));
  return nodes;
}

/** Let the search field find claims; `choose(id)` is told which one the reader takes. */
export function showSearch(store, model, choose, announce) {
  const search = createSearch(model);
  const field = byId("page-search");
  const list = byId("page-results");
  let found = [];
  let active = -1;

  const open = (on) => {
    list.hidden = !on;
    field.setAttribute("aria-expanded", String(on));
    if (!on) field.removeAttribute("aria-activedescendant");
  };
  const point = (index) => {
    active = index;
    [...list.querySelectorAll("[role=option]")].forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === index));
      if (number === index) option.scrollIntoView({ block: "nearest" });
    });
    if (index >= 0) field.setAttribute("aria-activedescendant", `page-result-${index}`);
    else field.removeAttribute("aria-activedescendant");
  };
  const take = (index) => {
    const id = found[index];
    if (id === undefined) return;
    open(false);
    choose(id);
  };
  const option = (id, index) => {
    const claim = model.claims.get(id);
    const who = voices(model, claim).join(", ");
    return el(
      "li",
      {
        id: `page-result-${index}`,
        role: "option",
        "aria-selected": "false",
        pointerdown: (event) => event.preventDefault(),
        click: () => take(index),
      },
      claim.title ? el("strong", { dir: "auto", lang: model.data.language }, marked(claim.title, field.value)) : null,
      el("span", { dir: "auto", lang: model.data.language }, marked(claim.text, field.value)),
      el("small", {}, marked(`${claim.id} · ${claim.part ?? who}`, field.value)),
    );
  };
  const update = () => {
    const query = field.value.trim();
    found = search(query);
    store.set({ hits: query ? new Set(found) : null });
    const shown = found.slice(0, MOST).map(option);
    const more =
      found.length > MOST
        ? [`… and ${found.length - MOST} more`]
        : query && !found.length
          ? ["No claim has these words"]
          : [];
    list.replaceChildren(
      ...shown,
      ...more.map((text) => el("li", { role: "option", "aria-disabled": "true", class: "page-more" }, text)),
    );
    open(query !== "");
    point(found.length ? 0 : -1);
    if (query) announce(`${count(found.length, "claim")} found`);
  };

  field.addEventListener("input", update);
  field.addEventListener("focus", () => field.value.trim() && open(true));
  field.addEventListener("blur", () => open(false));
  field.addEventListener("keydown", (event) => {
    const last = Math.min(found.length, MOST) - 1;
    const go = { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1 }[event.key];
    if (go !== undefined && last >= 0) {
      open(true);
      point(go);
    } else if (event.key === "Enter") take(active);
    else if (event.key === "Escape") {
      if (list.hidden || !field.value) field.blur();
      field.value = "";
      update();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { focus: () => field.select() || field.focus() };
}
