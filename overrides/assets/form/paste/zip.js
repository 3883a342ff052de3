// Packs texts into an archive (ZIP, PKWARE's APPNOTE 6.3): stored as they are, names in UTF-8. Knows no record and no page.

const UTF8_NAMES = 0x0800;
const VERSION = 20;
const FIRST_DAY = 0x21; // 1 January 1980: the same texts give the same bytes

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The checksum that an archive names for each file: CRC-32. */
export function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ TABLE[(value ^ byte) & 0xff];
  return (value ^ 0xffffffff) >>> 0;
}

/** The bytes of an archive of texts, `[[name, text], …]`. */
export function zipped(files) {
  const coded = new TextEncoder();
  const entries = files.map(([name, text]) => ({ name: coded.encode(name), data: coded.encode(text) }));
  const locals = [];
  const central = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const about = [
      VERSION,
      UTF8_NAMES,
      0,
      0,
      FIRST_DAY,
      ...halves(checksum(data)),
      ...halves(data.length),
      ...halves(data.length),
    ];
    const local = [...halves(0x04034b50), ...about, name.length, 0];
    central.push([...halves(0x02014b50), VERSION, ...about, name.length, 0, 0, 0, 0, 0, 0, ...halves(offset)], name);
    locals.push(local, name, data);
    offset += local.length * 2 + name.length + data.length;
  }
  const size = central.reduce((sum, piece) => sum + lengthOf(piece), 0);
  const number = entries.length;
  const end = [...halves(0x06054b50), 0, 0, number, number, ...halves(size), ...halves(offset), 0];
  return joined([...locals, ...central, end]);
}

/** A number of 32 bits as two of 16, the lower first. */
const halves = (number) => [number & 0xffff, number >>> 16];
const lengthOf = (piece) => (Array.isArray(piece) ? piece.length * 2 : piece.length);

/** Numbers of 16 bits, the lower byte first, and bytes, one behind the other. */
function joined(pieces) {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0));
  let at = 0;
  for (const piece of pieces) {
    const own = Array.isArray(piece) ? piece.flatMap((number) => [number & 0xff, number >>> 8]) : piece;
    bytes.set(own, at);
    at += own.length;
  }
  return bytes;
}
