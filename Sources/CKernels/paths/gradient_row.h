// The gradient of a single output, such as a discriminator's logit: dot products along the rows of x, which lie side by
// side in memory as they are, so nothing is transposed. The order of such a sum is SUM_LANES lanes, each over every
// sixteenth sample; they fold in halves.

enum { ROW_PARTS = SUM_LANES / CK_LANES, ROW_INPUTS = 4 };

// Lane l of row r becomes lane r of r[l].
INLINE void transpose_four(v4 r[4]) {
    v4 low01 = __builtin_shufflevector(r[0], r[1], 0, 4, 1, 5), low23 = __builtin_shufflevector(r[2], r[3], 0, 4, 1, 5);
    v4 high01 = __builtin_shufflevector(r[0], r[1], 2, 6, 3, 7);
    v4 high23 = __builtin_shufflevector(r[2], r[3], 2, 6, 3, 7);
    r[0] = __builtin_shufflevector(low01, low23, 0, 1, 4, 5);
    r[1] = __builtin_shufflevector(low01, low23, 2, 3, 6, 7);
    r[2] = __builtin_shufflevector(high01, high23, 0, 1, 4, 5);
    r[3] = __builtin_shufflevector(high01, high23, 2, 3, 6, 7);
}

// The first two foldings: sixteen lanes become four.
INLINE v4 fold_to_four(const vf sums[ROW_PARTS]) {
#if CK_LANES == 4
    return (sums[0] + sums[2]) + (sums[1] + sums[3]);
#elif CK_LANES == 8
    vf eight = sums[0] + sums[1];
#else
    typedef float v8 __attribute__((vector_size(32)));
    v8 eight = __builtin_shufflevector(sums[0], sums[0], 0, 1, 2, 3, 4, 5, 6, 7) +
               __builtin_shufflevector(sums[0], sums[0], 8, 9, 10, 11, 12, 13, 14, 15);
#endif
#if CK_LANES > 4
    return __builtin_shufflevector(eight, eight, 0, 1, 2, 3) + __builtin_shufflevector(eight, eight, 4, 5, 6, 7);
#endif
}

// dw of ROW_INPUTS inputs.
INLINE void gradient_inputs(size_t n, const float *dy, const float *const x[ROW_INPUTS], float *dw) {
    vf sums[ROW_INPUTS][ROW_PARTS] = {{{0}}};
    size_t p = 0;
    for (; p + SUM_LANES <= n; p += SUM_LANES) {
        UNROLL for (int s = 0; s < ROW_PARTS; s++) {
            const size_t at = p + (size_t)s * CK_LANES;
            const vf error = load(dy + at);
            UNROLL for (int r = 0; r < ROW_INPUTS; r++) sums[r][s] = fma(error, load(x[r] + at), sums[r][s]);
        }
    }
    // Lanes behind the last sample add 0 x 0, on every path.
    if (p < n) {
        UNROLL for (int s = 0; s < ROW_PARTS; s++) {
            const size_t at = p + (size_t)s * CK_LANES;
            const size_t lanes = n < at ? 0 : n - at < CK_LANES ? n - at : CK_LANES;
            const vf error = load_some(dy + at, lanes);
            UNROLL for (int r = 0; r < ROW_INPUTS; r++)
                sums[r][s] = fma(error, load_some(x[r] + at, lanes), sums[r][s]);
        }
    }
    v4 fours[ROW_INPUTS];
    UNROLL for (int r = 0; r < ROW_INPUTS; r++) fours[r] = fold_to_four(sums[r]);
    transpose_four(fours);
    *(v4_memory *)dw = (fours[0] + fours[2]) + (fours[1] + fours[3]);
}

static void gradient_row(size_t k, size_t n, const float *dy, const float *x, size_t ldx, float *dw) {
    size_t j = 0;
    for (; j + ROW_INPUTS <= k; j += ROW_INPUTS) {
        const float *rows[ROW_INPUTS];
        UNROLL for (int r = 0; r < ROW_INPUTS; r++) rows[r] = x + (j + (size_t)r) * ldx;
        gradient_inputs(n, dy, rows, dw + j);
    }
    if (j == k) return;
    // The last few inputs, the last of them as often as it takes.
    const float *rows[ROW_INPUTS];
    float last[ROW_INPUTS];
    UNROLL for (int r = 0; r < ROW_INPUTS; r++) rows[r] = x + (j + (size_t)r < k ? j + (size_t)r : k - 1) * ldx;
    gradient_inputs(n, dy, rows, last);
    memcpy(dw + j, last, (k - j) * sizeof *dw);
}

// The gradient and Adam, SUM_COLUMNS weights at a time.
static float gradient_row_adam(size_t k, size_t n, const float *dy, const float *x, size_t ldx, const ck_moments *at) {
    float sum = 0;
    for (size_t j = 0; j < at->row; j += SUM_COLUMNS) {
        const size_t count = at->row - j < SUM_COLUMNS ? at->row - j : SUM_COLUMNS;
        const size_t inputs = k < j ? 0 : k - j < count ? k - j : count;
        float dw[SUM_COLUMNS] __attribute__((aligned(64)));
        gradient_row(inputs, n, dy, x + j * ldx, ldx, dw);
        memset(dw + inputs, 0, (count - inputs) * sizeof *dw);
        sum += adam_chunk(&at->adam, count, dw, at->w + j, at->m + j, at->v + j, at->average ? at->average + j : NULL);
    }
    return sum;
}
