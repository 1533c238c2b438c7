// Moving the map with a mouse, a pen or fingers: drag, wheel, pinch, double click. A press without movement is a click.

const SLACK = 5;

/** Let gestures on the stage move the view; `press(target)` is told what was clicked. */
export function listenToGestures(view, press) {
  const { stage } = view;
  const pointers = new Map();
  let moved = 0;
  let spread = 0;

  const place = (event) => {
    const rect = stage.getBoundingClientRect();
    return { x: event.clientX - rect.x, y: event.clientY - rect.y };
  };
  const pair = () => {
    const [a, b] = [...pointers.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, spread: Math.hypot(a.x - b.x, a.y - b.y) };
  };

  stage.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    if (!pointers.size) moved = 0;
    pointers.set(event.pointerId, place(event));
    if (pointers.size === 2) spread = pair().spread;
  });
  stage.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const middle = pointers.size === 2 ? pair() : before;
    const now = place(event);
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    pointers.set(event.pointerId, now);
    if (moved < SLACK) return;
    // Only now: a captured pointer would not click what is under it.
    if (!stage.hasPointerCapture(event.pointerId)) capture(event.pointerId);
    stage.classList.add("is-dragged");
    const after = pointers.size === 2 ? pair() : now;
    view.panBy(after.x - middle.x, after.y - middle.y);
    if (pointers.size === 2 && spread > 0) {
      view.zoomBy(after.spread / spread, after);
      spread = after.spread;
    }
  });
  function capture(id) {
    try {
      stage.setPointerCapture(id);
    } catch {
      // The pointer is gone already.
    }
  }
  const end = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size === 1) spread = 0;
    if (!pointers.size) stage.classList.remove("is-dragged");
  };
  for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, end);
  stage.addEventListener("lostpointercapture", (event) => {
    if (event.target === stage) end(event); // a finger's first capture is by what it touched
  });
  stage.addEventListener("pointerleave", (event) => {
    if (!stage.hasPointerCapture(event.pointerId)) end(event);
  });

  stage.addEventListener("click", (event) => {
    if (event.target.closest("a[href]")) {
      if (moved >= SLACK) event.preventDefault();
      return; // a link to another page
    }
    if (moved < SLACK) press(event.target);
  });
  stage.addEventListener("dblclick", (event) => {
    event.preventDefault();
    view.zoomBy(event.shiftKey ? 1 / 1.6 : 1.6, place(event), true);
  });
  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? stage.clientHeight : 1;
      if (event.shiftKey) view.panBy(-(event.deltaX || event.deltaY) * unit, 0);
      else view.zoomBy(Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0015)), place(event));
    },
    { passive: false },
  );
}
