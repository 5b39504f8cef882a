/* the panel beside the page: what was opened last, and the way back */
(function (kg) {
  "use strict";
  const panel = kg.id("panel-side");
  const inside = kg.id("inside");
  const back = kg.id("back");
  let trail = [];
  let opener = null;
  let turn = 0;

  async function show() {
    const mine = (turn += 1);
    const load = trail[trail.length - 1];
    panel.hidden = false;
    document.body.classList.add("opened");
    back.hidden = trail.length < 2;
    kg.fill(inside, kg.make("p", { class: "note" }, kg.both("读取中…", "Reading…")));
    let made;
    try { made = await load(); } catch (error) { made = kg.make("p", { class: "wrong", role: "alert" }, error.message); }
    if (mine === turn) { kg.fill(inside, made); panel.scrollTop = 0; }
  }
  function open(load, from) {
    if (panel.hidden || !panel.contains(from)) { trail = []; opener = from; }
    trail.push(load);
    show();
    panel.focus({ preventScroll: true });
  }
  function close() {
    if (panel.hidden) { return; }
    turn += 1;
    panel.hidden = true;
    document.body.classList.remove("opened");
    if (opener && opener.isConnected) { opener.focus(); } else { kg.editor.area.focus(); }
  }
  back.addEventListener("click", () => { trail.pop(); show(); panel.focus({ preventScroll: true }); });
  kg.id("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) { close(); } });
  document.querySelectorAll(".lang button").forEach((button) => button.addEventListener("click", () => { if (!panel.hidden) { show(); } }));

  kg.openThing = (iri, from) => open(() => kg.card(iri), from);
  kg.openRow = (row, named, from) => open(() => kg.proof(row, named), from);
})(window.kg);
