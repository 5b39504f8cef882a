/* running a query, stopping it, and its address */
(function (kg) {
  "use strict";
  const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9";
  const { area, complain, forgive } = kg.editor;
  const status = kg.id("status");
  const run = kg.id("run");
  const stop = kg.id("stop");
  let current = null;
  let written = "";

  kg.status = function (zh, en) { kg.fill(status, kg.both(zh, en)); };

  /* the hash of an address that leads back to what is shown */
  kg.remember = function (parts) {
    written = "#" + new URLSearchParams(parts).toString();
    if (location.hash !== written) { history.pushState(null, "", written); }
  };
  /* the things that a query names: a row may rest on a claim that leads to one of them */
  function named(query) {
    const iris = kg.pieces(query).filter(([kind]) => kind === "name" || kind === "iri")
      .map(([kind, start, end]) => (kind === "iri" ? query.slice(start + 1, end - 1) : kg.long(query.slice(start, end))));
    return [...new Set(iris)].filter((iri) => kg.address(iri) && !kg.address(iri).endsWith("/")).slice(0, 10);
  }
  async function ask() {
    if (current) { current.abort(); }
    const mine = (current = new AbortController());
    const query = area.value;
    forgive();
    kg.remember({ query });
    stop.hidden = false;
    run.setAttribute("aria-busy", "true");
    kg.status("运行中…", "Running…");
    const started = performance.now();
    try {
      const sent = { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: ACCEPT }, body: query, signal: mine.signal };
      const reply = await kg.told(await fetch("/sparql", sent));
      const triples = (reply.headers.get("content-type") || "").startsWith("application/n-triples");
      const found = triples ? kg.readTriples(await reply.text()) : kg.readRows(await reply.json());
      const spent = Math.round(performance.now() - started);
      if (mine !== current) { return; }
      const what = triples ? ["条三元组", "triples"] : ["行", "rows"];
      kg.status(found.rows.length + " " + what[0] + " · " + spent + " 毫秒", found.rows.length + " " + what[1] + " · " + spent + " ms");
      kg.show(Object.assign(found, { named: named(query) }));
    } catch (error) {
      if (mine !== current) { return; }
      if (error.name === "AbortError") { kg.status("已停止", "Stopped"); }
      else { kg.status("", ""); complain(error.message); }
    } finally {
      if (mine === current) {
        current = null;
        stop.hidden = true;
        run.removeAttribute("aria-busy");
      }
    }
  }
  kg.run = ask;
  run.addEventListener("click", ask);
  stop.addEventListener("click", () => { if (current) { current.abort(); area.focus(); } });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); }
    else if (event.key === "Escape" && current && !event.defaultPrevented) { event.preventDefault(); current.abort(); }
  });
  kg.id("share").addEventListener("click", async () => {
    kg.remember({ query: area.value });
    try {
      await navigator.clipboard.writeText(location.href);
      kg.status("网址已复制，打开即得同一查询", "Link copied; it opens this very query");
    } catch (error) {
      kg.status("地址栏中的网址即为本查询", "The address bar holds the link to this query");
    }
  });
  function arrive() {
    if (location.hash === written) { return; }
    const asked = new URLSearchParams(location.hash.slice(1));
    written = location.hash;
    if (asked.get("query")) { kg.editor.set(asked.get("query")); ask(); }
    else if (asked.get("words")) { kg.find(asked.get("words")); }
  }
  window.addEventListener("hashchange", arrive);
  window.addEventListener("load", arrive);
})(window.kg);
