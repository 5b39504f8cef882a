/* what is drawn grows and shrinks: show a node, expand and collapse it, see it with what lies around it */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { near, state, visible, places, source } = kgx;
  const RING = 60;
  const MOST = 300;

  /* neighbours that the filters let through, those joined by most statements of reports first */
  function around(node, now) {
    const found = new Map();
    near[node].forEach((fact) => {
      if (!visible.fits(fact, now)) { return; }
      const other = kgx.other(fact, node);
      found.set(other, (found.get(other) || 0) + (fact.proofs.length ? 1000 : 1));
    });
    return [...found.keys()].sort((a, b) => found.get(b) - found.get(a) || kgx.degree[b] - kgx.degree[a] || a - b);
  }
  function sorted(some) { return [...some].sort((a, b) => a - b); }

  function show(node) { kgx.after(source.near([node]), () => shown(node)); }
  function shown(node) {
    const now = state.now;
    const hidden = now.hidden.filter((each) => each !== kgx.family(node));
    if (!now.drawn.includes(node)) {
      const drawn = new Set(now.drawn);
      drawn.add(node);
      places.find(node);
      around(node, now).slice(0, 8).forEach((other) => { places.find(other, node); drawn.add(other); });
      state.change({ drawn: sorted(drawn), chosen: ["n", node], hidden, focus: null });
    } else { state.change({ chosen: ["n", node], hidden }); }
    kgx.drawing.look(node);
  }
  function expand(node) {
    kgx.after(source.near([node]), () => kgx.after(hiddenNear(node) ? null : source.near([node], true), () => expanded(node)));
  }
  function expanded(node) {
    const drawn = new Set(state.now.drawn);
    drawn.add(node);
    around(node, state.now).filter((other) => !drawn.has(other)).slice(0, RING).forEach((other) => { places.find(other, node); drawn.add(other); });
    state.change({ drawn: sorted(drawn), chosen: ["n", node], focus: null });
  }
  /* takes away the neighbours that nothing else in the drawing holds */
  function collapse(node) {
    const drawn = new Set(state.now.drawn);
    around(node, state.now).forEach((other) => {
      const held = around(other, state.now).some((third) => third !== node && drawn.has(third));
      if (!held) { drawn.delete(other); }
    });
    state.change({ drawn: sorted(drawn), chosen: ["n", node], focus: null });
  }
  function hiddenNear(node) { const drawn = new Set(state.now.drawn); return around(node, state.now).filter((other) => !drawn.has(other)).length; }
  function toggle(node) {
    kgx.after(source.near([node]), () => { if (hiddenNear(node) || source.more(node)) { expand(node); } else { collapse(node); } });
  }
  function remove(node) { state.change({ drawn: state.now.drawn.filter((each) => each !== node), chosen: null, focus: null }); }
  /* the nodes of ``ring`` and of so many more rings about it, added to those found */
  function rings(found, ring, left) {
    if (!left || !ring.length || found.size >= MOST) { return found; }
    return kgx.after(source.near(ring), () => {
      const next = [];
      ring.forEach((each) => around(each, state.now).forEach((other) => {
        if (!found.has(other) && found.size < MOST) { found.add(other); next.push(other); places.find(other, each); }
      }));
      return rings(found, next, left - 1);
    });
  }
  function focus(node, depth) {
    kgx.after(rings(new Set([node]), [node], depth), (found) => {
      state.change({ drawn: sorted(found), chosen: ["n", node], focus: [node, depth] });
      kgx.drawing.fit(sorted(found));
    });
  }
  /* the nodes of a class that were left out, the best connected first */
  function more(cls) { kgx.after(source.ofClass(cls), () => added(cls)); }
  function added(cls) {
    const drawn = new Set(state.now.drawn);
    const rest = [];
    for (let node = 0; node < kgx.count; node += 1) { if (kgx.told.nodes.cls[node] === cls && !drawn.has(node)) { rest.push(node); } }
    rest.sort((a, b) => kgx.degree[b] - kgx.degree[a] || a - b).slice(0, 100).forEach((node) => { places.find(node); drawn.add(node); });
    state.change({ drawn: sorted(drawn), focus: null });
  }
  kgx.ego = { show, expand, collapse, toggle, remove, focus, more, hiddenNear, around };
  kgx.parts.toggle = toggle;
})();
