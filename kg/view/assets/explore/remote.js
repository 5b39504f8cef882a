/* what the page does not hold, asked of the server it came from: names, neighbours, sentences, paths; it enters the same columns */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, byIri, facts, NAMESPACES, source } = kgx;
  const PART = 200; /* neighbours in one answer */
  const AT_ONCE = 6;
  const BLOCK = 240; /* nodes whose joins are asked for at once, twice */
  const CELLS = 40;
  const [OURS, CONCEPTS] = [NAMESPACES["r:"], NAMESPACES["c:"]];
  const ONTOLOGY = "https://w3id.org/fintech-kg/ontology#";
  const SKOS = "http://www.w3.org/2004/02/skos/core#";

  function shorten(iri) { return iri.startsWith(CONCEPTS) ? "c:" + iri.slice(CONCEPTS.length) : iri.startsWith(OURS) ? "r:" + iri.slice(OURS.length) : iri; }
  function lengthen(short) { return (NAMESPACES[short.slice(0, 2)] || short.slice(0, 2)) + short.slice(2); }

  async function ask(path, body) {
    const reply = await fetch(path, body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const answer = await reply.json();
    if (!reply.ok) { throw new Error(answer.message); }
    return answer;
  }
  function get(call, parameters) { return ask("/api/" + call + "?" + new URLSearchParams(parameters)); }
  function complain(error) { kgx.id("said").textContent = kgx.say("not_answered", error.message); }
  /* an answer that cannot be had is told, and what waits for it goes on with what is known */
  function soft(promise, instead) { return promise.catch((error) => { complain(error); return instead; }); }

  /* classes, relations and reports by name */
  const classes = new Map(told.classes.map(([name], number) => [name, number]));
  const reports = new Map(told.reports.map(([name], number) => [name, number]));
  const predicates = new Map(told.predicates.map(([name], number) => [name, number]));
  function classOf(names) {
    const known = names.split(" ").map((name) => classes.get(name.replace("fkg:", ""))).filter((number) => number !== undefined);
    return known.sort((a, b) => told.classes[b][3].length - told.classes[a][3].length || a - b)[0];
  }
  function predicateOf(iri) {
    const name = iri.replace(ONTOLOGY, "").replace(SKOS, "");
    if (!predicates.has(name)) { predicates.set(name, told.predicates.push([name, name, name]) - 1); }
    return predicates.get(name);
  }
  function textOf(text) { return told.texts.push(text) - 1; }

  /* the number of a thing, which is made a node if it is none yet; undefined for what is no entity */
  function enter({ iri, zh, en, cls }) {
    const short = shorten(iri);
    if (byIri.has(short)) { return byIri.get(short); }
    const kind = classOf(cls);
    if (kind === undefined) { return undefined; }
    const column = { iri: short, zh, en: en === zh ? "" : en, aliases: [], cls: kind, mentions: [] };
    const node = told.nodes.iri.length;
    Object.entries(column).forEach(([name, value]) => told.nodes[name].push(value));
    kgx.enterNode(node);
    return node;
  }
  const seen = new Set(facts.map(mark));
  function mark(fact) { return fact.id || [fact.s, fact.p, fact.t].join("-"); }
  function enterFact(fact) {
    if (seen.has(mark(fact))) { return false; }
    seen.add(mark(fact));
    kgx.enterFact({ number: facts.length, ...fact });
    return true;
  }
  /* a proof of which no more is known yet than its report */
  const empty = new Set();
  function stub(report) {
    const column = told.proofs;
    const number = column.report.push(report) - 1;
    Object.entries({ section: -1, page: null, quote: -1, context: [], digest: 0, extractor: -1, pattern: -1, confidence: 0 }).forEach(([name, value]) => column[name].push(value));
    empty.add(number);
    return number;
  }
  function write(number, { section, page, quote, context, kind, extractor, pattern, confidence }) {
    const filled = { section: textOf(section), page, quote: textOf(quote), context: context.map(textOf), digest: kind === "digest" ? 1 : 0, extractor: textOf(extractor),
      pattern: textOf(pattern), confidence: Math.round(100 * Number(confidence || 0)) };
    Object.entries(filled).forEach(([name, value]) => { told.proofs[name][number] = value; });
    empty.delete(number);
  }
  function stubs(places) { return places.filter(({ report }) => reports.has(report)).flatMap(({ report, places: number }) => Array.from({ length: number }, () => stub(reports.get(report)))); }
  function reportOf(proof) { return proof.report.slice(proof.report.lastIndexOf("/") + 1); }
  function read(evidence) {
    return evidence.filter((proof) => reports.has(reportOf(proof))).map((proof) => { const number = stub(reports.get(reportOf(proof))); write(number, proof); return number; });
  }

  /* things and what joins them; is anything of it new? */
  function add({ things, joins }) {
    const before = facts.length + told.nodes.iri.length;
    things.forEach(enter);
    joins.forEach((join) => {
      const [s, t] = [byIri.get(shorten(join.subject)), byIri.get(shorten(join.object))];
      const fact = { id: shorten(join.statement).replace(/^r:/, ""), s, t, p: predicateOf(join.predicate), value: "", belief: Math.round(100 * join.belief), date: join.date };
      if (s !== undefined && t !== undefined && !seen.has(mark(fact))) { enterFact({ ...fact, proofs: stubs(join.told) }); }
    });
    return facts.length + told.nodes.iri.length > before;
  }
  function joinsOf(iris) { return iris.length ? ask("/api/joins", { iris }).then(add) : Promise.resolve(false); }

  /* neighbours: which part was asked for last, and whether there are more */
  const asked = new Map();
  async function part(node) {
    const { page } = asked.get(node) || { page: 0 };
    const iri = kgx.iri(node);
    const { neighbours, more } = await get("neighbours", { iri, limit: PART, page: page + 1 });
    await joinsOf([...new Set([iri, ...neighbours.map(({ thing }) => thing.iri)])]);
    asked.set(node, { page: page + 1, more });
  }
  async function parts(nodes) { for (let place = 0; place < nodes.length; place += AT_ONCE) { await Promise.all(nodes.slice(place, place + AT_ONCE).map(part)); } }
  source.more = (node) => Boolean(asked.has(node) && asked.get(node).more);
  source.near = (nodes, more) => {
    const wanted = nodes.filter((node) => !asked.has(node) || (more && asked.get(node).more));
    return wanted.length ? soft(parts(wanted)) : undefined;
  };

  /* what the chosen node has besides neighbours: other names, mentions, values, figures */
  const described = new Set();
  async function describe(node) {
    const { found } = await get("entity", { iri: kgx.iri(node), lang: kgx.lang() });
    described.add(node);
    told.nodes.aliases[node] = found.aliases;
    told.nodes.mentions[node] = found.mentions.filter(([report]) => reports.has(reportOf({ report: report.iri }))).flatMap(([report, count]) => [reports.get(reportOf({ report: report.iri })), count]);
    found.groups.filter(({ outgoing }) => outgoing).flatMap((group) => group.facts).filter((fact) => !fact.object.iri && fact.modality === "asserted").forEach((fact) => {
      const date = fact.qualifiers.find(([name]) => name.iri === ONTOLOGY + "date");
      enterFact({ id: shorten(fact.iri).slice(2), s: node, t: -1, p: predicateOf(fact.predicate.iri), value: fact.object.label, belief: Math.round(100 * Number(fact.belief || 0)),
        date: date ? date[1].label : "", proofs: read(fact.evidence) });
    });
    const kept = new Set(kgx.figures[node].map(({ id }) => id));
    found.statistics.filter(({ iri, about, place }) => !kept.has(shorten(iri).slice(2)) && [about, place].some((end) => end && end.iri === kgx.iri(node))).forEach((figure) => kgx.figures[node].push({
      id: shorten(figure.iri).slice(2), name: [figure.indicator.label, figure.indicator.label], period: figure.period, words: figure.words, modality: figure.modality,
      belief: Math.round(100 * Number(figure.belief || 0)), proofs: read(figure.evidence),
    }));
  }

  /* the drawn nodes between any two of which everything is known */
  let joined = new Set(told.nodes.iri.map((_, node) => node));
  async function between(drawn) {
    const fresh = drawn.filter((node) => !joined.has(node));
    if (!fresh.length) { return false; }
    joined = new Set(drawn);
    const blocks = (nodes) => Array.from({ length: Math.ceil(nodes.length / BLOCK) }, (_, place) => nodes.slice(place * BLOCK, (place + 1) * BLOCK));
    let grown = false;
    for (const some of blocks(fresh)) {
      for (const rest of blocks(drawn)) { grown = await joinsOf([...new Set([...some, ...rest])].map(kgx.iri)) || grown; }
    }
    return grown;
  }
  source.fill = (now) => {
    const node = now.chosen && now.chosen[0] === "n" ? now.chosen[1] : null;
    const unread = node !== null && (!asked.has(node) || !described.has(node));
    if (!unread && now.drawn.every((each) => joined.has(each))) { return undefined; }
    const work = [between(now.drawn)];
    if (unread && !asked.has(node)) { work.push(part(node)); }
    if (unread && !described.has(node)) { described.add(node); work.push(describe(node)); }
    return soft(Promise.all(work).then(([grown]) => (unread || grown ? { drawer: unread } : null)), null);
  };
  source.known = (shorts) => {
    const unknown = [...new Set(shorts)].filter((short) => !byIri.has(short)).slice(0, 2 * BLOCK);
    return unknown.length ? soft(joinsOf(unknown.map(lengthen))) : undefined;
  };
  source.ofClass = (cls) => {
    const drawn = kgx.state.now.drawn.filter((node) => told.nodes.cls[node] === cls).length;
    const [lexicon, assembled] = ["lexicon", "assembled"].map((name) => `<${OURS}graph/${name}>`);
    const query = `SELECT ?x (COUNT(?st) AS ?n) { { GRAPH ${lexicon} { ?x a <${ONTOLOGY}${told.classes[cls][0]}> } } UNION { GRAPH ${assembled} { ?x a <${ONTOLOGY}${told.classes[cls][0]}> } }`
      + ` OPTIONAL { ?st rdf:subject ?x } } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT ${Math.min(100 + drawn, 2 * BLOCK)}`;
    return soft(ask("/sparql?" + new URLSearchParams({ query, format: "json" })).then(({ results }) => joinsOf(results.bindings.map(({ x }) => x.value))));
  };
  /* one question at a time, always the newest; one that was overtaken before it was sent has no answer */
  let before = Promise.resolve();
  let newest = 0;
  source.search = (text, most) => {
    newest += 1;
    const turn = newest;
    const found = before.then(async () => {
      if (turn !== newest) { return null; }
      const { hits } = await get("search", { q: text, limit: most });
      return hits.map((hit) => ({ node: enter(hit), said: hit.form })).filter(({ node }) => node !== undefined);
    });
    before = found.catch(() => null);
    return soft(found, []);
  };

  /* sentences of facts and figures; the places that a report had in ``joins`` are written in the order in which the evidence comes */
  async function sentences(claims) {
    for (let place = 0; place < claims.length; place += CELLS) {
      const some = claims.slice(place, place + CELLS);
      const found = await get("evidence", some.map(({ id }) => ["cell", OURS + id]));
      const evidence = new Map([...found.facts, ...found.statistics].map((each) => [shorten(each.iri).slice(2), each.evidence]));
      some.forEach(({ id, proofs }) => {
        const rest = proofs.filter((number) => empty.has(number));
        (evidence.get(id) || []).forEach((proof) => {
          const where = rest.findIndex((number) => told.proofs.report[number] === reports.get(reportOf(proof)));
          if (where >= 0) { write(rest.splice(where, 1)[0], proof); }
        });
      });
    }
  }
  source.proofs = (claims) => {
    const unread = claims.filter(({ proofs }) => proofs.some((number) => empty.has(number)));
    return unread.length ? soft(sentences(unread)) : undefined;
  };

  source.ways = (from, to, now) => {
    const parameters = [["from", kgx.iri(from)], ["to", kgx.iri(to)], ["k", 5], ["lang", kgx.lang()], ["min_belief", now.belief / 100], ["projection", now.taxonomy ? "everything" : "facts"],
      ...now.mute.map((number) => ["without_predicate", told.predicates[number][0]])];
    const found = get("paths", parameters).then(async ({ paths, why }) => {
      const ways = paths.map(({ hops, cost }) => ({ iris: [hops[0].source.iri, ...hops.map(({ target }) => target.iri)], cost }));
      await joinsOf([...new Set(ways.flatMap(({ iris }) => iris))]);
      return { found: ways.map(({ iris, cost }) => ({ nodes: iris.map((iri) => byIri.get(shorten(iri))), cost })), why };
    });
    return found.catch((error) => ({ found: [], why: error.message }));
  };
  source.totals = () => ({ nodes: told.whole[0], facts: told.whole[1], classes: new Map(told.whole[2]) });
})();
