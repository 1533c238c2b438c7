// The index of a folder: each map with its title and what was found in it, by the folders that they are in.

import { addressOf, byId, counted, el, follow } from "./common.js";

follow("/events", ({ maps, folder }) => {
  document.title = `Maps in ${folder}`;
  byId("folder").textContent = folder;
  const waiting = maps.filter((map) => !map.counts).length;
  const sum = (kind) => maps.reduce((total, map) => total + (map.counts?.[kind] ?? 0), 0);
  const found = counted({ error: sum("error"), warning: sum("warning") });
  byId("summary").textContent = maps.length
    ? [
        `${maps.length} map${maps.length === 1 ? "" : "s"}`,
        found || (waiting ? "" : "nothing found"),
        waiting && `${waiting} still to be checked`,
      ]
        .filter(Boolean)
        .join(" · ")
    : "There are no maps in this folder: *.yaml or *.yml with `argmap: 1`. One that is saved here appears.";
  const folders = Map.groupBy
    ? Map.groupBy(maps, ({ file }) => folderOf(file))
    : maps.reduce((all, map) => all.set(folderOf(map.file), [...(all.get(folderOf(map.file)) ?? []), map]), new Map());
  const focused = document.activeElement?.getAttribute("href");
  byId("maps").replaceChildren(
    ...[...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inside]) =>
      el(
        "section",
        {},
        name ? el("h2", {}, `${name}/`) : null,
        el("ul", { class: "maps" }, inside.map(row)),
      ),
    ),
  );
  if (focused) [...document.links].find((link) => link.getAttribute("href") === focused)?.focus();
});

function folderOf(file) {
  return file.split(/[/\\]/).slice(0, -1).join("/");
}

function row({ name, file, title, claims, counts, readable }) {
  const short = file.split(/[/\\]/).at(-1);
  const found = counts && counted({ error: counts.error, warning: counts.warning });
  return el(
    "li",
    {},
    el("a", { href: addressOf(name) }, el("span", { dir: "auto", class: "title" }, title || short), el("code", {}, short)),
    el(
      "span",
      { class: "about" },
      counts ? (readable ? `${claims} claim${claims === 1 ? "" : "s"}` : "cannot be read") : "…",
      found ? el("span", { class: `badge ${counts.error ? "has-errors" : "has-warnings"}` }, found) : null,
    ),
  );
}
