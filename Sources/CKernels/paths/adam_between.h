// Tiles of a gradient one after the other, with Adam in between. A tile waits in L1 until the next one is computed:
// Adam's roots and quotients take turns in the processor's only divider, and the multiply-adds go on meanwhile.

// A tile of the gradient that waits for Adam: where it lies in the arrays, and its columns' sums of squares.
typedef struct {
    float dw[CK_ROWS * CK_WIDTH] __attribute__((aligned(64)));
    size_t rows, offset;
    float *squares;
} ck_waiting;

// Tiles side by side.
typedef struct {
    size_t count, depth;
    ck_factor a;
    const float *b;
    size_t offset;
    float *squares;
    const float *sums;  // where the products of earlier samples are, in rows of SUM_COLUMNS, or NULL
} ck_gradient_strip;

// Adam on one vector, halfway: w has yet to move by -move / root.
typedef struct {
    vf move, root;
} ck_halfway;

// The two halves of Adam, several steps of the product apart, so that the quotient does not wait for the root.
// Registers are scarce, hence the barriers: nothing is loaded before its time.
INLINE ck_halfway adam_root(const ck_moments *at, const float *dw, size_t offset, float *squares) {
    BARRIER;
    vf g = load(dw), first = load(at->m + offset);
    first = fma(g - first, at->adam.rate1, first);
    store(at->m + offset, first);
    BARRIER;
    vf g2 = g * g, second = load(at->v + offset);
    second = fma(g2 - second, at->adam.rate2, second);
    store(at->v + offset, second);
    store(squares, load(squares) + g2);
    ck_halfway half = {at->adam.step * first, root(second) + at->adam.epsilon_hat};
    BARRIER;
    return half;
}

INLINE void adam_quotient(const ck_moments *at, ck_halfway half, size_t offset) {
    BARRIER;
    vf updated = load(at->w + offset) - half.move / half.root;
    store(at->w + offset, updated);
    if (at->average) {
        vf mean = load(at->average + offset);
        store(at->average + offset, fma(updated - mean, at->adam.average_rate, mean));
    }
    BARRIER;
}

// Asks for a row of the tile after next, because it comes from far.
INLINE void prefetch_row(const ck_moments *at, size_t offset) {
    for (size_t j = offset; j < offset + CK_WIDTH; j += 16) {
        __builtin_prefetch(at->w + j, 1, 3);
        __builtin_prefetch(at->m + j, 1, 3);
        __builtin_prefetch(at->v + j, 1, 3);
        if (at->average) __builtin_prefetch(at->average + j, 1, 3);
    }
}

// Adam on all that waits. `width` is less than CK_WIDTH at the end of rows.
static void adam_waiting(const ck_moments *at, size_t width, ck_waiting *waiting) {
    for (size_t r = 0; r < waiting->rows; r++) {
        for (size_t j = 0; j < width; j += CK_LANES) {
            const size_t offset = waiting->offset + r * at->row + j, lanes = width - j;
            float *w = at->w + offset, *m = at->m + offset, *v = at->v + offset;
            float *average = at->average ? at->average + offset : NULL, *squares = waiting->squares + j;
            const float *dw = waiting->dw + r * CK_WIDTH + j;
            if (lanes >= CK_LANES) {
                store(squares, load(squares) + adam_vector(&at->adam, load(dw), w, m, v, average));
            } else {
                vf g2 = adam_rest(&at->adam, lanes, dw, w, m, v, average);
                store_some(squares, load_some(squares, lanes) + g2, lanes);
            }
        }
    }
    waiting->rows = 0;
}

// Measured: with fewer steps between the halves of Adam the divider is waited for, with more it idles at the end. Where
// there are fewer, the rows share them.
enum { STEPS_BETWEEN = 4 };

// Computes tiles, and in between the steps Adam on the tile before, a row at a time. The last tile waits.
INLINE void strip_with_adam(const int rows, const ck_moments *at, const ck_gradient_strip *s, ck_waiting *waiting) {
    size_t offset = waiting->offset, rows_before = waiting->rows;
    float *squares = waiting->squares;
    const float *b = s->b;
    for (size_t t = 0; t < s->count; t++) {
        vf acc[CK_ROWS][CK_VECTORS];
        if (s->sums) load_tile(rows, s->sums + t * CK_WIDTH, SUM_COLUMNS, acc);
        else clear_tile(acc);
        const size_t here = s->offset + t * CK_WIDTH;
        size_t ahead = t + 1 < s->count ? here + CK_WIDTH : s->offset + CK_ROWS * at->row;
        ck_factor a = s->a;
        const float *end = b + s->depth * CK_WIDTH;
        float *dw = waiting->dw;
        const size_t share = rows_before > 0 ? s->depth / rows_before : 0, more = s->depth - share * rows_before;
        ck_halfway half[CK_VECTORS];
        for (size_t r = rows_before; r > 0; r--) {
            prefetch_row(at, ahead);
            UNROLL for (int v = 0; v < CK_VECTORS; v++)
                half[v] = adam_root(at, dw + v * CK_LANES, offset + v * CK_LANES, squares + v * CK_LANES);
            const size_t between = share + (r <= more);
            if (between >= STEPS_BETWEEN) {
                steps(rows, STEPS_BETWEEN, &a, &b, acc);
            } else {
                if (between & 2) steps(rows, 2, &a, &b, acc);
                if (between & 1) steps(rows, 1, &a, &b, acc);
            }
            UNROLL for (int v = 0; v < CK_VECTORS; v++) adam_quotient(at, half[v], offset + v * CK_LANES);
            dw += CK_WIDTH;
            offset += at->row;
            ahead += at->row;
        }
        while (end - b >= 4 * CK_WIDTH) steps(rows, 4, &a, &b, acc);
        while (b < end) steps(rows, 1, &a, &b, acc);
        store_tile(rows, waiting->dw, CK_WIDTH, acc);
        squares = s->squares + t * CK_WIDTH;
        rows_before = (size_t)rows;
        offset = here;
    }
    waiting->rows = rows_before;
    waiting->offset = offset;
    waiting->squares = squares;
}

#define strip_with_adam_of(rows) strip_with_adam(rows, at, s, waiting)
static void gradient_strip(size_t rows, const ck_moments *at, const ck_gradient_strip *s, ck_waiting *waiting) {
    if (s->count == 0) return;
    WITH_CONSTANT_ROWS(rows, strip_with_adam_of)
}
