/* everything by keyboard: step through the drawn nodes, follow lines, expand, zoom, undo */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { state, id } = kgx;
  function order() { return [...kgx.parts.view.nodes].sort((a, b) => kgx.degree[b] - kgx.degree[a] || a - b); }
  function walk(by) {
    const nodes = order();
    if (!nodes.length) { return; }
    const chosen = state.now.chosen;
    const place = chosen && chosen[0] === "n" ? nodes.indexOf(chosen[1]) : -1;
    const next = nodes[(place + by + nodes.length) % nodes.length];
    state.change({ chosen: ["n", next] });
    kgx.drawing.look(next);
  }
  const ON_DRAWING = {
    ArrowLeft: () => kgx.drawing.pan(-80, 0), ArrowRight: () => kgx.drawing.pan(80, 0), ArrowUp: () => kgx.drawing.pan(0, -80), ArrowDown: () => kgx.drawing.pan(0, 80),
    "+": () => kgx.drawing.zoom(1.25), "=": () => kgx.drawing.zoom(1.25), "-": () => kgx.drawing.zoom(0.8), 0: () => kgx.drawing.fit(),
    n: () => walk(1), p: () => walk(-1),
    e: () => { if (state.now.chosen && state.now.chosen[0] === "n") { kgx.ego.toggle(state.now.chosen[1]); } },
    Delete: () => { if (state.now.chosen && state.now.chosen[0] === "n") { kgx.ego.remove(state.now.chosen[1]); } },
    Enter: () => { const head = id("drawer").querySelector("h2"); if (head) { head.focus(); } },
  };
  function wire() {
    document.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input:not([type=checkbox]):not([type=range]), select, textarea");
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !typing) {
        if (event.key.toLowerCase() === "z") { event.preventDefault(); if (event.shiftKey) { state.redo(); } else { state.undo(); } }
        else if (event.key.toLowerCase() === "y") { event.preventDefault(); state.redo(); }
        return;
      }
      if (event.altKey || event.ctrlKey || event.metaKey) { return; }
      if (event.key === "Escape" && !typing) {
        if (id("help").open) { id("help").close(); } else if (state.now.chosen) { state.change({ chosen: null }); id("drawing").focus(); }
        return;
      }
      if (typing) { return; }
      if (event.key === "/") { event.preventDefault(); id("search").focus(); }
      else if (event.key === "?") { event.preventDefault(); id("help").showModal(); }
      else if (event.target === id("drawing") && event.key in ON_DRAWING) { event.preventDefault(); ON_DRAWING[event.key](); }
    });
    id("help-open").addEventListener("click", () => id("help").showModal());
    id("help-close").addEventListener("click", () => id("help").close());
  }
  kgx.keys = { wire };
})();
