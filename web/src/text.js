// The browser's text engine, for the canvas: it measures texts and draws them for the app to keep as pictures.

// tag begins the pixels that stand for a sheet which could not be read; see page.Text.
const tag = 0x7e57a71a;

// TextEngine draws in the font of the box it stands in; changed is called when a font has arrived.
export class TextEngine {
  tag = tag;
  #box;
  #canvas;
  #pen;
  #family;
  #changed;
  #kept = new Map(); // sheets to upload, by number
  #next = 1;

  constructor(box, changed) {
    this.#box = box;
    this.#canvas = this.#make(32, 8); // it grows; readable draws on so much
    this.#family = getComputedStyle(box).fontFamily;
    this.#pen = this.#canvas.getContext("2d", { willReadFrequently: true });
    this.readable = readable(this.#pen);
    this.#changed = changed;
    document.fonts.addEventListener("loadingdone", changed);
  }

  // measure returns five Float32 for each of the texts, a line each: advance, then the reach of the ink left, right, up
  // and down.
  measure(style, texts) {
    this.#set(this.#pen, style);
    const all = texts.split("\n").flatMap((text) => {
      const m = this.#pen.measureText(text);
      return [m.width, m.actualBoundingBoxLeft, m.actualBoundingBoxRight, m.actualBoundingBoxAscent, m.actualBoundingBoxDescent];
    });
    return new Uint8Array(new Float32Array(all).buffer);
  }

  // draw returns the pixels of a w×h sheet of texts, a line each. places has seven Float32 for each text: the corner and
  // size of its box, the pen in that box, and how much narrower than usual its letters are.
  draw(style, fill, texts, places, w, h) {
    if (this.#canvas.width < w) this.#canvas.width = w;
    if (this.#canvas.height < h) this.#canvas.height = h;
    this.#pen.clearRect(0, 0, w, h);
    this.#write(this.#pen, style, fill, texts, places);
    return this.#pen.getImageData(0, 0, w, h).data;
  }

  // keep draws a sheet that cannot be read and returns its number. What is uploaded at once is forgotten soon.
  keep(style, fill, texts, places, w, h) {
    const canvas = this.#make(w, h);
    const pen = canvas.getContext("2d");
    this.#write(pen, style, fill, texts, places);
    canvas.remove();
    if (!this.coloured(texts)) whiten(pen, w, h);
    this.#kept.set(this.#next, canvas);
    setTimeout((number) => this.#kept.delete(number), 5000, this.#next);
    return this.#next++;
  }

  // coloured reports whether a text brings its own colours.
  coloured = (text) => /\p{Emoji_Presentation}|\uFE0F/u.test(text);

  // hook makes a WebGL context upload the sheet itself where the app uploads a tag.
  hook(gl) {
    const upload = gl.texSubImage2D;
    gl.texSubImage2D = (...args) => {
      const [sheet, x, y] = this.#tagged(args[8]);
      if (!sheet) return upload.apply(gl, args);
      const settings = [[gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true, false], [gl.UNPACK_SKIP_PIXELS, x, 0], [gl.UNPACK_SKIP_ROWS, y, 0]];
      for (const [name, on] of settings) gl.pixelStorei(name, on);
      upload.apply(gl, [...args.slice(0, 8), sheet]);
      for (const [name, , off] of settings) gl.pixelStorei(name, off);
    };
  }

  close() {
    document.fonts.removeEventListener("loadingdone", this.#changed);
    this.#canvas.remove();
    this.#kept.clear();
  }

  // #make makes a canvas in the page, since tabular figures and language are inherited.
  #make(width, height) {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.style.display = "none";
    this.#box.append(canvas);
    return canvas;
  }

  #set(pen, style) {
    pen.font = `${style} ${this.#family}`;
    pen.textRendering = "auto";
  }

  #write(pen, style, fill, texts, places) {
    this.#set(pen, style);
    pen.fillStyle = fill;
    const lengths = new Float32Array(places.buffer);
    texts.split("\n").forEach((text, i) => {
      const [x, y, w, h, penX, penY, squeeze] = lengths.subarray(7 * i);
      pen.save();
      pen.beginPath();
      pen.rect(x, y, w, h);
      pen.clip();
      pen.translate(x + penX, y + penY);
      if (squeeze !== 1) pen.scale(squeeze, 1);
      pen.fillText(text, 0, 0);
      pen.restore();
    });
  }

  #tagged(pixels) {
    if (!(pixels instanceof Uint8Array) || pixels.length < 16) return [];
    const view = new DataView(pixels.buffer, pixels.byteOffset);
    return view.getUint32(0, true) === tag
      ? [this.#kept.get(view.getUint32(4, true)), view.getUint32(8, true), view.getUint32(12, true)]
      : [];
  }
}

// readable reports whether pixels come back as they were drawn: browsers that resist fingerprinting change them.
function readable(pen) {
  pen.fillStyle = "#1182c9";
  pen.fillRect(0, 0, 32, 8);
  pen.clearRect(8, 0, 8, 8);
  const { data } = pen.getImageData(0, 0, 32, 8);
  return data.every((value, i) => value === (Math.floor(i / 32) % 4 === 1 ? 0 : [0x11, 0x82, 0xc9, 0xff][i % 4]));
}

// whiten keeps the opacity of what is drawn and makes it white.
function whiten(pen, w, h) {
  pen.globalCompositeOperation = "source-in";
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, w, h);
}
