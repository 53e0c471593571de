// Names of the files in a zip archive, from its central directory (APPNOTE 4.3.12, 4.3.16).
const END_SIGNATURE = 'PK\x05\x06';
const ENTRY_SIGNATURE = 0x02014b50;

export function zipEntries(bytes) {
  const end = bytes.lastIndexOf(END_SIGNATURE, undefined, 'latin1');
  if (end < 0) throw new Error('not a zip archive');
  const count = bytes.readUInt16LE(end + 10);
  const names = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error('broken central directory');
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    names.push(bytes.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
