// The innermost loop: a tile of CK_ROWS x CK_WIDTH sums of products that lives in registers.
#define CK_WIDTH (CK_VECTORS * CK_LANES)

// A factor of a product, wherever its elements lie: element (i, p) is at[i * row + p * step].
typedef struct {
    const float *at;
    size_t row, step;
} ck_factor;

// acc[i][j] += a(i, p) * b[p * b_step + j] for ascending p. `rows` is a constant at every call.
//
// One pointer serves three rows, because processors address base + index and base + 2 * index for nothing. Left
// alone, the compiler computes each address from the one before, and that chain is as slow as the arithmetic.
INLINE void accumulate(const int rows, size_t depth, ck_factor a, const float *b, size_t b_step,
                       vf acc[CK_ROWS][CK_VECTORS]) {
    const float *at[(CK_ROWS + 2) / 3];
    UNROLL for (int i = 0; i < rows; i += 3) at[i / 3] = a.at + (size_t)i * a.row;
    for (size_t p = 0; p < depth; p++) {
        vf right[CK_VECTORS];
        UNROLL for (int v = 0; v < CK_VECTORS; v++) right[v] = load(b + v * CK_LANES);
        UNROLL for (int i = 0; i < rows; i++) {
            if (i % 3 == 0) __asm__("" : "+r"(at[i / 3]));
            vf left = broadcast(at[i / 3][(size_t)(i % 3) * a.row]);
            UNROLL for (int v = 0; v < CK_VECTORS; v++) acc[i][v] = fma(left, right[v], acc[i][v]);
        }
        UNROLL for (int i = 0; i < rows; i += 3) at[i / 3] += a.step;
        b += b_step;
    }
}

INLINE void load_tile(const int rows, const float *c, size_t c_row, vf acc[CK_ROWS][CK_VECTORS]) {
    UNROLL for (int i = 0; i < rows; i++) {
        UNROLL for (int v = 0; v < CK_VECTORS; v++) acc[i][v] = load(c + (size_t)i * c_row + v * CK_LANES);
    }
}

INLINE void store_tile(const int rows, float *c, size_t c_row, vf acc[CK_ROWS][CK_VECTORS]) {
    UNROLL for (int i = 0; i < rows; i++) {
        UNROLL for (int v = 0; v < CK_VECTORS; v++) store(c + (size_t)i * c_row + v * CK_LANES, acc[i][v]);
    }
}

INLINE void clear_tile(vf acc[CK_ROWS][CK_VECTORS]) {
    UNROLL for (int i = 0; i < CK_ROWS; i++) {
        UNROLL for (int v = 0; v < CK_VECTORS; v++) acc[i][v] = (vf){};
    }
}

// How many of the `left` rows the next tile takes. The last two tiles share their rows where the last one alone would
// have too few chains of multiply-adds to keep the processor busy.
INLINE size_t tile_rows(size_t left) {
    if (left <= CK_ROWS) return left;
    return left <= CK_ROWS + CK_ROWS / 3 ? (left + 1) / 2 : CK_ROWS;
}

// Calls `body` with the number of rows as a constant.
#if CK_ROWS == 12
#define MANY_ROWS(body)                                                                                          \
    case 7: body(7); break;                                                                                      \
    case 8: body(8); break;                                                                                      \
    case 9: body(9); break;                                                                                      \
    case 10: body(10); break;                                                                                    \
    case 11: body(11); break;                                                                                    \
    case 12: body(12); break;
#else
#define MANY_ROWS(body)
#endif
#if CK_ROWS >= 6
#define SOME_ROWS(body)                                                                                          \
    case 3: body(3); break;                                                                                      \
    case 4: body(4); break;                                                                                      \
    case 5: body(5); break;                                                                                      \
    case 6: body(6); break;
#else
#define SOME_ROWS(body)
#endif
#define WITH_CONSTANT_ROWS(rows, body)                                                                           \
    switch (rows) {                                                                                              \
    case 1: body(1); break;                                                                                      \
    case 2: body(2); break;                                                                                      \
    SOME_ROWS(body)                                                                                              \
    MANY_ROWS(body)                                                                                              \
    }
