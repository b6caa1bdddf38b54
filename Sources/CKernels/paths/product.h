// c = finish(a * b) for the forms that run over samples: forward, backward and the plain product.

// The blocks that fit the caches: depth x width of b in L1 beside a tile row of a; rows x depth of a in L2.
enum { BLOCK_DEPTH = 256, BLOCK_ROWS = 48, BLOCK_COLUMNS = 64 };
// A panel of b whose rows are this many floats apart in all, an even number of cache lines each, does not fit the sets
// of L1 that it falls into.
enum { CROWDED = 6144, LINE = 16 };
// Gradients run over samples, this many at a time.
enum { BLOCK_SAMPLES = 128 };

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
    size_t done = 0;
    if (q->rows == 1 && finish != FINISH_BACKWARD) {
        const size_t whole = columns / CK_WIDTH;
        const ck_strip s = {
            .count = whole,
            .depth = depth,
            .a = {q->a.at + first_p * q->a.step, q->a.row, q->a.step},
            .b = b,
            .b_step = q->b_step,
            .b_next = CK_WIDTH,
            .c = q->c + first_column,
            .c_next = CK_WIDTH,
            .activation = q->activation,
            .first = first_p == 0,
            .last = first_p + depth == q->depth,
        };
        row_strip(finish, &s);
        done = whole * CK_WIDTH;
    }
    for (size_t from = 0; from < q->rows; from += BLOCK_ROWS) {
        size_t end = q->rows - from < BLOCK_ROWS ? q->rows : from + BLOCK_ROWS;
        for (size_t j = done; j < columns; j += CK_WIDTH) {
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
