/** Two neighbouring levels, replaced by what a table has for each. */

@inline
export function replacePair(at: usize, table: usize): void {
  const pair = <usize>load<u16>(at);
  const first = <u32>load<u8>(table + (pair & 255));
  const second = <u32>load<u8>(table + (pair >> 8));
  store<u16>(at, <u16>(first | (second << 8)));
}
