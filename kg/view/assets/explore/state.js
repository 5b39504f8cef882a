/* what is chosen, in one value: every change goes through here, so that it can be undone, redone and shared as an address */
(function () {
  "use strict";
  const { told, byIri, source, after } = window.kgx;
  const listeners = [];
  const past = [];
  const future = [];

  const FIRST = Object.freeze({
    drawn: told.drawn.nodes, /* numbers of the nodes that are drawn */
    hidden: [],              /* families that the legend hides */
    mute: [],                /* predicates that the legend hides */
    reports: [],             /* reports whose facts alone are drawn; empty: all */
    since: "", until: "",    /* dates of the facts that are drawn; empty: any, undated ones too */
    belief: 0,               /* least belief, in hundredths */
    degree: 0,               /* fewest neighbours in the drawing */
    taxonomy: true,          /* are the lexicon's own taxonomy lines drawn? */
    roll: 0,                 /* depth to which concepts are rolled up; 0: not */
    colour: "class",         /* class or community */
    size: "degree",          /* degree or the name of a measure */
    chosen: null,            /* ["n", node] or ["e", node, node] */
    path: null,              /* [from, to, which] */
    focus: null,             /* [node, depth] of an ego view */
  });
  let now = FIRST;

  function same(one, other) { return JSON.stringify(one) === JSON.stringify(other); }
  function tell(before) { listeners.forEach((listener) => listener(now, before)); }
  function change(parts) {
    const next = Object.freeze({ ...now, ...parts });
    if (same(next, now)) { return; }
    const before = now;
    past.push(now);
    if (past.length > 200) { past.shift(); }
    future.length = 0;
    now = next;
    tell(before);
  }
  function undo() { step(past, future); }
  function redo() { step(future, past); }
  function step(from, to) {
    if (!from.length) { return; }
    const before = now;
    to.push(now);
    now = from.pop();
    tell(before);
  }

  /* nodes are told by their IRIs, so that an address made from one build says the same of the next */
  function shorts(nodes) { return nodes.map((node) => told.nodes.iri[node]); }
  function numbers(list) { return list.map((short) => byIri.get(short)).filter((node) => node !== undefined); }
  function pack() {
    const parts = {};
    Object.keys(FIRST).forEach((key) => { if (!same(now[key], FIRST[key])) { parts[key] = now[key]; } });
    if (parts.drawn) {
      const first = new Set(FIRST.drawn);
      const drawn = new Set(parts.drawn);
      parts.more = shorts(parts.drawn.filter((node) => !first.has(node)));
      parts.less = shorts(FIRST.drawn.filter((node) => !drawn.has(node)));
      if (parts.less.length > parts.drawn.length) { parts.only = shorts(parts.drawn); delete parts.more; delete parts.less; }
      delete parts.drawn;
    }
    if (parts.chosen) { parts.chosen = [parts.chosen[0], ...shorts(parts.chosen.slice(1))]; }
    if (parts.path) { parts.path = [...shorts(parts.path.slice(0, 2)), parts.path[2]]; }
    if (parts.focus) { parts.focus = [...shorts(parts.focus.slice(0, 1)), parts.focus[1]]; }
    if (parts.hidden) { parts.hidden = parts.hidden.map((number) => told.families[number][0]); }
    if (parts.mute) { parts.mute = parts.mute.map((number) => told.predicates[number][0]); }
    if (parts.reports) { parts.reports = parts.reports.map((number) => told.reports[number][0]); }
    return Object.keys(parts).length ? encodeURIComponent(JSON.stringify(parts)) : "";
  }
  function unpack(text) {
    let parts;
    try { parts = JSON.parse(decodeURIComponent(text)); } catch (error) { return null; }
    if (typeof parts !== "object" || parts === null) { return null; }
    const list = (value) => (Array.isArray(value) ? value : []);
    const found = {};
    const drawn = new Set(parts.only ? numbers(list(parts.only)) : FIRST.drawn);
    numbers(list(parts.more)).forEach((node) => drawn.add(node));
    numbers(list(parts.less)).forEach((node) => drawn.delete(node));
    found.drawn = [...drawn].sort((a, b) => a - b);
    const known = (rows, names) => list(names).map((name) => rows.findIndex((row) => row[0] === name)).filter((place) => place >= 0);
    found.hidden = known(told.families, parts.hidden);
    found.mute = known(told.predicates, parts.mute);
    found.reports = known(told.reports, parts.reports);
    ["since", "until"].forEach((key) => { if (/^[0-9-]{0,10}$/.test(parts[key])) { found[key] = parts[key]; } });
    ["belief", "degree", "roll"].forEach((key) => { if (Number.isFinite(parts[key])) { found[key] = parts[key]; } });
    if (typeof parts.taxonomy === "boolean") { found.taxonomy = parts.taxonomy; }
    if (parts.colour === "community" && told.nodes.community) { found.colour = "community"; }
    if (parts.size in told.measures) { found.size = parts.size; }
    const chosen = numbers(list(parts.chosen).slice(1));
    if (chosen.length && chosen.length === list(parts.chosen).length - 1) { found.chosen = [parts.chosen[0] === "e" ? "e" : "n", ...chosen]; }
    const ends = numbers(list(parts.path).slice(0, 2));
    if (ends.length === 2) { found.path = [...ends, Number.isInteger(parts.path[2]) ? parts.path[2] : 0]; }
    const centre = numbers(list(parts.focus).slice(0, 1));
    if (centre.length && Number.isInteger(parts.focus[1])) { found.focus = [centre[0], Math.min(4, Math.max(1, parts.focus[1]))]; }
    return found;
  }
  /* the nodes that an address names, by short IRI */
  function named(text) {
    let parts;
    try { parts = JSON.parse(decodeURIComponent(text)); } catch (error) { return []; }
    const list = (value) => (Array.isArray(value) ? value : []);
    if (typeof parts !== "object" || parts === null) { return []; }
    const all = [...["only", "more", "less"].flatMap((key) => list(parts[key])), ...list(parts.chosen).slice(1), ...list(parts.path).slice(0, 2), ...list(parts.focus).slice(0, 1)];
    return all.filter((each) => typeof each === "string");
  }
  function open() {
    const found = unpack(location.hash.slice(1));
    if (found) { now = Object.freeze({ ...FIRST, ...found }); }
    tell(null);
  }
  listeners.push(() => {
    const packed = pack();
    if (location.hash.slice(1) !== packed) { history.replaceState(null, "", packed ? "#" + packed : location.pathname + location.search); }
  });
  window.addEventListener("hashchange", () => { if (location.hash.slice(1) !== pack()) { after(source.known(named(location.hash.slice(1))), open); } });

  window.kgx.state = {
    FIRST, named, change, undo, redo, open, pack, unpack,
    get now() { return now; },
    get canUndo() { return past.length > 0; },
    get canRedo() { return future.length > 0; },
    watch(listener) { listeners.push(listener); },
  };
})();
