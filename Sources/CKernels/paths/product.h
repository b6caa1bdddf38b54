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
// A panel of b whose rows are this many floats apart in all, an even number of cache lines each, does not fit the sets
// of L1 that it falls into.
enum { CROWDED = 6144, LINE = 16 };
// Gradients run over samples, this many at a time.
enum { BLOCK_SAMPLES = 128 };

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

// Tiles one after the other: what they have in common, where the first one lies and how far apart they are.
typedef struct {
    size_t count, depth;
    ck_factor a;
    size_t a_next;
    const float *b;
    size_t b_step, b_next;
    float *c;
    size_t c_row, c_next;
    const float *outputs;
    size_t outputs_row, outputs_next;
    ck_activation activation;
    bool first, last;
} ck_strip;

INLINE void finish_tile(const int rows, const ck_finish finish, const ck_activation activation,
                        const float *outputs, size_t outputs_row, vf acc[CK_ROWS][CK_VECTORS]) {
    UNROLL for (int i = 0; i < rows; i++) {
        UNROLL for (int v = 0; v < CK_VECTORS; v++) {
            if (finish == FINISH_FORWARD) acc[i][v] = activate(acc[i][v], activation);
            if (finish == FINISH_BACKWARD && activation != CK_IDENTITY)
                acc[i][v] *= derivative(load(outputs + (size_t)i * outputs_row + v * CK_LANES), activation);
        }
    }
}

INLINE void full_strip(const int rows, const ck_finish finish, const ck_strip *s) {
    ck_factor a = s->a;
    const float *b = s->b, *outputs = s->outputs;
    float *c = s->c;
    for (size_t t = s->count; t > 0; t--) {
        vf acc[CK_ROWS][CK_VECTORS];
        if (s->first) clear_tile(acc);
        else load_tile(rows, c, s->c_row, acc);
        accumulate(rows, s->depth, a, b, s->b_step, acc);
        if (finish != FINISH_PLAIN && s->last) {
            switch (s->activation) {
            case CK_IDENTITY: break;
            case CK_LEAKY_RELU: finish_tile(rows, finish, CK_LEAKY_RELU, outputs, s->outputs_row, acc); break;
            case CK_TANH: finish_tile(rows, finish, CK_TANH, outputs, s->outputs_row, acc); break;
            }
        }
        store_tile(rows, c, s->c_row, acc);
        a.at += s->a_next;
        b += s->b_next;
        c += s->c_next;
        if (finish == FINISH_BACKWARD && outputs) outputs += s->outputs_next;
    }
}

#define plain_strip_of(rows) full_strip(rows, FINISH_PLAIN, s)
#define forward_strip_of(rows) full_strip(rows, FINISH_FORWARD, s)
#define backward_strip_of(rows) full_strip(rows, FINISH_BACKWARD, s)
static void plain_strip(size_t rows, const ck_strip *s) { WITH_CONSTANT_ROWS(rows, plain_strip_of) }
static void forward_strip(size_t rows, const ck_strip *s) { WITH_CONSTANT_ROWS(rows, forward_strip_of) }
static void backward_strip(size_t rows, const ck_strip *s) { WITH_CONSTANT_ROWS(rows, backward_strip_of) }

INLINE void run_strip(size_t rows, const ck_finish finish, const ck_strip *s) {
    if (s->count == 0 || rows == 0) return;
    if (finish == FINISH_PLAIN) plain_strip(rows, s);
    if (finish == FINISH_FORWARD) forward_strip(rows, s);
    if (finish == FINISH_BACKWARD) backward_strip(rows, s);
}

static void copy_rows(size_t rows, size_t columns, const float *from, size_t from_row, float *to, size_t to_row) {
    for (size_t i = 0; i < rows; i++) memcpy(to + i * to_row, from + i * from_row, columns * sizeof *to);
}

// The first tile of a strip, where it reaches over the right edge of c, is worked on in a buffer of full width.
static void edge_tile(size_t rows, size_t columns, const ck_finish finish, const ck_strip *s) {
    float c[CK_ROWS * CK_WIDTH] = {0}, outputs[CK_ROWS * CK_WIDTH] = {0};
    ck_strip whole = *s;
    whole.count = 1;
    whole.c = c;
    whole.c_row = CK_WIDTH;
    if (!s->first) copy_rows(rows, columns, s->c, s->c_row, c, CK_WIDTH);
    if (finish == FINISH_BACKWARD && s->activation != CK_IDENTITY) {
        copy_rows(rows, columns, s->outputs, s->outputs_row, outputs, CK_WIDTH);
        whole.outputs = outputs;
        whole.outputs_row = CK_WIDTH;
    }
    run_strip(rows, finish, &whole);
    copy_rows(rows, columns, c, CK_WIDTH, s->c, s->c_row);
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

// Rows `from` ..< `end` of one panel: a strip of whole tiles downwards, then what is left.
INLINE void panel(const ck_product *q, const ck_finish finish, size_t from, size_t end, size_t column, size_t first_p,
                  size_t depth, const float *b, size_t b_step) {
    const size_t columns = q->columns - column;
    ck_strip s = {
        .depth = depth,
        .a = {q->a.at + from * q->a.row + first_p * q->a.step, q->a.row, q->a.step},
        .b = b,
        .b_step = b_step,
        .c = q->c + from * q->c_row + column,
        .c_row = q->c_row,
        .outputs = q->outputs ? q->outputs + from * q->outputs_row + column : NULL,
        .outputs_row = q->outputs_row,
        .activation = q->activation,
        .first = first_p == 0,
        .last = first_p + depth == q->depth,
    };
    for (size_t i = from; i < end;) {
        const size_t rows = tile_rows(end - i);
        // All tiles of full height are one strip.
        s.count = 1;
        if (columns >= CK_WIDTH) {
            while (rows == CK_ROWS && tile_rows(end - i - s.count * CK_ROWS) == CK_ROWS) s.count++;
            s.a_next = rows * q->a.row;
            s.c_next = rows * q->c_row;
            s.outputs_next = rows * q->outputs_row;
            run_strip(rows, finish, &s);
        } else {
            edge_tile(rows, columns, finish, &s);
        }
        const size_t done = s.count * rows;
        i += done;
        s.a.at += done * q->a.row;
        s.c += done * q->c_row;
        if (s.outputs) s.outputs += done * q->outputs_row;
    }
}

// One block of c. Its panels are columns of b in L1, each met by all rows of a. Panels are packed where their lines
// would crowd into a few sets of the cache, and where they reach over the edge.
INLINE void block(const ck_product *q, const ck_finish finish, size_t first_column, size_t columns, size_t first_p,
                  size_t depth, float *panels) {
    const bool crowded = depth * q->b_step > CROWDED && q->b_step / LINE % 2 == 0 && q->rows >= BLOCK_ROWS;
    const float *b = q->b + first_p * q->b_step + first_column;
    for (size_t j = 0; j < columns; j += CK_WIDTH) {
        size_t width = columns - j < CK_WIDTH ? columns - j : CK_WIDTH;
        if (crowded || width < CK_WIDTH) pack_panel(depth, width, b + j, q->b_step, panels + j * depth);
    }
    for (size_t from = 0; from < q->rows; from += BLOCK_ROWS) {
        size_t end = q->rows - from < BLOCK_ROWS ? q->rows : from + BLOCK_ROWS;
        for (size_t j = 0; j < columns; j += CK_WIDTH) {
            const bool packed = crowded || columns - j < CK_WIDTH;
            panel(q, finish, from, end, first_column + j, first_p, depth, packed ? panels + j * depth : b + j,
                  packed ? CK_WIDTH : q->b_step);
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
