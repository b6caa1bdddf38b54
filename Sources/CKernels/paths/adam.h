// Adam on one vector, and on a flat array.
typedef struct {
    vf step, rate1, rate2, epsilon_hat, average_rate;
} ck_adam_lanes;

INLINE ck_adam_lanes spread(ck_adam adam) {
    return (ck_adam_lanes){broadcast(adam.step), broadcast(1.0f - adam.beta1), broadcast(1.0f - adam.beta2),
                           broadcast(adam.epsilon_hat), broadcast(1.0f - adam.average_decay)};
}

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

static float fold(const float lanes[SUM_LANES]) {
    float half[SUM_LANES];
    memcpy(half, lanes, sizeof half);
    for (int width = SUM_LANES / 2; width > 0; width /= 2) {
        for (int i = 0; i < width; i++) half[i] += half[i + width];
    }
    return half[0];
}

INLINE void add_squares(float *lanes, vf squares) { store(lanes, load(lanes) + squares); }

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

static float adam_update(size_t count, const float *g, float *w, float *m, float *v, float *average,
                         ck_adam adam) {
    const ck_adam_lanes spread_adam = spread(adam);
    float sum = 0;
    for (size_t chunk = 0; chunk < count; chunk += SUM_COLUMNS) {
        float lanes[SUM_LANES] = {0};
        size_t end = count - chunk < SUM_COLUMNS ? count : chunk + SUM_COLUMNS;
        for (size_t i = chunk; i < end; i += CK_LANES) {
            float *mean = average ? average + i : NULL;
            add_squares(lanes + i % SUM_LANES,
                        end - i >= CK_LANES ? adam_vector(&spread_adam, load(g + i), w + i, m + i, v + i, mean)
                                            : adam_rest(&spread_adam, end - i, g + i, w + i, m + i, v + i, mean));
        }
        sum += fold(lanes);
    }
    return sum;
}
