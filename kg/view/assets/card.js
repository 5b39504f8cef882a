/* cards of entities, and claims with the sentences they were read from */
(function (kg) {
  "use strict";
  const { make, both } = kg;
  const CLAIM = /\/id\/(?:statement|observation)\//;
  const MOST = 60;

  function link(ref) { return ref.iri && kg.address(ref.iri) ? kg.thing(ref.iri, ref.label) : make("span", {}, kg.called(ref.label)); }
  function joined(parts, mark) { return parts.filter(Boolean).flatMap((part, n) => (n ? [mark, part] : [part])); }
  function word(kind, name) { const known = kg.words[kind][name]; return known ? both(...known) : null; }

  /* a sentence with its report; a digest's is marked as our own words */
  kg.quote = function (text, each, marked) {
    const where = [make("cite", { lang: "zh" }, each.title)];
    if (each.section) { where.push(make("span", { lang: "zh" }, each.section)); }
    if (each.page !== null) { where.push(make("span", {}, both("第 " + each.page + " 页", "p. " + each.page))); }
    where.push(make("span", { class: "kind " + each.kind }, word("kind", each.kind) || each.kind));
    return make("figure", { class: "quote" }, make("blockquote", { lang: "zh" }, marked || text), make("figcaption", {}, ...joined(where, " ")));
  };
  function proofs(claim) {
    return claim.evidence.flatMap((each) => [
      kg.quote(each.quote, each),
      ...(each.context.length ? [make("p", { class: "note" }, both("连同：", "together with:"))] : []),
      ...each.context.map((text) => kg.quote(text, each)),
      make("p", { class: "note how" }, each.extractor + " · " + each.pattern + " · " + each.confidence),
    ]);
  }
  function aside(parts) { const kept = parts.filter(Boolean); return kept.length ? make("small", {}, " ", ...joined(kept, " · ")) : ""; }
  function modality(name) { const said = word("modality", name); return said && make("em", { class: "modality" }, said); }
  function belief(claim) { return claim.belief && make("span", {}, both("可信度 ", "belief "), claim.belief); }
  function qualifiers(fact) { return fact.qualifiers.map(([name, value]) => make("span", {}, kg.called(name.label) + " ", link(value))); }

  function cited(each) {
    return each.sources.length && make("span", {}, both("数据来源 ", "according to "), ...joined(each.sources.map(link), "、"));
  }

  function statement(fact, parts) {
    return make("summary", {}, ...joined(parts, " "), aside([...qualifiers(fact), modality(fact.modality), belief(fact)]));
  }
  function figure(each) {
    const bound = word("bound", each.bound);
    const number = each.value || each.low + "–" + each.high;
    return make("summary", {}, link(each.indicator), " ", make("b", {}, bound || "", bound ? " " : "", number + " " + each.unit),
      aside([each.about && link(each.about), each.place && link(each.place), each.period && make("span", {}, each.period), cited(each), modality(each.modality), belief(each)]));
  }
  function claim(summary, each, open) {
    return make("details", { class: "claim", open: open ? "" : null }, summary, ...proofs(each));
  }
  function section(title, ...children) { return make("section", {}, make("h3", {}, title), ...children); }
  function cut(total) { return total > MOST ? [make("p", { class: "note" }, both("另有 " + (total - MOST) + " 条，见其页面", total - MOST + " more on its page"))] : []; }

  function names(thing) {
    const rows = [
      [both("类别", "Class"), thing.classes.map((each) => make("span", {}, kg.called(each.label))), " ⊑ "],
      [both("别名", "Also called"), thing.aliases.map((each) => make("span", {}, each)), "、"],
      [both("上位概念", "Broader"), thing.broader.map(link), "、"],
      [both("下位概念", "Narrower"), thing.narrower.map(link), "、"],
      [both("说明", "Note"), thing.note ? [make("span", {}, thing.note)] : [], ""],
      [both("提及", "Mentioned in"), thing.mentions.map(([report, number]) => make("span", {}, "《", link(report), "》" + number)), "；"],
    ];
    return make("dl", { class: "card" }, ...rows.filter((row) => row[1].length)
      .map(([head, parts, mark]) => make("div", {}, make("dt", {}, head), make("dd", {}, ...joined(parts, mark)))));
  }
  function entity(thing) {
    const groups = thing.groups.map((group) => section(
      make("span", {}, group.outgoing ? "" : "← ", kg.called(group.predicate.label), group.outgoing ? " →" : "", make("small", {}, " " + group.facts.length)),
      ...group.facts.slice(0, MOST).map((fact) => claim(statement(fact, [link(group.outgoing ? fact.object : fact.subject)]), fact)), ...cut(group.facts.length)));
    const figures = thing.statistics.length ? [section(make("span", {}, both("统计", "Statistics"), make("small", {}, " " + thing.statistics.length)),
      ...thing.statistics.slice(0, MOST).map((each) => claim(figure(each), each)), ...cut(thing.statistics.length))] : [];
    const other = thing.en && thing.en !== thing.zh ? make("p", { class: "note", lang: "en" }, thing.en) : "";
    return make("article", {}, make("h2", {}, thing.zh || thing.en), other, whole(thing.iri), names(thing), ...groups, ...figures);
  }
  function whole(iri) { return make("p", { class: "note" }, make("a", { href: kg.address(iri) }, kg.short(iri))); }

  function claims(found, title) {
    const count = found.facts.length + found.statistics.length;
    const open = count <= 3;
    const facts = found.facts.map((fact) => claim(statement(fact, [link(fact.subject), make("b", {}, kg.called(fact.predicate.label)), link(fact.object)]), fact, open));
    const figures = found.statistics.map((each) => claim(figure(each), each, open));
    const more = found.more ? [make("p", { class: "note" }, both("还有更多，未列出。", "There are more that are not listed."))] : [];
    return make("article", {}, make("h2", {}, title), ...facts, ...figures, ...more);
  }
  kg.card = async function (iri) {
    if (CLAIM.test(iri)) { return claims(await kg.get("/api/evidence", { statement: iri, lang: kg.lang() }), both("证据", "Evidence")); }
    try {
      return entity((await kg.get("/api/entity", { iri, lang: kg.lang() })).found);
    } catch (error) {
      if (error.status !== 404) { throw error; }
      const beside = make("a", { href: kg.address(iri) }, both("打开它的页面", "Open its page"));
      return make("article", {}, make("h2", {}, kg.short(iri)), make("p", {}, beside));
    }
  };
  /* what a row rests on: the claims between its cells and the things that the query names, else the card of its first thing */
  kg.proof = async function (row, named) {
    const cells = [...row.filter(Boolean).map((cell) => cell.value.slice(0, 2000)), ...named].slice(0, 40);
    const asked = new URLSearchParams([["lang", kg.lang()], ...cells.map((cell) => ["cell", cell])]);
    const found = await kg.get("/api/evidence?" + asked);
    if (found.facts.length + found.statistics.length) { return claims(found, both("本行的证据", "Evidence of this row")); }
    const thing = row.map(kg.meant).find(Boolean);
    const told = make("p", { class: "note" }, both("没有一条陈述把本行的各项连在一起。", "No statement joins the cells of this row."));
    if (!thing) { return make("article", {}, make("h2", {}, both("本行的证据", "Evidence of this row")), told); }
    const card = await kg.card(thing);
    card.prepend(told);
    return card;
  };
})(window.kg);
