/* names and full text: entities of that name, and the sentences that hold all the words */
(function (kg) {
  "use strict";
  const { make, both } = kg;
  const box = kg.id("words");
  const found = kg.id("found");
  let turn = 0;

  /* the quote with the words marked */
  function marked(text, words) {
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).sort((a, b) => b.length - a.length);
    const parts = text.split(new RegExp("(" + escaped.join("|") + ")", "iu"));
    return make("span", {}, ...parts.filter(Boolean).map((part) => (words.some((word) => word.toLowerCase() === part.toLowerCase()) ? make("mark", {}, part) : part)));
  }
  function hit(each, words) {
    const things = each.entities.map((ref) => kg.thing(ref.iri, ref.label));
    const figure = kg.quote(each.quote, each, marked(each.quote, words));
    figure.append(make("p", { class: "things" }, ...things.flatMap((thing, n) => (n ? ["、", thing] : [thing]))));
    return make("li", {}, figure);
  }
  kg.find = async function (text) {
    const mine = (turn += 1);
    const words = text.split(/\s+/).filter(Boolean);
    box.value = text;
    found.hidden = !words.length;
    if (!words.length) { return; }
    kg.remember({ words: text });
    kg.fill(found, make("p", { class: "note" }, both("检索中…", "Searching…")));
    try {
      const [names, passages] = await Promise.all([
        kg.get("/api/search", { q: text, limit: 12 }), kg.get("/api/passages", { q: text, limit: 30, lang: kg.lang() })]);
      if (mine !== turn) { return; }
      const things = names.hits.map((each) => kg.thing(each.iri, both(each.zh, each.en)));
      const near = names.similar ? both("相近的名称：", "Similar names: ") : both("名称：", "Names: ");
      kg.fill(found,
        make("p", { class: "things" }, things.length ? near : both("没有这样的名称。", "No such name."), ...things.flatMap((thing, n) => (n ? ["、", thing] : [thing]))),
        make("p", { class: "note" }, both("原文 " + passages.hits.length + " 处", passages.hits.length + " passages")),
        make("ol", { class: "passages" }, ...passages.hits.map((each) => hit(each, words))),
        make("button", { type: "button", click: () => { found.hidden = true; box.focus(); } }, both("收起", "Close")));
    } catch (error) { if (mine === turn) { kg.fill(found, make("p", { class: "wrong", role: "alert" }, error.message)); } }
  };
  box.form.addEventListener("submit", (event) => { event.preventDefault(); kg.find(box.value.trim()); });
})(window.kg);
