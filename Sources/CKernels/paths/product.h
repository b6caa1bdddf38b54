// c = finish(a * b) for the forms that run over samples: forward, backward and the plain product.

// What happens to a tile on its way to memory.
typedef enum { FINISH_PLAIN, FINISH_FORWARD, FINISH_BACKWARD } ck_finish;

typedef struct {
    size_t rows, columns, depth;
    ck_factor a;
    const float *b;
    size_t b_step;
    float *c;
    size_t c_row;
    const float *outputs;  // of the activation whose derivative FINISH_BACKWARD multiplies with
    size_t outputs_row;
    ck_activation activation;
} ck_product;

// The blocks that fit the caches: depth x width of b in L1 beside a tile row of a; rows x depth of a in L2.
enum { BLOCK_DEPTH = 256, BLOCK_ROWS = 48, BLOCK_COLUMNS = 64 };
// Gradients run over samples, this many at a time, and sum squares for this many rows.
enum { BLOCK_SAMPLES = 128, BLOCK_SUMS = 256 };

INLINE vf activate(vf x, ck_activation activation) {
    if (activation == CK_LEAKY_RELU) return select(x > 0, x, x * CK_LEAKY_SLOPE);
    if (activation == CK_TANH) return tanh_lanes(x);
    return x;
}

// The derivative of the activation, from the activation's output.
INLINE vf derivative(vf y, ck_activation activation) {
    if (activation == CK_LEAKY_RELU) return select(y > 0, broadcast(1), broadcast(CK_LEAKY_SLOPE));
    return 1.0f - y * y;
}

typedef struct {
    size_t depth;
    ck_factor a;
    const float *b;
    size_t b_step;
    float *c;
    size_t c_row;
    const float *outputs;
    size_t outputs_row;
    ck_activation activation;
    bool first, last;
} ck_tile;

INLINE void finish_tile(const int rows, const ck_finish finish, const ck_activation activation, const ck_tile *t,
                        vf acc[CK_ROWS][CK_VECTORS]) {
    UNROLL for (int i = 0; i < rows; i++) {
        UNROLL for (int v = 0; v < CK_VECTORS; v++) {
            if (finish == FINISH_FORWARD) acc[i][v] = activate(acc[i][v], activation);
            if (finish == FINISH_BACKWARD && activation != CK_IDENTITY)
                acc[i][v] *= derivative(load(t->outputs + (size_t)i * t->outputs_row + v * CK_LANES), activation);
        }
    }
}

INLINE void full_tile(const int rows, const ck_finish finish, const ck_tile *t) {
    vf acc[CK_ROWS][CK_VECTORS];
    if (t->first) clear_tile(acc);
    else load_tile(rows, t->c, t->c_row, acc);
    accumulate(rows, t->depth, t->a, t->b, t->b_step, acc);
    if (finish != FINISH_PLAIN && t->last) {
        switch (t->activation) {
        case CK_IDENTITY: break;
        case CK_LEAKY_RELU: finish_tile(rows, finish, CK_LEAKY_RELU, t, acc); break;
        case CK_TANH: finish_tile(rows, finish, CK_TANH, t, acc); break;
        }
    }
    store_tile(rows, t->c, t->c_row, acc);
}

#define TILES_OF(name, finish)                                                                                   \
    static void name(size_t rows, const ck_tile *t) {                                                            \
        WITH_CONSTANT_ROWS(rows, name##_OF)                                                                      \
    }
#define plain_tile_OF(rows) full_tile(rows, FINISH_PLAIN, t)
#define forward_tile_OF(rows) full_tile(rows, FINISH_FORWARD, t)
#define backward_tile_OF(rows) full_tile(rows, FINISH_BACKWARD, t)
TILES_OF(plain_tile, FINISH_PLAIN)
TILES_OF(forward_tile, FINISH_FORWARD)
TILES_OF(backward_tile, FINISH_BACKWARD)

INLINE void run_tile(size_t rows, const ck_finish finish, const ck_tile *t) {
    if (finish == FINISH_PLAIN) plain_tile(rows, t);
    if (finish == FINISH_FORWARD) forward_tile(rows, t);
    if (finish == FINISH_BACKWARD) backward_tile(rows, t);
}

static void copy_rows(size_t rows, size_t columns, const float *from, size_t from_row, float *to, size_t to_row) {
    for (size_t i = 0; i < rows; i++) memcpy(to + i * to_row, from + i * from_row, columns * sizeof *to);
}

// A tile that reaches over the right edge of c is worked on in a buffer of full width.
static void edge_tile(size_t rows, size_t columns, const ck_finish finish, const ck_tile *t) {
    float c[CK_ROWS * CK_WIDTH] = {0}, outputs[CK_ROWS * CK_WIDTH] = {0};
    ck_tile whole = *t;
    whole.c = c;
    whole.c_row = CK_WIDTH;
    if (!t->first) copy_rows(rows, columns, t->c, t->c_row, c, CK_WIDTH);
    if (finish == FINISH_BACKWARD && t->activation != CK_IDENTITY) {
        copy_rows(rows, columns, t->outputs, t->outputs_row, outputs, CK_WIDTH);
        whole.outputs = outputs;
        whole.outputs_row = CK_WIDTH;
    }
    run_tile(rows, finish, &whole);
    copy_rows(rows, columns, c, CK_WIDTH, t->c, t->c_row);
}

// Copies `columns` <= CK_WIDTH columns of b side by side; the rest of the panel is zero.
static void pack_panel(size_t depth, size_t columns, const float *b, size_t b_step, float *panel) {
    for (size_t p = 0; p < depth; p++, b += b_step, panel += CK_WIDTH) {
        if (columns == CK_WIDTH) {
            UNROLL for (int v = 0; v < CK_VECTORS; v++) store(panel + v * CK_LANES, load(b + v * CK_LANES));
        } else {
            memcpy(panel, b, columns * sizeof *b);
            memset(panel + columns, 0, (CK_WIDTH - columns) * sizeof *b);
        }
    }
}

// One block of c: its panels are columns of b in L1, each met by all rows of a.
INLINE void block(const ck_product *q, const ck_finish finish, size_t first_column, size_t columns, size_t first_p,
                  size_t depth, float *panels) {
    for (size_t j = 0; j < columns; j += CK_WIDTH) {
        size_t width = columns - j < CK_WIDTH ? columns - j : CK_WIDTH;
        pack_panel(depth, width, q->b + first_p * q->b_step + first_column + j, q->b_step, panels + j * depth);
    }
    for (size_t block_row = 0; block_row < q->rows; block_row += BLOCK_ROWS) {
        size_t end = q->rows - block_row < BLOCK_ROWS ? q->rows : block_row + BLOCK_ROWS;
        for (size_t j = 0; j < columns; j += CK_WIDTH) {
            for (size_t i = block_row; i < end; i += CK_ROWS) {
                size_t rows = end - i < CK_ROWS ? end - i : CK_ROWS, column = first_column + j;
                ck_tile t = {
                    .depth = depth,
                    .a = {q->a.at + i * q->a.row + first_p * q->a.step, q->a.row, q->a.step},
                    .b = panels + j * depth,
                    .b_step = CK_WIDTH,
                    .c = q->c + i * q->c_row + column,
                    .c_row = q->c_row,
                    .outputs = q->outputs ? q->outputs + i * q->outputs_row + column : NULL,
                    .outputs_row = q->outputs_row,
                    .activation = q->activation,
                    .first = first_p == 0,
                    .last = first_p + depth == q->depth,
                };
                if (columns - j < CK_WIDTH) edge_tile(rows, columns - j, finish, &t);
                else run_tile(rows, finish, &t);
            }
        }
    }
}

INLINE void multiply(const ck_product *q, const ck_finish finish, size_t block_depth) {
    float panels[BLOCK_DEPTH * BLOCK_COLUMNS] __attribute__((aligned(64)));
    for (size_t j = 0; j < q->columns; j += BLOCK_COLUMNS) {
        size_t columns = q->columns - j < BLOCK_COLUMNS ? q->columns - j : BLOCK_COLUMNS, p = 0;
        do {
            size_t depth = q->depth - p < block_depth ? q->depth - p : block_depth;
            block(q, finish, j, columns, p, depth, panels);
            p += depth;
        } while (p < q->depth);
    }
}
