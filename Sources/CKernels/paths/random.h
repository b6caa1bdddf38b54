// Philox4x32-10, CK_LANES blocks at a time.
typedef uint64_t vw __attribute__((vector_size(4 * CK_LANES)));

// Ten rounds on CK_LANES / 2 blocks; only the lower half of each 64-bit lane means anything.
INLINE void philox_rounds(vw c[4], ck_philox state) {
    uint32_t k0 = state.key[0], k1 = state.key[1];
    UNROLL for (int round = 0; round < 10; round++) {
        vw p0 = (c[0] & 0xffffffff) * 0xD2511F53u, p1 = (c[2] & 0xffffffff) * 0xCD9E8D57u;
        c[0] = (p1 >> 32) ^ c[1] ^ k0;
        c[1] = p1;
        c[2] = (p0 >> 32) ^ c[3] ^ k1;
        c[3] = p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
}

// Word `w` of block `b` (0 ..< CK_LANES) becomes lane b of words[w].
INLINE void philox_words(ck_philox state, vu words[4]) {
    vw even[4], odd[4];
    vu even_offset, odd_offset;
    UNROLL for (int i = 0; i < CK_LANES; i++) {
        even_offset[i] = (uint32_t)(i & ~1);
        odd_offset[i] = (uint32_t)(i | 1);
    }
    even[0] = (vw)(even_offset + state.counter[0]);
    odd[0] = (vw)(odd_offset + state.counter[0]);
    UNROLL for (int w = 1; w < 4; w++) even[w] = odd[w] = (vw){} + state.counter[w];
    philox_rounds(even, state);
    philox_rounds(odd, state);
    UNROLL for (int w = 0; w < 4; w++) words[w] = (vu)((even[w] & 0xffffffff) | (odd[w] << 32));
}

// Writes four vectors of words in the order of the blocks: block b is lane b of each.
INLINE void store_blocks(const vu words[4], void *out) {
    vf r[4];
    UNROLL for (int w = 0; w < 4; w++) r[w] = (vf)words[w];
    transpose_quarters(r);
    UNROLL for (int i = 0; i < 4; i++) store_quarters((float *)out + 4 * i, r[i]);
}

INLINE vf uniform_lanes(vu word) { return __builtin_convertvector((vi)(word >> 8), vf) * 0x1p-24f; }

INLINE void raw_words(vu words[4]) { (void)words; }

INLINE void uniform_words(vu words[4]) {
    UNROLL for (int w = 0; w < 4; w++) words[w] = (vu)uniform_lanes(words[w]);
}

// Box & Muller: each pair of words becomes radius * cos and radius * sin.
INLINE void normal_words(vu words[4]) {
    UNROLL for (int w = 0; w < 4; w += 2) {
        vf radius = root(log_lanes(uniform_lanes(words[w]) + 0x1p-24f) * -2.0f), sine, cosine;
        sincos_turns_lanes(uniform_lanes(words[w + 1]), &sine, &cosine);
        words[w] = (vu)(radius * cosine);
        words[w + 1] = (vu)(radius * sine);
    }
}

#define PHILOX_FORM(name, transform, type)                                                                       \
    static void name(ck_philox state, size_t count, type *out) {                                                 \
        vu words[4];                                                                                             \
        for (; count >= 4 * CK_LANES; count -= 4 * CK_LANES, out += 4 * CK_LANES) {                              \
            philox_words(state, words);                                                                          \
            transform(words);                                                                                    \
            store_blocks(words, out);                                                                            \
            state.counter[0] += CK_LANES;                                                                        \
        }                                                                                                        \
        if (count > 0) {                                                                                         \
            type rest[4 * CK_LANES];                                                                             \
            philox_words(state, words);                                                                          \
            transform(words);                                                                                    \
            store_blocks(words, rest);                                                                           \
            memcpy(out, rest, count * sizeof *out);                                                              \
        }                                                                                                        \
    }
PHILOX_FORM(philox_bits, raw_words, uint32_t)
PHILOX_FORM(philox_uniforms, uniform_words, float)
PHILOX_FORM(philox_normals, normal_words, float)
#undef PHILOX_FORM
