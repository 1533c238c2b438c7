// Search in texts, titles, ids and voices of claims and arguments: a list of results below the field, and marks on the map.

import { byId, el } from "./dom.js";
import { RELATIONS, count, short, stepName, voices } from "./words.js";

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

/** Return a function from a query to the claims and arguments that have all its words, the best first. */
function createSearch(model) {
  const claims = [...model.claims.values()].map((claim) => ({
    item: { kind: "claim", id: claim.id },
    place: model.place.get(claim.id),
    texts: [
      [claim.title, 4],
      [claim.text, 3],
      [claim.id, 3],
      [voices(model, claim).join(" "), 2],
      [(claim.tags ?? []).join(" "), 1],
      [claim.note, 1],
    ],
  }));
  const steps = [...model.steps.values()].map((step, index) => ({
    item: { kind: "step", id: step.name },
    place: model.order.length + index,
    texts: [
      [step.title, 3],
      [step.id, 2],
      [model.data.schemes[step.scheme]?.title ?? step.scheme, 1],
      [step.voice?.join(" "), 1],
      [(step.tags ?? []).join(" "), 1],
      [step.note, 1],
    ],
  }));
  const fields = [...claims, ...steps].map(({ texts, ...rest }) => ({
    ...rest,
    texts: texts.filter(([text]) => text).map(([text, worth]) => [plain(text).letters, worth]),
  }));
  return (query) => {
    const words = plain(query).letters.split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    for (const { item, place, texts } of fields) {
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
      if (worth) found.push([item, worth, place]);
    }
    return found.sort((a, b) => b[1] - a[1] || a[2] - b[2]).map(([item]) => item);
  };
}

/** Return a text as nodes, with the words of a query marked. */
function marked(text, query) {
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

/** Let the search field find claims and arguments; `choose(item)` is told which one the reader takes. */
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
    const item = found[index];
    if (!item) return;
    open(false);
    choose(item);
  };
  const option = (item, index) =>
    el(
      "li",
      {
        id: `page-result-${index}`,
        role: "option",
        "aria-selected": "false",
        pointerdown: (event) => event.preventDefault(),
        click: () => take(index),
      },
      item.kind === "claim" ? claimWords(model.claims.get(item.id)) : stepWords(model.steps.get(item.id)),
    );
  const lang = model.data.language;
  const words = (tag, text) => el(tag, { dir: "auto", lang }, marked(text, field.value));
  const claimWords = (claim) => [
    claim.title ? words("strong", claim.title) : null,
    words("span", claim.text),
    el("small", {}, marked(`${claim.id} · ${claim.part ?? voices(model, claim).join(", ")}`, field.value)),
  ];
  const stepWords = (step) => {
    const on = model.claims.get(step.target)?.text ?? stepName(model, model.steps.get(step.target) ?? step);
    const scheme = step.scheme && (model.data.schemes[step.scheme]?.title ?? step.scheme);
    const more = ["Argument", step.title && step.id, scheme, step.voice?.join(", ")].filter(Boolean).join(" · ");
    return [
      words("strong", step.title ?? step.id ?? stepName(model, step)),
      el("span", {}, `${RELATIONS[step.relation]} `, el("q", { dir: "auto", lang }, short(on))),
      el("small", {}, marked(more, field.value)),
    ];
  };
  const update = () => {
    const query = field.value.trim();
    found = search(query);
    const ids = found.filter(({ kind }) => kind === "claim").map(({ id }) => id);
    store.set({ hits: query ? new Set(ids) : null });
    const shown = found.slice(0, MOST).map(option);
    const more =
      found.length > MOST
        ? [`… and ${found.length - MOST} more`]
        : query && !found.length
          ? ["No claim or argument has these words"]
          : [];
    list.replaceChildren(
      ...shown,
      ...more.map((text) => el("li", { role: "option", "aria-disabled": "true", class: "page-more" }, text)),
    );
    open(query !== "");
    point(found.length ? 0 : -1);
    const others = found.length - ids.length;
    if (query) announce(`${count(ids.length, "claim")}${others ? ` and ${count(others, "argument")}` : ""} found`);
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
