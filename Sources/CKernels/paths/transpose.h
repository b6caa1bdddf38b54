// Transposition in pieces of four by four: vectors are seen as quarters of four lanes each.
typedef float v4 __attribute__((vector_size(16)));
typedef float v4_memory __attribute__((vector_size(16), aligned(4), may_alias));

#if CK_LANES == 4
#define QUARTERS(a, b, c, d) a, b, c, d
#elif CK_LANES == 8
#define QUARTERS(a, b, c, d) a, b, c, d, a + 4, b + 4, c + 4, d + 4
#else
#define QUARTERS(a, b, c, d)                                                                                     \
    a, b, c, d, a + 4, b + 4, c + 4, d + 4, a + 8, b + 8, c + 8, d + 8, a + 12, b + 12, c + 12, d + 12
#endif
#define SHUFFLE(x, y, a, b, c, d) __builtin_shufflevector(x, y, QUARTERS(a, b, c, d))

// Transposes the four-by-four matrix that each quarter of the four vectors holds.
INLINE void transpose_quarters(vf r[4]) {
    vf low01 = SHUFFLE(r[0], r[1], 0, CK_LANES, 1, CK_LANES + 1);
    vf low23 = SHUFFLE(r[2], r[3], 0, CK_LANES, 1, CK_LANES + 1);
    vf high01 = SHUFFLE(r[0], r[1], 2, CK_LANES + 2, 3, CK_LANES + 3);
    vf high23 = SHUFFLE(r[2], r[3], 2, CK_LANES + 2, 3, CK_LANES + 3);
    r[0] = SHUFFLE(low01, low23, 0, 1, CK_LANES, CK_LANES + 1);
    r[1] = SHUFFLE(low01, low23, 2, 3, CK_LANES + 2, CK_LANES + 3);
    r[2] = SHUFFLE(high01, high23, 0, 1, CK_LANES, CK_LANES + 1);
    r[3] = SHUFFLE(high01, high23, 2, 3, CK_LANES + 2, CK_LANES + 3);
}

// A vector whose quarter q is the four floats at rows[4 q] + offset.
INLINE vf load_quarters(const float *const *rows, size_t offset) {
#define QUARTER(q) (*(const v4_memory *)(rows[4 * (q)] + offset))
#if CK_LANES == 4
    return QUARTER(0);
#elif CK_LANES == 8
    return __builtin_shufflevector(QUARTER(0), QUARTER(1), 0, 1, 2, 3, 4, 5, 6, 7);
#else
    return __builtin_shufflevector(__builtin_shufflevector(QUARTER(0), QUARTER(1), 0, 1, 2, 3, 4, 5, 6, 7),
                                   __builtin_shufflevector(QUARTER(2), QUARTER(3), 0, 1, 2, 3, 4, 5, 6, 7),
                                   0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
#endif
#undef QUARTER
}

// Writes quarter q of x to out + 16 q.
INLINE void store_quarters(float *out, vf x) {
    float lanes[CK_LANES] __attribute__((aligned(64)));
    store(lanes, x);
    UNROLL for (int q = 0; q < CK_LANES / 4; q++) *(v4_memory *)(out + 16 * q) = *(const v4_memory *)(lanes + 4 * q);
}

// Vectors in memory become columns of `out`: out[p * row + c] = vectors[c][p] for p < length.
static void gather(size_t count, size_t length, const float *const *vectors, float *out, size_t row) {
    size_t c = 0;
    for (; c + CK_LANES <= count; c += CK_LANES) {
        size_t p = 0;
        for (; p + 4 <= length; p += 4) {
            vf r[4];
            UNROLL for (int i = 0; i < 4; i++) r[i] = load_quarters(vectors + c + i, p);
            transpose_quarters(r);
            UNROLL for (int i = 0; i < 4; i++) store(out + (p + (size_t)i) * row + c, r[i]);
        }
        for (; p < length; p++) {
            for (size_t i = c; i < c + CK_LANES; i++) out[p * row + i] = vectors[i][p];
        }
    }
    for (; c < count; c++) {
        for (size_t p = 0; p < length; p++) out[p * row + c] = vectors[c][p];
    }
}

// panel[p * CK_WIDTH + c] = row c of x [p] for c < columns, zero for the others; p < depth.
static void pack_transposed(size_t depth, size_t columns, const float *x, size_t ldx, float *panel) {
    static const float zeros[BLOCK_SAMPLES];
    const float *rows[CK_WIDTH];
    for (size_t c = 0; c < CK_WIDTH; c++) rows[c] = c < columns ? x + c * ldx : zeros;
    size_t p = 0;
    for (; p + 4 <= depth; p += 4) {
        for (int v = 0; v < CK_VECTORS; v++) {
            vf r[4];
            UNROLL for (int i = 0; i < 4; i++) r[i] = load_quarters(rows + v * CK_LANES + i, p);
            transpose_quarters(r);
            UNROLL for (int i = 0; i < 4; i++) store(panel + (p + (size_t)i) * CK_WIDTH + v * CK_LANES, r[i]);
        }
    }
    for (; p < depth; p++) {
        for (size_t c = 0; c < CK_WIDTH; c++) panel[p * CK_WIDTH + c] = rows[c][p];
    }
}
