/* one result at a time: as table, chart or network, to sift and to save */
(function (kg) {
  "use strict";
  const area = kg.id("results");
  const holder = kg.id("shown");
  const sift = kg.id("sift");
  const count = kg.id("count");
  const buttons = Array.from(document.querySelectorAll("[data-view]"));
  let result = null;
  let table = null;

  function told(shown, total) {
    kg.fill(count, shown === total ? kg.both(total + " 行", total + " rows") : kg.both(shown + " / " + total + " 行", shown + " of " + total + " rows"));
  }
  function view(name) {
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === name)));
    sift.hidden = name !== "table";
    if (name === "table") {
      table = kg.table(result, told);
      if (sift.value) { table.sift(sift.value); }
      kg.fill(holder, table.element);
    } else { kg.fill(holder, name === "chart" ? kg.chart(result) : kg.network(result)); }
  }
  kg.show = function (found) {
    result = found;
    sift.value = "";
    area.hidden = false;
    const fitting = { table: true, chart: kg.charts(found), network: kg.draws(found) };
    buttons.forEach((button) => { button.hidden = !fitting[button.dataset.view]; });
    view("table");
  };
  buttons.forEach((button) => button.addEventListener("click", () => view(button.dataset.view)));
  sift.addEventListener("input", () => table.sift(sift.value));
  /* drawings write labels in one language; draw them again in the other */
  document.querySelectorAll(".lang button").forEach((button) => button.addEventListener("click", () => {
    const shown = buttons.find((each) => each.getAttribute("aria-pressed") === "true");
    if (result && shown && shown.dataset.view !== "table") { view(shown.dataset.view); }
  }));
  function save(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    kg.make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }
  document.querySelectorAll("[data-save]").forEach((button) => button.addEventListener("click", () => {
    if (button.dataset.save === "csv") { save("result.csv", "text/csv;charset=utf-8", kg.toCsv(result)); }
    else { save("result.json", "application/sparql-results+json", kg.toJson(result)); }
  }));
})(window.kg);
