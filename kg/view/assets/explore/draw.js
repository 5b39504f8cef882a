/* the drawing: vis-network without physics; names are written by us, hubs first, each only where there is room */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, state, visible, places, motion } = kgx;
  const vis = window.vis;
  const box = kgx.id("drawing");
  const FONT = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei",sans-serif';
  /* Okabe and Ito's colours, which colour-blind readers can tell apart, and lighter and darker ones of the same hues */
  const COMMUNITY = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8a7a00", "#7f7f7f", "#4a3d8f", "#00665a", "#a0522d", "#8c564b"];
  const LETTERS = 9;
  let view = { nodes: [], lines: [], touching: new Map() };
  let network = null;
  let nodes = null;
  let edges = null;
  let moving = false;
  let path = { nodes: new Set(), lines: new Set() };

  function dark() { return document.documentElement.dataset.theme === "dark"; }
  function colours() {
    return dark()
      ? { ink: "#e8edf2", halo: "#12181f", line: "#4b5866", strong: "#8ec5f0", ring: "#12181f", pale: "#2a333d", path: "#ffb454" }
      : { ink: "#1c2733", halo: "#ffffff", line: "#b8c2cc", strong: "#12456b", ring: "#ffffff", pale: "#e6eaee", path: "#c2410c" };
  }
  function scale(node) {
    const measure = told.measures[state.now.size];
    if (!measure) { return 6 + 2.1 * Math.sqrt(Math.min(kgx.degree[node], 80)); }
    const most = scale.most.get(state.now.size) || Math.max(...measure, 1e-12);
    scale.most.set(state.now.size, most);
    return 6 + 18 * Math.sqrt(Math.max(0, measure[node]) / most);
  }
  scale.most = new Map();
  function colour(node) {
    if (state.now.colour === "community" && told.nodes.community) {
      const number = told.nodes.community[node];
      return number === null ? "#9aa3ad" : COMMUNITY[number % COMMUNITY.length];
    }
    const base = told.families[kgx.family(node)][3];
    return dark() ? lighter(base) : base;
  }
  function lighter(hex) {
    const parts = [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16));
    return "#" + parts.map((part) => Math.round(part + (255 - part) * 0.38).toString(16).padStart(2, "0")).join("");
  }
  function nodeOf(node, anchor) {
    const where = places.find(node, anchor);
    const fill = colour(node);
    const tone = colours();
    const onPath = path.nodes.has(node);
    const picked = state.now.chosen && state.now.chosen[0] === "n" && state.now.chosen[1] === node;
    const border = onPath ? tone.path : picked ? tone.ink : tone.ring;
    return {
      id: node, x: where.x, y: where.y, shape: told.families[kgx.family(node)][4], size: Math.round(scale(node) * 10) / 10,
      borderWidth: onPath || picked ? 3 : 1.5,
      color: { background: fill, border, highlight: { background: fill, border: tone.ink }, hover: { background: fill, border: tone.ink } },
    };
  }
  function lineOf(line) {
    const tone = colours();
    const onPath = path.lines.has(line.key);
    const arrows = new Set(line.facts.map((fact) => (visible.stands(fact.s, state.now.roll) === line.a ? "to" : "from")));
    const mutual = line.facts.some((fact) => told.predicates[fact.p][0] === "partnersWith");
    return {
      id: line.key, from: line.a, to: line.b, width: Math.min(1 + 0.6 * (line.facts.length - 1), 5) + (onPath ? 2 : 0),
      dashes: line.facts.every((fact) => !fact.proofs.length),
      arrows: onPath && !mutual ? [...arrows].join(",") : "",
      color: { color: onPath ? tone.path : tone.line, highlight: tone.strong, hover: tone.strong },
    };
  }

  const OPTIONS = {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { font: { size: 0 }, shadow: false, labelHighlightBold: false },
    edges: { smooth: false, shadow: false, selectionWidth: 1, hoverWidth: 0.5, arrowStrikethrough: false },
    interaction: { dragNodes: true, hideEdgesOnDrag: true, hideEdgesOnZoom: true, hover: true, zoomView: true, keyboard: { enabled: false }, tooltipDelay: 1e9 },
  };

  /* the names that fit, hubs first; measured once a name and size */
  const widths = new Map();
  function width(context, text) {
    if (!widths.has(text)) { widths.set(text, context.measureText(text).width); }
    return widths.get(text);
  }
  let order = [];
  function names(context) {
    if (moving && motion.many()) { return; }
    const zoom = network.getScale();
    const size = 13 / zoom;
    const tone = colours();
    context.save();
    context.font = "13px " + FONT;
    context.textAlign = "center";
    context.textBaseline = "top";
    const taken = new Map();
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const far = network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight });
    const written = [];
    order.forEach((node) => {
      const where = places.get(node);
      if (where.x < corner.x || where.x > far.x || where.y < corner.y || where.y > far.y) { return; }
      const picked = state.now.chosen && state.now.chosen.slice(1).includes(node);
      const text = kgx.short(node, picked || zoom > 1.6 ? 24 : LETTERS);
      const x = (where.x - corner.x) * zoom;
      const y = (where.y - corner.y + scale(node)) * zoom + 3;
      const half = width(context, text) / 2 + 2;
      const spots = [];
      for (let column = Math.floor((x - half) / 24); column <= Math.floor((x + half) / 24); column += 1) {
        for (let row = Math.floor(y / 17); row <= Math.floor((y + 14) / 17); row += 1) { spots.push(column + "," + row); }
      }
      if (!picked && spots.some((spot) => (taken.get(spot) || []).some((rest) => Math.abs(rest.x - x) < rest.half + half && Math.abs(rest.y - y) < 16))) { return; }
      const spot = { x, y, half };
      spots.forEach((each) => taken.set(each, [...(taken.get(each) || []), spot]));
      written.push([text, where.x, where.y + scale(node) + 3 / zoom]);
    });
    context.font = size + "px " + FONT;
    context.lineWidth = 3.5 / zoom;
    context.lineJoin = "round";
    context.strokeStyle = tone.halo;
    context.fillStyle = tone.ink;
    written.forEach(([text, x, y]) => { context.strokeText(text, x, y); context.fillText(text, x, y); });
    context.restore();
    kgx.parts.namesWritten = written.length;
  }

  /* only what is not drawn so already: vis-network takes long over every node it is told of */
  const drawn = new Map();
  function changed(wanted) {
    return wanted.filter((each) => {
      const told = JSON.stringify(each);
      if (drawn.get(each.id) === told) { return false; }
      drawn.set(each.id, told);
      return true;
    });
  }
  function sync(anchor) {
    path = kgx.parts.onPath ? kgx.parts.onPath(state.now) : path;
    view = visible.shown(state.now);
    kgx.parts.view = view;
    const wantedNodes = view.nodes.map((node) => nodeOf(node, anchor));
    motion.of(wantedNodes);
    const wantedLines = view.lines.map(lineOf);
    if (!network) {
      nodes = new vis.DataSet(changed(wantedNodes));
      edges = new vis.DataSet(changed(wantedLines));
      network = new vis.Network(box, { nodes, edges }, OPTIONS);
      listen();
      motion.wire(network, () => moving);
      network.fit({ animation: false });
      kgx.parts.network = network;
    } else {
      const goneNodes = new Set(nodes.getIds());
      wantedNodes.forEach((each) => goneNodes.delete(each.id));
      const goneLines = new Set(edges.getIds());
      wantedLines.forEach((each) => goneLines.delete(each.id));
      if (goneLines.size) { edges.remove([...goneLines]); goneLines.forEach((each) => drawn.delete(each)); }
      if (goneNodes.size) { nodes.remove([...goneNodes]); goneNodes.forEach((each) => drawn.delete(each)); }
      nodes.update(changed(wantedNodes));
      edges.update(changed(wantedLines));
    }
    order = [...view.nodes].sort((a, b) => kgx.degree[b] - kgx.degree[a] || a - b);
    const chosen = state.now.chosen;
    if (chosen && chosen[0] === "n" && nodes.get(chosen[1])) { network.selectNodes([chosen[1]]); }
    else if (chosen && chosen[0] === "e" && edges.get(chosen.slice(1).join("-"))) { network.setSelection({ nodes: [], edges: [chosen.slice(1).join("-")] }); }
    else { network.unselectAll(); }
    network.redraw();
  }

  function listen() {
    network.on("afterDrawing", names);
    network.on("zoom", () => { moving = true; settle(); });
    network.on("dragStart", () => { moving = true; clearTimeout(waiting); });
    network.on("dragEnd", (event) => {
      event.nodes.forEach((node) => { const where = network.getPosition(node); places.moved(node, where.x, where.y); });
      moving = false;
      network.redraw();
    });
    network.on("dragging", (event) => event.nodes.forEach((node) => { const where = network.getPosition(node); places.moved(node, where.x, where.y); }));
    network.on("click", (event) => {
      if (event.nodes.length) { state.change({ chosen: ["n", event.nodes[0]] }); }
      else if (event.edges.length) { state.change({ chosen: ["e", ...event.edges[0].split("-").map(Number)] }); }
      else { state.change({ chosen: null }); }
    });
    network.on("doubleClick", (event) => { if (event.nodes.length) { kgx.parts.toggle(event.nodes[0]); } });
    network.on("hoverNode", (event) => hint(kgx.name(event.node) + " · " + kgx.pick(told.classes[told.nodes.cls[event.node]].slice(1, 3)), event));
    network.on("hoverEdge", (event) => {
      const line = view.lines.find((each) => each.key === event.edge);
      if (line) { hint([...new Set(line.facts.map((fact) => kgx.pick(told.predicates[fact.p].slice(1))))].join(kgx.lang() === "en" ? ", " : "、"), event); }
    });
    ["blurNode", "blurEdge", "dragStart", "zoom"].forEach((event) => network.on(event, () => { kgx.id("hint").hidden = true; }));
  }
  let waiting = 0;
  function settle() { clearTimeout(waiting); waiting = setTimeout(() => { moving = false; network.redraw(); }, 250); }
  function hint(text, event) {
    const tip = kgx.id("hint");
    tip.textContent = text.length > 120 ? text.slice(0, 120) + "…" : text;
    tip.style.left = Math.min(event.event.offsetX + 14, box.clientWidth - 180) + "px";
    tip.style.top = event.event.offsetY + 14 + "px";
    tip.hidden = false;
  }
  function look(node) {
    const where = places.get(node);
    if (where) { network.moveTo({ position: where, scale: Math.max(network.getScale(), 0.9), animation: false }); }
  }

  kgx.drawing = {
    sync, look, colour, scale, colours, path: () => path, COMMUNITY, FONT,
    fit(some) { network.fit({ ...(some ? { nodes: some } : {}), animation: false, maxZoomLevel: 1.4 }); },
    zoom(by) { network.moveTo({ scale: network.getScale() * by, animation: false }); },
    pan(x, y) { const here = network.getViewPosition(); const zoom = network.getScale(); network.moveTo({ position: { x: here.x + x / zoom, y: here.y + y / zoom }, animation: false }); },
  };
})();
