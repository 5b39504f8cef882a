/* what is drawn as tables: entities and facts, sortable; what screen readers and careful readers use */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, make, id } = kgx;
  const PAGE = 200;
  const sorts = {};

  function entityRows() {
    const { nodes, touching } = kgx.parts.view;
    return nodes.map((node) => ({
      cells: [kgx.name(node), kgx.pick(told.classes[told.nodes.cls[node]].slice(1, 3)), touching.get(node) || 0, kgx.degree[node], sum(told.nodes.mentions[node])],
      open: () => kgx.state.change({ chosen: ["n", node] }),
    }));
  }
  function sum(pairs) { return pairs.reduce((all, part, place) => all + (place % 2 ? part : 0), 0); }
  function factRows() {
    return kgx.parts.view.lines.flatMap((line) => line.facts).map((fact) => ({
      cells: [kgx.name(fact.s), kgx.pick(told.predicates[fact.p].slice(1)), kgx.name(fact.t), fact.date, fact.proofs.length ? fact.belief / 100 : "",
        fact.proofs.length ? kgx.reportsOf(fact).map((report) => told.reports[report][0]).join(" ") : kgx.say("lexicon")],
      open: () => kgx.state.change({ chosen: ["e", Math.min(fact.s, fact.t), Math.max(fact.s, fact.t)] }),
    }));
  }
  const KINDS = {
    entities: { heads: ["name", "class", "lines_drawn", "neighbours", "passages"], rows: entityRows },
    facts: { heads: ["subject", "relation", "object", "date", "belief", "reports"], rows: factRows },
  };
  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") { return a - b; }
    return String(a).localeCompare(String(b), "zh-Hans-CN-u-co-pinyin");
  }
  function table(kind) {
    const { heads, rows } = KINDS[kind];
    const found = rows();
    const sort = sorts[kind];
    if (sort) { found.sort((x, y) => sort.way * compare(x.cells[sort.column], y.cells[sort.column])); }
    const head = make("tr", {}, ...heads.map((name, column) => make("th", { scope: "col", "aria-sort": sort && sort.column === column ? (sort.way > 0 ? "ascending" : "descending") : "none" },
      make("button", { type: "button", click: () => { sorts[kind] = { column, way: sort && sort.column === column ? -sort.way : 1 }; render(); } }, kgx.say("head_" + name)))));
    const body = make("tbody");
    function add(from, to) {
      body.append(...found.slice(from, to).map(({ cells, open }) => make("tr", {}, ...cells.map((cell, column) => (column === 0
        ? make("th", { scope: "row" }, make("button", { type: "button", class: "node", click: open }, make("bdi", {}, String(cell))))
        : make("td", { class: typeof cell === "number" ? "num" : null }, make("bdi", {}, String(cell))))))));
    }
    add(0, PAGE);
    const more = found.length > PAGE ? make("button", { type: "button", class: "more", click: () => { add(PAGE, found.length); more.remove(); } }, kgx.say("more", found.length - PAGE)) : null;
    return make("div", {}, make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": kgx.say("table_" + kind) },
      make("table", {}, make("caption", {}, kgx.say("table_" + kind) + " (" + found.length + ")"), make("thead", {}, head), body)), more);
  }
  function render() {
    const box = id("tables");
    if (box.hidden) { box.replaceChildren(); return; }
    box.replaceChildren(table("entities"), table("facts"));
  }
  kgx.table = { render, entityRows, factRows };
})();
