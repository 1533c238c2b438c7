// The map view: where on the stage the picture stands and how large, where its claims are, and what is drawn over it.
// It relies on the picture's classes and data only (`g.claim[data-id]`, `g.argument`, `g.group`, `g.tie`, `g.legend`).

import { calm, svgEl } from "./dom.js";

const LEAST = 0.005;
const MOST = 6;
const MARGIN = 24;
const LEGIBLE = 0.85;
const READABLE = 0.55; // below it, a page does not open with the whole map

/** Return the view of a picture on a stage. Measures each claim, argument and group once. */
export function createView(stage, svg) {
  const size = svg.viewBox.baseVal;
  svg.style.width = `${size.width}px`;
  svg.style.height = `${size.height}px`;
  const measure = measurer(svg, size);
  const tables = collect(svg, measure);
  const content = around([...tables.claims.values(), ...tables.steps.values(), ...tables.groups.values()]);
  const layers = svgEl("g", { class: "page-layers" });
  svg.append(layers);
  const listeners = [];
  let at = { x: 0, y: 0, k: 1 };
  let frame = 0;
  let wanted = null; // what was brought into sight last, until the reader moves the map
  let whole = false; // whether the whole map was fitted last

  function put(next) {
    at = { x: next.x, y: next.y, k: clamp(next.k) };
    svg.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.k})`;
    for (const listener of listeners) listener(at);
  }

  function go(next, animate = true, fits = false) {
    cancelAnimationFrame(frame);
    whole = fits;
    if (!animate || calm() || document.hidden) return put(next);
    const from = at;
    const start = performance.now();
    const step = (now) => {
      const share = Math.min(1, Math.max(0, now - start) / 240);
      const eased = 1 - (1 - share) ** 3;
      const mix = (a, b) => a + (b - a) * eased;
      put({ x: mix(from.x, next.x), y: mix(from.y, next.y), k: mix(from.k, next.k) });
      if (share < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return undefined;
  }

  const room = () => ({ width: stage.clientWidth, height: stage.clientHeight });

  /** Return the place at which a box of the picture fills the stage, at most `most` times its size. */
  function filling(box, most = 1.5) {
    const { width, height } = room();
    const k = clamp(Math.min((width - 2 * MARGIN) / box.width, (height - 2 * MARGIN) / box.height, most));
    return centred(box, k);
  }

  function centred(box, k) {
    const { width, height } = room();
    return { k, x: width / 2 - (box.x + box.width / 2) * k, y: height / 2 - (box.y + box.height / 2) * k };
  }

  /** Move a place so that no more empty ground is seen beside the map than there must be. */
  function within({ x, y, k }) {
    const kept = (start, from, length, whole) => {
      const [first, last] = [start + from * k, start + (from + length) * k];
      if (last - first <= whole - 2 * MARGIN) return start + (whole - first - last) / 2;
      return start - Math.max(0, first - MARGIN) + Math.max(0, whole - MARGIN - last);
    };
    const { width, height } = room();
    return { k, x: kept(x, content.x, content.width, width), y: kept(y, content.y, content.height, height) };
  }

  const view = {
    stage,
    svg,
    ...tables,
    content,
    room,
    at: () => at,
    onMove: (listener) => listeners.push(listener),
    fit(animate = true) {
      wanted = null;
      go(filling(content), animate, true);
    },
    /** Tell whether the map stands as `fit` puts it. */
    isFit() {
      const { x, y, k } = filling(content);
      return Math.abs(at.k - k) < 0.001 && Math.hypot(at.x - x, at.y - y) < 2;
    },
    /** Stand there at once, `{x, y, k}`. */
    stand: (next) => go(next, false),
    fill: (boxes, most) => go(filling(around(boxes.map((box) => ({ box }))), most)),
    panBy(dx, dy) {
      cancelAnimationFrame(frame);
      wanted = null;
      whole = false;
      put({ ...at, x: at.x + dx, y: at.y + dy });
    },
    slideBy: (dx, dy) => go({ ...at, x: at.x + dx, y: at.y + dy }),
    /** Change the size by a factor, so that a point of the stage (its middle) keeps its place. */
    zoomBy(factor, point = { x: room().width / 2, y: room().height / 2 }, animate = false) {
      wanted = null;
      const k = clamp(at.k * factor);
      const share = k / at.k;
      go({ k, x: point.x - (point.x - at.x) * share, y: point.y - (point.y - at.y) * share }, animate);
    },
    centre: (point, animate = false) => go(centred({ x: point.x, y: point.y, width: 0, height: 0 }, at.k), animate),
    /** Show where reading begins: the whole, if it can be read so, else its main conclusion at the top. */
    begin(id) {
      const box = view.claims.get(id)?.box;
      if (!box || filling(content).k > READABLE) return view.fit(false);
      const k = clamp(Math.min(0.8, (room().width - MARGIN) / box.width));
      const top = { ...centred(box, k), y: MARGIN - content.y * k };
      const seen = top.y + (box.y + box.height) * k < room().height - MARGIN;
      return go(within(seen ? top : centred(box, k)), false);
    },
    /** Bring boxes into sight: as little movement as will do, or with `read` so large that it can be read. */
    reveal(boxes, read = false) {
      wanted = [boxes, read];
      whole = false;
      const box = around(boxes.map((each) => ({ box: each })));
      const { width, height } = room();
      if (read && at.k < LEGIBLE) {
        return go(within(centred(box, clamp(Math.min(LEGIBLE, (width - MARGIN) / box.width)))));
      }
      const move = (start, length, whole) => {
        if (length > whole - 2 * MARGIN) return (whole - length) / 2 - start;
        return Math.max(MARGIN - start, 0) + Math.min(whole - MARGIN - start - length, 0);
      };
      const dx = move(at.x + box.x * at.k, box.width * at.k, width);
      const dy = move(at.y + box.y * at.k, box.height * at.k, height);
      return dx || dy ? go({ ...at, x: at.x + dx, y: at.y + dy }) : undefined;
    },
    /** The stage has another size: keep in sight what was, else the middle; a map that was fitted is fitted anew. */
    resized(dx) {
      if (whole) view.fit(false);
      else if (wanted) view.reveal(...wanted);
      else put({ ...at, x: at.x + dx / 2 });
      for (const listener of listeners) listener(at);
    },
    /** Tell whether the whole map is in sight. */
    seesAll() {
      const { width, height } = room();
      return (
        content.width * at.k <= width &&
        content.height * at.k <= height &&
        at.x + content.x * at.k >= 0 &&
        at.y + content.y * at.k >= 0 &&
        at.x + (content.x + content.width) * at.k <= width &&
        at.y + (content.y + content.height) * at.k <= height
      );
    },
    /** Return a layer over the picture, made when it is first asked for. */
    layer(name) {
      const found = layers.querySelector(`:scope > .page-layer-${name}`) ?? svgEl("g", { class: `page-layer-${name}` });
      layers.append(found);
      return found;
    },
  };
  return view;
}

function clamp(k) {
  return Math.min(MOST, Math.max(LEAST, k));
}

/** Return a function that says where in the picture's own units an element stands. */
function measurer(svg, size) {
  const frame = svg.getBoundingClientRect();
  const unit = size.width / frame.width;
  return (element) => {
    const rect = element.getBoundingClientRect();
    return {
      x: size.x + (rect.x - frame.x) * unit,
      y: size.y + (rect.y - frame.y) * unit,
      width: rect.width * unit,
      height: rect.height * unit,
    };
  };
}

function collect(svg, measure) {
  const entry = (element) => ({ element, box: measure(element) });
  const claims = new Map();
  for (const element of svg.querySelectorAll("g.claim[data-id]")) claims.set(element.dataset.id, entry(element));
  const steps = new Map();
  for (const element of svg.querySelectorAll("g.argument")) {
    const name = element.dataset.id ?? element.id.replace(/^argument-/, "");
    if (!steps.has(name)) steps.set(name, entry(element));
  }
  const groups = new Map();
  const titles = [...svg.querySelectorAll(".group-titles > text")];
  [...svg.querySelectorAll("g.group[data-id]")].forEach((element, index) => {
    const title = titles[index];
    const ground = title?.previousElementSibling;
    groups.set(element.dataset.id, {
      ...entry(element),
      parts: [title, ground?.matches("rect") ? ground : null].filter(Boolean),
    });
  });
  return {
    claims,
    steps,
    groups,
    grounds: grounds(svg, measure, claims),
    ties: [...svg.querySelectorAll("g.tie[data-claims]")],
  };
}

/** Return the grounds on which claims are stacked, each with the claims that stand on it. */
function grounds(svg, measure, claims) {
  return [...svg.querySelectorAll(".tray")].map((element) => {
    const { x, y, width, height } = measure(element);
    const on = ({ box }) =>
      box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height;
    return { element, claims: [...claims].filter(([, claim]) => on(claim)).map(([id]) => id) };
  });
}

/** Return the box around all of some entries. */
export function around(entries) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box } of entries) {
    if (!box.width && !box.height) continue;
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
