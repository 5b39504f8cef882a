/* the editor: a text area over its own coloured copy, with line numbers */
(function (kg) {
  "use strict";
  const area = kg.id("query");
  const copy = document.querySelector(".editor pre");
  const gutter = document.querySelector(".gutter div");
  const trouble = kg.id("trouble");
  let bad = -1;

  function draw() {
    const lines = area.value.split("\n").length;
    const wrong = bad < 0 ? 0 : area.value.slice(0, bad).split("\n").length;
    kg.highlight(copy, area.value, bad);
    kg.fill(gutter, ...Array.from({ length: lines }, (_, n) => kg.make("div", { class: n + 1 === wrong ? "bad" : null }, String(n + 1))));
    area.rows = Math.min(Math.max(lines, 6), 20);
    follow();
  }
  function follow() {
    copy.style.transform = "translate(" + -area.scrollLeft + "px," + -area.scrollTop + "px)";
    gutter.style.transform = "translateY(" + -area.scrollTop + "px)";
  }
  function place(line, column) {
    const lines = area.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    /* the parser counts characters, a text area counts UTF-16 units */
    return before + Array.from(lines[line - 1] || "").slice(0, column - 1).join("").length;
  }
  function forgive() {
    bad = -1;
    trouble.hidden = true;
    area.removeAttribute("aria-invalid");
  }
  /* tell what is wrong, and mark where */
  function complain(message) {
    const found = /line (\d+), column (\d+)/.exec(message);
    area.setAttribute("aria-invalid", "true");
    trouble.hidden = false;
    kg.fill(trouble, message);
    if (found) {
      bad = place(Number(found[1]), Number(found[2]));
      trouble.append(" ", kg.make("button", { type: "button", click: () => { area.focus(); area.setSelectionRange(bad, bad); } },
        kg.both("到第 " + found[1] + " 行", "Go to line " + found[1])));
    }
    draw();
  }
  /* set the text so that the browser's undo knows of it */
  function put(start, end, text) {
    area.focus();
    area.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) { area.setRangeText(text, start, end, "end"); area.dispatchEvent(new Event("input")); }
  }
  /* where on the page a place in the text stands */
  function spot(offset) {
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    let left = offset;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (left <= node.length) {
        const range = document.createRange();
        range.setStart(node, left);
        return range.getBoundingClientRect();
      }
      left -= node.length;
    }
    return copy.getBoundingClientRect();
  }
  area.addEventListener("input", () => { forgive(); draw(); });
  area.addEventListener("scroll", follow);
  draw();
  kg.editor = { area, put, spot, complain, forgive: () => { forgive(); draw(); }, set(text) { area.value = text; forgive(); draw(); } };
})(window.kg);
