/* a result as a table: sorted by its heads, filtered, every thing and every row open to what is known of it */
(function (kg) {
  "use strict";
  const PAGE = 200;
  const MOST_TEXTS = 400;
  const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });
  const names = new Map();
  const meanings = new Map();

  /* what the cells of some rows are called, asked for once */
  async function learn(rows) {
    const iris = new Set();
    const texts = new Set();
    rows.forEach((row) => row.forEach((cell) => {
      if (!cell) { return; }
      if (cell.type === "uri" && !names.has(cell.value)) { iris.add(cell.value); }
      if (cell.type === "literal" && !kg.isNumber(cell) && cell.value.length < 60 && !meanings.has(cell.value)) { texts.add(cell.value); }
    }));
    if (!iris.size && !texts.size) { return; }
    const found = await kg.post("/api/labels", { iris: [...iris].slice(0, MOST_TEXTS), texts: [...texts].slice(0, MOST_TEXTS) });
    texts.forEach((text) => meanings.set(text, ""));
    found.things.forEach((each) => {
      const [zh, en] = kg.words.outside[each.zh] || [each.zh, each.en];
      names.set(each.iri, { zh, en });
    });
    found.names.forEach((each) => meanings.set(each.text, each.iri));
  }
  /* a link to a thing's page that opens its card beside the table */
  kg.thing = function (iri, ...inside) {
    return kg.make("a", { href: kg.address(iri), class: "open", title: kg.short(iri), click: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      kg.openThing(iri, event.currentTarget);
    } }, ...inside);
  };
  function content(cell) {
    if (!cell) { return ""; }
    if (cell.type === "uri") {
      const known = names.get(cell.value);
      const text = known ? kg.both(known.zh, known.en) : kg.short(cell.value);
      return kg.address(cell.value) ? kg.thing(cell.value, text) : kg.make("span", { title: cell.value }, text);
    }
    const meant = cell.type === "literal" ? meanings.get(cell.value) : "";
    return meant ? kg.thing(meant, cell.value) : kg.make("span", { lang: cell["xml:lang"] || null }, cell.value);
  }
  function text(cell) {
    const known = cell && cell.type === "uri" ? names.get(cell.value) : null;
    return cell ? cell.value + (known ? " " + known.zh + " " + known.en : "") : "";
  }
  function key(cell) {
    const known = cell.type === "uri" ? names.get(cell.value) : null;
    return known ? (kg.lang() === "en" ? known.en : known.zh) : cell.value;
  }
  kg.label = function (iri) { const known = names.get(iri); return known ? [known.zh, known.en] : [kg.short(iri), kg.short(iri)]; };
  kg.learn = learn;
  /* the thing that a cell stands for or names; empty for none */
  kg.meant = function (cell) {
    if (!cell) { return ""; }
    return cell.type === "uri" ? (kg.address(cell.value) && cell.value) : meanings.get(cell.value) || "";
  };

  kg.table = function (result, told) {
    const numeric = result.head.map((_, n) => result.rows.some((row) => row[n]) && result.rows.every((row) => !row[n] || kg.isNumber(row[n])));
    let order = { column: -1, falling: false };
    let words = [];
    let most = PAGE;
    let rows = result.rows;
    const body = kg.make("tbody");
    const more = kg.make("button", { type: "button", class: "more", click: () => { most += PAGE; draw(); } });
    const heads = result.head.map((name, n) => kg.make("th", { scope: "col", "aria-sort": "none", class: numeric[n] ? "num" : null },
      kg.make("button", { type: "button", click: () => sort(n) }, name)));
    const last = kg.make("th", { scope: "col" }, kg.make("span", {}, kg.both("证据", "Evidence")));

    function sort(column) {
      order = { column, falling: order.column === column && !order.falling };
      heads.forEach((head, n) => head.setAttribute("aria-sort", n === column ? (order.falling ? "descending" : "ascending") : "none"));
      choose();
    }
    function choose() {
      rows = result.rows.filter((row) => words.every((word) => row.some((cell) => text(cell).toLowerCase().includes(word))));
      const n = order.column;
      if (n >= 0) {
        const compare = numeric[n] ? (a, b) => Number(a.value) - Number(b.value) : (a, b) => collator.compare(key(a), key(b));
        rows = [...rows].sort((a, b) => (!a[n] || !b[n] ? (a[n] ? -1 : b[n] ? 1 : 0) : (order.falling ? -1 : 1) * compare(a[n], b[n])));
      }
      most = PAGE;
      draw();
    }
    async function draw() {
      told(rows.length, result.rows.length);
      if (!rows.length) {
        kg.fill(body, kg.make("tr", {}, kg.make("td", { colspan: result.head.length + 1, class: "empty" }, kg.both("没有结果。", "No results."))));
        more.hidden = true;
        return;
      }
      const shown = rows.slice(0, most);
      kg.fill(body, ...shown.map(line));
      more.hidden = rows.length <= most;
      kg.fill(more, kg.both("再列出 " + PAGE + " 行", "Show " + PAGE + " more"));
      const before = names.size + meanings.size;
      try { await learn(shown); } catch (error) { kg.status(error.message, error.message); }
      if (names.size + meanings.size > before) { kg.fill(body, ...shown.map(line)); }
    }
    function line(row, number) {
      const proof = kg.speak(kg.make("button", { type: "button", class: "proof", click: (event) => kg.openRow(row, result.named || [], event.currentTarget) }, "❝"),
        "aria-label", "第 " + (number + 1) + " 行的证据", "Evidence of row " + (number + 1));
      return kg.make("tr", {}, ...row.map((cell, n) => kg.make("td", { class: numeric[n] ? "num" : null }, content(cell))), kg.make("td", {}, proof));
    }
    draw();
    const scroll = kg.speak(kg.make("div", { class: "scroll", tabindex: "0", role: "region" },
      kg.make("table", {}, kg.make("thead", {}, kg.make("tr", {}, ...heads, last)), body)), "aria-label", "结果", "Results");
    return { element: kg.make("div", {}, scroll, more), sift(value) { words = value.toLowerCase().split(/\s+/).filter(Boolean); choose(); } };
  };
})(window.kg);
