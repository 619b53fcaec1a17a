// Files in one, as zip archives have them since 1989, none of them compressed.
const local = 0x04034b50, central = 0x02014b50, end = 0x06054b50;
const utf8 = 0x0800; // names are
const day = 0x0021; // the first that the format has: the same files give the same bytes

// pack is an archive of files, {name: bytes}.
export function pack(files) {
  const parts = [], directory = [];
  let at = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const named = new TextEncoder().encode(name);
    const about = [20, utf8, 0, 0, day]; // version, flags, method, time, date
    const sizes = [crc(bytes), bytes.length, bytes.length];
    const head = record([local], about, sizes, [named.length, 0]);
    directory.push(record([central], [20, ...about], sizes, [named.length, 0, 0, 0, 0], [0, at]), named);
    parts.push(head, named, bytes);
    at += head.length + named.length + bytes.length;
  }
  const long = directory.reduce((sum, b) => sum + b.length, 0);
  const n = directory.length / 2;
  return new Blob([...parts, ...directory, record([end], [0, 0, n, n], [long, at], [0])], { type: "application/zip" });
}

// unpack is the files of an archive. It throws a sentence if it is none, or one that is compressed.
export function unpack(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wrong = new Error("This is no archive of a saved training, or a damaged one.");
  const files = Object.create(null);
  try {
    let last = bytes.length - 22;
    while (view.getUint32(last, true) !== end) last--;
    let at = view.getUint32(last + 16, true);
    for (let n = view.getUint16(last + 10, true); n > 0; n--) {
      if (view.getUint32(at, true) !== central) throw wrong;
      const [named, extra, comment] = [28, 30, 32].map((k) => view.getUint16(at + k, true));
      const from = view.getUint32(at + 42, true);
      const length = view.getUint32(at + 24, true);
      const start = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + named));
      if (view.getUint16(at + 10, true) !== 0) throw new Error("This archive was packed anew; unpack it, and choose the files in it.");
      if (start + length > bytes.length) throw wrong;
      files[name.split("/").at(-1)] = bytes.slice(start, start + length);
      at += 46 + named + extra + comment;
    }
  } catch (error) {
    throw error instanceof RangeError ? wrong : error;
  }
  return files;
}

// record is numbers of four bytes and of two, in turn, the last of four or two as they stand.
function record(...rows) {
  const wide = (i) => (i % 2 === 0 ? 4 : 2);
  const bytes = new DataView(new ArrayBuffer(rows.reduce((sum, row, i) => sum + wide(i) * row.length, 0)));
  let at = 0;
  rows.forEach((row, i) => row.forEach((x) => {
    if (wide(i) === 4) bytes.setUint32(at, x, true);
    else bytes.setUint16(at, x, true);
    at += wide(i);
  }));
  return new Uint8Array(bytes.buffer);
}

// crc is the check sum that zip wants.
function crc(bytes) {
  let sum = ~0;
  for (const b of bytes) sum = (sum >>> 8) ^ table[(sum ^ b) & 255];
  return ~sum >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
