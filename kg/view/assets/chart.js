/* a result of labels and numbers as bars, of years and numbers as a line */
(function (kg) {
  "use strict";
  const SPACE = "http://www.w3.org/2000/svg";
  const MOST = 40;
  const YEAR = /^[12]\d{3}(?:-[\dHQ/-]+)?$/;

  kg.svg = function (tag, attributes, ...children) {
    const element = document.createElementNS(SPACE, tag);
    Object.entries(attributes || {}).forEach(([name, value]) => element.setAttribute(name, String(value)));
    element.append(...children);
    return element;
  };
  function columns(result) {
    const filled = result.rows.length > 1;
    const all = (n, test) => filled && result.rows.every((row) => row[n] && test(row[n]));
    const years = result.head.map((_, n) => n).filter((n) => all(n, (cell) => YEAR.test(cell.value)));
    const numbers = result.head.map((_, n) => n).filter((n) => !years.includes(n) && all(n, kg.isNumber));
    const labels = result.head.map((_, n) => n).filter((n) => !numbers.includes(n) && !years.includes(n));
    return { years, numbers, labels };
  }
  kg.charts = function (result) {
    const { years, numbers, labels } = columns(result);
    return !result.triples && numbers.length > 0 && years.length + labels.length > 0;
  };
  function name(cell) { return cell.type === "uri" ? kg.label(cell.value)[kg.lang() === "en" ? 1 : 0] : cell.value; }
  function clip(text, most) { const all = Array.from(text); return all.length > most ? all.slice(0, most - 1).join("") + "…" : text; }
  function told(number) { return Number(number).toLocaleString("en", { maximumFractionDigits: 4 }); }
  /* large numbers in short beside their marks; the whole number is in the tooltip and the table */
  function brief(number) {
    const short = Math.abs(number) >= 1e5 ? { notation: "compact", maximumFractionDigits: 2 } : { maximumFractionDigits: 4 };
    return Number(number).toLocaleString(kg.lang() === "en" ? "en" : "zh-CN", short);
  }

  function bars(pairs, width) {
    const left = Math.min(240, width * 0.36);
    const low = Math.min(0, ...pairs.map((pair) => pair[1]));
    const high = Math.max(0, ...pairs.map((pair) => pair[1])) || 1;
    const scale = (width - left - 90) / (high - low);
    const zero = left - low * scale;
    return kg.svg("svg", { viewBox: "0 0 " + width + " " + (pairs.length * 26 + 10), role: "img" }, ...pairs.flatMap(([label, value], n) => {
      const y = n * 26 + 6;
      const long = Math.abs(value) * scale;
      return [
        kg.svg("text", { x: left - 8, y: y + 14, "text-anchor": "end" }, clip(label, Math.floor(left / 14))),
        kg.svg("rect", { x: value < 0 ? zero - long : zero, y, width: Math.max(long, 1), height: 18 }, kg.svg("title", {}, label + ": " + told(value))),
        kg.svg("text", { x: Math.max(zero, zero + value * scale) + 6, y: y + 14, class: "value" }, brief(value)),
      ];
    }));
  }
  function line(pairs, width) {
    const height = 320;
    const low = Math.min(0, ...pairs.map((pair) => pair[1]));
    const high = Math.max(...pairs.map((pair) => pair[1])) || 1;
    const x = (n) => 70 + (pairs.length > 1 ? (n * (width - 140)) / (pairs.length - 1) : 0);
    const y = (value) => height - 40 - ((value - low) / (high - low || 1)) * (height - 80);
    const step = Math.ceil(pairs.length / Math.max(2, Math.floor(width / 90)));
    return kg.svg("svg", { viewBox: "0 0 " + width + " " + height, role: "img" },
      kg.svg("line", { x1: 60, x2: width - 30, y1: y(0), y2: y(0), class: "axis" }),
      kg.svg("polyline", { points: pairs.map(([, value], n) => x(n) + "," + y(value)).join(" ") }),
      ...pairs.flatMap(([label, value], n) => [
        kg.svg("circle", { cx: x(n), cy: y(value), r: 4 }, kg.svg("title", {}, label + ": " + told(value))),
        ...(n % step ? [] : [kg.svg("text", { x: x(n), y: height - 14, "text-anchor": "middle" }, label),
          kg.svg("text", { x: x(n), y: y(value) - 10, "text-anchor": "middle", class: "value" }, brief(value))]),
      ]));
  }
  kg.chart = function (result) {
    const { years, numbers, labels } = columns(result);
    const drawing = kg.make("div", { class: "chart" });
    const option = (n) => kg.make("option", { value: n }, result.head[n]);
    const across = kg.make("select", { change: draw }, ...[...years, ...labels].map(option));
    const up = kg.make("select", { change: draw }, ...numbers.map(option));
    function draw() {
      const [a, b] = [Number(across.value), Number(up.value)];
      const timely = years.includes(a);
      let pairs = result.rows.map((row) => [name(row[a] || { value: "" }), Number(row[b].value)]);
      const total = pairs.length;
      if (timely) { pairs.sort((one, other) => (one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0)); }
      else { pairs = pairs.slice(0, MOST); }
      const width = Math.max(320, Math.min(drawing.clientWidth || 800, 900));
      const made = timely ? line(pairs, width) : bars(pairs, width);
      kg.speak(made, "aria-label", "图表：" + result.head[b] + "，按 " + result.head[a], "Chart: " + result.head[b] + " by " + result.head[a]);
      const cut = kg.make("p", { class: "note" }, kg.both("前 " + MOST + " 行，共 " + total + " 行", "The first " + MOST + " of " + total + " rows"));
      kg.fill(drawing, made, ...(pairs.length < total ? [cut] : []));
    }
    requestAnimationFrame(draw);
    kg.learn(result.rows.slice(0, MOST)).then(draw).catch((error) => kg.status(error.message, error.message));
    return kg.make("div", {}, kg.make("div", { class: "tools" }, kg.make("label", {}, kg.both("横轴 ", "by "), across),
      kg.make("label", {}, kg.both("数值 ", "value "), up)), drawing);
  };
})(window.kg);
