/* what is drawn of a large drawing while it moves: each node as a plain dot of its colour, copied from one made before; no line, no name */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { places } = kgx;
  const MANY = 600;
  const sprites = new Map();
  let dots = [];

  /* a dot as a small picture: to copy one takes a fraction of what drawing a circle takes */
  function sprite(colour, radius) {
    const key = colour + " " + radius;
    if (!sprites.has(key)) {
      const canvas = document.createElement("canvas");
      const room = radius + 1;
      canvas.width = canvas.height = 2 * room;
      const context = canvas.getContext("2d");
      context.fillStyle = colour;
      context.beginPath();
      context.arc(room, room, radius, 0, 2 * Math.PI);
      context.fill();
      sprites.set(key, canvas);
    }
    return sprites.get(key);
  }
  function draw(context, zoom, corner, far) {
    const ratio = context.getTransform().a / zoom;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const { node, size, colour } of dots) {
      const where = places.get(node);
      if (where.x + size < corner.x || where.x - size > far.x || where.y + size < corner.y || where.y - size > far.y) { continue; }
      const scaled = size * zoom * ratio;
      const x = (where.x - corner.x) * zoom * ratio;
      const y = (where.y - corner.y) * zoom * ratio;
      const picture = sprite(colour, scaled < 1 ? 1 : Math.round(scaled));
      context.drawImage(picture, Math.round(x - picture.width / 2), Math.round(y - picture.height / 2));
    }
    context.restore();
  }
  kgx.motion = {
    /* takes the place of vis-network's own drawing of nodes, which has no way to draw less of them in motion; another version is left as it is */
    wire(network, moving) {
      const renderer = network.renderer;
      if (!renderer || typeof renderer._drawNodes !== "function") { return; }
      const whole = renderer._drawNodes.bind(renderer);
      renderer._drawNodes = (context, hidden) => {
        if (hidden || dots.length <= MANY || !moving()) { return whole(context, hidden); }
        const box = network.body.container;
        draw(context, network.getScale(), network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight }));
        return { drawExternalLabels() { return undefined; } };
      };
    },
    of(shown) { dots = shown.map((each) => ({ node: each.id, size: each.size, colour: each.color.background })); },
    many: () => dots.length > MANY,
  };
})();
