//go:build ignore

// The kernel: what training spends its time on, four numbers to an instruction.
//
// It works in place on the memory of the program that imports it, so nothing in that memory may be its own: no
// globals, no constants in data segments, no stack in memory. Matrices are stored row by row; lda is the distance
// from one row of a to the next. Zeros are not skipped, so that 0·NaN and 0·Inf show as NaN.
#include <wasm_simd128.h>

#define EXPORT(name) __attribute__((export_name(#name))) void name
#define INLINE static inline __attribute__((always_inline))
#define NOINLINE static __attribute__((noinline))

typedef float f32x4 __attribute__((vector_size(16)));
typedef float unaligned __attribute__((vector_size(16), aligned(4)));
typedef int i32x4 __attribute__((vector_size(16)));

INLINE f32x4 all(float x) { return (f32x4){x, x, x, x}; }
INLINE f32x4 load(const float *p) { return *(const unaligned *)p; }
INLINE void store(float *p, f32x4 v) { *(unaligned *)p = v; }
INLINE float lanes_added(f32x4 v) { return (v[0] + v[1]) + (v[2] + v[3]); }

// max is NaN where a or b is.
INLINE f32x4 max(f32x4 a, f32x4 b) { return (f32x4)wasm_f32x4_max((v128_t)a, (v128_t)b); }

INLINE f32x4 root(f32x4 x) { return (f32x4)wasm_f32x4_sqrt((v128_t)x); }

// bounded is x between low and high, NaN where x is.
INLINE f32x4 bounded(f32x4 x, float low, float high) {
  v128_t below = wasm_f32x4_pmin((v128_t)x, (v128_t)all(high));
  return (f32x4)wasm_f32x4_pmax(below, (v128_t)all(low));
}

// chosen takes the bits of a where those of mask are 1, and else those of b.
INLINE f32x4 chosen(i32x4 mask, f32x4 a, f32x4 b) { return (f32x4)(((i32x4)a & mask) | ((i32x4)b & ~mask)); }

// madd is a·b + c, rounded once where the processor has it so and the module is the relaxed one.
INLINE f32x4 madd(f32x4 a, f32x4 b, f32x4 c) {
#ifdef __wasm_relaxed_simd__
  return __builtin_wasm_relaxed_madd_f32x4(a, b, c);
#else
  return a * b + c;
#endif
}

// load_tail and store_tail are called where a row ends, and kept out of line to keep the module small.
NOINLINE f32x4 load_tail(const float *p, int n, float fill) {
  return (f32x4){p[0], n > 1 ? p[1] : fill, n > 2 ? p[2] : fill, fill};
}

NOINLINE void store_tail(float *p, int n, f32x4 v) {
  p[0] = v[0];
  if (n > 1) p[1] = v[1];
  if (n > 2) p[2] = v[2];
}

// load_part loads the first n of four numbers, n ≥ 1; the others are fill.
INLINE f32x4 load_part(const float *p, int n, float fill) { return n >= 4 ? load(p) : load_tail(p, n, fill); }

INLINE void store_part(float *p, int n, f32x4 v) { n >= 4 ? store(p, v) : store_tail(p, n, v); }

// A tile is ROWS×COLS cells of c, whose sums stay in registers. It reads a panel: COLS columns of b, of which
// never more than DEPTH rows at a time, packed densely so that they stay in the nearest cache.
enum { ROWS = 4, COLS = 8, DEPTH = 256 };

// put sets the first n of four cells to α·sum + β·c, without reading them where β = 0.
INLINE void put(float *c, int n, f32x4 sum, float alpha, float beta) {
  sum *= all(alpha);
  if (beta != 0) sum += all(beta) * load_part(c, n, 0);
  store_part(c, n, sum);
}

NOINLINE void put_part(float *c, int width, f32x4 left, f32x4 right, float alpha, float beta) {
  put(c, width, left, alpha, beta);
  if (width > 4) put(c + 4, width - 4, right, alpha, beta);
}

INLINE void put_row(float *c, int width, f32x4 left, f32x4 right, float alpha, float beta) {
  if (width < COLS) {
    put_part(c, width, left, right, alpha, beta);
    return;
  }
  put(c, 4, left, alpha, beta);
  put(c + 4, 4, right, alpha, beta);
}

// tile computes rows×width cells of c from the rows of a, which lie down apart and whose numbers lie right apart.
INLINE void tile(int rows, int width, int k, float alpha, const float *a, int down, int right,
                 const float *b, int ldb, float beta, float *c, int ldc) {
  f32x4 s00 = {0}, s01 = {0}, s10 = {0}, s11 = {0}, s20 = {0}, s21 = {0}, s30 = {0}, s31 = {0};
  const float *a1 = a + down, *a2 = a1 + down, *a3 = a2 + down;
  for (; k > 0; k--, b += ldb, a += right, a1 += right, a2 += right, a3 += right) {
    f32x4 b0 = load(b), b1 = load(b + 4), x = all(*a);
    s00 = madd(x, b0, s00), s01 = madd(x, b1, s01);
    if (rows == 1) continue;
    x = all(*a1), s10 = madd(x, b0, s10), s11 = madd(x, b1, s11);
    x = all(*a2), s20 = madd(x, b0, s20), s21 = madd(x, b1, s21);
    x = all(*a3), s30 = madd(x, b0, s30), s31 = madd(x, b1, s31);
  }
  put_row(c, width, s00, s01, alpha, beta);
  if (rows == 1) return;
  put_row(c + ldc, width, s10, s11, alpha, beta);
  put_row(c + 2 * ldc, width, s20, s21, alpha, beta);
  put_row(c + 3 * ldc, width, s30, s31, alpha, beta);
}

// pack_turned packs k rows of a panel of bᵀ with cols columns, which are rows of b, four by four numbers at a time.
INLINE void pack_turned(float *panel, const float *b, int ldb, int cols, int k) {
  int p = 0;
  for (; p + 4 <= k; p += 4) {
    for (int half = 0; half < cols; half += 4) {
      const float *from = b + half * ldb + p;
      f32x4 r0 = load(from), r1 = load(from + ldb), r2 = load(from + 2 * ldb), r3 = load(from + 3 * ldb);
      f32x4 low01 = __builtin_shufflevector(r0, r1, 0, 4, 1, 5), high01 = __builtin_shufflevector(r0, r1, 2, 6, 3, 7);
      f32x4 low23 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5), high23 = __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
      float *to = panel + p * cols + half;
      store(to, __builtin_shufflevector(low01, low23, 0, 1, 4, 5));
      store(to + cols, __builtin_shufflevector(low01, low23, 2, 3, 6, 7));
      store(to + 2 * cols, __builtin_shufflevector(high01, high23, 0, 1, 4, 5));
      store(to + 3 * cols, __builtin_shufflevector(high01, high23, 2, 3, 6, 7));
    }
  }
  for (; p < k; p++)
    for (int q = 0; q < cols; q++) panel[p * cols + q] = b[q * ldb + p];
}

// pack_part packs k rows of a panel with fewer than COLS columns and fills it up with zeros.
INLINE void pack_part(float *panel, const float *b, int down, int right, int width, int k) {
  for (int p = 0; p < k; p++, b += down)
    for (int q = 0; q < COLS; q++) *panel++ = q < width ? b[q * right] : 0;
}

INLINE void pack(float *panel, const float *b, int ldb, int cols, int k) {
  for (; k > 0; k--, b += ldb, panel += cols)
    for (int q = 0; q < cols; q += 4) store(panel + q, load(b + q));
}

// sgemm computes c = α·op(a)·op(b) + β·c, where op transposes if told to, op(a) is m×k and op(b) is k×n. k ≥ 1.
// panel has room for DEPTH·(COLS + m) numbers: where many tiles read the same rows of a, these are packed, too.
EXPORT(sgemm)(int trans_a, int trans_b, int m, int n, int k, float alpha, const float *a, int lda,
              const float *b, int ldb, float beta, float *c, int ldc, float *panel) {
  int down = trans_a ? 1 : lda, right = trans_a ? lda : 1;
  for (int p = 0; p < k; p += DEPTH, a += DEPTH * right, b += trans_b ? DEPTH : DEPTH * ldb, beta = 1) {
    int depth = k - p < DEPTH ? k - p : DEPTH;
    float *rows = panel + DEPTH * COLS;
    int packed = m > ROWS && n > 2 * COLS;
    for (int i = 0; packed && i + ROWS <= m; i += ROWS)
      if (trans_a) pack(rows + i * depth, a + i, lda, ROWS, depth);
      else pack_turned(rows + i * depth, a + i * lda, lda, ROWS, depth);
    for (int j = 0; j < n; j += COLS) {
      int width = n - j < COLS ? n - j : COLS;
      const float *from = trans_b ? b + j * ldb : b + j, *columns = panel;
      int step = COLS;
      if (width < COLS) pack_part(panel, from, trans_b ? 1 : ldb, trans_b ? ldb : 1, width, depth);
      else if (trans_b) pack_turned(panel, from, ldb, COLS, depth);
      else if (m > ROWS) pack(panel, from, ldb, COLS, depth);
      else columns = from, step = ldb;
      int i = 0;
      for (; packed && i + ROWS <= m; i += ROWS)
        tile(ROWS, width, depth, alpha, rows + i * depth, 1, ROWS, panel, COLS, beta, c + i * ldc + j, ldc);
      for (; i + ROWS <= m; i += ROWS)
        tile(ROWS, width, depth, alpha, a + i * down, down, right, columns, step, beta, c + i * ldc + j, ldc);
      for (; i < m; i++)
        tile(1, width, depth, alpha, a + i * down, down, right, columns, step, beta, c + i * ldc + j, ldc);
    }
  }
}

INLINE float dot(int n, const float *x, const float *y) {
  f32x4 s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};
  int i = 0;
  for (; i + 16 <= n; i += 16) {
    s0 = madd(load(x + i), load(y + i), s0);
    s1 = madd(load(x + i + 4), load(y + i + 4), s1);
    s2 = madd(load(x + i + 8), load(y + i + 8), s2);
    s3 = madd(load(x + i + 12), load(y + i + 12), s3);
  }
  for (; i < n; i += 4) s0 = madd(load_part(x + i, n - i, 0), load_part(y + i, n - i, 0), s0);
  return lanes_added((s0 + s1) + (s2 + s3));
}

__attribute__((export_name("sdot"))) float sdot(int n, const float *x, const float *y) { return dot(n, x, y); }

// sgemv computes y = α·a·x + β·y, where a is m×n. Four rows share what is read of x.
EXPORT(sgemv)(int m, int n, float alpha, const float *a, int lda, const float *x, float beta, float *y) {
  int r = 0;
  for (; r + 4 <= m; r += 4, a += 4 * lda) {
    const float *a1 = a + lda, *a2 = a1 + lda, *a3 = a2 + lda;
    f32x4 s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      f32x4 v = load(x + i);
      s0 = madd(load(a + i), v, s0), s1 = madd(load(a1 + i), v, s1);
      s2 = madd(load(a2 + i), v, s2), s3 = madd(load(a3 + i), v, s3);
    }
    if (i < n) {
      int left = n - i;
      f32x4 v = load_tail(x + i, left, 0);
      s0 = madd(load_tail(a + i, left, 0), v, s0), s1 = madd(load_tail(a1 + i, left, 0), v, s1);
      s2 = madd(load_tail(a2 + i, left, 0), v, s2), s3 = madd(load_tail(a3 + i, left, 0), v, s3);
    }
    put(y + r, 4, (f32x4){lanes_added(s0), lanes_added(s1), lanes_added(s2), lanes_added(s3)}, alpha, beta);
  }
  for (; r < m; r++, a += lda) put(y + r, 1, all(dot(n, a, x)), alpha, beta);
}

// saxpy adds α·x to y.
EXPORT(saxpy)(int n, float alpha, const float *x, float *y) {
  for (int i = 0; i < n; i += 4)
    store_part(y + i, n - i, madd(all(alpha), load_part(x + i, n - i, 0), load_part(y + i, n - i, 0)));
}

// sadd sets dst = a + α·b.
EXPORT(sadd)(int n, float *dst, const float *a, float alpha, const float *b) {
  for (int i = 0; i < n; i += 4)
    store_part(dst + i, n - i, madd(all(alpha), load_part(b + i, n - i, 0), load_part(a + i, n - i, 0)));
}

// power2 is 2ⁿ for n from −126 to 127.
INLINE f32x4 power2(i32x4 n) { return (f32x4)((n + 127) << 23); }

// INTEGERS is 3·2²²: so far out floats are integers, one by one as their bits are. What is added to it is rounded to
// the nearest.
#define INTEGERS 12582912.0f

// An exponential is 2ⁿ·eʳ with the nearest whole n, and eʳ of the rest by a polynomial with an error of 2⁻²².
// Source: the coefficients of expf in Moshier's Cephes.
INLINE f32x4 exp_rest(f32x4 x, i32x4 *n) {
  f32x4 shifted = madd(x, all(1.44269504f), all(INTEGERS)), whole = shifted - all(INTEGERS);
  f32x4 r = x - whole * all(0.693359375f) - whole * all(-2.12194440e-4f);
  f32x4 p = all(1.9875691500e-4f);
  p = madd(p, r, all(1.3981999507e-3f));
  p = madd(p, r, all(8.3334519073e-3f));
  p = madd(p, r, all(4.1665795894e-2f));
  p = madd(p, r, all(1.6666665459e-1f));
  p = madd(p, r, all(5.0000001201e-1f));
  *n = (i32x4)shifted - (i32x4)all(INTEGERS);
  return madd(p, r * r, r) + all(1);
}

// exp4 is eˣ. Twice a half of n lets it overflow to Inf and underflow gradually to 0. NaN stays NaN.
INLINE f32x4 exp4(f32x4 x) {
  i32x4 n;
  f32x4 rest = exp_rest(bounded(x, -104, 89), &n);
  i32x4 half = n >> 1;
  return rest * power2(half) * power2(n - half);
}

// exp_below is eˣ for x ≤ 0, and 0 where it is below the normal numbers, with which processors are slow.
INLINE f32x4 exp_below(f32x4 x) {
  i32x4 n;
  f32x4 e = exp_rest(bounded(x, -87, 0), &n);
  return (f32x4)((i32x4)(e * power2(n)) & ~(i32x4)(x < all(-87)));
}

// sexp sets y = eˣ.
EXPORT(sexp)(int n, float *y, const float *x) {
  for (int i = 0; i < n; i += 4) store_part(y + i, n - i, exp4(load_part(x + i, n - i, 0)));
}

// GELU is x·σ(z) with z = 2√(2/π)·(x + 0.044715 x³). Below −32 σ is 0 and above 10 it is 1, and z would overflow.
#define SLOPE 1.59576912f
#define CUBIC 0.044715f

INLINE f32x4 gate(f32x4 x) {
  f32x4 b = bounded(x, -32, 10), z = all(SLOPE) * b * madd(all(CUBIC) * b, b, all(1));
  return all(1) / (all(1) + exp4(-z));
}

// sgelu sets y = GELU(x).
EXPORT(sgelu)(int n, float *y, const float *x) {
  for (int i = 0; i < n; i += 4) {
    f32x4 v = load_part(x + i, n - i, 0);
    store_part(y + i, n - i, v * gate(v));
  }
}

// sgelugrad adds dy·GELU′(x) to dx; GELU′ is σ + x·σ·(1 − σ)·dz/dx.
EXPORT(sgelugrad)(int n, float *dx, const float *dy, const float *x) {
  for (int i = 0; i < n; i += 4) {
    int left = n - i;
    f32x4 v = load_part(x + i, left, 0), s = gate(v), b = bounded(v, -32, 10);
    f32x4 dz = all(SLOPE) * madd(all(3 * CUBIC) * b, b, all(1));
    f32x4 slope = madd(v * s * (all(1) - s), dz, s);
    store_part(dx + i, left, madd(load_part(dy + i, left, 0), slope, load_part(dx + i, left, 0)));
  }
}

// mask4 widens four bytes, 1 or 0, to masks of whole numbers.
INLINE i32x4 mask4(const unsigned char *mask) {
  v128_t bytes = wasm_v128_load32_zero(mask);
  return -(i32x4)wasm_u32x4_extend_low_u16x8(wasm_u16x8_extend_low_u8x16(bytes));
}

NOINLINE i32x4 mask_tail(const unsigned char *mask, int n) {
  return -(i32x4){mask[0], n > 1 ? mask[1] : 0, n > 2 ? mask[2] : 0, 0};
}

// seen loads the first n of four numbers; where there are none, or the mask (one byte to a cell) has 0, it gives −Inf.
INLINE f32x4 seen(const float *x, const unsigned char *mask, int n) {
  f32x4 v = load_part(x, n, -__builtin_inff());
  return mask ? chosen(n >= 4 ? mask4(mask) : mask_tail(mask, n), v, all(-__builtin_inff())) : v;
}

// highest is the largest cell of a row that the mask lets see, −Inf if there is none and NaN if one is NaN.
INLINE float highest(int n, const float *x, const unsigned char *mask) {
  f32x4 top = all(-__builtin_inff());
  for (int i = 0; i < n; i += 4) top = max(top, seen(x + i, mask ? mask + i : 0, n - i));
  top = max(top, __builtin_shufflevector(top, top, 2, 3, 0, 1));
  return max(top, __builtin_shufflevector(top, top, 1, 0, 3, 2))[0];
}

// ssoftmax sets each row of y to the softmax of that of x. What mask hides becomes 0, also where it hides all.
EXPORT(ssoftmax)(int rows, int n, float *y, const float *x, const unsigned char *mask) {
  for (; rows > 0; rows--, x += n, y += n, mask = mask ? mask + n : 0) {
    float top = highest(n, x, mask);
    f32x4 total = {0}, shift = all(top == -__builtin_inff() ? 0 : top);
    for (int i = 0; i < n; i += 4) {
      f32x4 e = exp_below(seen(x + i, mask ? mask + i : 0, n - i) - shift);
      total += e;
      store_part(y + i, n - i, e);
    }
    float sum = lanes_added(total);
    f32x4 share = all(sum == 0 ? 0 : 1 / sum);
    for (int i = 0; i < n; i += 4) store_part(y + i, n - i, load_part(y + i, n - i, 0) * share);
  }
}

// ssoftmaxgrad adds p·(dp − Σ dp·p) to dx, row by row.
EXPORT(ssoftmaxgrad)(int rows, int n, float *dx, const float *dp, const float *p) {
  for (; rows > 0; rows--, dx += n, dp += n, p += n) {
    f32x4 mean = all(dot(n, dp, p));
    for (int i = 0; i < n; i += 4) {
      int left = n - i;
      f32x4 slope = load_part(dp + i, left, 0) - mean;
      store_part(dx + i, left, madd(load_part(p + i, left, 0), slope, load_part(dx + i, left, 0)));
    }
  }
}

// ssumexp finds the largest cell of each row of x, and the sum of e^(x − top) over the row.
EXPORT(ssumexp)(int rows, int n, float *top, float *sum, const float *x) {
  for (; rows > 0; rows--, x += n) {
    float most = highest(n, x, 0);
    f32x4 total = {0};
    for (int i = 0; i < n; i += 4) total += exp_below(seen(x + i, 0, n - i) - all(most));
    *top++ = most, *sum++ = lanes_added(total);
  }
}

// A layer norm takes mean and variance in two passes; the second also finds what the first has rounded off the mean.
EXPORT(slayernorm)(int rows, int n, float *y, float *hat, float *scale, const float *x,
                   const float *gain, const float *bias, float eps) {
  for (; rows > 0; rows--, x += n, y += n, hat += n, scale++) {
    f32x4 sum = {0}, off = {0}, squares = {0};
    for (int i = 0; i < n; i += 4) sum += load_part(x + i, n - i, 0);
    float mean = lanes_added(sum) / n;
    for (int i = 0; i < n; i += 4) {
      f32x4 d = load_part(x + i, n - i, mean) - all(mean);
      off += d, squares = madd(d, d, squares);
    }
    float rest = lanes_added(off) / n, s = 1 / __builtin_sqrtf(lanes_added(squares) / n - rest * rest + eps);
    *scale = s;
    for (int i = 0; i < n; i += 4) {
      int left = n - i;
      f32x4 h = (load_part(x + i, left, 0) - all(mean) - all(rest)) * all(s);
      store_part(hat + i, left, h);
      store_part(y + i, left, madd(load_part(gain + i, left, 0), h, load_part(bias + i, left, 0)));
    }
  }
}

// slayernormgrad adds to dx, dgain and dbias, where they are not 0, what dy makes of them:
// with d = dy·gain, dx is (d − mean(d) − x̂·mean(d·x̂))·scale.
EXPORT(slayernormgrad)(int rows, int n, float *dx, float *dgain, float *dbias, const float *dy,
                       const float *hat, const float *scale, const float *gain) {
  for (; rows > 0; rows--, dy += n, hat += n, scale++, dx = dx ? dx + n : 0) {
    f32x4 plain = {0}, along = {0};
    for (int i = 0; i < n; i += 4) {
      int left = n - i;
      f32x4 g = load_part(dy + i, left, 0), h = load_part(hat + i, left, 0), d = g * load_part(gain + i, left, 0);
      plain += d, along = madd(d, h, along);
      if (dgain) store_part(dgain + i, left, madd(g, h, load_part(dgain + i, left, 0)));
      if (dbias) store_part(dbias + i, left, g + load_part(dbias + i, left, 0));
    }
    if (!dx) continue;
    f32x4 mean = all(lanes_added(plain) / n), slope = all(lanes_added(along) / n), s = all(*scale);
    for (int i = 0; i < n; i += 4) {
      int left = n - i;
      f32x4 d = load_part(dy + i, left, 0) * load_part(gain + i, left, 0) - mean;
      d -= load_part(hat + i, left, 0) * slope;
      store_part(dx + i, left, madd(d, s, load_part(dx + i, left, 0)));
    }
  }
}

// sadamw takes a step of AdamW; bias1 and bias2 are 1 − β₁ᵗ and 1 − β₂ᵗ.
EXPORT(sadamw)(int n, float *w, const float *grad, float *m, float *v, float rate, float beta1, float beta2,
               float eps, float decay, float bias1, float bias2) {
  for (int i = 0; i < n; i += 4) {
    int left = n - i;
    f32x4 g = load_part(grad + i, left, 0), x = load_part(w + i, left, 0);
    f32x4 mean = madd(all(beta1), load_part(m + i, left, 0), all(1 - beta1) * g);
    f32x4 square = madd(all(beta2), load_part(v + i, left, 0), all(1 - beta2) * (g * g));
    store_part(m + i, left, mean);
    store_part(v + i, left, square);
    f32x4 step = madd(all(decay), x, mean / all(bias1) / (root(square / all(bias2)) + all(eps)));
    store_part(w + i, left, x - all(rate) * step);
  }
}
