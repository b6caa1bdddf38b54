// Layers with a single output, such as a discriminator's logit. A tile of one row would be one chain of multiply-adds
// per vector, and wait for each; so several tiles side by side take their steps together.

enum { ROW_TILES = 4 };

// The product of a row and `tiles` tiles, whose panels are s->b_next floats apart. `tiles` is a constant at every call.
INLINE void row_tiles(const int tiles, const ck_finish finish, const ck_strip *s, const float *b, float *c) {
    vf acc[ROW_TILES][CK_VECTORS];
    UNROLL for (int t = 0; t < tiles; t++) {
        UNROLL for (int v = 0; v < CK_VECTORS; v++)
            acc[t][v] = s->first ? (vf){} : load(c + (size_t)t * s->c_next + v * CK_LANES);
    }
    const float *a = s->a.at;
    for (size_t p = s->depth; p > 0; p--) {
        const vf left = broadcast(*a);
        UNROLL for (int t = 0; t < tiles; t++) {
            UNROLL for (int v = 0; v < CK_VECTORS; v++)
                acc[t][v] = fma(left, load(b + (size_t)t * s->b_next + v * CK_LANES), acc[t][v]);
        }
        a += s->a.step;
        b += s->b_step;
    }
    UNROLL for (int t = 0; t < tiles; t++) {
        UNROLL for (int v = 0; v < CK_VECTORS; v++) {
            const bool finished = finish == FINISH_FORWARD && s->last;
            store(c + (size_t)t * s->c_next + v * CK_LANES, finished ? activate(acc[t][v], s->activation) : acc[t][v]);
        }
    }
}

// A strip of tiles in the same row.
INLINE void row_strip(const ck_finish finish, const ck_strip *s) {
    const float *b = s->b;
    float *c = s->c;
    size_t left = s->count;
    for (; left >= ROW_TILES; left -= ROW_TILES, b += ROW_TILES * s->b_next, c += ROW_TILES * s->c_next)
        row_tiles(ROW_TILES, finish, s, b, c);
    for (; left >= 2; left -= 2, b += 2 * s->b_next, c += 2 * s->c_next) row_tiles(2, finish, s, b, c);
    if (left > 0) row_tiles(1, finish, s, b, c);
}

// Backwards through a single output: from column `j` on, every row of c is a number times the same `vectors` vectors.
INLINE void outer_columns(const int vectors, const ck_product *q, const ck_activation activation, size_t j) {
    vf right[ROW_TILES];
    UNROLL for (int v = 0; v < vectors; v++) right[v] = load(q->b + j + v * CK_LANES);
    for (size_t i = 0; i < q->rows; i++) {
        const vf left = broadcast(q->a.at[i * q->a.row]);
        const float *outputs = activation == CK_IDENTITY ? NULL : q->outputs + i * q->outputs_row + j;
        UNROLL for (int v = 0; v < vectors; v++) {
            vf x = fma(left, right[v], (vf){});
            if (activation != CK_IDENTITY) x *= derivative(load(outputs + v * CK_LANES), activation);
            store(q->c + i * q->c_row + j + v * CK_LANES, x);
        }
    }
}

// All whole vectors of columns; returns how many columns they are.
INLINE size_t outer_product(const ck_product *q, const ck_activation activation) {
    size_t j = 0;
    for (; j + ROW_TILES * CK_LANES <= q->columns; j += ROW_TILES * CK_LANES)
        outer_columns(ROW_TILES, q, activation, j);
    for (; j + CK_LANES <= q->columns; j += CK_LANES) outer_columns(1, q, activation, j);
    return j;
}

// Leaves in q what is not a whole vector of columns.
static void backward_outer(ck_product *q) {
    size_t done = 0;
    switch (q->activation) {
    case CK_IDENTITY: done = outer_product(q, CK_IDENTITY); break;
    case CK_LEAKY_RELU: done = outer_product(q, CK_LEAKY_RELU); break;
    case CK_TANH: done = outer_product(q, CK_TANH); break;
    }
    q->columns -= done;
    q->b += done;
    q->c += done;
    if (q->outputs) q->outputs += done;
}
