// Vectors of CK_LANES floats, in the compiler's own vector types, so that one text serves every instruction set.
typedef float vf __attribute__((vector_size(4 * CK_LANES)));
typedef int32_t vi __attribute__((vector_size(4 * CK_LANES)));
typedef uint32_t vu __attribute__((vector_size(4 * CK_LANES)));
typedef float vf_memory __attribute__((vector_size(4 * CK_LANES), aligned(4), may_alias));
typedef uint32_t vu_memory __attribute__((vector_size(4 * CK_LANES), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

INLINE vf load(const float *p) { return *(const vf_memory *)p; }
INLINE void store(float *p, vf x) { *(vf_memory *)p = x; }
// Subtracting zero changes no value, not even -0, so nothing of it remains but the broadcast.
INLINE vf broadcast(float x) { return x - (vf){}; }
INLINE vf select(vi mask, vf yes, vf no) { return (vf)((mask & (vi)yes) | (~mask & (vi)no)); }
INLINE vf root(vf x) { return __builtin_elementwise_sqrt(x); }

#ifdef CK_HARDWARE_FMA
INLINE vf fma(vf a, vf b, vf c) { return __builtin_elementwise_fma(a, b, c); }
#else
typedef double vd __attribute__((vector_size(8 * CK_LANES)));
typedef int64_t vl __attribute__((vector_size(8 * CK_LANES)));

// The fused multiply-add without the instruction: the product of two floats is exact in double; the sum is rounded
// to odd there (Boldo & Melquiond 2008, "Emulation of a FMA and correctly rounded sums"), after which rounding it
// to float once more cannot go wrong.
INLINE vf fma(vf a, vf b, vf c) {
    vd product = __builtin_convertvector(a, vd) * __builtin_convertvector(b, vd);
    vd addend = __builtin_convertvector(c, vd);
    vd sum = product + addend;
    vd virtual_addend = sum - product;
    vd error = (product - (sum - virtual_addend)) + (addend - virtual_addend);
    vl inexact = (error < 0) | (error > 0);
    vl bits = (vl)sum;
    vl outward = (((vl)error ^ bits) >> 63) | 1;
    bits += inexact & ((bits & 1) - 1) & outward;
    return __builtin_convertvector((vd)bits, vf);
}
#endif

// The first `count` lanes of a vector at the end of an array; the others are zero.
INLINE vf load_some(const float *p, size_t count) {
    float lanes[CK_LANES] __attribute__((aligned(64))) = {0};
    for (size_t i = 0; i < count; i++) lanes[i] = p[i];
    return load(lanes);
}

INLINE void store_some(float *p, vf x, size_t count) {
    float lanes[CK_LANES] __attribute__((aligned(64)));
    store(lanes, x);
    for (size_t i = 0; i < count; i++) p[i] = lanes[i];
}
