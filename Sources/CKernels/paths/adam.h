// Adam on one vector, and on a flat array.
typedef struct {
    vf step, rate1, rate2, epsilon_hat, average_rate;
} ck_adam_lanes;

INLINE ck_adam_lanes spread(ck_adam adam) {
    return (ck_adam_lanes){broadcast(adam.step), broadcast(1.0f - adam.beta1), broadcast(1.0f - adam.beta2),
                           broadcast(adam.epsilon_hat), broadcast(1.0f - adam.average_decay)};
}

// The arrays of one layer; `average` may be NULL.
typedef struct {
    float *w, *m, *v, *average;
    size_t row;
    ck_adam_lanes adam;
} ck_moments;

// Returns g².
INLINE vf adam_vector(const ck_adam_lanes *adam, vf g, float *w, float *m, float *v, float *average) {
    vf first = load(m), second = load(v), squares = g * g;
    first = fma(g - first, adam->rate1, first);
    second = fma(squares - second, adam->rate2, second);
    store(m, first);
    store(v, second);
    vf updated = load(w) - adam->step * first / (root(second) + adam->epsilon_hat);
    store(w, updated);
    if (average) {
        vf mean = load(average);
        store(average, fma(updated - mean, adam->average_rate, mean));
    }
    return squares;
}

// The gradient's sum of squares has one order on every path: in each chunk of SUM_COLUMNS columns, lane c of
// SUM_LANES adds the columns c, c + 16, ...; the lanes fold in halves; the chunks add in order.
enum { SUM_LANES = 16, SUM_COLUMNS = 256 };

INLINE float fold(const float lanes[SUM_LANES]) {
    const v4_memory *quarters = (const v4_memory *)lanes;
    v4 four = (quarters[0] + quarters[2]) + (quarters[1] + quarters[3]);
    return (four[0] + four[2]) + (four[1] + four[3]);
}

// The last vector of an array whose length is no multiple of CK_LANES. Lanes behind the end see g = 0.
static vf adam_rest(const ck_adam_lanes *adam, size_t count, const float *g, float *w, float *m, float *v,
                    float *average) {
    float buffers[4][CK_LANES] = {{0}}, *arrays[4] = {w, m, v, average};
    for (int a = 0; a < 4; a++) {
        if (arrays[a]) memcpy(buffers[a], arrays[a], count * sizeof *w);
    }
    vf squares = adam_vector(adam, load_some(g, count), buffers[0], buffers[1], buffers[2], buffers[3]);
    for (int a = 0; a < 4; a++) {
        if (arrays[a]) memcpy(arrays[a], buffers[a], count * sizeof *w);
    }
    return squares;
}

// Adam on up to SUM_COLUMNS weights; returns the sum of g².
static float adam_chunk(const ck_adam_lanes *adam, size_t count, const float *g, float *w, float *m, float *v,
                        float *average) {
    enum { VECTORS = SUM_LANES / CK_LANES };
    vf sums[VECTORS] = {{0}};
    size_t i = 0;
    for (; i + SUM_LANES <= count; i += SUM_LANES) {
        UNROLL for (int s = 0; s < VECTORS; s++) {
            size_t at = i + (size_t)s * CK_LANES;
            sums[s] += adam_vector(adam, load(g + at), w + at, m + at, v + at, average ? average + at : NULL);
        }
    }
    for (int s = 0; i < count; s++, i += CK_LANES) {
        size_t rest = count - i < CK_LANES ? count - i : CK_LANES;
        sums[s] += adam_rest(adam, rest, g + i, w + i, m + i, v + i, average ? average + i : NULL);
    }
    float lanes[SUM_LANES];
    UNROLL for (int s = 0; s < VECTORS; s++) store(lanes + s * CK_LANES, sums[s]);
    return fold(lanes);
}

static float adam_update(size_t count, const float *g, float *w, float *m, float *v, float *average,
                         ck_adam adam) {
    const ck_adam_lanes spread_adam = spread(adam);
    float sum = 0;
    for (size_t i = 0; i < count; i += SUM_COLUMNS) {
        size_t chunk = count - i < SUM_COLUMNS ? count - i : SUM_COLUMNS;
        sum += adam_chunk(&spread_adam, chunk, g + i, w + i, m + i, v + i, average ? average + i : NULL);
    }
    return sum;
}
