// What the map is about, behind the sign beside its title: description, author, source, and how large it is.

import { byId, closesElsewhere, el, webLink } from "./dom.js";
import { count } from "./words.js";

/** Show what the map says of itself. */
export function showAbout(model) {
  const { data } = model;
  const { description, source = {} } = data.about;
  const lang = data.language;
  const fact = ([name, value]) =>
    value ? [el("dt", {}, name), el("dd", { dir: "auto", lang }, value)] : null;
  byId("page-map-told").append(
    description ? el("p", { dir: "auto", lang }, description) : "",
    el(
      "dl",
      { class: "page-facts" },
      [
        ["Author", data.author?.join(", ")],
        ["Source", source.title || source.url ? webLink(source.url, source.title ?? source.url) : null],
        ["By", source.author?.join(", ")],
        ["Published", [source.publisher, source.published].filter(Boolean).join(", ")],
        ["Note", source.note],
      ].map(fact),
      el("dt", {}, "Size"),
      el("dd", {}, `${count(model.claims.size, "claim")}, ${count(model.steps.size, "argument")}`),
    ),
  );
  closesElsewhere(byId("page-map-about"));
}
