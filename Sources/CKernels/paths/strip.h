// A product, and its tiles one after the other.

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
