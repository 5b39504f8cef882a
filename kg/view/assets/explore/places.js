/* where the drawn nodes stand: as computed when the page was written; what is added later finds a free place beside what it belongs to */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, near } = kgx;
  const ROOM = 46;
  const at = new Map();
  const cells = new Map();

  function cell(x, y) { return Math.round(x / ROOM) + "," + Math.round(y / ROOM); }
  function put(node, x, y) { at.set(node, { x, y }); cells.set(cell(x, y), node); }
  /* laid out for a screen that is wider than high; on a phone held upright the two are exchanged */
  const [across, down] = window.innerHeight > window.innerWidth ? [told.drawn.y, told.drawn.x] : [told.drawn.x, told.drawn.y];
  told.drawn.nodes.forEach((node, place) => put(node, across[place], down[place]));
  let low = Math.max(0, ...down);

  function beside(node) {
    const known = near[node].map((fact) => at.get(kgx.other(fact, node))).filter(Boolean);
    if (!known.length) { low += 2 * ROOM; return { x: 0, y: low }; }
    return known[0];
  }
  function find(node, anchor) {
    if (at.has(node)) { return at.get(node); }
    const start = anchor !== undefined && at.has(anchor) ? at.get(anchor) : beside(node);
    for (let ring = 1; ring < 400; ring += 1) {
      const steps = 6 * ring;
      for (let step = 0; step < steps; step += 1) {
        const angle = (2 * Math.PI * step) / steps + ring * 0.4;
        const x = Math.round(start.x + ring * ROOM * 1.15 * Math.cos(angle));
        const y = Math.round(start.y + ring * ROOM * 0.9 * Math.sin(angle));
        if (!cells.has(cell(x, y))) { put(node, x, y); return at.get(node); }
      }
    }
    put(node, start.x, start.y);
    return at.get(node);
  }
  function moved(node, x, y) { at.set(node, { x: Math.round(x), y: Math.round(y) }); }

  kgx.places = { find, moved, get: (node) => at.get(node) };
})();
