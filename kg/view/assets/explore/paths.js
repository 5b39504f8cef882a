/* two names → the cheapest ways between them over the whole graph, drawn and told in words */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, near, state, make, id } = kgx;
  const MOST = 5;
  const LONGEST = 8;
  let known = { key: "", found: [], why: "" };
  let asked = { key: "", found: null };

  /* what a report states costs one step, a line of the taxonomy one and a half; muted relations and weak beliefs are not walked */
  function cost(fact) { return fact.proofs.length ? 1 + (100 - fact.belief) / 1000 : 1.5; }
  function walkable(fact, now) { return fact.belief >= now.belief && !now.mute.includes(fact.p) && (fact.proofs.length || now.taxonomy); }

  /* Dijkstra's algorithm; ``without`` are nodes and pairs of nodes that may not be used (for Yen's algorithm) */
  function cheapest(from, to, now, barred, cut) {
    const best = new Map([[from, 0]]);
    const came = new Map();
    const done = new Set();
    const heap = [[0, from]];
    while (heap.length) {
      const [far, node] = pop(heap);
      if (done.has(node)) { continue; }
      done.add(node);
      if (node === to) { break; }
      near[node].forEach((fact) => {
        const other = kgx.other(fact, node);
        if (barred.has(other) || done.has(other) || cut.has(node + ">" + other) || !walkable(fact, now)) { return; }
        const sum = far + cost(fact);
        const had = best.get(other);
        if (had === undefined || sum < had - 1e-9 || (sum < had + 1e-9 && node < came.get(other))) { best.set(other, sum); came.set(other, node); push(heap, [sum, other]); }
      });
    }
    if (!best.has(to) || (to !== from && !came.has(to))) { return null; }
    const nodes = [to];
    while (nodes[0] !== from) { nodes.unshift(came.get(nodes[0])); }
    return { nodes, cost: best.get(to) };
  }
  function less(a, b) { return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]); }
  function push(heap, item) {
    heap.push(item);
    for (let place = heap.length - 1; place > 0;) {
      const up = (place - 1) >> 1;
      if (!less(heap[place], heap[up])) { break; }
      [heap[place], heap[up]] = [heap[up], heap[place]];
      place = up;
    }
  }
  function pop(heap) {
    const top = heap[0];
    const last = heap.pop();
    if (heap.length) {
      heap[0] = last;
      for (let place = 0; ;) {
        let least = place;
        [2 * place + 1, 2 * place + 2].forEach((down) => { if (down < heap.length && less(heap[down], heap[least])) { least = down; } });
        if (least === place) { break; }
        [heap[place], heap[least]] = [heap[least], heap[place]];
        place = least;
      }
    }
    return top;
  }
  function step(a, b, now) { return Math.min(...near[a].filter((fact) => kgx.other(fact, a) === b && walkable(fact, now)).map(cost)); }
  /* the cheapest paths without loops, in order: computed here, or promised by a server */
  function seek(from, to, now) {
    const key = JSON.stringify([from, to, now.belief, now.mute, now.taxonomy]);
    if (known.key === key) { return known.found; }
    if (asked.key === key) { return asked.found; }
    const promised = from === to ? null : kgx.source.ways(from, to, now);
    if (!promised) {
      known = { key, found: yen(from, to, now), why: "" };
      return known.found;
    }
    asked = { key, found: promised.then(({ found, why }) => { known = { key, found, why }; asked = { key: "", found: null }; return found; }) };
    return asked.found;
  }
  function find(from, to, now) {
    const found = seek(from, to, now);
    if (!(found instanceof Promise)) { return found; }
    found.then(() => kgx.parts.refresh());
    return [];
  }
  /* Yen's algorithm (1971) */
  function yen(from, to, now) {
    const found = [];
    const first = from === to ? null : cheapest(from, to, now, new Set(), new Set());
    if (first) { found.push(first); }
    const waiting = [];
    while (found.length && found.length < MOST) {
      const last = found[found.length - 1].nodes;
      let root = 0;
      for (let place = 0; place < last.length - 1; place += 1) {
        const cut = new Set();
        found.forEach(({ nodes }) => { if (nodes.slice(0, place + 1).join() === last.slice(0, place + 1).join()) { cut.add(nodes[place] + ">" + nodes[place + 1]); } });
        const spur = cheapest(last[place], to, now, new Set(last.slice(0, place)), cut);
        if (spur && place + spur.nodes.length <= LONGEST) {
          const nodes = [...last.slice(0, place), ...spur.nodes];
          if (![...found, ...waiting].some((each) => each.nodes.join() === nodes.join())) { waiting.push({ nodes, cost: root + spur.cost }); }
        }
        root += step(last[place], last[place + 1], now);
      }
      if (!waiting.length) { break; }
      waiting.sort((a, b) => a.cost - b.cost || (a.nodes.join() < b.nodes.join() ? -1 : 1));
      found.push(waiting.shift());
    }
    return found;
  }
  function hops(way, now) {
    return way.nodes.slice(1).map((to, place) => {
      const from = way.nodes[place];
      const facts = near[from].filter((fact) => kgx.other(fact, from) === to && walkable(fact, now)).sort((a, b) => cost(a) - cost(b) || a.number - b.number);
      return { from, to, facts };
    });
  }
  function hopHtml({ from, to, facts }) {
    return make("li", {}, ...facts.slice(0, 3).map((fact) => {
      const out = fact.s === from;
      const row = make("p", {}, kgx.drawer.link(out ? from : to), make("span", { class: "relation" }, " " + kgx.pick(told.predicates[fact.p].slice(1)) + " "), kgx.drawer.link(out ? to : from));
      row.append(fact.proofs.length ? kgx.drawer.evidence(fact) : make("span", { class: "belief" }, kgx.say("lexicon")));
      return row;
    }));
  }
  function render(now) {
    const box = id("ways");
    if (!now.path) { box.replaceChildren(); return; }
    const [from, to, which] = now.path;
    [["path-from", from], ["path-to", to]].forEach(([name, node]) => { if (document.activeElement !== id(name)) { id(name).value = kgx.short(node, 60); } });
    const found = find(from, to, now);
    if (!found.length && asked.found) { box.replaceChildren(make("p", { class: "note", role: "status" }, "…")); return; }
    if (!found.length) { box.replaceChildren(make("p", { class: "note", role: "status" }, (from !== to && known.why) || kgx.say(from === to ? "same_ends" : "no_path"))); return; }
    box.replaceChildren(
      make("p", { role: "status" }, kgx.say("paths_found", found.length)),
      make("ol", {}, ...found.map((way, place) => make("li", { class: place === which ? "way chosen" : "way" },
        make("button", { type: "button", "aria-pressed": String(place === which), click: () => choose(from, to, place) }, ...way.nodes.flatMap((node, at) => [at ? " → " : "", make("bdi", {}, kgx.short(node, 14))])),
        place === which ? make("ol", { class: "hops" }, ...hops(way, now).map(hopHtml)) : null))));
  }
  function choose(from, to, which) {
    kgx.after(seek(from, to, state.now), (found) => chosen(from, to, which, found[which]));
  }
  function chosen(from, to, which, way) {
    const drawn = new Set(state.now.drawn);
    const hidden = state.now.hidden.filter((family) => !(way ? way.nodes : []).some((node) => kgx.family(node) === family));
    (way ? way.nodes : []).forEach((node, place) => { kgx.places.find(node, place ? way.nodes[place - 1] : undefined); drawn.add(node); });
    state.change({ path: [from, to, which], drawn: [...drawn].sort((a, b) => a - b), hidden, chosen: null, focus: null });
    if (way) { kgx.drawing.fit(way.nodes); }
  }
  const ends = {};
  function wire() {
    kgx.search.complete(id("path-from"), (node) => { ends.from = node; go(); });
    kgx.search.complete(id("path-to"), (node) => { ends.to = node; go(); });
    id("path-clear").addEventListener("click", () => { delete ends.from; delete ends.to; id("path-from").value = ""; id("path-to").value = ""; state.change({ path: null }); });
  }
  function go() { if (ends.from !== undefined && ends.to !== undefined) { choose(ends.from, ends.to, 0); } }
  kgx.parts.pathFrom = (node) => { ends.from = node; id("path-from").value = kgx.short(node, 60); id("path-panel").open = true; id("path-to").focus(); go(); };
  kgx.parts.onPath = (now) => {
    const nodes = new Set();
    const lines = new Set();
    if (now.path) {
      const way = find(now.path[0], now.path[1], now)[now.path[2]];
      if (way) {
        way.nodes.forEach((node) => nodes.add(kgx.visible.stands(node, now.roll)));
        way.nodes.slice(1).forEach((to, place) => {
          const pair = [way.nodes[place], to].map((node) => kgx.visible.stands(node, now.roll)).sort((a, b) => a - b);
          lines.add(pair.join("-"));
        });
      }
    }
    return { nodes, lines };
  };
  kgx.paths = { wire, render, find };
})();
