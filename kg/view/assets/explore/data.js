/* the graph as the page holds it: columns of the JSON island turned into lookups that all other parts share */
window.kgx = (function () {
  "use strict";
  const told = JSON.parse(document.getElementById("graph").textContent);
  const words = JSON.parse(document.getElementById("wording").textContent);
  const root = document.documentElement;
  const NAMESPACES = { "r:": "https://w3id.org/fintech-kg/id/", "c:": "https://w3id.org/fintech-kg/concept/" };
  const BROADER = told.predicates.findIndex((each) => each[0] === "broader");

  function lang() { return root.lang.slice(0, 2) === "en" ? "en" : "zh"; }
  function pick(pair) { return lang() === "en" ? pair[1] : pair[0]; }
  /* a sentence of the interface, with its blanks filled in */
  function say(key, ...parts) {
    return parts.reduce((text, part, place) => text.replaceAll("{" + place + "}", String(part)), pick(words[key]));
  }
  function id(name) { return document.getElementById(name); }

  /* an element with attributes and children; text is always set as text */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (typeof value === "function") { element.addEventListener(name, value); }
      else if (value !== undefined && value !== null && value !== false) { element.setAttribute(name, value === true ? "" : value); }
    });
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  /* everything known goes in here, whether the island holds it or it comes later (see ``source``) */
  const facts = [];
  const joins = [];
  const near = [];
  const about = [];
  const figures = [];
  const degree = [];
  const beside = [];
  const byIri = new Map();
  function enterNode(node) {
    [near, about, figures].forEach((column) => column.push([]));
    beside.push(new Set());
    degree.push(0);
    byIri.set(told.nodes.iri[node], node);
  }
  function enterFact(fact) {
    facts.push(fact);
    about[fact.s].push(fact);
    if (fact.t < 0 || fact.t === fact.s) { return; }
    joins.push(fact);
    about[fact.t].push(fact);
    [[fact.s, fact.t], [fact.t, fact.s]].forEach(([node, rest]) => {
      near[node].push(fact);
      beside[node].add(rest);
      degree[node] = beside[node].size;
    });
  }
  told.nodes.iri.forEach((_, node) => enterNode(node));
  told.facts.s.forEach((_, number) => enterFact({
    number,
    id: told.facts.id[number],
    s: told.facts.s[number],
    p: told.facts.p[number],
    t: told.facts.t[number],
    value: told.texts[told.facts.v[number]],
    belief: told.facts.belief[number],
    date: told.facts.date[number],
    proofs: told.facts.proofs[number],
  }));
  told.figures.id.forEach((statement, number) => {
    figures[told.figures.about[number]].push({
      id: statement,
      name: [told.texts[told.figures.zh[number]], told.texts[told.figures.en[number]] || told.texts[told.figures.zh[number]]],
      period: told.figures.period[number],
      words: told.texts[told.figures.words[number]],
      modality: told.figures.modality[number],
      belief: told.figures.belief[number],
      proofs: told.figures.proofs[number],
    });
  });
  function iri(node) {
    const short = told.nodes.iri[node];
    return (NAMESPACES[short.slice(0, 2)] || short.slice(0, 2)) + short.slice(2);
  }
  function name(node) { return (lang() === "en" && told.nodes.en[node]) || told.nodes.zh[node]; }
  /* a name as a drawing can bear it: as wide as ``most`` Chinese characters, no character that turns the direction of writing */
  function short(node, most) {
    const letters = Array.from(name(node).slice(0, 8 * most).replace(/[\u0000-\u001f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, ""));
    let wide = 0;
    const fits = letters.findIndex((letter) => { wide += letter > "\u2e7f" ? 2 : 1; return wide > 2 * most; });
    return fits < 0 ? letters.join("") : letters.slice(0, Math.max(1, fits - 1)).join("") + "…";
  }
  function other(fact, node) { return fact.s === node ? fact.t : fact.s; }
  function family(node) { return told.classes[told.nodes.cls[node]][4]; }
  function proof(number) {
    const column = told.proofs;
    return {
      report: column.report[number],
      section: told.texts[column.section[number]],
      page: column.page[number],
      quote: told.texts[column.quote[number]],
      context: column.context[number].map((place) => told.texts[place]),
      digest: column.digest[number] === 1,
      extractor: told.texts[column.extractor[number]],
      pattern: told.texts[column.pattern[number]],
      confidence: column.confidence[number],
    };
  }
  function reportsOf(fact) { return [...new Set(fact.proofs.map((number) => told.proofs.report[number]))].sort((a, b) => a - b); }

  /* where that comes from which the page does not hold. Here it holds all, so that nothing has to be asked for; remote.js asks its server.
     What may have to be waited for is a promise then: ``after`` goes on at once where it is none */
  const source = {
    near() {},    /* (nodes, more): all that is joined to some nodes; with ``more`` the next part of it */
    more() { return false; },  /* (node): is there more of it? */
    fill() {},    /* (state): what a state needs; tells of what there is more then */
    known() {},   /* (short IRIs): these nodes */
    ofClass() {}, /* (class): nodes of a class that are not drawn */
    proofs() {},  /* (facts or figures): their sentences */
    ways() {},    /* (from, to, state): paths */
    search: null, /* (text, most): names */
    totals() {
      const classes = new Map();
      told.nodes.cls.forEach((cls) => classes.set(cls, (classes.get(cls) || 0) + 1));
      return { nodes: told.nodes.iri.length, facts: joins.length, classes };
    },
  };
  function after(answer, next) { return answer instanceof Promise ? answer.then(next) : next(answer); }

  return { told, words, BROADER, NAMESPACES, source, after, enterNode, enterFact, facts, joins, near, about, figures, degree, lang, pick, say, id, make, iri, name, short, other, family,
    proof, reportsOf, byIri, parts: {}, get count() { return told.nodes.iri.length; } };
})();
