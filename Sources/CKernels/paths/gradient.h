// dw = dy * x transposed: the samples are the inner dimension, so x is transposed into panels first.

// Panels of SUM_COLUMNS inputs, BLOCK_SAMPLES samples deep.
typedef struct {
    float at[SUM_COLUMNS * BLOCK_SAMPLES] __attribute__((aligned(64)));
} ck_panels;

// Packs `columns` rows of x; panel j / CK_WIDTH begins at panels->at + j * depth.
static void pack_chunk(size_t columns, size_t depth, const float *x, size_t ldx, ck_panels *panels) {
    for (size_t j = 0; j < columns; j += CK_WIDTH) {
        size_t width = columns - j < CK_WIDTH ? columns - j : CK_WIDTH;
        pack_transposed(depth, width, x + j * ldx, ldx, panels->at + j * depth);
    }
}

// Adds the products of `depth` samples to a chunk of dw whose inputs are packed; the first samples begin at zero.
INLINE void gradient_block(size_t m, size_t columns, size_t depth, const float *dy, size_t lddy, float *dw,
                           size_t ldw, bool first, const ck_panels *panels) {
    const size_t whole = columns / CK_WIDTH;
    for (size_t i = 0, rows; i < m; i += rows) {
        rows = tile_rows(m - i);
        ck_strip s = {
            .count = whole,
            .depth = depth,
            .a = {dy + i * lddy, lddy, 1},
            .b = panels->at,
            .b_step = CK_WIDTH,
            .b_next = CK_WIDTH * depth,
            .c = dw + i * ldw,
            .c_row = ldw,
            .c_next = CK_WIDTH,
            .first = first,
        };
        if (rows == 1) row_strip(FINISH_PLAIN, &s);
        else run_strip(rows, FINISH_PLAIN, &s);
        s.b += whole * s.b_next;
        s.c += whole * s.c_next;
        if (whole * CK_WIDTH < columns) edge_tile(rows, columns % CK_WIDTH, FINISH_PLAIN, &s);
    }
}

// A chunk of up to SUM_COLUMNS inputs, for any number of samples.
static void gradient_chunk(size_t m, size_t columns, size_t n, const float *dy, size_t lddy, const float *x,
                           size_t ldx, float *dw, size_t ldw, ck_panels *panels) {
    for (size_t p = 0; p == 0 || p < n; p += BLOCK_SAMPLES) {
        size_t depth = n - p < BLOCK_SAMPLES ? n - p : BLOCK_SAMPLES;
        pack_chunk(columns, depth, x + p, ldx, panels);
        gradient_block(m, columns, depth, dy + p, lddy, dw, ldw, p == 0, panels);
    }
}

static void gradient(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx,
                     float *dw, size_t ldw) {
    if (m == 1) {
        gradient_row(k, n, dy, x, ldx, dw);
        memset(dw + k, 0, (ldw - k) * sizeof *dw);
        return;
    }
    ck_panels panels;
    for (size_t j = 0; j < k; j += SUM_COLUMNS) {
        size_t columns = k - j < SUM_COLUMNS ? k - j : SUM_COLUMNS;
        gradient_chunk(m, columns, n, dy, lddy, x + j * ldx, ldx, dw + j, ldw, &panels);
    }
    for (size_t i = 0; i < m && ldw > k; i++) memset(dw + i * ldw + k, 0, (ldw - k) * sizeof *dw);
}
