// The gradient and Adam in one pass: a few rows of the gradient at a time, which never leave L1.

// The arrays of one layer; `average` may be NULL.
typedef struct {
    float *w, *m, *v, *average;
} ck_moments;

INLINE ck_moments advance(ck_moments at, size_t offset) {
    return (ck_moments){at.w + offset, at.m + offset, at.v + offset, at.average ? at.average + offset : NULL};
}

// Asks for the next row's arrays while the products are computed, because they come from far.
INLINE void prefetch(ck_moments at, size_t count) {
    for (size_t i = 0; i < count; i += 16) {
        __builtin_prefetch(at.w + i, 1, 2);
        __builtin_prefetch(at.m + i, 1, 2);
        __builtin_prefetch(at.v + i, 1, 2);
        if (at.average) __builtin_prefetch(at.average + i, 1, 2);
    }
}

// A chunk of up to SUM_COLUMNS columns of the layer, `padded` of them with those behind the last input. Adds each
// row's sum of squares to `sums`.
static void gradient_adam_chunk(size_t m, size_t columns, size_t padded, size_t n, const float *dy, size_t lddy,
                                const float *x, size_t ldx, ck_moments at, size_t ldw, const ck_adam_lanes *adam,
                                float *sums, ck_panels *panels) {
    // Inputs of more samples than the panels hold are packed once for each block of rows, so it has more of them.
    const bool pack_once = n <= BLOCK_SAMPLES;
    const size_t block_rows = pack_once ? CK_ROWS : BLOCK_ROWS;
    float dw[BLOCK_ROWS * SUM_COLUMNS] __attribute__((aligned(64)));
    memset(dw, 0, block_rows * SUM_COLUMNS * sizeof *dw);
    if (pack_once) pack_chunk(columns, n, x, ldx, panels);
    for (size_t i = 0; i < m; i += block_rows) {
        size_t rows = m - i < block_rows ? m - i : block_rows;
        for (size_t r = 0; r < rows; r++) prefetch(advance(at, (i + r) * ldw), padded);
        if (pack_once) gradient_block(rows, columns, n, dy + i * lddy, lddy, dw, SUM_COLUMNS, true, panels);
        else gradient_chunk(rows, columns, n, dy + i * lddy, lddy, x, ldx, dw, SUM_COLUMNS, panels);
        for (size_t r = 0; r < rows; r++) {
            ck_moments row = advance(at, (i + r) * ldw);
            sums[i + r] += adam_chunk(adam, padded, dw + r * SUM_COLUMNS, row.w, row.m, row.v, row.average);
        }
    }
}

static float gradient_adam(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx,
                           float *w, float *mom, float *vel, float *average, size_t ldw, ck_adam adam) {
    const ck_adam_lanes spread_adam = spread(adam);
    ck_panels panels;
    float sum = 0;
    for (size_t i = 0; i < m; i += BLOCK_SUMS) {
        float sums[BLOCK_SUMS] = {0};
        size_t rows = m - i < BLOCK_SUMS ? m - i : BLOCK_SUMS;
        for (size_t j = 0; j < ldw; j += SUM_COLUMNS) {
            size_t padded = ldw - j < SUM_COLUMNS ? ldw - j : SUM_COLUMNS;
            size_t columns = k < j ? 0 : k - j < padded ? k - j : padded;
            ck_moments at = advance((ck_moments){w, mom, vel, average}, i * ldw + j);
            gradient_adam_chunk(rows, columns, padded, n, dy + i * lddy, lddy, x + j * ldx, ldx, at, ldw,
                                &spread_adam, sums, &panels);
        }
        for (size_t r = 0; r < rows; r++) sum += sums[r];
    }
    return sum;
}
