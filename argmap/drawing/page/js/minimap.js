// The minimap: the whole map small, with a frame around what is seen; press or drag to go there.

import { svgEl } from "./dom.js";

/** Draw the minimap into an SVG element and keep its frame in step with the view. */
export function showMinimap(svg, view) {
  const { x, y, width, height } = view.content;
  svg.setAttribute("viewBox", `${x - 20} ${y - 20} ${width + 40} ${height + 40}`);
  // A map that is far wider or higher than the minimap is drawn out of shape, as else nothing of it could be seen.
  const shape = (width + 40) / (height + 40);
  if (shape > 5 || shape < 1 / 3) svg.setAttribute("preserveAspectRatio", "none");
  const rect = (box, name) =>
    svgEl("rect", {
      class: name,
      x: box.x,
      y: box.y,
      width: Math.max(0, box.width),
      height: Math.max(0, box.height),
    });
  for (const { box } of view.groups.values()) svg.append(rect(box, "mini-group"));
  const marks = new Map();
  for (const [id, { box, element }] of view.claims) {
    const mark = rect(box, element.classList.contains("main") ? "mini-claim mini-main" : "mini-claim");
    marks.set(id, mark);
    svg.append(mark);
  }
  const frame = rect({ x, y, width, height }, "mini-frame");
  svg.append(frame);

  const follow = ({ x: left, y: top, k }) => {
    const room = view.room();
    const box = { x: -left / k, y: -top / k, width: room.width / k, height: room.height / k };
    for (const [name, value] of Object.entries(box)) frame.setAttribute(name, value);
  };
  view.onMove(follow);
  follow(view.at());

  const go = (event) => {
    const matrix = svg.getScreenCTM();
    if (matrix) view.centre(new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()));
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    go(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) go(event);
  });
  return {
    /** Show which claims are seen on the map, and which is chosen. */
    paint(hidden, chosen) {
      for (const [id, mark] of marks) {
        mark.classList.toggle("is-hidden", hidden.has(id));
        mark.classList.toggle("is-chosen", id === chosen);
      }
    },
  };
}
