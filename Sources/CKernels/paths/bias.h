// The bias of a layer whose inputs fill whole tiles is a column alone in a tile of its own. It costs less as a row: the
// errors transposed, times the inputs' row of ones.

typedef struct {
    size_t outputs, inputs, samples;
    const float *dy;
    size_t lddy;
    const float *x;
    size_t ldx;
    ck_moments at;
} ck_layer;

// Adam on a column of weights, whose gradients are side by side. Adds the squares to `sum`, down the rows.
static void adam_column(const ck_moments *at, size_t rows, const float *dw, size_t offset, float *sum) {
    float *const arrays[4] = {at->w, at->m, at->v, at->average};
    float lanes[4][CK_LANES] __attribute__((aligned(64))) = {{0}}, squares[CK_LANES] __attribute__((aligned(64)));
    for (size_t i = 0; i < rows; i += CK_LANES) {
        const size_t count = rows - i < CK_LANES ? rows - i : CK_LANES;
        for (int a = 0; a < 4; a++) {
            for (size_t r = 0; r < count && arrays[a]; r++) lanes[a][r] = arrays[a][offset + (i + r) * at->row];
        }
        float *average = at->average ? lanes[3] : NULL;
        store(squares, adam_vector(&at->adam, load(dw + i), lanes[0], lanes[1], lanes[2], average));
        for (int a = 0; a < 4; a++) {
            for (size_t r = 0; r < count && arrays[a]; r++) arrays[a][offset + (i + r) * at->row] = lanes[a][r];
        }
        for (size_t r = 0; r < count; r++) *sum += squares[r];
    }
}

// The column behind the last of the layer's inputs.
static void bias_adam(const ck_layer *l, float *sum, ck_panels *panels) {
    const float *ones = l->x + l->inputs * l->ldx;
    for (size_t i = 0; i < l->outputs; i += SUM_COLUMNS) {
        const size_t rows = l->outputs - i < SUM_COLUMNS ? l->outputs - i : SUM_COLUMNS;
        float dw[SUM_COLUMNS] __attribute__((aligned(64))) = {0};
        for (size_t r = 0; r < rows; r++) prefetch_row(&l->at, (i + r) * l->at.row + l->inputs);
        gradient_chunk(1, rows, l->samples, ones, l->ldx, l->dy + i * l->lddy, l->lddy, dw, SUM_COLUMNS, panels);
        adam_column(&l->at, rows, dw, i * l->at.row + l->inputs, sum);
    }
}
