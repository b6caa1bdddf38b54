// The gradient and Adam in one pass.

// Behind the last input there is no gradient, not even of errors that are not finite.
static void clear_behind(size_t inputs, ck_waiting *waiting) {
    int32_t inside[CK_WIDTH] __attribute__((aligned(64)));
    for (size_t j = 0; j < CK_WIDTH; j++) inside[j] = j < inputs ? -1 : 0;
    for (size_t r = 0; r < waiting->rows; r++) {
        for (size_t j = 0; j < CK_WIDTH; j += CK_LANES) {
            float *dw = waiting->dw + r * CK_WIDTH + j;
            store(dw, select((vi)load((const float *)inside + j), load(dw), (vf){}));
        }
    }
}

// A strip of tiles, the last of which may reach over the last of `inputs` inputs, and over the end of rows of
// `columns` floats.
static void whole_strip(size_t rows, size_t inputs, size_t columns, const ck_moments *at, ck_gradient_strip s,
                        ck_waiting *waiting) {
    s.count = (inputs + CK_WIDTH - 1) / CK_WIDTH;
    if (s.count * CK_WIDTH > columns) s.count--;
    const size_t whole = s.count * CK_WIDTH;
    gradient_strip(rows, at, &s, waiting);
    if (whole > inputs) clear_behind(inputs + CK_WIDTH - whole, waiting);
    for (size_t j = whole; j < columns; j += CK_WIDTH) {
        ck_gradient_strip tile = s;
        tile.count = 1;
        tile.b += j * s.depth;
        tile.offset += j;
        tile.squares += j;
        if (s.sums) tile.sums += j;
        gradient_strip(rows, at, &tile, waiting);
        clear_behind(inputs < j ? 0 : inputs - j, waiting);
        if (columns - j < CK_WIDTH) adam_waiting(at, columns - j, waiting);
    }
}

// Columns `from` ..< `end` of the layer's rows; adds their squares to `squares`. The panels of x stream from L2, which
// takes less time than it would to come back to the rows of w and the moments for every few panels that fit L1.
static void gradient_adam_chunk(const ck_layer *l, size_t from, size_t end, float *squares, ck_panels *panels) {
    const size_t inputs = l->inputs < from ? 0 : l->inputs < end ? l->inputs - from : end - from;
    // Samples before the last BLOCK_SAMPLES are summed without Adam, a block of rows at a time.
    const size_t early = l->samples == 0 ? 0 : (l->samples - 1) / BLOCK_SAMPLES * BLOCK_SAMPLES;
    const size_t late = l->samples - early, block_rows = early > 0 ? BLOCK_ROWS : l->outputs;
    const float *x = l->x + from * l->ldx;
    float sums[BLOCK_ROWS * SUM_COLUMNS] __attribute__((aligned(64)));
    ck_waiting waiting;
    waiting.rows = 0;
    waiting.squares = squares;
    for (size_t i = 0, rows; i < l->outputs; i += rows) {
        const size_t block_end = i / block_rows * block_rows + block_rows;
        const size_t left = (block_end < l->outputs ? block_end : l->outputs) - i;
        const float *dy = l->dy + i * l->lddy;
        rows = tile_rows(left);
        if (i % block_rows == 0) {
            if (early > 0)
                gradient_chunk(left, inputs, early, dy, l->lddy, x, l->ldx, sums, SUM_COLUMNS, panels);
            pack_chunk(inputs, late, x + early, l->ldx, panels);
        }
        ck_gradient_strip s = {
            .depth = late,
            .a = {dy + early, l->lddy, 1},
            .b = panels->at,
            .offset = i * l->at.row + from,
            .squares = squares,
            .sums = early > 0 ? sums + i % block_rows * SUM_COLUMNS : NULL,
        };
        whole_strip(rows, inputs, end - from, &l->at, s, &waiting);
    }
    adam_waiting(&l->at, CK_WIDTH, &waiting);
}

// The sum of squares has one order on every path: each column sums down its rows; of each SUM_COLUMNS columns,
// SUM_LANES lanes add every sixteenth and fold in halves; the chunks add in order.
static float gradient_adam(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx,
                           float *w, float *mom, float *vel, float *average, size_t ldw, ck_adam adam) {
    const ck_moments at = {w, mom, vel, average, ldw, spread(adam)};
    if (m == 1) return gradient_row_adam(k, n, dy, x, ldx, &at);
    const bool bias_alone = k % CK_WIDTH == 1 && m >= CK_WIDTH;
    const size_t inputs = bias_alone ? k - 1 : k, columns = bias_alone ? k - 1 : ldw;
    const ck_layer layer = {m, inputs, n, dy, lddy, x, ldx, at};
    ck_panels panels;
    float sum = 0;
    for (size_t j = 0; j < ldw; j += SUM_COLUMNS) {
        float squares[SUM_COLUMNS] __attribute__((aligned(64))) = {0}, lanes[SUM_LANES] = {0};
        const size_t end = columns < j + SUM_COLUMNS ? columns : j + SUM_COLUMNS;
        if (j < end) gradient_adam_chunk(&layer, j, end, squares, &panels);
        if (bias_alone && inputs / SUM_COLUMNS * SUM_COLUMNS == j) bias_adam(&layer, squares + (inputs - j), &panels);
        for (size_t c = 0; c < SUM_COLUMNS; c++) lanes[c % SUM_LANES] += squares[c];
        sum += fold(lanes);
    }
    return sum;
}
