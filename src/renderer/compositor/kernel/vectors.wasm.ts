/** Vector steps that several loops share. */

@inline
export function lerp16(a: v128, b: v128, weightA: v128, weightB: v128): v128 {
  return i16x8.shr_u(i16x8.add(i16x8.mul(a, weightA), i16x8.mul(b, weightB)), 8);
}

@inline
export function widen(address: usize): v128 {
  return i16x8.extend_low_i8x16_u(v128.load64_zero(address));
}
