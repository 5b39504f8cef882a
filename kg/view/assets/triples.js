/* triples between things as a drawing: places are computed here, from the same start every time */
(function (kg) {
  "use strict";
  const MOST = 120;
  const WIDTH = 1000;
  const HEIGHT = 640;
  const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

  function edges(result) {
    return result.rows.filter(([subject, predicate, object]) => subject.type === "uri" && object.type === "uri" && predicate.value !== TYPE)
      .map(([subject, predicate, object]) => [subject.value, predicate.value, object.value]);
  }
  kg.draws = function (result) { return result.triples && edges(result).length > 0; };

  /* forces after Fruchterman and Reingold 1991: all repel, edges pull, ever smaller steps */
  function layout(nodes, links) {
    const ideal = 0.85 * Math.sqrt((WIDTH * HEIGHT) / nodes.length);
    const at = nodes.map((_, n) => {
      const turn = n * 2.399963;
      const far = 18 * Math.sqrt(n + 1);
      return [WIDTH / 2 + far * Math.cos(turn), HEIGHT / 2 + far * Math.sin(turn)];
    });
    for (let round = 0; round < 260; round += 1) {
      const move = nodes.map(() => [0, 0]);
      for (let a = 0; a < nodes.length; a += 1) {
        for (let b = 0; b < a; b += 1) {
          const [dx, dy] = [at[a][0] - at[b][0], at[a][1] - at[b][1]];
          const far = Math.max(Math.hypot(dx * 0.6, dy), 0.1); /* names are wide: keep more room beside than above */
          const push = far > 3 * ideal ? 0 : (ideal * ideal) / (far * far);
          move[a][0] += dx * push; move[a][1] += dy * push;
          move[b][0] -= dx * push; move[b][1] -= dy * push;
        }
        move[a][0] += (WIDTH / 2 - at[a][0]) * 0.15;
        move[a][1] += (HEIGHT / 2 - at[a][1]) * 0.25;
      }
      links.forEach(([a, b]) => {
        const [dx, dy] = [at[a][0] - at[b][0], at[a][1] - at[b][1]];
        const pull = Math.hypot(dx, dy) / ideal;
        move[a][0] -= dx * pull; move[a][1] -= dy * pull;
        move[b][0] += dx * pull; move[b][1] += dy * pull;
      });
      const step = 60 * (1 - round / 260) + 1;
      move.forEach(([dx, dy], n) => {
        const far = Math.max(Math.hypot(dx, dy), 0.1);
        at[n][0] += (dx / far) * Math.min(far, step);
        at[n][1] += (dy / far) * Math.min(far, step);
      });
    }
    return fitted(at);
  }
  /* the places stretched over the drawing, so that its words keep their size */
  function fitted(at) {
    return at.map((point) => point.map((value, axis) => {
      const all = at.map((each) => each[axis]);
      const [low, high] = [Math.min(...all), Math.max(...all)];
      const [margin, size] = axis ? [30, HEIGHT - 80] : [100, WIDTH - 200];
      return margin + (high > low ? ((value - low) / (high - low)) * size : size / 2);
    }));
  }
  /* keeps boxes that are taken; a name that would lie over another waits until it is pointed at */
  function room() {
    const taken = [];
    return (left, top, right, bottom) => {
      const meets = taken.some((box) => left < box[2] && right > box[0] && top < box[3] && bottom > box[1]);
      if (!meets) { taken.push([left, top, right, bottom]); }
      return !meets;
    };
  }
  function paint(all, told) {
    const degree = new Map();
    all.forEach(([a, , b]) => [a, b].forEach((each) => degree.set(each, (degree.get(each) || 0) + 1)));
    const nodes = [...degree.keys()].sort((a, b) => degree.get(b) - degree.get(a) || (a < b ? -1 : 1)).slice(0, MOST);
    const place = new Map(nodes.map((iri, n) => [iri, n]));
    const kept = all.filter(([a, , b]) => place.has(a) && place.has(b) && a !== b);
    const at = layout(nodes, kept.map(([a, , b]) => [place.get(a), place.get(b)]));
    const kinds = new Set(kept.map(([, predicate]) => predicate));
    const said = (iri) => kg.label(iri)[kg.lang() === "en" ? 1 : 0];
    const lines = kept.map(([a, predicate, b]) => {
      const [from, to] = [at[place.get(a)], at[place.get(b)]];
      const far = Math.max(Math.hypot(to[0] - from[0], to[1] - from[1]), 1);
      const [ux, uy] = [(to[0] - from[0]) / far, (to[1] - from[1]) / far];
      const made = kg.svg("line", { x1: from[0], y1: from[1], x2: to[0] - ux * 11, y2: to[1] - uy * 11, "marker-end": "url(#arrow)" },
        kg.svg("title", {}, said(a) + " — " + said(predicate) + " → " + said(b)));
      const word = kg.svg("text", { x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2 - 3, class: "relation" }, said(predicate));
      return kinds.size > 1 && kept.length <= 60 && far > 60 ? [made, word] : [made];
    }).flat();
    const free = room();
    const dots = nodes.map((iri, n) => {
      const [x, y] = at[n];
      const long = Array.from(said(iri)).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 13 : 7.2), 0) / 2;
      const below = [24, -12].find((shift) => free(x - long, y + shift - 11, x + long, y + shift + 3));
      const link = kg.svg("a", { href: kg.address(iri) || "#network", tabindex: "0", class: below ? "" : "crowded" },
        kg.svg("circle", { cx: x, cy: y, r: Math.min(6 + Math.sqrt(degree.get(iri)), 14) }, kg.svg("title", {}, said(iri))),
        kg.svg("text", { x, y: y + (below || 24) }, said(iri)));
      link.addEventListener("click", (event) => { event.preventDefault(); if (kg.address(iri)) { kg.openThing(iri, link); } });
      return link;
    });
    const tip = kg.svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
      kg.svg("path", { d: "M0 0 8 4 0 8z" }));
    told(nodes.length, degree.size, kept.length, kinds.size === 1 ? kg.label([...kinds][0]) : null);
    return kg.speak(kg.svg("svg", { viewBox: "0 0 " + WIDTH + " " + HEIGHT, role: "group" }, kg.svg("defs", {}, tip), ...lines, ...dots), "aria-label", "网络", "Network");
  }
  kg.network = function (result) {
    const all = edges(result);
    const note = kg.make("p", { class: "note" });
    const holder = kg.make("div", { class: "network" });
    function draw() {
      kg.fill(holder, paint(all, (shown, total, lines, kind) => kg.fill(note, kg.both(
        "画出 " + shown + " / " + total + " 个事物，" + lines + " 条关系" + (kind ? "（" + kind[0] + "）" : "") + "；点按可打开。",
        shown + " of " + total + " things and " + lines + " relations drawn" + (kind ? " (" + kind[1] + ")" : "") + "; a click opens one."))));
    }
    draw();
    kg.learn(result.rows.slice(0, 400)).then(draw).catch((error) => kg.status(error.message, error.message));
    return kg.make("div", {}, holder, note);
  };
})(window.kg);
