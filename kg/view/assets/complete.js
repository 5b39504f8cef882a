/* completion: keywords, prefixes, classes and properties, variables, and entities by any of their names */
(function (kg) {
  "use strict";
  const MOST = 12;
  const WAIT = 90;
  const { area, put, spot } = kg.editor;
  const list = kg.id("choices");
  let prefixes = [];
  let terms = [];
  let shown = [];
  let active = -1;
  let from = 0;
  let timer = 0;
  let asked = 0;

  /* the first call of all: later ones find the service's reader awake */
  kg.awake = kg.get("/api/vocabulary").then((found) => { prefixes = found.prefixes; terms = found.terms; })
    .catch((error) => kg.status(error.message, error.message));

  function short(iri) {
    const fitting = prefixes.filter((each) => iri.startsWith(each.namespace)).sort((a, b) => b.namespace.length - a.namespace.length)[0];
    const local = fitting ? iri.slice(fitting.namespace.length) : "";
    return local && /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?$/u.test(local) ? fitting.name + ":" + local : "<" + iri + ">";
  }
  kg.short = short;
  kg.long = function (name) {
    const known = prefixes.find((each) => name.startsWith(each.name + ":"));
    return known ? known.namespace + name.slice(known.name.length + 1) : name;
  };

  /* the word before the caret; null inside comments, strings and IRIs */
  function word() {
    const end = area.selectionEnd;
    const inside = kg.pieces(area.value).find(([kind, start, stop]) => start < end && end <= stop && ["comment", "string", "iri"].includes(kind));
    if (inside || area.selectionStart !== end) { return null; }
    return /[?$]?[\p{L}\p{N}_.:%-]*$/u.exec(area.value.slice(0, end))[0];
  }
  function own(text) {
    const low = text.toLowerCase();
    if (/^[?$]/.test(text)) {
      const names = new Set(kg.pieces(area.value).filter(([kind]) => kind === "variable").map(([, start, end]) => area.value.slice(start, end)));
      names.delete(text);
      return [...names].filter((name) => name.toLowerCase().startsWith(low)).sort().map((name) => ({ insert: name, kind: ["变量", "variable"] }));
    }
    const local = low.includes(":") ? low.slice(low.indexOf(":") + 1) : low;
    const found = [];
    terms.forEach((term) => {
      const name = term.name.toLowerCase();
      const begins = name.startsWith(low) || (!low.includes(":") && name.split(":")[1].startsWith(low));
      const called = (!low.includes(":") || name.startsWith(low.split(":")[0] + ":")) && local &&
        (term.zh.includes(local) || term.en.toLowerCase().includes(local));
      if (begins || called) {
        const kind = term.kind === "class" ? ["类", "class"] : ["属性", "property"];
        found.push({ insert: term.name, zh: term.zh, en: term.en, kind, rank: begins ? 0 : 1 });
      }
    });
    found.sort((a, b) => a.rank - b.rank);
    if (low.includes(":")) { return found; }
    const words = kg.KEYWORDS.filter((each) => each.startsWith(text.toUpperCase())).map((each) => ({ insert: each, kind: ["关键词", "keyword"] }));
    const names = prefixes.filter((each) => each.name.startsWith(low)).map((each) => ({ insert: each.name + ":", kind: ["前缀", "prefix"] }));
    return [...words.slice(0, 4), ...names.slice(0, 4), ...found];
  }
  async function entities(text) {
    const named = /^(fkgr|fkgc):(.*)$/u.exec(text);
    const asking = named && /[^\x00-\x7f]/.test(named[2]) ? named[2] : text;
    if (/^[?$]/.test(text) || kg.KEYWORDS.includes(text) || (text.includes(":") && !named) || (!/[^\x00-\x7f]/.test(asking) && asking.length < 2)) { return []; }
    const found = await kg.get("/api/search", { q: asking, limit: 8 });
    return found.hits.map((hit) => ({ insert: short(hit.iri), zh: hit.zh, en: hit.en, kind: [hit.cls, hit.cls], form: hit.form }));
  }

  function close() {
    clearTimeout(timer);
    asked += 1;
    hide();
  }
  function hide() {
    list.hidden = true;
    active = -1;
    area.removeAttribute("aria-activedescendant");
    area.removeAttribute("aria-controls");
  }
  function mark(index) {
    active = index;
    Array.from(list.children).forEach((item, n) => item.setAttribute("aria-selected", String(n === index)));
    const item = list.children[index];
    if (!item) { area.removeAttribute("aria-activedescendant"); return; }
    area.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }
  function take(index) {
    const text = shown[index].insert;
    const end = area.selectionEnd;
    close();
    put(from, end, text + (text.endsWith(":") ? "" : " "));
    close();
  }
  function show(found) {
    shown = found.slice(0, MOST);
    if (!shown.length) { hide(); return; }
    kg.fill(list, ...shown.map((each, n) => kg.make("li", { role: "option", id: "choice-" + n, "aria-selected": "false",
      mousedown: (event) => { event.preventDefault(); take(n); } },
    kg.make("code", {}, each.insert), each.zh ? kg.make("span", { class: "called" }, kg.both(each.zh, each.en)) : "",
    each.form && each.form !== each.zh && each.form !== each.en ? kg.make("span", { class: "form" }, each.form) : "",
    kg.make("small", {}, kg.both(...each.kind)))));
    const box = list.parentElement.getBoundingClientRect();
    const at = spot(from);
    list.hidden = false;
    list.style.left = Math.max(0, Math.min(at.left - box.left, box.width - list.offsetWidth)) + "px";
    list.style.top = Math.min(at.bottom - box.top, box.height) + 2 + "px";
    area.setAttribute("aria-controls", "choices");
    mark(-1);
  }
  async function open(always) {
    const text = word();
    const enough = text && (/[^\x00-\x7f:]/.test(text) || text.includes(":") || text.length > 1);
    if (text === null || (!always && !enough)) { close(); return; }
    const mine = (asked += 1);
    from = area.selectionEnd - text.length;
    const found = own(text).filter((each) => each.insert !== text);
    show(found);
    let more = [];
    try { more = await entities(text); } catch (error) { kg.status(error.message, error.message); }
    if (mine === asked && more.length) {
      const seen = new Set(more.map((each) => each.insert));
      const few = found.filter((each) => !seen.has(each.insert)).slice(0, Math.max(MOST - more.length, 4));
      show(/[^\x00-\x7f]/.test(text) ? [...more, ...few] : [...few, ...more]);
    }
  }
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(open, WAIT, false);
  });
  area.addEventListener("blur", close);
  area.addEventListener("click", close);
  area.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.code === "Space") { event.preventDefault(); open(true); return; }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { close(); return; }
    if (list.hidden || event.isComposing) { return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); mark(active < 0 ? (step > 0 ? 0 : shown.length - 1) : (active + step + shown.length) % shown.length); }
    else if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(); }
    else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) { event.preventDefault(); take(active); }
    else if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") { close(); }
  });
})(window.kg);
