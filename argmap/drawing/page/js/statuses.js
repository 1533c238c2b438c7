// What stands in an evaluation: claim → `in`, `out` or `undecided`. The page only shows what `state.statuses` (a Map,
// or null) says, on the map by a class and a sign, in the panel by a line; who computes it sets it in the store.

import { STATUSES } from "./words.js";
import { svgEl, toggle } from "./dom.js";

const CLASSES = ["in", "out", "undecided"];

/** Show the statuses on the map, now and whenever they change. */
export function showStatuses(store, view) {
  const layer = view.layer("statuses");
  const draw = () => {
    const { statuses } = store.get();
    layer.replaceChildren();
    for (const [id, { element, box }] of view.claims) {
      const status = statuses?.get(id);
      for (const each of CLASSES) toggle(element, `status-${each}`, status === each);
      if (!status) continue;
      const sign = svgEl(
        "g",
        { class: `page-status status-${status}`, "data-claim": id, "aria-hidden": "true" },
        svgEl("circle", { cx: box.x + box.width, cy: box.y, r: 9 }),
        svgEl("text", { x: box.x + box.width, y: box.y + 4, "text-anchor": "middle" }, STATUSES[status][0]),
      );
      layer.append(sign);
    }
  };
  store.on(["statuses"], draw);
  draw();
}
