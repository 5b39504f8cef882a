/* state → which nodes and lines are drawn: filters, roll-up, lines between the same two nodes joined */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, near, BROADER, facts } = kgx;

  function fits(fact, now) {
    if (fact.belief < now.belief) { return false; }
    if (now.mute.includes(fact.p)) { return false; }
    if (!fact.proofs.length) { return now.taxonomy; }
    if (now.reports.length && !kgx.reportsOf(fact).some((report) => now.reports.includes(report))) { return false; }
    if (now.since || now.until) {
      if (!fact.date) { return false; }
      if (now.since && fact.date < now.since.slice(0, fact.date.length)) { return false; }
      if (now.until && fact.date.slice(0, now.until.length) > now.until) { return false; }
    }
    return true;
  }

  /* all ways up the taxonomy from a concept are followed; the ancestor at the depth, the first by name when there are several */
  const chains = new Map();
  let counted = 0;
  function above(node) { return kgx.about[node].filter((fact) => fact.p === BROADER && fact.s === node && fact.t >= 0).map((fact) => fact.t); }
  function chain(node, seen) {
    if (counted !== facts.length) { chains.clear(); counted = facts.length; }
    if (chains.has(node)) { return chains.get(node); }
    const up = above(node).filter((each) => !seen.includes(each)).sort((a, b) => (told.nodes.iri[a] < told.nodes.iri[b] ? -1 : 1));
    const way = up.length ? [node, ...chain(up[0], [...seen, node])] : [node];
    chains.set(node, way);
    return way;
  }
  /* the node that stands for another when concepts are rolled up to a depth */
  function stands(node, roll) {
    if (!roll) { return node; }
    const way = chain(node, []);
    return way[Math.max(0, way.length - roll)];
  }

  function shown(now) {
    const chosen = new Set(now.drawn.map((node) => stands(node, now.roll)).filter((node) => !now.hidden.includes(kgx.family(node))));
    const lines = new Map();
    const walked = new Set();
    now.drawn.forEach((drawn) => near[drawn].forEach((fact) => {
      if (walked.has(fact.number) || !fits(fact, now)) { return; }
      walked.add(fact.number);
      const a = stands(fact.s, now.roll);
      const b = stands(fact.t, now.roll);
      if (a === b || !chosen.has(a) || !chosen.has(b)) { return; }
      const key = a < b ? a + "-" + b : b + "-" + a;
      if (!lines.has(key)) { lines.set(key, { key, a: Math.min(a, b), b: Math.max(a, b), facts: [] }); }
      lines.get(key).facts.push(fact);
    }));
    const touching = new Map();
    lines.forEach((line) => [line.a, line.b].forEach((node) => touching.set(node, (touching.get(node) || 0) + 1)));
    let nodes = [...chosen];
    if (now.degree) { nodes = nodes.filter((node) => (touching.get(node) || 0) >= now.degree); }
    const kept = new Set(nodes);
    const joined = [...lines.values()].filter((line) => kept.has(line.a) && kept.has(line.b));
    return { nodes: nodes.sort((a, b) => a - b), lines: joined.sort((x, y) => x.a - y.a || x.b - y.b), touching };
  }

  kgx.visible = { shown, fits, stands };
})();
