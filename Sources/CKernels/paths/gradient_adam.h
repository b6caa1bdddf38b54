// The gradient and Adam in one pass. Adam's square roots and divisions keep one slow unit busy, the products
// another: so each tile of the gradient waits in a buffer, and Adam takes it in small bites between the products
// of the next tile.

// The arrays of one layer, or of a part of it; `average` may be NULL.
typedef struct {
    float *w, *m, *v, *average;
    size_t row;
} ck_moments;

INLINE ck_moments advance(ck_moments at, size_t offset) {
    return (ck_moments){at.w + offset, at.m + offset, at.v + offset, at.average ? at.average + offset : NULL,
                        at.row};
}

// A tile of the gradient on its way through Adam.
typedef struct {
    float gradient[CK_ROWS * CK_WIDTH] __attribute__((aligned(64)));
    ck_moments at;
    float *lanes;  // of the sum of squares, SUM_LANES a row
    size_t rows, vectors, row, vector;
} ck_waiting;

// Adam on the next vector of the waiting tile.
INLINE void bite(const ck_adam_lanes *adam, ck_waiting *tile) {
    size_t column = tile->vector * CK_LANES, offset = tile->row * tile->at.row + column;
    ck_moments at = advance(tile->at, offset);
    vf squares = adam_vector(adam, load(tile->gradient + tile->row * CK_WIDTH + column), at.w, at.m, at.v, at.average);
    add_squares(tile->lanes + tile->row * SUM_LANES + column % SUM_LANES, squares);
    if (++tile->vector == tile->vectors) {
        tile->vector = 0;
        tile->row++;
    }
}

static void swallow(const ck_adam_lanes *adam, ck_waiting *tile) {
    while (tile->row < tile->rows) bite(adam, tile);
}

// The products of one tile, and as many bites of the waiting one as it has.
INLINE void accumulate_and_bite(const int rows, size_t depth, ck_factor a, const float *b, const ck_adam_lanes *adam,
                                ck_waiting *tile, vf acc[CK_ROWS][CK_VECTORS]) {
    size_t bites = tile->rows * tile->vectors, steps = bites > 0 ? depth / bites : 0;
    clear_tile(acc);
    for (; bites > 0; bites--) {
        bite(adam, tile);
        accumulate(rows, steps, a, b, CK_WIDTH, acc);
        a.at += steps * a.step;
        b += steps * CK_WIDTH;
        depth -= steps;
    }
    accumulate(rows, depth, a, b, CK_WIDTH, acc);
}

static void gradient_tile(size_t rows, size_t depth, ck_factor a, const float *b, const ck_adam_lanes *adam,
                          ck_waiting *tile) {
    vf acc[CK_ROWS][CK_VECTORS];
#define ROWS_OF_GRADIENT(rows)                                                                                   \
    accumulate_and_bite(rows, depth, a, b, adam, tile, acc);                                                     \
    store_tile(rows, tile->gradient, CK_WIDTH, acc)
    WITH_CONSTANT_ROWS(rows, ROWS_OF_GRADIENT)
#undef ROWS_OF_GRADIENT
}

// A chunk of up to SUM_COLUMNS columns (`padded` counts those behind the last input) of up to BLOCK_SUMS rows, at
// most BLOCK_SAMPLES samples: adds each row's sum of squares to sums.
static void fused_chunk(size_t m, size_t columns, size_t padded, size_t n, const float *dy, size_t lddy,
                        const float *x, size_t ldx, ck_moments at, const ck_adam_lanes *adam, float *sums,
                        ck_panels *panels) {
    pack_chunk(columns, padded, n, x, ldx, panels);
    float lanes[BLOCK_SUMS * SUM_LANES] __attribute__((aligned(64)));
    memset(lanes, 0, m * SUM_LANES * sizeof *lanes);
    ck_waiting tile = {.rows = 0};
    for (size_t i = 0; i < m; i += CK_ROWS) {
        size_t rows = m - i < CK_ROWS ? m - i : CK_ROWS;
        for (size_t j = 0; j < padded; j += CK_WIDTH) {
            gradient_tile(rows, n, (ck_factor){dy + i * lddy, lddy, 1}, panels->at + j * n, adam, &tile);
            if (j + CK_WIDTH > columns) {
                size_t inputs = columns > j ? columns - j : 0;
                for (size_t r = 0; r < rows; r++)
                    memset(tile.gradient + r * CK_WIDTH + inputs, 0, (CK_WIDTH - inputs) * sizeof *tile.gradient);
            }
            size_t width = padded - j < CK_WIDTH ? padded - j : CK_WIDTH;
            tile.at = advance(at, i * at.row + j);
            tile.lanes = lanes + i * SUM_LANES;
            tile.rows = rows;
            tile.vectors = width / CK_LANES;
            tile.row = tile.vector = 0;
            swallow(adam, &tile);
            tile.rows = 0;
        }
    }
    swallow(adam, &tile);
    for (size_t i = 0; i < m; i++) sums[i] += fold(lanes + i * SUM_LANES);
}

// The same for any number of samples and any row length: through a buffer of a few rows.
static void buffered_chunk(size_t m, size_t columns, size_t padded, size_t n, const float *dy, size_t lddy,
                           const float *x, size_t ldx, ck_moments at, ck_adam adam, float *sums,
                           ck_panels *panels) {
    enum { ROWS = 24 };
    float dw[ROWS * SUM_COLUMNS];
    for (size_t i = 0; i < m; i += ROWS) {
        size_t rows = m - i < ROWS ? m - i : ROWS;
        memset(dw, 0, sizeof dw);
        gradient_chunk(rows, columns, n, dy + i * lddy, lddy, x, ldx, dw, SUM_COLUMNS, panels);
        for (size_t r = 0; r < rows; r++) {
            ck_moments row = advance(at, (i + r) * at.row);
            sums[i + r] += adam_update(padded, dw + r * SUM_COLUMNS, row.w, row.m, row.v, row.average, adam);
        }
    }
}

static float gradient_adam(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx,
                           float *w, float *mom, float *vel, float *average, size_t ldw, ck_adam adam) {
    const ck_adam_lanes spread_adam = spread(adam);
    const bool fused = n <= BLOCK_SAMPLES && ldw % SUM_LANES == 0;
    ck_panels panels;
    float sum = 0;
    for (size_t i = 0; i < m; i += BLOCK_SUMS) {
        float sums[BLOCK_SUMS] = {0};
        size_t rows = m - i < BLOCK_SUMS ? m - i : BLOCK_SUMS;
        for (size_t j = 0; j < ldw; j += SUM_COLUMNS) {
            size_t padded = ldw - j < SUM_COLUMNS ? ldw - j : SUM_COLUMNS;
            size_t columns = k < j ? 0 : k - j < padded ? k - j : padded;
            ck_moments at = advance((ck_moments){w, mom, vel, average, ldw}, i * ldw + j);
            const float *errors = dy + i * lddy, *inputs = x + j * ldx;
            if (fused)
                fused_chunk(rows, columns, padded, n, errors, lddy, inputs, ldx, at, &spread_adam, sums, &panels);
            else
                buffered_chunk(rows, columns, padded, n, errors, lddy, inputs, ldx, at, adam, sums, &panels);
        }
        for (size_t r = 0; r < rows; r++) sum += sums[r];
    }
    return sum;
}
